"""`forensics ui`: the screens, served by Streamlit on this machine with safe settings."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from forensics.cli.output import echo
from forensics.errors import ForensicsError

LOOPBACK = "127.0.0.1"
MAX_UPLOAD_MB = 25  # no resume is larger; as much as the reader takes
MAX_MESSAGE_MB = 64  # pages are pictures; a queue's page is far below 2 MB

# What is given on the command line outranks a user's own Streamlit settings, so none can undo it.
_SETTINGS: dict[str, str] = {
    "global.developmentMode": "false",
    "server.address": LOOPBACK,
    "server.maxUploadSize": str(MAX_UPLOAD_MB),
    "server.maxMessageSize": str(MAX_MESSAGE_MB),
    "server.enableXsrfProtection": "true",
    "server.enableCORS": "true",  # the name misleads: true is protection on
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.xsrfCookieSameSite": "strict",
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "server.allowRunOnSave": "false",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",  # they would lead to search engines, the message in the link
    "client.toolbarMode": "minimal",
    "client.disableDataExport": "true",  # a table's CSV would carry cells that begin a formula
    "runner.magicEnabled": "false",
    "logger.level": "warning",
}
_HOSTS = (LOOPBACK, "localhost")  # else a web page could have its own name lead here
# Greys and amber. Streamlit's own red and green would read as verdicts.
_AMBER, _PALE, _DARK = "#b45309", "#fdf3dd", "#7a3c07"
_GREY, _FAINT, _INK, _LINE = "#6b6a66", "#f1f1ee", "#23242a", "#dddcd7"
_THEME = {
    "base": "light",
    "primaryColor": _AMBER,
    "backgroundColor": "#f7f7f4",
    "secondaryBackgroundColor": "#ffffff",
    "textColor": _INK,
    "borderColor": _LINE,
    "showWidgetBorder": "true",
    "baseRadius": "6px",
    "buttonRadius": "6px",
    "baseFontSize": "15",
    "font": "sans-serif",
    "linkColor": _DARK,
} | {
    f"{name}{part}": shade
    for names, shades in (
        (("red", "orange", "yellow"), (_AMBER, _PALE, _DARK)),
        (("green", "blue", "violet", "gray"), (_GREY, _FAINT, _INK)),
    )
    for name in names
    for part, shade in zip(("Color", "BackgroundColor", "TextColor"), shades, strict=True)
}


def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
    browser: Annotated[
        bool, typer.Option("--open", help="Open it in the browser of this machine.")
    ] = False,
) -> None:
    """Open the screens: examine, the queue of cases, decisions. No other machine can reach them."""
    echo(f"forensics ui: http://{LOOPBACK}:{port} (end with Ctrl-C)", err=True)
    try:
        status = subprocess.call(command(port, browser), env=environment())
    except KeyboardInterrupt:
        return
    if status:
        raise ForensicsError(f"the screens ended with status {status}; is port {port} taken?")


def command(port: int, browser: bool = False) -> list[str]:
    """The command that serves the screens. Raises ForensicsError when they are not installed."""
    spec = find_spec("ui")
    if spec is None or spec.origin is None:
        raise ForensicsError("the screens (package ui) are not installed")
    app = Path(spec.origin).with_name("app.py")
    chosen = _SETTINGS | {"server.port": str(port), "server.headless": str(not browser).lower()}
    chosen |= {f"theme.{name}": value for name, value in _THEME.items()}
    flags = [f"--{name}={value}" for name, value in chosen.items()]
    flags += [f"--server.allowedHosts={host}" for host in _HOSTS]
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]


def environment() -> dict[str, str]:
    """This one's, with the package where it was found now, from whatever folder that was."""
    package = find_spec("ui")
    assert package is not None and package.origin is not None
    root = str(Path(package.origin).parents[1])
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": path}
