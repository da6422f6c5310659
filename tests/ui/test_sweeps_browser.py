"""A sweep in a real browser: from an upload to clusters and their picture, then a hunt."""

from pathlib import Path

from playwright.sync_api import expect

from tests.ui.conftest import Watched

COPIED = """
- Cut the nightly ledger reconciliation of forty bakeries from six hours to eleven minutes.
- Moved the tram timetable archive of a town into a queryable store with nine years of gaps.
- Taught seven dispatchers to read consumer lag before they call the platform team at night.
"""
PATIENCE = 120_000  # ms a small sweep may take on a busy machine


def test_from_an_upload_to_clusters_and_a_hunt(watched: Watched, tmp_path: Path) -> None:
    files = []
    for name, mail in (("Bo Birch <b>", "bo"), ("Cy Cedar", "cy")):
        files.append(tmp_path / f"{mail}.txt")
        text = (
            f"{name}\n{mail}@{mail}-own.dev (312) 736-5002\n\nEXPERIENCE\nClerk, Sample\n{COPIED}"
        )
        files[-1].write_text(text)
    page = watched.open("sweeps")
    page.locator(".st-key-sweep-form input[type=file]").set_input_files(files)
    page.get_by_label("Checks").click()
    page.get_by_role("option", name="No checks, links only").click()
    page.get_by_text("Keep the applications in the store").click()
    page.get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_selector(".ui-bar", timeout=PATIENCE)
    # It runs on while nobody looks, and shows its end by itself to who looks.
    expect(page.locator(".ui-numbers")).to_contain_text("2 Applications", timeout=PATIENCE)
    card = page.locator(".rs-cluster")
    expect(card).to_contain_text("(312) 736-5002")
    expect(card).to_contain_text("verdict: undecided")
    page.get_by_text("Picture", exact=True).click()
    framed = page.frame_locator("[data-testid=stIFrame]").frame_locator("iframe")
    framed.get_by_role("button", name="look").click()
    framed.locator(".rs-node circle").first.click()
    expect(framed.locator("#rf-chosen")).to_contain_text("bits")
    inside = next(
        frame
        for frame in page.frames
        if frame.name == "" and frame.parent_frame and frame.parent_frame.parent_frame
    )
    assert inside.evaluate("origin") == "null"
    page.get_by_role("link", name="Hunt").click()
    page.get_by_label("What to look for").fill("+1 312.736.5002")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.locator(".st-key-hunt-people")).to_contain_text("Cy Cedar")
    expect(page.locator(".ui-section").first).to_contain_text("2 applications")
