import subprocess
import sys
from pathlib import Path

import pytest

from forensics.cli import ui
from forensics.errors import ForensicsError


def test_only_this_machine_can_reach_it_and_nothing_is_reported() -> None:
    flags = ui.command(8765)
    for flag in (
        "--server.address=127.0.0.1",
        "--server.port=8765",
        "--server.headless=true",
        "--server.allowedHosts=127.0.0.1",
        "--server.maxUploadSize=25",
        "--server.enableXsrfProtection=true",
        "--server.enableCORS=true",
        "--server.enableStaticServing=false",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--client.showErrorLinks=false",
        "--client.toolbarMode=minimal",
    ):
        assert flag in flags
    assert Path(flags[4]).name == "app.py"


def test_a_browser_is_opened_only_when_asked_for() -> None:
    assert "--server.headless=false" in ui.command(8501, browser=True)


def test_every_flag_is_one_that_streamlit_knows() -> None:
    asked = [flag.split("=")[0] for flag in ui.command(8501)[5:]]
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "--help"], capture_output=True, text=True
    ).stdout
    assert [flag for flag in asked if flag not in shown] == []


def test_no_red_and_no_green() -> None:
    shades = [flag.split("=")[1] for flag in ui.command(8501) if "Color=#" in flag]
    for shade in shades:
        red, green, blue = (int(shade[place : place + 2], 16) for place in (1, 3, 5))
        warm = red >= green >= blue  # amber or a grey that leans to it
        assert warm or max(red, green, blue) - min(red, green, blue) <= 16, shade
        assert red < 2 * green + 32 or red < 128, shade  # nearer to brown or amber than to red


def test_screens_that_are_not_installed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui, "find_spec", lambda name: None)
    with pytest.raises(ForensicsError, match="not installed"):
        ui.command(8501)
