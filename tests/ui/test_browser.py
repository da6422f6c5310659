"""A real server and a real browser: paste, findings, save, queue, decision; two people; uploads."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.conftest import EXAMPLES
from tests.ui.cases import RESUME
from tests.ui.conftest import Watched


def paste(watched: Watched, text: str) -> None:
    page = watched.open()
    page.get_by_label("Resume text").fill(text)
    page.get_by_role("button", name="Examine", exact=True).click()
    page.wait_for_selector(".st-key-findings")
    watched.settle()


def keep(watched: Watched, author: str) -> str:
    page = watched.page
    page.get_by_role("button", name="Save as a case").click()
    page.get_by_label("Your name").fill(author)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Open the case").click()
    page.wait_for_selector(".ui-case-head")
    watched.settle()
    return page.url


def decide(watched: Watched, disposition: str, reason: str, author: str) -> None:
    page = watched.page
    page.get_by_label("Disposition").click()
    page.get_by_role("option", name=disposition).click()
    page.get_by_label("Reason").fill(reason)
    page.get_by_label("Your name").fill(author)
    page.get_by_role("button", name="Record decision").click()
    watched.settle()


def test_from_a_pasted_resume_to_a_decision(watched: Watched) -> None:
    paste(watched, RESUME + "from paste to decision\n")
    page = watched.page
    quote = page.locator(".st-key-findings a[href^='#rf-m-']").first
    place = quote.get_attribute("href")
    quote.click()
    expect(page.locator(str(place))).to_be_attached()
    assert page.evaluate("document.querySelector(':target').id") == str(place).removeprefix("#")
    with page.expect_download() as saved:
        page.get_by_role("button", name="JSON").click()
    printed = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert printed["record"]["person"]["name"] == "Dana Okafor"
    address = keep(watched, "Ana")
    decide(watched, "Explained", "The mailbox is for job boards.", "Ana")
    expect(page.locator(".ui-reason")).to_have_text("The mailbox is for job boards.")
    case = address.partition("case=")[2]
    page.get_by_role("link", name="Queue").click()
    page.get_by_label("Search").fill(case)
    page.keyboard.press("Enter")
    watched.settle()
    row = page.locator("[class*=st-key-queue-row-]", has=page.get_by_text(case, exact=True))
    expect(row).to_contain_text("Explained")
    row.get_by_role("button", name="Open").click()
    page.wait_for_selector(".ui-case-head")
    assert page.url == address


def test_two_people_decide_the_same_case(watched: Watched, colleague: Watched) -> None:
    paste(watched, RESUME + "two people\n")
    address = keep(watched, "Ana")
    colleague.open(address.removeprefix(f"{colleague.server.url}/"))
    decide(watched, "Explained", "The employer confirmed it.", "Ana")
    decide(colleague, "Confirmed", "The school denies it.", "Ben")
    page = colleague.page
    expect(page.locator(".ui-notice", has_text="Nothing was recorded")).to_be_visible()
    expect(page.get_by_label("Reason")).to_have_value("The school denies it.")
    expect(page.locator(".ui-reason")).to_have_text(["The employer confirmed it."])
    page.get_by_role("button", name="Record decision").click()
    expect(page.locator(".ui-reason")).to_have_count(2)


def test_sessions_see_nothing_of_each_other(watched: Watched, colleague: Watched) -> None:
    paste(watched, RESUME.replace("Dana Okafor", "Private Person"))
    page = colleague.open()
    expect(page.get_by_label("Resume text")).to_have_value("")
    assert "Private Person" not in page.content()


def test_uploads_of_every_kind(watched: Watched, tmp_path: Path) -> None:
    page = watched.open()
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    wrong = tmp_path / "photo.exe"
    wrong.write_bytes(b"MZ")
    good = tmp_path / "resume.txt"
    good.write_text(RESUME)
    watched.drop("resume", large, wrong, good)
    card = page.locator(".st-key-card-resume")
    expect(card).to_contain_text("must be 25.0MB or smaller")
    expect(card).to_contain_text("files are not allowed")
    snapshot = EXAMPLES / "demo" / "linkedin-2021.html"
    watched.drop("profiles", snapshot)
    expect(page.get_by_text("No date: it cannot be compared")).to_be_visible()
    page.get_by_role("button", name="Examine", exact=True).click()
    page.wait_for_selector(".st-key-findings")
    expect(page.locator(".st-key-documents")).to_contain_text("linkedin-2021.html")


def test_twenty_files_at_once_and_one_more(watched: Watched, tmp_path: Path) -> None:
    page = watched.open()
    files = []
    for number in range(21):
        files.append(tmp_path / f"letter-{number}.txt")
        files[-1].write_text(f"{RESUME}letter {number}\n")
    watched.drop("resume", *files)
    expect(page.get_by_text("21 files are more than the 20")).to_be_visible()
    page.get_by_role("button", name="Remove letter-20.txt").or_(
        page.locator("[data-testid=stFileUploaderDeleteBtn] button").last
    ).first.click()
    expect(page.get_by_text("21 files are more than the 20")).not_to_be_visible()
    page.get_by_role("button", name="Examine", exact=True).click()
    page.wait_for_selector(".st-key-findings")
    expect(page.locator(".st-key-documents .rf-document")).to_have_count(20)


def test_pages_are_drawn(watched: Watched) -> None:
    page = watched.open()
    watched.drop("resume", EXAMPLES / "demo" / "resume.pdf")
    page.get_by_role("button", name="Examine", exact=True).click()
    page.wait_for_selector(".st-key-findings")
    page.get_by_role("radio", name="Pages").or_(page.get_by_text("Pages", exact=True)).first.click()
    expect(page.locator(".st-key-documents img")).to_have_count(1)
