"""Published lists as an analyst states, reads and withdraws them."""

from pathlib import Path

import pytest

from tests.cli.test_templates import own_home
from tests.conftest import Forensics

__all__ = ["own_home"]

TABLE = """Code,Task
1,Weigh eels at the landing stage and record their number by species.
2,Mend fyke nets with tarred twine before the season opens.
3,Eels
"""
GUILD = ("--published", "Eel Guild 3.1", "--author", "Ann Lee")


def test_a_list_is_stated_read_and_withdrawn(
    own_home: Path, tmp_path: Path, forensics: Forensics
) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text(TABLE)
    stated = ("templates", "background", path, *GUILD, "--column", "Task")
    said = forensics(*stated)
    assert said.out == "Eel Guild 3.1: 2 lines are common, 2 of them new to it\n"
    assert "1 rows rejected: too short, a title or a list of skills" in said.err
    (again,) = forensics(*stated, "--json").json
    assert (again["lines"], again["new"], again["gone"]) == (2, 0, 0)
    (standing,) = forensics("templates", "published", "--json").json
    assert (standing["name"], standing["author"]) == ("Eel Guild 3.1", "Ann Lee")
    assert (standing["file"], standing["lines"], standing["alone"]) == ("tasks.csv", 2, 2)
    assert "Eel Guild 3.1" in forensics("templates", "published").out
    lines = forensics("templates", "published", "Eel Guild 3.1").out.splitlines()
    assert lines == [row[2:] for row in TABLE.splitlines()[1:3]]
    withdrawn = forensics("templates", "withdraw", "Eel Guild 3.1", "--author", "Bo Ek")
    assert withdrawn.out == (
        "Eel Guild 3.1: withdrawn with 2 lines, 2 of which are common no more\n"
    )
    assert forensics("templates", "published", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["background", "none.txt", *GUILD], "none.txt: No such file or directory", 1),
        (["background", "none.txt", "--column", "Task"], "goes with --published", 2),
        (["published", "none"], "no published list 'none'", 1),
        (["withdraw", "none"], "no published list 'none'", 1),
    ],
)
def test_mistakes_are_one_clear_line(
    forensics: Forensics, arguments: list[str], message: str, code: int
) -> None:
    found = forensics("templates", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err
