"""A published list is read from a text or from one column of a table."""

import zipfile
from pathlib import Path

import pytest

from forensics.assembly.published import publish
from forensics.errors import ImportRefusedError
from index.library import Library
from index.published import Published, PublishedLists
from tests.index.conftest import embedder, engine, library

__all__ = ["embedder", "engine", "library"]

WEIGH = "Weigh eels at the landing stage, and record their number by species."
MEND = "Mend fyke nets with tarred twine before the season opens."
TABLE = f'Code,Task,Rated\n45-3011,"{WEIGH}",3\n45-3011,{MEND},2\n'


def given(library: Library, path: Path, content: str, column: str | None = None) -> Published:
    path.write_bytes(content.encode())
    return publish(library, str(path), "Eel Guild", column, "Ann Lee")


def test_a_text_states_a_line_a_row(library: Library, tmp_path: Path) -> None:
    found = given(library, tmp_path / "tasks.txt", f"\ufeff{WEIGH}\r\n\r\n- {MEND}\r\n")
    assert (found.lines, found.rejected) == (2, {"empty": 2})
    (standing,) = PublishedLists(library).list()
    assert (standing.file, standing.author, len(standing.sha256)) == ("tasks.txt", "Ann Lee", 64)


@pytest.mark.parametrize(
    ("name", "content", "column"),
    [
        ("tasks.csv", TABLE, "task"),
        ("tasks.tsv", f"Code\tTask\tRated\n1\t{WEIGH}\t3\n2\t{MEND}\t2\n", "Task"),
        ("Task Statements.txt", f"Code\tTask\n1\t{WEIGH}\n2\t{MEND}\n", " TASK "),
    ],
)
def test_a_table_states_a_line_a_cell_of_one_column(
    library: Library, tmp_path: Path, name: str, content: str, column: str
) -> None:
    assert given(library, tmp_path / name, content, column).rejected == {}
    assert PublishedLists(library).lines("Eel Guild") == (WEIGH, MEND)


def test_a_row_that_is_none_is_counted_and_spoils_no_other(
    library: Library, tmp_path: Path
) -> None:
    rows = TABLE + "45-3012\n" + '45-3013,"Sound the fairway\n'
    found = given(library, tmp_path / "tasks.csv", rows, "Task")
    assert found.lines == 2
    assert found.rejected == {"empty": 1, "that are no row of the table": 1}


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (None, "tasks.csv: say which column holds the lines; its columns: Code, Task, Rated"),
        ("Duty", "tasks.csv: no column of this name; its columns: Code, Task, Rated"),
    ],
)
def test_a_table_needs_a_column_that_it_has(
    library: Library, tmp_path: Path, column: str | None, told: str
) -> None:
    with pytest.raises(ImportRefusedError, match=told):
        given(library, tmp_path / "tasks.csv", TABLE, column)


def test_an_archive_of_one_file_is_opened_and_of_several_refused(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tasks.txt", WEIGH)
    assert publish(library, str(path), "Eel Guild", None, "Ann Lee").lines == 1
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("more.txt", MEND)
    with pytest.raises(ImportRefusedError, match="give one of its files"):
        publish(library, str(path), "Eel Guild", None, "Ann Lee")
    with pytest.raises(ImportRefusedError, match=r"none\.txt"):
        publish(library, str(tmp_path / "none.txt"), "Eel Guild", None, "Ann Lee")
