"""A template's life as an analyst sees it on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_templates import own_home
from tests.conftest import EXAMPLES, Forensics
from tests.index.test_matcher import STOCK

__all__ = ["own_home"]

ID = "river/eel"
RESUME = """Marisol Okonkwo
marisol.ok@e.example | +44 113 496 0148

Experience
Warden, Heron Sluice Works
Jan 2019 - Present
- Charted eel migrations through nine fish passes for the river trust's annual report.
- Wired hydrophones under the weir and filtered out the hum of the turbine.
- Persuaded two mills to lift their sluices on moonless nights in October.
- Published the counts as open data with a caveat about silver eels.
- Rebuilt the elver ladder of the tide mill from bristle boards and an old pump.
- Trained eleven anglers to measure, photograph and release without a net.
- Testified before the drainage board on what its new gates would cost in fish.
"""
ANN = ("--author", "Ann Lee", "--reason", "Seen in two cases.")
BO = ("--author", "Bo Ek", "--reason", "Read beside both cases.")


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "Marisol_Okonkwo.txt"
    path.write_text(RESUME)
    return path


@pytest.fixture
def added(own_home: Path, resume: Path, forensics: Forensics) -> Any:
    found = forensics("templates", "add", resume, "--id", ID, "--title", "Eels", *ANN, "--json")
    assert found.code == 0
    return found.json[0]


def test_what_is_added_holds_no_name_and_says_what_stood_there(
    added: Any, forensics: Forensics
) -> None:
    shown = forensics("templates", "show", ID, "--json").json
    assert shown["text"] == added["text"]
    assert "Okonkwo" not in shown["text"]
    assert "Heron Sluice Works" in shown["text"]
    assert {"placeholder": "[name]", "text": "Marisol Okonkwo", "times": 1} in added["stripped"]
    assert (shown["status"], shown["revision"], shown["family"]) == ("nursery", 1, "river")


def test_a_person_sees_what_is_replaced_before_it_is_added(
    own_home: Path, resume: Path, forensics: Forensics
) -> None:
    given = ("templates", "add", resume, "--id", ID, "--title", "Eels")
    dry = forensics(*given, "--dry-run")
    assert "[name] for: Marisol Okonkwo" in dry.out
    assert "nothing was added" in dry.out
    assert forensics("templates", "show", ID).code == 1
    saved = forensics(*given)
    assert saved.out.index("[e-mail] for: marisol.ok@e.example") < saved.out.index(
        "added river/eel"
    )
    assert forensics("templates", "history", ID, "--json").json[0]["author"]


def test_identity_stays_where_that_is_asked_for(
    own_home: Path, resume: Path, forensics: Forensics
) -> None:
    forensics("templates", "add", resume, "--id", ID, "--title", "E", "--keep-identity")
    assert "Marisol Okonkwo" in forensics("templates", "show", ID, "--json").json["text"]


def test_a_paste_is_added(own_home: Path, forensics: Forensics) -> None:
    found = forensics(
        "templates", "add", "-", "--id", ID, "--title", "E", "--json", stdin=RESUME.encode()
    )
    assert (found.code, found.json[0]["passages"]) == (0, 8)


def test_a_near_duplicate_is_told_and_its_family_proposed_or_taken(
    added: Any, resume: Path, forensics: Forensics
) -> None:
    resume.write_text(RESUME.replace("nine", "twelve"))
    given = ("templates", "add", resume, "--title", "E", "--id", "other/one")
    said = forensics(*given, "--dry-run").out
    assert "a variant of family river; add with --family river" in " ".join(said.split())
    taken = forensics(*given, "--family", "auto", "--json").json[0]
    assert (taken["family"], taken["proposed_family"]) == ("river", None)
    assert taken["near_duplicates"][0]["share"] == 7 / 8, "the line with another figure is none"
    assert taken["nearest"][0]["template"] == ID


def test_nursery_stable_retired_and_back(added: Any, forensics: Forensics) -> None:
    alone = forensics("templates", "review", ID, "--author", "ann  LEE", "--reason", "Fine.")
    assert alone.code == 1
    assert "a second person reviews; Ann Lee wrote or restored it last" in alone.err
    assert "stable, revision 2" in forensics("templates", "review", ID, *BO).out
    assert "retired, revision 3" in forensics("templates", "retire", ID, *BO).out
    assert "nursery, revision 4" in forensics("templates", "restore", ID, *BO).out
    history = forensics("templates", "history", ID, "--json").json
    assert [item["action"] for item in history] == ["add", "review", "retire", "restore"]
    assert "Read beside both cases." in forensics("templates", "history", ID).out


def test_an_edit_can_be_looked_behind(added: Any, resume: Path, forensics: Forensics) -> None:
    forensics("templates", "review", ID, *BO)
    resume.write_text(RESUME.replace("nine fish passes", "forty fish passes"))
    found = forensics("templates", "edit", ID, "--text", resume, *ANN)
    assert "[name] for: Marisol Okonkwo" in found.out
    assert "a second person reviews it" in found.out
    assert "forty" in forensics("templates", "show", ID, "--json").json["text"]
    old = forensics("templates", "show", ID, "--revision", "2", "--json").json
    assert ("nine fish" in old["text"], old["status"]) == (True, "stable")


def test_what_is_no_text_is_edited_in_one_go(added: Any, forensics: Forensics) -> None:
    found = forensics(
        "templates", "edit", ID, "--title", "Eel warden", "--confidence", "high",
        "--expires", "2031-02-03", "--reference", "https://a.example", "--reference", "b", *BO,
        "--json",
    ).json  # fmt: skip
    assert (found["title"], found["confidence"]) == ("Eel warden", "high")
    assert (found["expires"], found["references"]) == ("2031-02-03", ["https://a.example", "b"])
    never = forensics("templates", "edit", ID, "--expires", "never", *BO, "--json").json
    assert (never["expires"], never["revision"]) == (None, 3)


def test_another_s_change_in_between_is_told(added: Any, forensics: Forensics) -> None:
    forensics("templates", "edit", ID, "--title", "Bo's", *BO)
    late = forensics("templates", "edit", ID, "--title", "Ann's", "--revision", "1", *ANN)
    assert late.code == 1
    assert "was changed by Bo Ek (edit)" in late.err
    assert forensics("templates", "show", ID, "--json").json["title"] == "Bo's"


def test_an_expired_template_is_shown_and_weighs_nothing(
    added: Any, resume: Path, forensics: Forensics
) -> None:
    forensics("templates", "review", ID, *BO)
    forensics("templates", "expire", ID, "--on", "2020-01-01", *BO)
    report = forensics("examine", resume, "--json").json
    assert (report["matches"][0]["template"], report["matches"][0]["expired"]) == (ID, True)
    bars = {bar["signal"]: bar["bits"] for bar in report["assessment"]["contributions"]}
    assert bars.get("template.known_template", 0) == 0
    assert "expired: weighs nothing" in forensics("examine", resume).out


def test_what_is_removed_leaves_a_history_without_text(added: Any, forensics: Forensics) -> None:
    assert forensics("templates", "remove", ID, *BO).code == 2
    assert "erased" in forensics("templates", "remove", ID, "--yes", *BO).out
    assert forensics("templates", "show", ID).code == 1
    history = forensics("templates", "history", ID, "--json").json
    assert [item["content"] for item in history] == [None, None]
    past = forensics("templates", "search", EXAMPLES / "genuine", "--index-revision", "2")
    assert past.code == 0


def test_an_examination_is_run_again_at_the_revision_it_names(
    added: Any, resume: Path, forensics: Forensics, caplog: pytest.LogCaptureFixture
) -> None:
    first = forensics("examine", resume, "--json").json
    revision = first["manifest"]["index_revision"]
    forensics("templates", "retire", ID, *BO)
    assert forensics("examine", resume, "--json").json["matches"] == []
    again = forensics("examine", resume, "--index-revision", revision, "--json").json
    assert again["matches"] == first["matches"]
    assert again["manifest"]["index_revision"] == revision
    (line,) = forensics(
        "templates", "search", resume, "--top", "1", "--index-revision", revision, "--json"
    ).out.splitlines()
    assert json.loads(line)["matches"][0]["template"] == ID
    forensics("templates", "remove", ID, "--yes", *BO)
    assert forensics("templates", "search", resume, "--index-revision", revision).code == 0
    assert "is not whole: a template that it held was erased since" in caplog.text
    late = forensics("examine", resume, "--index-revision", "999")
    assert (late.code, "no revision 999 of the library is known" in late.err) == (1, True)


def test_who_works_can_be_set_once(
    added: Any, forensics: Forensics, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert forensics("templates", "retire", ID, "--reason", "No use.").code == 2
    monkeypatch.setenv("FORENSICS_AUTHOR", "Cy Ash")
    assert forensics("templates", "retire", ID, "--reason", "No use.").code == 0
    assert forensics("templates", "history", ID, "--json").json[-1]["author"] == "Cy Ash"


def test_foreign_text_cannot_steer_the_terminal(
    own_home: Path, resume: Path, forensics: Forensics
) -> None:
    forensics("templates", "add", resume, "--id", ID, "--title", "\x1b[2Jtitle\nand row", *ANN)
    for verb in (["list"], ["show", ID], ["history"], ["health"]):
        found = forensics("templates", *verb)
        assert found.code == 0
        assert "\x1b" not in found.out


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["add", "--id", "a", "--title", "t"], "either a file or --case", 2),
        (["add", "x", "--case", "c", "--id", "a", "--title", "t"], "either a file or --case", 2),
        (["add", "x", "--document", "d", "--id", "a", "--title", "t"], "goes with --case", 2),
        (["add", "--case", "none", "--id", "a", "--title", "t"], "none: no such case", 1),
        (["edit", "x/y", *ANN], "say what to change", 2),
        (["edit", "x/y", "--title", "T", *ANN], "no template 'x/y'", 1),
        (["edit", "x/y", "--expires", "soon", *ANN], "a day as YYYY-MM-DD, or never", 2),
        (["expire", "x/y", "--on", "2026-13-01", *ANN], "a day as YYYY-MM-DD, or never", 2),
        (["review", "x/y", "--author", "A", "--reason", " "], "a reason is needed", 1),
        (["retire", "x/y", "--author", "", "--reason", "R"], "an author is needed", 1),
        (["history", "x/y"], "no template 'x/y'", 1),
        (["dry-run", "x/y"], "no template and no file 'x/y'", 1),
        (["search", "-", "--index-revision", "77777"], "no revision 77777 of the library", 1),
    ],
)
def test_mistakes_are_one_clear_line(
    forensics: Forensics, arguments: list[str], message: str, code: int
) -> None:
    found = forensics("templates", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in " ".join(found.err.replace("│", " ").split())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty.txt: empty"),
        ("Java\nPython\n", "3 are needed"),
        (
            "\n".join(STOCK),
            "all of its passages are stock lines",
        ),
    ],
)
def test_a_text_that_could_not_match_is_refused(
    tmp_path: Path, forensics: Forensics, text: str, message: str
) -> None:
    file = tmp_path / "empty.txt"
    file.write_text(text)
    found = forensics("templates", "add", file, "--id", "a/b", "--title", "t")
    assert found.code == 1
    assert message in found.err
    assert forensics("templates", "show", "a/b").code == 1
