"""JSON as it was saved: one value, or the pages of one list."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.readers.json_pages import load

PAGES = st.lists(st.lists(st.dictionaries(st.text(max_size=3), st.integers())), min_size=2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ("\ufeff[1]", [1]),
        ("[1][2, 3]", [1, 2, 3]),
        ("[1]\n\n[2]\n", [1, 2]),
        ("[[1], [2]]", [1, 2]),
        ("[[]]", []),
        ("[]", []),
        ("[[1], 2]", [[1], 2]),
    ],
)
def test_values_and_pages(text: str, value: object) -> None:
    assert load(text) == value


@pytest.mark.parametrize("text", ['{"a": 1}{"b": 2}', "[1] two", "[1][2", "[1],[2]", "", "nothing"])
def test_all_else_is_no_json(text: str) -> None:
    with pytest.raises(ValueError):
        load(text)


@given(PAGES)
def test_pages_joined_either_way_are_one_list(pages: list[list[object]]) -> None:
    whole = [item for page in pages for item in page]
    assert load("\n".join(map(json.dumps, pages))) == whole
    assert load(json.dumps(pages)) == whole
