"""The page in a browser: it moves, answers to clicks and keys, and asks for nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.sweep.output.sweeps import cluster, example, naughty, shared

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, and one cluster more for every fourth hostile text."""
    work = example()
    for number, text in enumerate(naughty()[::4]):
        ids = f"{number:03}a{text}", f"{number:03}b{text}"
        for id_ in ids:
            work.application(id_, name=text)
        work.link("corpus.shared_passages", *ids, shared("passage", text), name_a=text)
        work.clusters.append(cluster(f"{number}{text}", *ids, bits=1.0, names=(text,)))
    folder = tmp_path_factory.mktemp("swept")
    work.write(folder)
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, report: Path) -> Iterator[Page]:
    """The page, of which nothing may ever be heard."""
    heard: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("request", lambda sent: heard.append(sent.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.goto(report.as_uri())
    yield page
    assert page.evaluate("window.hit") is None
    assert heard == [report.as_uri()]


@pytest.fixture
def page(opened: Page) -> Page:
    """The page with the whole picture in view."""
    opened.locator("[data-do=fit]").click()
    return opened


def view(page: Page) -> list[float]:
    given = page.locator("#rf-picture").get_attribute("viewBox")
    assert given is not None
    return [float(number) for number in given.split()]


def test_buttons_and_keys_bring_it_nearer_and_back(page: Page) -> None:
    whole = view(page)
    page.locator("[data-do=in]").click()
    assert view(page)[2] < whole[2]
    page.locator("#rf-picture").focus()
    page.keyboard.press("0")
    assert view(page) == whole
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    assert view(page)[2] < whole[2]
    assert view(page)[0] > whole[0]


def test_it_is_dragged(page: Page) -> None:
    before = view(page)
    box = page.locator("#rf-picture").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] - 20, box["y"] + box["height"] - 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y - 40, steps=4)
    page.mouse.up()
    after = view(page)
    assert after[0] > before[0] and after[1] > before[1]
    assert after[2:] == before[2:]


def test_the_wheel_scrolls_the_page_until_somebody_works_in_the_picture(page: Page) -> None:
    page.locator("#rf-picture").hover()
    before = view(page)
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(50)
    assert view(page) == before
    page.locator("#rf-picture").focus()
    page.locator("#rf-picture").hover()
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "before => document.getElementById('rf-picture').getAttribute('viewBox') !== before",
        arg=" ".join(f"{number:g}" for number in before),
    )
    assert view(page)[2] < before[2]


def test_a_dot_tells_what_it_is_linked_to(page: Page) -> None:
    page.locator("[data-cluster='0']").click()
    page.locator(".rs-node", has_text="Cleo Marsh").locator("circle").click()
    chosen = page.locator("#rf-chosen")
    assert "a3, 2026-02-03, cluster 1" in chosen.inner_text()
    assert "Dan Field shared contact, 9.0 bits" in " ".join(chosen.inner_text().split())
    chosen.get_by_role("button", name="Dan Field").click()
    assert chosen.locator("h3").inner_text() == "Dan Field"
    assert "rs-it" in (page.locator(".rs-node", has_text="Dan Field").get_attribute("class") or "")


def test_the_list_does_the_same_by_keyboard(page: Page) -> None:
    before = view(page)
    page.locator("[data-cluster='1']").focus()
    page.keyboard.press("Enter")
    assert view(page)[2] < before[2]


def test_without_script_everything_but_moving_is_there(browser: Browser, report: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(report.as_uri())
    assert not page.locator("#rf-tools").is_visible()
    assert page.locator(".rs-node circle").first.is_visible()
    assert page.locator("#rf-c-1").get_by_text("Led a team;").first.is_visible()
    page.locator("#rf-c-1 summary", has_text="The applications").click()
    assert page.locator("#rf-c-1").get_by_text("2026-02-03").first.is_visible()
