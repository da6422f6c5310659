"""Which quotes to look for on the picture of a page."""

from collections import defaultdict
from collections.abc import Iterable

from forensics.model import Document, Evidence, Passage


def places(document: Document, evidence: Iterable[Evidence]) -> dict[int, list[tuple[str, int]]]:
    """By page number, each quote and how often the page says the same before it.

    White space does not count, since a page is drawn with other blanks than it is read with.
    """
    starts = {page.number: page.span.start for page in document.pages}
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for item in evidence:
        place = item.locator
        if item.document != document.name or not isinstance(place, Passage):
            continue
        if place.page not in starts:
            continue
        before = document.text[starts[place.page] : place.start] if place.layer == "visible" else ""
        number = _solid(before).count(_solid(item.quote))
        if (item.quote, number) not in found[place.page]:
            found[place.page].append((item.quote, number))
    return dict(found)


def _solid(text: str) -> str:
    return "".join(text.split())
