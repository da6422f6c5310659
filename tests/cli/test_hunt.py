"""What an investigator sees of `forensics hunt`, on both databases."""

from pathlib import Path

import pytest

from forensics.store.database import open_database
from tests.conftest import EXAMPLES, Forensics
from tests.store.received import entry, key, receive

BREAD = "Baked sourdough bread for four hundred guests of the castle each day."


@pytest.fixture
def received(
    forensics: Forensics, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Forensics:
    """The command line on a database that holds three applications and no template."""
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("FORENSICS_DATABASE_URL", database)
    held = [key("email", "ann@e.example", says="Ann@E.example")]
    engine = open_database(database)
    receive(
        engine,
        entry("r-1", "Ann Lee", held, [BREAD]),
        entry("r-2", "Bo \x1b[31mEk\u202e", held, stage="employee"),
        entry("r-3", None, [key("email", "cy@e.example")]),
    )
    engine.dispose()
    return forensics


def test_who_holds_a_value_is_shown_with_the_quote_and_where(received: Forensics) -> None:
    found = received("hunt", "ANN@e.example")
    assert (found.code, found.err) == (0, "")
    lines = found.out.splitlines()
    assert lines[0] == "Read as email"
    assert [line.split()[0] for line in lines[2:4]] == ["r-2:", "r-1:"]
    assert "Ann@E.example" in lines[3] and "cv.pdf, page 1" in lines[3]
    assert lines[-1] == "2 applications, 1 of people already hired"
    assert not {"\x1b", "\u202e"} & set(found.out)


def test_the_same_as_json(received: Forensics) -> None:
    found = received("hunt", "ann@e.example", "--json")
    assert found.json["query"] == {"value": "ann@e.example", "file": False, "kind": None}
    assert found.json["read_as"] == ["email"]
    assert found.json["applications"][1] == {
        "id": "r-1",
        "name": "Ann Lee",
        "stage": "applied",
        "submitted_at": "2026-10-01",
        "case": None,
        "disposition": None,
        "kind": "email",
        "value": "ann@e.example",
        "quote": "Ann@E.example",
        "document": "cv.pdf",
        "locator": {"type": "passage", "layer": "visible", "start": 0, "end": 13, "page": 1},
    }
    assert (found.json["templates"], found.json["indicators"]) == ([], [])


def test_nothing_found_says_what_was_looked_through(received: Forensics) -> None:
    found = received("hunt", "nobody@e.example")
    assert found.code == 0
    assert "Nothing found: 3 stored applications and 36 listed entries were looked through" in (
        " ".join(found.out.split())
    )
    assert "this verifies nobody" in " ".join(found.out.split())
    assert received("hunt", "nobody@e.example", "--json").json["applications"] == []


def test_a_listed_value_is_shown_as_its_list_has_it(received: Forensics) -> None:
    received("indicators", "add", "ann@e.example", "--source", "case 7", "--author", "Ann")
    assert "own: email ann@e.example, case 7" in received("hunt", "ann@e.example").out
    (entry_,) = received("hunt", "ann@e.example", "--json").json["indicators"]
    assert (entry_["list"], entry_["source"], entry_["expired"]) == ("own", "case 7", False)


def test_a_name_and_a_pasted_passage(received: Forensics) -> None:
    (found,) = received("hunt", "lee ann", "--kind", "name", "--json").json["applications"]
    assert (found["id"], found["quote"], found["document"]) == ("r-1", "Ann Lee", None)
    assert "stated name" in received("hunt", "lee ann", "--kind", "name").out
    pasted = received("hunt", "-", "--json", stdin=BREAD.encode())
    assert [one["id"] for one in pasted.json["applications"]] == ["r-1"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["Jane Doe"], 1, "can be read as nothing"),
        (["Jane", "--kind", "email"], 1, "'Jane' can be read as no email"),
        (["Jane", "--kind", "face"], 2, "one of email, phone"),
        ([], 2, "VALUE|FILE"),
    ],
)
@pytest.mark.parametrize("kind", ["sqlite"])
def test_mistakes_are_said(
    received: Forensics, arguments: list[str], code: int, message: str
) -> None:
    found = received("hunt", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err


@pytest.mark.usefixtures("warm")
def test_a_kept_case_is_found_by_what_its_files_state(received: Forensics) -> None:
    assert received("examine", EXAMPLES / "demo", "--save").code == 0
    found = received("hunt", "jordan.whitmore@mailinator.com", "--json").json["applications"]
    assert [(one["case"], one["name"]) for one in found] == [("demo", "Jordan A. Whitmore")]
    decided = ("--disposition", "confirmed", "--reason", "Two names.", "--author", "Ann")
    received("cases", "decide", "demo", *decided)
    file = received("hunt", EXAMPLES / "demo" / "resume.pdf")
    assert "confirmed" in file.out
    assert " more" in file.out
    shown = received("hunt", EXAMPLES / "demo" / "resume.pdf", "--json").json["applications"]
    assert {(one["kind"], one["disposition"]) for one in shown} == {
        ("sha256", "confirmed"),
        ("passage", "confirmed"),
    }
