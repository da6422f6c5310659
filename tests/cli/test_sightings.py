"""What an analyst sees of `forensics sightings` when something new is added, on both databases."""

import json
from pathlib import Path

import pytest

from forensics.store.database import open_database
from tests.assembly.eels import DONE
from tests.conftest import Forensics
from tests.store.received import entry, key, receive

ADD = ("indicators", "add", "ann@e.example", "--source", "case 7", "--author", "Ann")


@pytest.fixture
def received(
    forensics: Forensics, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Forensics:
    """The command line on a database that holds three applications and no indicator."""
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("FORENSICS_DATABASE_URL", database)
    held = [key("email", "ann@e.example", says="Ann@E.example")]
    engine = open_database(database)
    receive(
        engine,
        entry("r-1", "Ann Lee", held, [line[2:] for line in DONE.splitlines()]),
        entry("r-2", "Bo \x1b[31mEk\u202e", held, stage="employee"),
        entry("r-3", None, [key("email", "cy@e.example")]),
    )
    engine.dispose()
    return forensics


def test_an_added_indicator_says_who_holds_it_and_they_are_listed(received: Forensics) -> None:
    added = received(*ADD)
    assert "2 stored applications hold what is new: `forensics sightings list --open`" in added.out
    listed = received("sightings", "list")
    assert (listed.code, listed.err) == (0, "")
    lines = listed.out.splitlines()
    assert lines[:2] == [
        "2 · employee · r-2: Bo U+001B[31mEkU+202E · holds email ann@e.example of list own",
        "  states Ann@E.example  cv.pdf, page 1",
    ]
    assert lines[2].startswith("  beside email ann@e.example case 7 20")
    assert lines[3] == "1 · applied · r-1: Ann Lee · holds email ann@e.example of list own"
    assert lines[-1] == "2 sightings"


def test_one_that_somebody_looked_at_is_open_no_more(received: Forensics) -> None:
    received(*ADD)
    looked = ("sightings", "looked", "2", "--author", "Bo", "--note", "an agency's address")
    assert received(*looked).out == "sighting 2: looked at by Bo\n"
    assert received("sightings", "list", "--open").out.splitlines()[-1] == "1 open sighting"
    assert "looked at by Bo, 20" in received("sightings", "list").out
    missing = received("sightings", "looked", "7", "--author", "Bo")
    assert (missing.code, missing.err) == (
        1,
        "forensics: 7: no such sighting; `forensics sightings list` lists them\n",
    )


def test_the_same_as_json(received: Forensics) -> None:
    assert received(*ADD, "--json").json["looked_back"] == {
        "entries": 1,
        "templates": 0,
        "looked_through": 3,
        "sightings": 2,
        "applications": 2,
        "notes": [],
    }
    received("sightings", "looked", "2", "--author", "Bo")
    first, second = received("sightings", "list", "--json").json
    assert [look["author"] for look in first["looks"]] == ["Bo"]
    assert second["quotes"][0]["evidence"]["quote"] == "Ann@E.example"
    assert (second["list"], second["kind"], second["case"]) == ("own", "email", None)
    assert received("sightings", "list", "--limit", "1", "--offset", "1", "--json").json == [second]


def test_an_imported_list_and_a_stable_template_are_looked_for(
    received: Forensics, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.txt"
    feed.write_text("cy@e.example\nnobody@e.example\n")
    imported = received("indicators", "import", feed, "--kind", "email", "--source", "a partner")
    assert "1 stored application holds what is new" in imported.out
    eels = tmp_path / "eels.jsonl"
    eels.write_text(json.dumps({"id": "river/eel", "title": "Eels", "text": DONE}) + "\n")
    given = received("templates", "import", eels, "--status", "stable")
    assert "1 stored application holds what is new" in given.out
    assert "r-1: Ann Lee · repeats template river/eel, Eels" in received("sightings", "list").out


def test_what_was_added_and_not_looked_for_is_looked_for_by_the_list(
    received: Forensics, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(settings: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("forensics.assembly.looking_back.look_back", cut_off)
        received(*ADD)
    listed = received("sightings", "list")
    assert "2 stored applications hold what is new" in listed.err
    assert listed.out.splitlines()[-1] == "2 sightings"


def test_nothing_sighted_is_said_so(received: Forensics) -> None:
    assert received("sightings", "list").out.splitlines()[0] == "0 sightings"
    assert received("sightings", "list", "--json").json == []
    added = received(
        "indicators", "add", "no@e.example", "--source", "case 7", "--author", "Ann"
    ).out
    assert "looked back through 3 stored applications: none hold it" in added
