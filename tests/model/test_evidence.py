"""Evidence is taken from the document, so it cannot say what the document does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.errors import EvidenceError
from forensics.model import Application, Document, Evidence, Page, Span, verify
from forensics.model.submission import Contact

DOCUMENT = Document(
    sha256="0" * 64,
    name="cv.pdf",
    media_type="application/pdf",
    text="Jane Roe\nNurse",
    pages=(Page(number=1, span=Span(start=0, end=9)), Page(number=2, span=Span(start=9, end=14))),
    properties={"pdf:Author": "J. Roe"},
)


def test_a_visible_quote_carries_its_page() -> None:
    evidence = Evidence.visible(DOCUMENT, Span(start=9, end=14))
    assert evidence.quote == "Nurse"
    assert evidence.locator.page == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "span", [Span(start=3, end=3), Span(start=8, end=9), Span(start=20, end=30)]
)
def test_an_empty_place_is_no_evidence(span: Span) -> None:
    with pytest.raises(EvidenceError):
        Evidence.visible(DOCUMENT, span)


def test_an_absent_property_is_no_evidence() -> None:
    assert Evidence.metadata(DOCUMENT, "pdf:Author").quote == "J. Roe"
    with pytest.raises(EvidenceError):
        Evidence.metadata(DOCUMENT, "pdf:Title")


@given(st.integers(0, 14), st.integers(0, 14))
def test_what_is_taken_verifies(one: int, other: int) -> None:
    span = Span(start=min(one, other), end=max(one, other))
    if span.of(DOCUMENT.text).strip():
        verify(Evidence.visible(DOCUMENT, span), {DOCUMENT.name: DOCUMENT})


def test_a_field_of_the_application_form_is_quoted_and_checked() -> None:
    application = Application(id="a", contact=Contact(email="rae@example.org"))
    form = application.form()
    quoted = Evidence.field(form, "contact.email")
    assert (quoted.document, quoted.quote) == ("application form", "rae@example.org")
    verify(quoted, {}, form)
    with pytest.raises(EvidenceError):
        verify(quoted, {}, {"contact.email": "other@example.org"})
    with pytest.raises(EvidenceError):
        Evidence.field(form, "contact.phone")
