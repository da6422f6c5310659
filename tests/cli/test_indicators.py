"""What an analyst sees of `forensics indicators` and of lists imported, in a home of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Forensics

BY = ("--source", "case 7", "--author", "Ann")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"


def test_an_indicator_is_added_shown_and_expired(forensics: Forensics) -> None:
    added = forensics("indicators", "add", "A.Lee@gmail.com", *BY, "--confidence", "0.8", "--json")
    assert (added.json["kind"], added.json["new"], added.json["added_by"]) == ("email", True, "Ann")
    assert added.json["rechecked"]["cases"] == 0
    shown = forensics("indicators", "list")
    assert "A.Lee@gmail.com" in shown.out
    assert "case 7" in shown.out
    ended = forensics(
        "indicators", "expire", "alee@gmail.com", "--reason", "a namesake", "--author", "Bo"
    )
    assert ended.out.startswith("expired email A.Lee@gmail.com of list own\nre-checked 0 cases")
    (entry,) = forensics("indicators", "list", "--json").json
    assert (entry["expired"], entry["ended_by"], entry["ended_reason"]) == (
        True, "Bo", "a namesake",
    )  # fmt: skip
    assert forensics("indicators", "list", "--current", "--json").json == []
    assert len(forensics("indicators", "list", "--expired", "--json").json) == 1


def test_the_list_can_be_filtered(forensics: Forensics, tmp_path: Path) -> None:
    rows = "value,kind,note\na@e.example,email,first\ngithub.com/devx,handle,second\n"
    (tmp_path / "seen.csv").write_text(rows)
    forensics("indicators", "import", tmp_path / "seen.csv", "--source", "us")
    assert len(forensics("indicators", "list", "--json").json) == 2
    (only,) = forensics("indicators", "list", "--kind", "handle", "--json").json
    assert (only["value"], only["source"], only["list"]) == ("github.com/devx", "us", "seen")
    assert forensics("indicators", "list", "--search", "FIRST", "--json").json[0]["note"] == "first"
    one = forensics("indicators", "list", "--limit", "1", "--json")
    assert len(one.json) == 1
    assert "--limit" in one.err
    fronts = forensics("indicators", "list", "--kind", "front_company", "--json").json
    assert {entry["kind"] for entry in fronts} == {"front_company"}
    assert all(entry["source"] for entry in fronts)


def test_a_list_is_imported_with_every_row_accounted_for(
    forensics: Forensics, tmp_path: Path
) -> None:
    rows = "value,kind,date\nKestrel College,diploma_mill,2024-01-01\nx,diploma_mill,0024-01-01\n"
    path = tmp_path / "mills.csv"
    path.write_text(rows + "kestrel college,diploma_mill,2024-01-01\nhalf\n")
    found = forensics("catalogue", "import", path, "--source", "Court 7", "--json")
    (outcome,) = found.json
    assert (outcome["rows"], outcome["added"], outcome["duplicates"]) == (4, 1, 1)
    assert [item["line"] for item in outcome["rejections"]] == [3, 5]
    assert outcome["rechecked"]["cases"] == 0
    told = forensics("catalogue", "import", path, "--source", "Court 7")
    assert told.code == 0
    assert "1 unchanged" in told.out
    assert "re-checked 0 cases: none have new findings" in told.out
    assert "mills.csv, line 5: 1 cells where 3 are expected" in told.err
    assert "list: mills" in forensics("doctor").out


def test_json_is_one_document(forensics: Forensics, tmp_path: Path) -> None:
    (tmp_path / "vpn.json").write_text(
        json.dumps({"name": "VPN", "type": "cidr", "version": 20240309, "list": ["203.0.113.0/24"]})
    )
    found = forensics("catalogue", "import", tmp_path / "vpn.json", "--json").json
    assert found[0]["dataset"] == "list VPN (MISP)"


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["add", "devx", *BY], "of no kind, or of several", 1),
        (["add", "a@b.example", *BY, "--kind", "country"], "one of designated_entity", 2),
        (["add", "a@b.example", *BY, "--expires", "soon"], "soon is not a YYYY-MM-DD date", 2),
        (["add", "a@b.example", "--source", "x\x1b[2J", "--author", "a"], "the source: holds", 1),
        (["add", "a@b.example", "--source", "x", "--author", "a\x07"], "the author: holds", 1),
        (["add", "a@b.example", *BY, "--note", "n\x1b[1A"], "the note: holds control", 1),
        (["add", "5551234", *BY, "--kind", "phone"], "a local number without its area", 1),
        (["expire", "a@b.example", "--reason", "r", "--author", "a"], "no list has it", 1),
        (["import", "none.csv"], "none.csv: No such file", 1),
    ],
)
def test_mistakes_are_one_clear_line(
    forensics: Forensics, arguments: list[str], message: str, code: int
) -> None:
    found = forensics("indicators", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in " ".join(found.err.replace("│", " ").split())
