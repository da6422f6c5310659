"""What may be swept from a screen: nothing by default, and never through a link."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.errors import SubmissionError
from forensics.settings import Settings
from forensics.sweep.background import allowed, permitted


def settings(*folders: Path) -> Settings:
    return Settings(home=Path("/nowhere"), sweep_folders=os.pathsep.join(map(str, folders)))


def test_without_a_setting_no_folder_is_allowed(tmp_path: Path) -> None:
    assert allowed(settings()) == ()
    with pytest.raises(SubmissionError, match="FORENSICS_SWEEP_FOLDERS"):
        permitted(settings(), str(tmp_path))


def test_an_allowed_folder_and_what_is_below_it_may_be_swept(tmp_path: Path) -> None:
    below = tmp_path / "allowed" / "2026"
    below.mkdir(parents=True)
    given = settings(tmp_path / "elsewhere", tmp_path / "allowed")
    assert permitted(given, f" {below} ") == below.resolve()
    assert permitted(given, str(tmp_path / "allowed")) == (tmp_path / "allowed").resolve()


@pytest.mark.parametrize("typed", ["allowed/../secret", "allowed-too", "allowed/leads-out", ".."])
def test_no_way_leads_out_of_it(tmp_path: Path, typed: str) -> None:
    for name in ("allowed", "allowed-too", "secret"):
        (tmp_path / name).mkdir()
    (tmp_path / "allowed" / "leads-out").symlink_to(tmp_path / "secret")
    with pytest.raises(SubmissionError, match="lies not below"):
        permitted(settings(tmp_path / "allowed"), str(tmp_path / typed))


def test_what_is_outside_and_absent_is_told_in_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "allowed").mkdir()
    (tmp_path / "there").mkdir()
    said = []
    for name in ("there", "absent"):
        with pytest.raises(SubmissionError) as refused:
            permitted(settings(tmp_path / "allowed"), str(tmp_path / name))
        said.append(str(refused.value))
    assert said[0] == said[1]
    with pytest.raises(SubmissionError, match="no such"):
        permitted(settings(tmp_path / "allowed"), str(tmp_path / "allowed" / "absent"))


@given(st.text(max_size=300))
def test_whatever_is_typed_is_refused_or_below(typed: str) -> None:
    try:
        found = permitted(settings(Path("/usr/share")), typed)
    except SubmissionError:
        return
    assert found.is_relative_to("/usr/share")
