"""Ids are one line, short, and apart where their sources are."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from forensics.sweep.sources.identity import LONGEST, identity, labels


@given(st.text(st.characters(), max_size=300))
def test_any_text_gives_an_id_of_one_short_line(text: str) -> None:
    found = identity(text)
    assert len(found) <= LONGEST
    assert len(found.splitlines()) <= 1
    assert "\0" not in found
    found.encode()


def test_long_ids_stay_apart() -> None:
    one, other = identity("a" * 500), identity("a" * 499)
    assert one != other
    assert one.startswith("a" * 180)


def test_given_paths_go_by_their_names_and_by_parents_where_names_are_shared() -> None:
    paths = [Path("/x/march"), Path("/y/march"), Path("/y/april"), Path("/")]
    assert labels(paths) == ["x/march", "y/march", "april", "/"]
    assert labels([Path("/x/march")] * 2) == ["march", "march"]
