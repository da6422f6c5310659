"""Whatever stands in a report is shown as written: it makes no element, attribute or address."""

import re
from pathlib import Path
from typing import Any

import pytest

from forensics.model import Document, Signal
from forensics.report import html
from forensics.report.html.templating import clip
from forensics.report.plain import plain
from forensics.report.wire import Report
from tests.naughty import naughty
from tests.report.html.example import classed, fill, parse, text_of

CHROMIUM = Path("/usr/bin/chromium")
TAGS = {"html", "head", "title", "meta", "style", "body", "header", "main", "nav", "section"}
TAGS |= {"article", "div", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "details"}
TAGS |= {"summary", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "b", "i", "code"}
TAGS |= {"mark", "span", "sup"}
ATTRIBUTES = {"class", "href", "id", "style", "scope", "open", "lang", "name", "content", "charset"}
ATTRIBUTES |= {"http-equiv", "aria-label", "aria-labelledby", "aria-hidden"}
ADDRESS = re.compile(r"#rf-[a-z]+(-\d+){0,3}")
STYLE = re.compile(r"((left|width):-?\d+(\.\d+)?%?;?)+")
CLASSES = re.compile(r"rf(-[a-z_]+)*")
HUGE = "A" * 300_000


def names(tree: Any) -> set[str]:
    """Every element's tag; what each attribute may hold is checked on the way."""
    ids: list[str] = []
    for element in tree.iter():
        assert isinstance(element.tag, str), f"a comment or instruction: {element!r}"
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, name
            if name == "href":
                assert ADDRESS.fullmatch(value), value
            elif name == "style":
                assert STYLE.fullmatch(value), value
            elif name == "class":
                assert all(CLASSES.fullmatch(part) for part in value.split()), value
            elif name == "id":
                assert re.fullmatch(r"rf-[a-z]+(-[a-z]+)?(-\d+){0,3}", value), value
                ids.append(value)
            elif name == "aria-label":
                assert re.fullmatch(r"[A-Za-z ]+\d*", value), value
    assert len(ids) == len(set(ids))
    return {element.tag for element in tree.iter()}


@pytest.fixture(scope="session")
def bare(report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]) -> list[str]:
    """The elements of the page whose every text is a letter."""
    return _tags(report, documents, signals, "x")


def _tags(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...], text: str
) -> list[str]:
    tree = parse(_page(report, documents, signals, text))
    # How many words are shared and how many marks fit depends on the text: they are not counted.
    return sorted(e.tag for e in tree.iter() if e.tag not in {"mark", "span", "sup", "a"})


def _page(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...], text: str
) -> str:
    # Texts that carry marks stay: where they are cut has its own tests.
    resume = documents["resume.pdf"]
    kept = {"text": resume.text, "concealed": resume.concealed}
    filled = {text: fill(resume, text).model_copy(update=kept)}
    return html.page(fill(report, text), filled, signals)


@pytest.mark.parametrize("text", naughty())
def test_in_every_field_at_once_it_makes_no_markup(
    report: Report,
    documents: dict[str, Document],
    signals: tuple[Signal, ...],
    bare: list[str],
    text: str,
) -> None:
    tree = parse(_page(report, documents, signals, text))
    assert names(tree) <= TAGS
    rest = sorted(e.tag for e in tree.iter() if e.tag not in {"mark", "span", "sup", "a"})
    assert rest == bare
    shown = plain(text)
    assert {text_of(e) for e in classed(tree, "rf-said")} == {shown}
    assert {text_of(e) for e in classed(tree, "rf-passage")} == {shown}
    assert shown in {text_of(e) for e in classed(tree, "rf-reason")}
    assert all(shown in text_of(e) for e in classed(tree, "rf-note"))
    assert {text_of(e) for e in tree.xpath("//h3[starts-with(@id, 'rf-t-')]")} == {shown}
    title = plain(clip(text, 80))
    assert tree.xpath("//title")[0].text == f"{title}: examination of an application"


@pytest.mark.parametrize("text", naughty())
def test_a_document_reads_as_it_was_written(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...], text: str
) -> None:
    resume = documents["resume.pdf"]
    longer = text + resume.text[len(text) :] + text
    unseen = resume.concealed.model_copy(update={"text": text.ljust(len(resume.concealed.text))})
    changed = resume.model_copy(update={"text": longer, "concealed": unseen})
    sheet = parse(html.document(report, "resume.pdf", {"resume.pdf": changed}, signals))
    assert names(sheet) <= TAGS
    seen, hidden = classed(sheet, "rf-sheet")[0], classed(sheet, "rf-unseen")[0]
    assert "".join(text_of(e) for e in classed(seen, "rf-text")) == plain(longer)
    end = resume.concealed.pieces[0].span.end
    assert text_of(hidden) == plain(unseen.text[:end])


def test_huge_texts_are_cut_and_say_so(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    page = _page(report, documents, signals, HUGE)
    assert len(page) < 2_000_000
    assert "characters not shown" in page or "more characters" in page
    assert names(parse(page)) <= TAGS


def test_a_cut_says_how_much_is_missing() -> None:
    assert clip("abcdef", 4) == "abcd … (and 2 more characters)"
    assert clip("abcd", 4) == "abcd"


@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium at /usr/bin/chromium")
def test_a_browser_runs_nothing_and_fetches_nothing(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...], tmp_path: Path
) -> None:
    from playwright.sync_api import sync_playwright

    pages = []
    for number, text in enumerate(["\n".join(naughty()), *naughty()[::12]]):
        pages.append(tmp_path / f"{number}.html")
        page = _page(report, documents, signals, text)
        pages[-1].write_text(page, encoding="utf-8")
    requests: list[str] = []
    said: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--no-first-run"],
        )
        view = browser.new_page()
        view.on("request", lambda request: requests.append(request.url))
        view.on("console", lambda message: said.append(message.text))
        view.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        for path in pages:
            view.goto(path.as_uri())
            assert view.evaluate("window.hit") is None
            assert view.evaluate("document.querySelectorAll('script,img,svg,iframe').length") == 0
        browser.close()
    assert requests == [path.as_uri() for path in pages]
    assert said == []
