"""What an investigator sees of `forensics suppressions`, in a home of its own."""

from pathlib import Path

import pytest

from tests.conftest import Forensics
from tests.databases import copy_sqlite

PHONE = "(415) 555-2671"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migrated: dict[str, str]) -> None:
    """A database of the test's own; it is made once and copied."""
    source = Path(migrated["sqlite"].removeprefix("sqlite:///"))
    url = copy_sqlite(source, tmp_path / "own.db")
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path))
    monkeypatch.setenv("FORENSICS_DATABASE_URL", url)


def test_one_is_added_listed_and_lifted(forensics: Forensics) -> None:
    added = forensics("suppressions", "add", PHONE, "--reason", "agency", "--author", "Ann")
    assert added.out.splitlines()[0] == (
        "number 1: phone +14155552671 is suppressed by Ann: an agency's"
    )
    assert (added.code, added.err) == (0, "")
    lifted = forensics("suppressions", "lift", "1", "--reason", "Sold.", "--author", "Bo")
    assert lifted.out == "lifted number 1: phone +14155552671, Ann: an agency's\n"
    shown = " ".join(forensics("suppressions", "list").out.split())
    assert "1 phone +14155552671 Ann: an agency's" in shown
    assert "by Bo: Sold." in shown
    (found,) = forensics("suppressions", "list", "--ended", "--json").json
    assert (found["lifted"]["author"], found["valid"]) == ("Bo", False)
    assert forensics("suppressions", "list", "--valid", "--json").json == []


def test_a_household_as_json(forensics: Forensics) -> None:
    told = ("--reason", "household", "--author", "Ann", "--until", "2999-01-02", "--json")
    added = forensics("suppressions", "add", PHONE, *told, "--among", "r-1", "--among", "r-2").json
    at = added.pop("at")
    assert at.endswith("Z")
    assert added == {
        "number": 1,
        "kind": "phone",
        "value": "+14155552671",
        "reason": "household",
        "author": "Ann",
        "until": "2999-01-02",
        "note": None,
        "among": ["r-1", "r-2"],
        "lifted": None,
        "valid": True,
    }
    assert forensics("suppressions", "list", "--json").json == [added | {"at": at}]


def test_what_people_write_steers_no_terminal(forensics: Forensics) -> None:
    hostile = ("--author", "A\x1b[31mnn\u202e", "--note", "[red]Rye[/red]\x1b[2J")
    forensics("suppressions", "add", "x@y.example", "--reason", "agency", *hostile)
    shown = forensics("suppressions", "list").out
    assert "[red]Rye[/red]" in " ".join(shown.split())
    assert not {"\x1b", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["add", "nonsense", "--reason", "agency", "--author", "A"], 1, "can be read as none of"),
        (["add", PHONE, "--reason", "household", "--author", "A"], 1, "--among"),
        (["add", PHONE, "--reason", "agency", "--author", "A", "--until", "soon"], 2, "--until"),
        (["add", PHONE, "--reason", "agency"], 2, "--author"),
        (["lift", "9", "--reason", "R", "--author", "A"], 1, "there is no suppression 9"),
        (["lift", "0", "--reason", "R", "--author", "A"], 2, "or equal to 1"),
    ],
)
def test_mistakes_are_said(
    forensics: Forensics, arguments: list[str], code: int, message: str
) -> None:
    found = forensics("suppressions", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err
