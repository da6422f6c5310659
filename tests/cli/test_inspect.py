"""The reference and the doctor, as a user meets them."""

from pathlib import Path

import pytest

from forensics.signals import load_all
from tests.conftest import Forensics


def test_signals_lists_every_signal(forensics: Forensics) -> None:
    out = forensics("signals").out
    assert all(signal.name in out for signal in load_all())
    names = [page["name"] for page in forensics("signals", "--json").json]
    assert names == [signal.name for signal in load_all()]


def test_a_page_tells_what_else_could_explain_a_hit(forensics: Forensics) -> None:
    out = forensics("signals", "document.hidden_text").out
    assert "Innocent explanations" in out


def test_an_unknown_signal_is_an_error(forensics: Forensics) -> None:
    found = forensics("signals", "document.nonsense")
    assert (found.code, found.out) == (1, "")
    assert "no such signal" in found.err


def test_doctor_finds_every_part_working(forensics: Forensics) -> None:
    found = forensics("doctor", "--json")
    states = {check["part"]: check["state"] for check in found.json}
    assert found.code == 0
    assert "broken" not in states.values()
    assert states["embedding model"] == states["templates"] == states["database"] == "ok"
    assert [part for part in states if part.startswith("sandbox: ")]


def test_doctor_says_what_is_broken_and_still_looks_at_the_rest(
    forensics: Forensics, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "forensics.db").write_bytes(b"this is no database" * 100)
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path))
    found = forensics("doctor", "--json")
    states = {check["part"]: check["state"] for check in found.json}
    assert found.code == 1
    assert states["database"] == "broken"
    assert states["embedding model"] == states["signals"] == "ok"


def test_doctor_prints_for_people(forensics: Forensics) -> None:
    out = forensics("doctor").out
    assert "checksum verified" in out
