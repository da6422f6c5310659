"""A file is the earlier or the new one, never half of either."""

from pathlib import Path

import pytest

from forensics.sweep.output.whole import whole


def test_it_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    path.write_text("earlier")
    with whole(path) as unfinished:
        unfinished.write_text("new")
        assert path.read_text() == "earlier"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    path.write_text("earlier")
    with pytest.raises(OSError, match="full"), whole(path) as unfinished:
        unfinished.write_text("half")
        raise OSError("the disk is full")
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]
