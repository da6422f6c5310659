"""What a reviewer sees of `forensics cases`, on both databases."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sqlalchemy import make_url

from forensics.cli import main
from forensics.report.schema import PATH as SCHEMA
from forensics.store.database import open_database
from forensics.store.tables import metadata as cases
from index.tables import metadata as library
from tests.conftest import EXAMPLES, Forensics
from tests.databases import copy_sqlite, create, drop
from tests.store.naughty import NAUGHTY

DEMO = EXAMPLES / "demo"
OLD = f"{DEMO / 'linkedin-2021.html'}@2021-03-14"
_numbers = count(1)
NEW = f"{DEMO / 'linkedin-2026.html'}@2026-09-02"


@pytest.fixture(scope="session")
def stocked(home: Path, postgres: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A database of each kind with the home's templates and the demo as a case."""
    file = tmp_path_factory.mktemp("stocked") / "stocked.db"
    urls = {"sqlite": copy_sqlite(home / "forensics.db", file)}
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as done:
        patch.setenv("FORENSICS_DATABASE_URL", urls["sqlite"])
        main(["examine", str(DEMO), "--save"])  # with a workbench of its own, as a user has
    assert done.value.code == 0
    urls["postgresql"] = create(postgres, "stocked")
    held, other = open_database(urls["sqlite"]), open_database(urls["postgresql"])
    with held.connect() as old, other.begin() as new:
        for table in (*library.sorted_tables, *cases.sorted_tables):
            if rows := [row._asdict() for row in old.execute(table.select())]:
                new.execute(table.delete())  # what the migration itself put there
                new.execute(table.insert(), rows)
            counted = table.autoincrement_column
            if table.metadata is cases and counted is not None:
                key = f"pg_get_serial_sequence('{table.name}', '{counted.name}')"
                last = f"(SELECT coalesce(max({counted.name}), 0) + 1 FROM {table.name})"
                new.exec_driver_sql(f"SELECT setval({key}, {last}, false)")
    for engine in (held, other):
        engine.dispose()
    return urls


@pytest.fixture
def kept(
    forensics: Forensics,
    warm: None,
    kind: str,
    stocked: dict[str, str],
    postgres: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Forensics]:
    """The command line on a database of the test's own, which holds the demo as a case."""
    name = f"kept_{next(_numbers)}"
    if kind == "sqlite":
        url = copy_sqlite(Path(str(make_url(stocked[kind]).database)), tmp_path / "cases.db")
    else:
        url = create(postgres, name, template="stocked")
    monkeypatch.setenv("FORENSICS_DATABASE_URL", url)
    yield forensics
    if kind == "postgresql":
        drop(postgres, name)


@pytest.fixture
def on_sqlite(
    forensics: Forensics, warm: None, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Forensics:
    """The command line on a database without cases; for what no database changes."""
    url = copy_sqlite(home / "forensics.db", tmp_path / "cases.db")
    monkeypatch.setenv("FORENSICS_DATABASE_URL", url)
    return forensics


def revival(case: dict[str, Any]) -> str:
    (found,) = [
        run["outcome"]
        for run in case["report"]["runs"]
        if run["signal"] == "profile.dormant_revival"
    ]
    return str(found)


def test_saving_says_which_case_it_is(kept: Forensics) -> None:
    saved = kept("examine", DEMO, "--save", "--json")
    assert (saved.code, saved.err, saved.json["case"]) == (0, "kept as case demo\n", "demo")
    assert len(kept("cases", "list", "--json").json) == 1


def test_a_saved_application_is_listed_and_shown(kept: Forensics) -> None:
    (row,) = kept("cases", "list", "--json").json
    assert (row["id"], row["name"], row["band"], row["status"]) == (
        "demo",
        "Jordan A. Whitmore",
        "priority",
        "open",
    )
    assert "Jordan A. Whitmore" in kept("cases", "list").out
    case = kept("cases", "show", "demo", "--json").json
    jsonschema.validate(case["report"], json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert case["report"]["case"] == case["id"] == "demo"
    assert [file["name"] for file in case["files"]] == [
        "resume.pdf",
        "linkedin-2021.html",
        "linkedin-2026.html",
    ]
    assert [event["kind"] for event in case["events"]] == ["saved", "examined"]
    assert case["decisions"] == []


def test_a_shown_case_prints_what_examine_printed(kept: Forensics) -> None:
    examined = kept("examine", DEMO).out
    assert kept("cases", "show", "demo").out.endswith(examined)


def test_a_decision_is_added_and_the_next_one_corrects_it(kept: Forensics) -> None:
    done = kept(
        "cases", "decide", "demo", "--disposition", "cleared", "--reason", "Met.", "--author", "Ann"
    )
    assert (done.code, done.out) == (0, "demo: decision 1, cleared, by Ann\n")
    late = ["--disposition", "confirmed", "--reason", "Two names.", "--author", "Bo Ek"]
    refused = kept("cases", "decide", "demo", *late, "--seen", "0")
    assert (refused.code, refused.out) == (1, "")
    assert "Ann recorded cleared on" in refused.err
    assert "Nothing was recorded" in refused.err
    assert kept("cases", "decide", "demo", *late, "--seen", "1").code == 0
    case = kept("cases", "show", "demo", "--json").json
    assert [
        (item["number"], item["disposition"], item["author"]) for item in case["decisions"]
    ] == [(1, "cleared", "Ann"), (2, "confirmed", "Bo Ek")]
    assert case["status"] == "confirmed"
    assert kept("cases", "list", "--status", "open", "--json").json == []
    shown = kept("cases", "show", "demo").out
    assert "1. cleared, by Ann, " in shown and "2. confirmed, by Bo Ek, " in shown


def test_a_later_snapshot_makes_the_history(kept: Forensics) -> None:
    first = kept("examine", DEMO / "resume.pdf", "--profile", OLD, "--save", "--json")
    assert first.json["case"] == "resume.pdf"
    assert revival({"report": first.json}) == "not_assessed"
    added = kept("cases", "add", "resume.pdf", "--profile", NEW, "--stage", "interview")
    assert added.out.startswith("resume.pdf: 3 files, interview: priority, ")
    case = kept("cases", "show", "resume.pdf", "--json").json
    assert revival(case) == "hit"
    assert [event["kind"] for event in case["events"]][2:] == [
        "files_added",
        "stage_changed",
        "examined",
    ]
    assert [row["id"] for row in kept("cases", "list", "--stage", "interview", "--json").json] == [
        "resume.pdf"
    ]


def test_pages_of_the_queue(on_sqlite: Forensics) -> None:
    for number in range(3):
        resume = f"Ann Lee\nann{number}@example.org\n".encode()
        assert on_sqlite("examine", "-", "--save", stdin=resume).code == 0
    ids = [row["id"] for row in on_sqlite("cases", "list", "--json").json]
    assert ids == ["pasted", "pasted-2", "pasted-3"]
    page = on_sqlite("cases", "list", "--limit", "1", "--offset", "1")
    assert "pasted-2" in page.out
    assert "2 to 2 of 3 cases" in page.out
    assert on_sqlite("cases", "list", "--older-than", "1", "--json").json == []
    assert len(on_sqlite("cases", "list", "--search", "ANN", "--json").json) == 3
    assert on_sqlite("cases", "list", "--band", "priority").out == "0 cases\n"


def test_verification_is_started_once(kept: Forensics) -> None:
    assert kept("cases", "start", "demo", "--author", "Ann").code == 0
    again = kept("cases", "start", "demo", "--author", "Bo")
    assert (again.code, again.out) == (1, "")
    assert "Ann has been verifying demo since" in again.err


def test_a_case_is_exported(kept: Forensics, tmp_path: Path) -> None:
    out = tmp_path / "demo.json"
    assert kept("cases", "export", "demo", "--format", "json", "--out", out).code == 0
    assert json.loads(out.read_text()) == kept("cases", "show", "demo", "--json").json["report"]
    page = tmp_path / "demo.html"
    assert kept("cases", "export", "demo", "--out", page).code == 0
    assert "jordan.whitmore@mailinator.com" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_report_goes_to_stdout_too(kept: Forensics) -> None:
    shown = kept("cases", "export", "demo", "--format", "json", "--out", "-")
    assert (shown.code, shown.err) == (0, "")
    assert shown.json["case"] == "demo"


def test_an_unreadable_file_keeps_nothing(on_sqlite: Forensics, tmp_path: Path) -> None:
    (tmp_path / "resume.txt").write_text("Ann Lee\nann@mailinator.com\n")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 this is none")
    files = [tmp_path / "resume.txt", tmp_path / "letter.pdf"]
    found = on_sqlite("examine", *files, "--save", "--json")
    assert (found.code, found.json["case"]) == (1, None)
    assert found.json["assessment"]["band"] == "informational"
    assert "letter.pdf: malformed" in found.err
    assert "nothing was kept" in found.err
    assert on_sqlite("cases", "list", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["show", "none"], "none: no such case", 1),
        (["show", "a\udcffb"], "no such case", 1),
        (["show", "a\nforensics: b"], "a forensics: b: no such case", 1),
        (["add", "none", "--stage", "offer"], "none: no such case", 1),
        (["add", "none", "gone.pdf"], "gone.pdf: no such file", 1),
        (["add", "none", "--profile", "gone.html@2026-01-02"], "gone.html: no such file", 1),
        (["start", "none", "--author", "Ann"], "none: no such case", 1),
        (["start", "none", "--author", " "], "an author is needed", 1),
        (["export", "none", "--out", "x.html"], "none: no such case", 1),
        (["export", "none", "--format", "docx", "--out", "x"], "one of html, json", 2),
        (["list", "--band", "red"], "one of priority, review", 2),
        (["list", "--stage", "hired"], "one of applied, interview", 2),
        (["list", "--limit", "0"], "--limit", 2),
    ],
)
def test_mistakes_are_one_clear_line(
    on_sqlite: Forensics, arguments: list[str], message: str, code: int
) -> None:
    found = on_sqlite("cases", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err
    assert code == 2 or len(found.err.strip().splitlines()) == 1


@pytest.mark.parametrize("kind", ["sqlite"])
def test_naughty_decisions_steer_no_terminal_and_look_like_no_other(kept: Forensics) -> None:
    for text in NAUGHTY:
        if "\x00" in text or "\ud800" in text:
            continue  # no argument of a command holds these
        given = ["--disposition", "inconclusive", "--reason", text, "--author", text]
        assert kept("cases", "decide", "demo", *given).code == 0
    shown = kept("cases", "show", "demo").out
    assert not {"\x1b", "\u202e", "\x07", "\u2028"} & set(shown)
    heads = [line for line in shown.splitlines() if line.startswith("  ") and line[2:3].isdigit()]
    assert not [line for line in heads if line.startswith("  2. cleared")]


def test_doctor_looks_at_the_tables_of_cases(on_sqlite: Forensics, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "cases.db") as connection:
        connection.execute("DROP TABLE case_events")
    found = on_sqlite("doctor", "--json")
    (check,) = [item for item in found.json if item["part"] == "database"]
    assert (check["state"], check["detail"]) == ("broken", "lacks tables: case_events")


def test_an_observation_is_recorded_shown_and_never_scored(kept: Forensics) -> None:
    before = kept("cases", "show", "demo", "--json").json
    note = "went off when the task changed, first call"
    given = ("--item", "camera_off", "--note", note, "--author", "Ana")
    done = kept("cases", "observe", "demo", *given, "--seen")
    assert done.out == "demo: camera_off seen, recorded by Ana; not scored\n"
    kept("cases", "observe", "demo", *given, "--not-seen")
    after = kept("cases", "show", "demo", "--json").json
    assert [(one["item"], one["seen"], one["note"]) for one in after["observed"]] == [
        ("camera_off", True, note),
        ("camera_off", False, note),
    ]
    for key in ("band", "total_bits", "status", "report", "decisions"):
        assert after[key] == before[key]
    assert f"due: seen, by Ana {note}" in " ".join(kept("cases", "show", "demo").out.split())


@pytest.mark.parametrize(
    ("item", "note", "said"),
    [("accent", "n", "camera_off"), ("camera_off", " ", "a note is needed")],
)
def test_an_observation_that_says_nothing_is_refused(
    kept: Forensics, item: str, note: str, said: str
) -> None:
    given = ("--item", item, "--seen", "--note", note, "--author", "Ana")
    refused = kept("cases", "observe", "demo", *given)
    assert refused.code == 1
    assert said in refused.err
    assert kept("cases", "show", "demo", "--json").json["observed"] == []
