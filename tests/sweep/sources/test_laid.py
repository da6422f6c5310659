"""A table is laid down whole or not at all, once, with what is mapped and nothing else."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.errors import SubmissionError
from forensics.sweep.sources.laid import Laid, Rows, lay, read


def rows_of(laid: Laid) -> list[Rows]:
    return [rows for _, rows in laid.parts()]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "export.csv"
    file.write_text("id,text,race\n" + "".join(f"{number},x,y\n" for number in range(5)))
    return file


def test_row_groups_are_parts(table: Path, tmp_path: Path) -> None:
    laid = lay(table, "export", tmp_path / "input", {}, 2)
    assert [count for count, _ in laid.parts()] == [2, 2, 1]
    assert [row for row, _ in read(rows_of(laid)[1])] == [3, 4]


def test_a_column_that_is_not_mapped_is_not_kept(table: Path, tmp_path: Path) -> None:
    [rows] = rows_of(lay(table, "export", tmp_path / "input", {}, 200))
    assert all(raw.cells.keys() == {"id", "text"} for _, raw in read(rows))
    assert b"race" not in Path(rows.file).read_bytes()


def test_what_lies_there_is_taken_up_until_content_or_mapping_change(
    table: Path, tmp_path: Path
) -> None:
    first = lay(table, "export", tmp_path / "input", {}, 2).file
    made = first.stat().st_mtime_ns
    again = lay(table, "export", tmp_path / "input", {}, 2).file
    assert (again, again.stat().st_mtime_ns) == (first, made)
    assert lay(table, "export", tmp_path / "input", {"text": "race"}, 2).file != first
    table.write_text(table.read_text() + "9,z,y\n")
    assert lay(table, "export", tmp_path / "input", {}, 2).file != first


def test_a_table_that_fails_at_its_end_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"a": "x"}\n' * 500)
    with pytest.raises(SubmissionError):
        lay(file, "rows", tmp_path / "input", {}, 2)
    assert list((tmp_path / "input").iterdir()) == []


def test_no_statistics_of_applicants_stand_in_the_file(table: Path, tmp_path: Path) -> None:
    metadata = pq.read_metadata(lay(table, "export", tmp_path / "input", {}, 2).file)
    assert metadata.row_group(0).column(0).statistics is None
