"""Two hundred strings that break pages, in every field: nothing runs, nothing leaves the server."""

from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import expect

from tests.ui.cases import PER_CASE, RESUME
from tests.ui.conftest import Watched
from tests.ui.naughty import strings

FIELD = 980  # characters, below what a field takes


def lines(text: str) -> str:
    """As a field of one line takes it."""
    return " ".join(text.split())


def portions(longest: int) -> Iterator[str]:
    """Every string, as many at once as a field holds."""
    held = ""
    for string in map(lines, strings()):
        if held and len(held) + 1 + len(string) > longest:
            yield held
            held = ""
        held = f"{held} {string}" if held else string
    yield held


def test_there_are_enough_of_them() -> None:
    assert len(strings()) >= 200


def test_stored_hostile_text_is_shown_and_never_run(watched: Watched) -> None:
    cases = -(-len(strings()) // PER_CASE)
    page = watched.open("queue")
    expect(page.locator(".ui-row")).not_to_have_count(0)
    for number in range(2, cases + 2):
        watched.open(f"case?case=pasted-{number}")
        page.wait_for_selector(".ui-case-head")
        shown = page.inner_text("[data-testid=stMain]")
        first = lines(strings()[(number - 2) * PER_CASE])
        assert first.split()[0] in shown
        watched.check()


def test_pasted_and_dropped_hostile_text(watched: Watched) -> None:
    page = watched.open()
    page.get_by_label("Resume text").fill(RESUME + "\n".join(strings()))
    page.get_by_role("button", name="Examine", exact=True).click()
    page.wait_for_selector(".st-key-findings")
    watched.settle()
    for detail in ("Timeline", "Snapshots", "Templates", "Checks", "Files"):
        page.get_by_role("radio", name=detail).click()
        watched.settle()
    watched.check()
    page.get_by_role("button", name="Explained").click()
    page.get_by_label("Reason").fill("\n".join(strings())[:3900])
    page.get_by_label("Your name").fill(strings()[0][:100])
    page.get_by_role("button", name="Save and record").click()
    page.wait_for_selector(".st-key-kept")
    watched.settle()


def test_every_field_of_the_form(watched: Watched) -> None:
    page = watched.open()
    names = ("Name", "E-mail", "Phone", "Address", "Role applied for")
    fields = [page.get_by_label(name, exact=True) for name in names]
    pieces = list(portions(FIELD))
    for start, piece in enumerate(pieces):
        for number, field in enumerate(fields):
            field.fill(pieces[(start + number) % len(pieces)])
        fields[0].press("Enter")
        if start % 4 == 0:
            page.get_by_label("Resume text").fill(RESUME + piece)
            page.get_by_role("button", name="Examine", exact=True).click()
            page.wait_for_selector(".st-key-findings")
            watched.check()
            page.get_by_role("button", name="Change what was submitted").click()
            page.wait_for_selector(".st-key-card-facts")
    watched.settle()


def test_every_search_and_address(watched: Watched) -> None:
    page = watched.open("queue")
    search = page.get_by_label("Search")
    for piece in portions(FIELD):
        search.fill(piece)
        search.press("Enter")
    watched.settle()
    expect(page.locator(".ui-empty")).to_be_visible()
    for string in strings()[::40]:
        page.goto(f"{watched.server.url}/case?case={quoted(string)}")
        page.wait_for_selector(".ui-notice, .ui-empty")
        watched.check()


def quoted(string: str) -> str:
    """As part of an address."""
    return quote(string.encode("utf-8", "replace")[:1500], safe="")
