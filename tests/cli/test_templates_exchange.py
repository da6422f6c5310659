"""Templates in and out, and whether the index is whole, as an analyst meets it."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Forensics

LOGISTICS = "fullstack/logistics-marketplace-payments"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new home, for tests that change it."""
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"


@pytest.mark.parametrize(("form", "name"), [("files", "out"), ("stix", "o.json"), ("csv", "o.csv")])
def test_what_is_exported_is_imported_again_as_nursery(
    home: Path,
    forensics: Forensics,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    form: str,
    name: str,
) -> None:
    out = tmp_path / name
    args = ("--format", form, "--out", out, "--family", "fullstack", "--sealed", "--json")
    written = forensics("templates", "export", *args).json[0]["written"]
    assert LOGISTICS in written
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "other"))
    for one in written:
        remove = ("--yes", "--author", "Ann", "--reason", "To be had from outside.")
        assert forensics("templates", "remove", one, *remove).code == 0
        break
    found = forensics("templates", "import", out, "--json").json[0]
    assert found["added"] == [written[0]]
    assert found["stated"] == {written[0]: "stable"}
    shown = forensics("templates", "show", written[0])
    assert "The text is withheld by its sender" in shown.out
    assert "status: nursery" in shown.out


def test_the_sender_is_named_and_an_unknown_format_is_a_usage_error(
    home: Path, forensics: Forensics, tmp_path: Path
) -> None:
    bundle = tmp_path / "o.json"
    forensics("templates", "export", "--format", "stix", "--out", bundle, "--from", "Example Ltd")
    content = json.loads(bundle.read_text())
    assert any(item.get("name") == "Example Ltd" for item in content["objects"])
    done = forensics("templates", "export", "--format", "pdf", "--out", bundle)
    assert (done.code, "one of files, stix, csv" in done.err) == (2, True)


def test_verify_names_what_is_wrong_and_rebuild_mends_it(
    own_home: Path, forensics: Forensics
) -> None:
    assert forensics("templates", "verify").out.startswith("whole")
    with sqlite3.connect(own_home / "forensics.db") as database:
        database.execute(
            "UPDATE line_vectors SET vector = x'00' WHERE sha256 = (SELECT sha256 FROM "
            "template_passages WHERE template_id = ? LIMIT 1)",
            (LOGISTICS,),
        )
    done = forensics("templates", "verify")
    assert done.code == 1
    assert f"{LOGISTICS}: a vector of 0.25 dimensions, not 384" in done.out
    mended = forensics("templates", "rebuild")
    assert f"mended: {LOGISTICS}: a vector" in mended.out
    assert forensics("templates", "verify", "--json").json == []
