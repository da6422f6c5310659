from hypothesis import given, settings
from hypothesis import strategies as st

from index.exchange.names import path_id
from tests.index.exchange.making import IDS


@settings(deadline=None, max_examples=40)
@given(ids=st.lists(IDS, unique=True, max_size=8))
def test_every_id_gets_a_path_of_its_own_that_any_system_takes(ids: list[str]) -> None:
    taken: set[str] = set()
    paths = [path_id(name, taken) for name in ids]
    assert len({path.lower() for path in paths}) == len(ids)
    for path in paths:
        parts = path.split("/")
        assert all(part and part[0] not in ".-" and len(part) <= 100 for part in parts)
        assert all(part.isascii() and part.lower() not in {"con", "nul"} for part in parts)
        assert not any(part.lower().endswith((".md", ".")) for part in parts)


def test_a_plain_id_is_its_path() -> None:
    assert path_id("pay/ledger-2", set()) == "pay/ledger-2"


def test_ids_that_differ_in_case_alone_do_not_overwrite_one_another() -> None:
    taken: set[str] = set()
    first, second = path_id("a/Bee", taken), path_id("a/bee", taken)
    assert first == "a/Bee"
    assert second.startswith("a/bee-")


def test_an_id_made_to_read_as_anothers_marked_name_does_not_overwrite_it() -> None:
    other = path_id("zz!", set())
    taken: set[str] = set()
    assert path_id(other, taken) == other
    assert path_id("zz!", taken) not in {other, "zz!"}
