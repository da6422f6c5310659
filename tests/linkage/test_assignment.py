from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.assignment import assign


def test_nobody_is_in_two_pairs() -> None:
    assert assign({"a": ["x"], "b": ["x"]}) == {"a": "x"}


def test_an_earlier_choice_gives_way_to_one_pair_more() -> None:
    assert assign({"a": ["x", "y"], "b": ["x"]}) == {"a": "y", "b": "x"}


@given(
    st.dictionaries(
        st.integers(0, 4), st.lists(st.integers(0, 3), unique=True, max_size=4), max_size=5
    )
)
def test_there_are_never_more_pairs_than_are_found(partners: dict[int, list[int]]) -> None:
    found = assign(partners)
    assert all(other in partners[one] for one, other in found.items())
    assert len(set(found.values())) == len(found)
    nobody = [10, 11, 12, 13]
    assert len(found) == max(
        sum(other in partners.get(one, []) for other, one in enumerate(order))
        for order in permutations([*partners, *nobody], 4)
    )
