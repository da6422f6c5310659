"""Evidence of whatever is stated, wherever it stands."""

import pytest

from forensics.errors import EvidenceError
from forensics.linkage.exhibit import exhibit
from forensics.model import Document, Photo, Quoted, Span, Stated, verify
from forensics.model.document import Image

DOCUMENT = Document(
    sha256="0" * 64,
    name="page.html",
    media_type="text/html",
    text="Emily Clark",
    properties={"html:canonical": "https://www.linkedin.com/in/emily-clark"},
    images=(Image(number=1, sha256="a" * 64),),
)


def test_text_property_and_image_are_quoted_where_they_stand() -> None:
    canonical = Stated(value="emily-clark", path="html:canonical")
    items = (
        (Quoted(value="Emily Clark", span=Span(start=0, end=11)), "Emily Clark"),
        (Stated(value="emily", span=Span(start=0, end=5)), "Emily"),
        (canonical, "https://www.linkedin.com/in/emily-clark"),
        (Photo(number=1, sha256="a" * 64), "a" * 64),
        (Photo(address=canonical), "https://www.linkedin.com/in/emily-clark"),
    )
    for item, quote in items:
        evidence = exhibit(DOCUMENT, item, "a note")
        verify(evidence, {"page.html": DOCUMENT})
        assert evidence.quote == quote
        assert evidence.note == "a note"


def test_a_photo_of_which_nothing_is_at_hand() -> None:
    with pytest.raises(EvidenceError):
        exhibit(DOCUMENT, Photo())


def test_a_value_stands_in_one_place() -> None:
    with pytest.raises(ValueError, match="either in the text or in a property"):
        Stated(value="x")
