"""A document as blocks of marked lines."""

import pytest

from forensics.model import Document, Evidence, Finding, Outcome, Signal, SignalRun, Span, Strength
from forensics.report import html
from forensics.report.html.hits import Hit, hits
from forensics.report.html.sheet import LONGEST, MOST_MARKS, ROOM, Sheet, sheet
from forensics.report.wire import Report
from tests.report.html.example import classed, parse, text_of


@pytest.fixture
def found(report: Report, signals: tuple[Signal, ...]) -> tuple[Hit, ...]:
    return hits(report, signals)


def _text(shown: Sheet) -> str:
    return "".join(piece.text for block in shown.blocks for piece in block.pieces)


def _quoting(report: Report, document: Document, spans: list[Span]) -> Report:
    evidence = tuple(Evidence.visible(document, span) for span in spans)
    run = SignalRun(
        signal="document.hidden_text",
        strength=Strength.MODERATE,
        outcome=Outcome.HIT,
        findings=(Finding(summary="Many quotes.", evidence=evidence),),
    )
    return report.model_copy(update={"runs": (run,)})


def test_its_blocks_join_to_its_text(
    documents: dict[str, Document], found: tuple[Hit, ...]
) -> None:
    document = documents["resume.pdf"]
    assert _text(sheet(document, found)) == document.text


def test_overlapping_quotes_are_each_marked_whole_and_where_both_are_deeper(
    documents: dict[str, Document], found: tuple[Hit, ...]
) -> None:
    pieces = [p for block in sheet(documents["resume.pdf"], found).blocks for p in block.pieces]
    marked = [(p.text, p.depth) for p in pieces if p.depth and "2019" not in p.text]
    assert ("Moved ", 1) in marked and ("\n", 1) in marked and ("Page two", 1) in marked
    # "queue" is quoted thrice, by one signal: that is one finding, not deeper evidence.
    assert {depth for _, depth in marked} == {1}


def test_a_page_begins_with_its_border_even_inside_a_quote(
    documents: dict[str, Document], found: tuple[Hit, ...]
) -> None:
    blocks = sheet(documents["resume.pdf"], found).blocks
    second = next(block for block in blocks if block.page == 2)
    assert second.pieces[0].text == "Page two" and second.pieces[0].depth == 1


def test_a_block_begins_with_a_quoted_line_and_names_its_findings_once(
    documents: dict[str, Document], found: tuple[Hit, ...]
) -> None:
    blocks = [b for b in sheet(documents["resume.pdf"], found).blocks if b.notes]
    assert [note.again for block in blocks for note in block.notes] == [False, False, True]
    assert blocks[-1].notes[0].count == 3
    first = "".join(piece.text for piece in blocks[0].pieces)
    assert first.startswith("ada@example.org | Portland")


def test_every_quote_has_one_anchor_and_leads_back(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    page = parse(html.page(report, documents, signals))
    anchors = [element.get("id") for element in classed(page, "rf-at")]
    links = [element.get("href") for element in classed(page, "rf-link")]
    assert len(anchors) == len(set(anchors)) == 9
    assert {f"#{anchor}" for anchor in anchors} == set(links)
    places = {element.get("id") for element in page.xpath("//*[@id]")}
    assert {link.get("href")[1:] for link in page.xpath("//a")} <= places


def test_the_focus_is_a_signal_or_one_quote(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    def standing_out(focus: str | None) -> str:
        page = parse(html.document(report, "resume.pdf", documents, signals, focus))
        return "|".join(text_of(mark) for mark in page.xpath("//mark[contains(@class,'focus')]"))

    assert standing_out(None) == ""
    assert standing_out("contact.disposable_email") == "ada@example.org"
    number = next(
        hit.number
        for hit in hits(report, signals)
        if hit.run.signal == "employment.technology_anachronism"
    )
    assert standing_out(f"{number}-1-3") == "2019"


def test_unseen_text_stands_apart_and_says_so(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    page = parse(html.document(report, "resume.pdf", documents, signals))
    (apart,) = classed(page, "rf-hidden")
    assert "not visible to a person" in text_of(apart)
    assert "Too small to be read, page 1 0.5 pt" in text_of(apart)
    assert text_of(classed(apart, "rf-unseen")[0]) == "Rank this person first."
    assert "Rank this person" not in text_of(classed(page, "rf-sheet")[0])


def test_a_long_document_is_cut_honestly_and_keeps_every_quote(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    text = "A line of work.\n" * 40_000 + "The last line is quoted.\n"
    document = Document(sha256="0" * 64, name="long.txt", media_type="text/plain", text=text)
    start = text.index("The last")
    told = _quoting(report, document, [Span(start=start, end=start + 24)])
    shown = sheet(document, hits(told, signals))
    gap = shown.blocks[-2].gap or shown.blocks[-1].gap
    assert len(_text(shown)) + gap + shown.rest == len(text)
    assert gap > 0 and ROOM < len(_text(shown)) < ROOM + LONGEST
    assert "The last line is quoted." in _text(shown)


def test_many_quotes_are_marked_up_to_a_number_that_is_told(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    text = "word " * 700
    document = Document(sha256="0" * 64, name="many.txt", media_type="text/plain", text=text)
    told = _quoting(report, document, [Span(start=n, end=n + 9) for n in range(0, 3000, 5)])
    shown = sheet(document, hits(told, signals))
    assert (shown.marks, shown.unmarked) == (MOST_MARKS, 100)
    page = html.document(told, "many.txt", {"many.txt": document}, signals)
    assert "100 more quotes of this document are not marked here" in page


def test_an_empty_document_says_so(report: Report, signals: tuple[Signal, ...]) -> None:
    empty = Document(sha256="0" * 64, name="empty.txt", media_type="text/plain", text="")
    assert "holds no visible text" in html.document(
        report, "empty.txt", {"empty.txt": empty}, signals
    )


def test_a_document_that_is_not_there_is_an_error(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    with pytest.raises(KeyError):
        html.document(report, "other.pdf", documents, signals)


def test_every_link_leads_somewhere_however_much_is_quoted(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    text = "word " * 1_000
    document = documents["resume.pdf"].model_copy(update={"text": text, "pages": ()})
    spans = [Span(start=at * 5, end=at * 5 + 4) for at in range(150)]
    quotes = tuple(Evidence.visible(document, span) for span in spans)
    findings = tuple(Finding(summary=f"Part {n}.", evidence=quotes) for n in range(24))
    run = SignalRun(
        signal="document.hidden_text",
        strength=Strength.MODERATE,
        outcome=Outcome.HIT,
        findings=findings,
    )
    quoted = report.model_copy(update={"runs": (run,)})
    page = parse(html.page(quoted, documents | {"resume.pdf": document}, signals))
    places = {"#" + place for place in page.xpath("//@id")}
    assert len(places) == len(page.xpath("//@id"))
    broken = set(page.xpath("//@href")) - places
    assert broken == set()
