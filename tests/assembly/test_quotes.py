"""A quote is boxed where it stands, not where the page says the same before."""

from forensics.assembly.quotes import places
from forensics.model import Document, Evidence, Page, Span

TEXT = "2019 - 2022\nAcme\n2022\nAcme\n"
DOCUMENT = Document(
    sha256="0" * 64,
    name="cv.pdf",
    media_type="application/pdf",
    text=TEXT,
    pages=(Page(number=1, span=Span(start=0, end=17)), Page(number=2, span=Span(start=17, end=27))),
)


def quote(start: int, end: int) -> Evidence:
    return Evidence.visible(DOCUMENT, Span(start=start, end=end))


def test_quotes_are_counted_page_by_page() -> None:
    second_year, second_acme = quote(17, 21), quote(22, 26)
    assert places(DOCUMENT, [quote(7, 11), quote(12, 16), second_year, second_acme]) == {
        1: [("2022", 0), ("Acme", 0)],
        2: [("2022", 0), ("Acme", 0)],
    }


def test_a_repeated_quote_is_told_from_the_earlier_ones() -> None:
    text = "Acme, then Acme\nLtd and Acme Ltd"
    page = Page(number=1, span=Span(start=0, end=len(text)))
    document = DOCUMENT.model_copy(update={"text": text, "pages": (page,)})
    found = [Evidence.visible(document, Span(start=start, end=start + 8)) for start in (11, 24)]
    assert places(document, found) == {1: [("Acme\nLtd", 0), ("Acme Ltd", 1)]}


def test_other_documents_and_metadata_are_on_no_page() -> None:
    other = DOCUMENT.model_copy(update={"name": "other.pdf", "properties": {"pdf:Author": "Ann"}})
    assert places(DOCUMENT, [Evidence.metadata(other, "pdf:Author")]) == {}
