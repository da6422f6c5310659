"""A bench in a home of its own for pages run in this process; a real server and a real browser."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from forensics.assembly.templates import SHIPPED
from forensics.cli import main
from forensics.cli.ui import command, environment
from index.curation.curator import Curator
from index.template import Template
from tests.ui.cases import fill
from tests.ui.logs import broken
from tests.ui.made import template
from ui.bench import Bench, bench

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # ms a page may take on a busy machine


def _home(folder: Path) -> None:
    with pytest.raises(SystemExit) as done:
        main(["templates", "import", str(SHIPPED), "--status", "stable"])
    assert done.value.code == 0, folder


@pytest.fixture(scope="session")
def own_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The bench every page of this process shares, with stable templates and no case."""
    folder = tmp_path_factory.mktemp("screens")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORENSICS_HOME", str(folder))
        patch.delenv("FORENSICS_DATABASE_URL", raising=False)
        _home(folder)
        st.cache_resource.clear()
        made = bench()
    yield made
    made.workbench.__exit__(None, None, None)
    st.cache_resource.clear()


Open = Callable[..., AppTest]


@pytest.fixture
def held(own_bench: Bench) -> Iterator[Template]:
    """A template of its own for each test, in the nursery, added by Ana; gone afterwards."""
    made = template(uuid4().hex[:8], references=("https://example.invalid/report",))
    own_bench.library.add(made, author="Ana", reason="seen twice")
    yield own_bench.library.show(made.id)
    if made.id in {item.id for item in own_bench.library.list()}:
        Curator(own_bench.library).remove(made.id, author="Ana", reason="the test is over")


@pytest.fixture
def open_page(own_bench: Bench) -> Open:
    """Run one page as a new session: `open_page("case", case="demo")`."""

    def opened(name: str, **query: str) -> AppTest:
        script = f"from ui.guard import calmly\nfrom ui.views import {name}\ncalmly({name}.page)()"
        page = AppTest.from_string(script, default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        return page.run()

    return opened


def words(page: AppTest) -> str:
    """Everything the page shows as HTML."""
    return "\n".join(element.value for element in page.html)


class Server:
    """The screens as `forensics ui` serves them."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = home / "server.log"
        around = environment() | {"FORENSICS_HOME": str(home), "OMP_NUM_THREADS": "1"}
        around.pop("FORENSICS_DATABASE_URL", None)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command(self.port), env=around, stdout=log, stderr=log, cwd=home
            )

    def wait(self) -> None:
        """Until it answers; fails with its log."""
        for _ in range(120):
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.25)
        pytest.fail(f"the screens did not come up: {self.log.read_text()}")

    def end(self) -> str:
        """Stop it; what it printed."""
        self.process.terminate()
        self.process.wait(timeout=20)
        return self.log.read_text(errors="replace")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server on a home with cases made of hostile text; nothing of it may break."""
    home = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORENSICS_HOME", str(home))
        patch.delenv("FORENSICS_DATABASE_URL", raising=False)
        _home(home)
        fill(home)
    served = Server(home)
    served.wait()
    yield served
    assert broken(served.end()) == []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; without one the tests are skipped, in CI they fail."""
    if not CHROMIUM.exists():
        reason = f"no browser at {CHROMIUM}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A browser page that notes what should never happen on it."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.server = server
        self.foreign: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        own = re.compile(rf"(https?|wss?)://127\.0\.0\.1:{server.port}/|(data|blob|about):")
        self.context.on(
            "request", lambda sent: None if own.match(sent.url) else self.foreign.append(sent.url)
        )
        self.page.on(
            "websocket", lambda it: None if own.match(it.url) else self.foreign.append(it.url)
        )
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("popup", lambda popup: self.foreign.append(f"window {popup.url}"))

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(str(getattr(dialog, "message", "")))
        dialog.dismiss()  # type: ignore[attr-defined]

    def open(self, path: str = "") -> Page:
        """Go to a path of the server and wait until something of this project stands there."""
        self.page.goto(f"{self.server.url}/{path}")
        self.page.wait_for_selector("[data-testid=stHtml]", state="attached")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run to its end."""
        self.page.wait_for_timeout(120)
        self.page.wait_for_selector(
            "[data-testid=stApp][data-test-script-state=notRunning]", state="attached"
        )

    def drop(self, card: str, *files: Path) -> None:
        """Drop files on a card's uploader and wait until the server has them."""
        self.page.locator(f".st-key-card-{card} input[type=file]").set_input_files(list(files))
        self.page.get_by_text(files[-1].name).first.wait_for()
        self.page.wait_for_timeout(400)
        self.settle()

    def check(self) -> None:
        """Nothing ran, nothing left the server, no page broke."""
        assert self.foreign == []
        assert self.dialogs == []
        assert self.errors == []
        assert self.page.evaluate("window.hit") is None
        assert self.page.locator("[data-testid=stException]").count() == 0
        assert "Traceback" not in self.page.inner_text("body")


@pytest.fixture
def watched(chromium: Browser, server: Server) -> Iterator[Watched]:
    """One person at the screens."""
    made = Watched(chromium, server)
    yield made
    made.check()
    made.context.close()


@pytest.fixture
def colleague(chromium: Browser, server: Server) -> Iterator[Watched]:
    """Another person, with a session of their own."""
    made = Watched(chromium, server)
    yield made
    made.check()
    made.context.close()
