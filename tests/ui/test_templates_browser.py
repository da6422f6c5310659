"""The whole life of a template, lived in a real browser by two people."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import PATIENCE, Watched
from tests.ui.test_browser import decide, keep, paste

HEAD = "Jordan Example\njordan.example@example.org | +1 (512) 555-0133\n\nEXPERIENCE\n"
POST = "Senior Platform Engineer, Harrowgate Freight\nMar 2019 - Present\n"
LINES = """- Signs every waybill scan at the gate so that a dispute is settled from one screen.
- Rebuilt the quay crane scheduler around tide tables instead of a fixed shift plan.
- Taught six harbour clerks to write their own checks for mislabelled reefer units.
- Moved the pilotage invoices out of spreadsheets and into a queue with two approvers.
- Halved the night backlog of customs holds by sorting them by the vessel's next berth.
- Wrote the simulator on which the port rehearses a closed fairway every spring.
"""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A comparison with every case may take longer than the five seconds that are usual."""
    expect.set_options(timeout=2 * PATIENCE)
    yield
    expect.set_options(timeout=5_000)


def act(watched: Watched, verb: str, reason: str, name: str) -> None:
    page = watched.page
    # A person pauses between the fields: what is typed or clicked while the page is drawn anew may
    # be drawn over.
    for field, typed in (
        (page.get_by_label("Reason", exact=True), reason),
        (page.get_by_label("Your name"), name),
    ):
        watched.settle()
        field.fill(typed)
        field.press("Tab")
    watched.settle()
    page.get_by_role("button", name=verb, exact=True).click()


def to_list(watched: Watched) -> Page:
    """By the bar of pages; the first look at a library waits until the model is loaded."""
    watched.context.set_default_timeout(4 * PATIENCE)
    page = watched.open()
    page.get_by_role("link", name="Templates").click()
    page.wait_for_selector(".st-key-templates-foot")
    watched.settle()
    return page


def opened(watched: Watched, address: str) -> Page:
    page = watched.open(address)
    page.wait_for_selector(".st-key-template-desk")
    watched.settle()
    return page


def test_the_whole_life_of_a_template(watched: Watched, colleague: Watched) -> None:
    # Ana pastes a text; who it is about is taken out and shown; she strikes one more line.
    page = to_list(watched)
    page.get_by_role("button", name="Add a template").click()
    page.get_by_label("Template text").fill(HEAD + POST + LINES + "Ask for my brother Timo.\n")
    page.get_by_role("button", name="Take identity out").click()
    taken = page.locator(".st-key-template-kept")
    expect(taken).to_contain_text("jordan.example@example.org")
    kept = page.get_by_label("Text that will be kept")
    expect(kept).to_have_value(re.compile("e-mail"))
    text = kept.input_value()
    assert "[e-mail]" in text
    assert "Jordan" not in text
    kept.fill(text.replace("Ask for my brother Timo.\n", ""))
    page.get_by_label("Title").fill("Harbour platform engineer")
    page.get_by_label("Family").fill("harbour")
    # A dry run before anything is kept.
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".st-key-template-checked")).to_contain_text("It would have hit none of")
    act(watched, "Save to the nursery", "Seen under three names.", "Ana")
    expect(page.locator(".ui-notice").first).to_contain_text("It is in the nursery.")
    address = page.url.removeprefix(f"{watched.server.url}/")
    assert address == "template?template=harbour%2Fharbour-platform-engineer"
    # The same person does not review it; a second one does.
    act(watched, "Reviewed: make it stable", "It is mine.", "ana ")
    expect(page.get_by_text("a second person reviews; Ana wrote")).to_be_visible()
    opened(colleague, address)
    act(colleague, "Reviewed: make it stable", "Read it whole.", "Ben")
    expect(colleague.page.get_by_text("It is stable now, and weighs.")).to_be_visible()
    # An application with other facts and the same lines is examined, saved and decided.
    applicant = HEAD.replace("Jordan", "Casey").replace("jordan", "casey").replace("0133", "0188")
    paste(watched, applicant + POST + LINES)
    expect(page.locator(".st-key-findings")).to_contain_text("Harbour platform engineer")
    keep(watched, "Ana")
    decide(watched, "Confirmed", "The employer never knew of the post.", "Ana")
    expect(page.locator(".ui-reason")).to_contain_text("The employer never knew of the post.")
    # Health shows it, in the list and on its page.
    to_list(watched)
    page.get_by_label("Search").fill("harbour platform")
    page.keyboard.press("Enter")
    row = page.locator("[class*=st-key-template-row-]")
    expect(row).to_have_count(1)
    expect(row.locator(".ui-number")).to_contain_text(["1", "1", "0"])
    row.get_by_role("button", name="Open").click()
    expect(page.get_by_text("Hit by 1 of")).to_contain_text("1 confirmed")
    page.get_by_text("Hits", exact=True).click()
    expect(page.locator(".ui-hit")).to_contain_text("Casey Example")
    # An edit makes a revision, and its text waits for a review again.
    page.get_by_role("button", name="Edit", exact=True).click()
    field = page.get_by_label("Text", exact=True)
    expect(field).to_have_value(re.compile("six harbour clerks"))
    field.fill(field.input_value().replace("six harbour clerks", "nine harbour clerks"))
    page.get_by_label("Reason for the change").fill("Another number is in later copies.")
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save as a new revision").click()
    expect(page.get_by_text("Revision 3 is made.")).to_contain_text("it is in the nursery until")
    opened(watched, address)
    expect(page.locator(".ui-changed mark")).to_have_text(["six", "nine"])
    # Retired; the history holds it all.
    act(watched, "Retire", "No longer in use.", "Ana")
    expect(page.get_by_text("It is retired: no application")).to_be_visible()
    expect(page.locator(".ui-log b")).to_have_text(
        ["4. Retired", "3. Edited", "2. Reviewed", "1. Added"]
    )
    expect(page.locator(".ui-log .ui-detail").nth(2)).to_contain_text("Ben")


def test_no_page_scrolls_sideways(watched: Watched) -> None:
    to_list(watched)
    for path in ("templates", "add-template", "template?template=ai-ml/retail-computer-vision"):
        page = watched.open(path)
        for width in (1280, 800):
            page.set_viewport_size({"width": width, "height": 900})
            watched.settle()
            wide = page.evaluate(
                "[...document.querySelectorAll('html, [data-testid=stMain]')]"
                ".map(it => it.scrollWidth - it.clientWidth)"
            )
            assert max(wide) <= 0, (path, width)
