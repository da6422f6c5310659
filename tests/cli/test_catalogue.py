"""`forensics catalogue` as a user meets it."""

from pathlib import Path

import pytest

from tests.catalogue.ipeds import C2024, HD2024
from tests.conftest import Forensics


@pytest.fixture
def own(forensics: Forensics, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forensics:
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    (tmp_path / "HD2024.csv").write_text(HD2024, "utf-8")
    (tmp_path / "C2024_A.csv").write_text(C2024, "utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04half")
    return forensics


def test_import_look_up_and_status(own: Forensics, tmp_path: Path) -> None:
    assert own("catalogue", "status", "--json").json["used"] == "shipped"
    files = [tmp_path / "HD2024.csv", tmp_path / "C2024_A.csv"]
    taken = own("catalogue", "import", *files, "--json").json
    assert [item["rejections"] for item in taken] == [[], []]
    assert "unchanged" in own("catalogue", "import", *files).out
    status = own("catalogue", "status", "--json").json
    assert (status["used"], status["counts"]["institutions"]) == ("imported", 6)
    assert "Signals use the imported data." in own("catalogue", "status").out
    known = own("catalogue", "lookup", "Millbrook University", "--json").json
    assert known["institution"]["unitid"] == "100003"
    assert known["programmes"][0]["years"] == [2024]
    shown = own("catalogue", "lookup", "Millbrok Universty").out
    assert "as candidates; none of them is an answer" in shown


def test_one_unreadable_file_and_nothing_is_kept(own: Forensics, tmp_path: Path) -> None:
    found = own("catalogue", "import", tmp_path / "HD2024.csv", tmp_path / "broken.zip")
    assert (found.code, found.out) == (1, "")
    assert "broken.zip: the archive cannot be read" in found.err
    assert own("catalogue", "status", "--json").json["datasets"] == []


def test_the_shipped_table_is_looked_up_without_an_import(own: Forensics) -> None:
    known = own("catalogue", "lookup", "UC Berkeley", "--json").json
    assert (known["imported"], known["institution"]["unitid"]) == (False, "110635")
