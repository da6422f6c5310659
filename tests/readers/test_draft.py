"""The draft keeps spans, limits and statements in order, whatever a reader writes into it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.errors import ReadError, Unread
from forensics.readers.draft import Draft
from forensics.readers.leaves import leaves
from forensics.readers.limits import MAX_CONCEALED, MAX_PROPERTIES, MAX_PROPERTY_CHARACTERS

TEXTS = st.lists(st.one_of(st.text(max_size=30), st.none()), max_size=12)


@given(TEXTS)
def test_pages_and_pieces_always_fit_their_texts(texts: list[str | None]) -> None:
    draft = Draft("text/plain")
    draft.page(1)
    draft.line("first")
    for number, text in enumerate(texts, start=2):
        if text is None:
            draft.page(number)
        else:
            draft.line(text)
            draft.conceal(text, "css")
    document = draft.finish(b"", "x")
    borders = [page.span for page in document.pages]
    assert all(a.end <= b.start or a == b for a, b in itertools.pairwise(borders))
    assert borders[-1].end == len(document.text)
    assert document.page_of(borders[0]) == 1
    for piece in document.concealed.pieces:
        assert piece.span.of(document.concealed.text).strip()
    document.model_dump_json()


def test_what_is_left_out_is_said_in_partial() -> None:
    draft = Draft("text/plain")
    draft.line("seen")
    draft.conceal("x" * MAX_CONCEALED, "css")
    draft.conceal("one more", "css")
    for number in range(MAX_PROPERTIES + 1):
        draft.state(f"key {number}", "value")
    document = draft.finish(b"", "x")
    assert document.partial == (
        f"8 further concealed characters are not kept; "
        f"only the first {MAX_PROPERTIES:,} properties are kept"
    )


def test_statements_are_verbatim_bounded_and_the_first_counts() -> None:
    draft = Draft("text/plain")
    draft.line("seen")
    draft.state("a", " Jane\x00 Doe ")
    draft.state("a", "someone else")
    draft.state("empty", "  ")
    draft.state("long", "x" * (MAX_PROPERTY_CHARACTERS + 1))
    properties = draft.finish(b"", "x").properties
    assert properties["a"] == "Jane Doe" and "empty" not in properties
    assert len(properties["long"]) == MAX_PROPERTY_CHARACTERS


def test_a_draft_without_visible_text_is_empty() -> None:
    draft = Draft("text/plain")
    draft.line(" \u200b ")
    with pytest.raises(ReadError, match="concealed") as failure:
        draft.finish(b"", "x")
    assert failure.value.reason is Unread.EMPTY


def test_leaves_are_paths_to_what_is_stated() -> None:
    value = {"a": [{"b": 1.5}, {"c": [True, None, ""]}], "d": "text"}
    assert list(leaves(value)) == [("a[0].b", "1.5"), ("a[1].c[0]", "true"), ("d", "text")]
