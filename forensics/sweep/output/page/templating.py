"""The one place where the page of a sweep becomes HTML; foreign text is put into it plain."""

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from forensics.model import Band
from forensics.report.html import STYLE as REPORT_STYLE
from forensics.report.html.templating import clip, count
from forensics.report.html.words import SHORT_BANDS
from forensics.report.plain import plain

_PACKAGE, _FOLDER = "forensics.sweep.output.page", "templates"


def _read(name: str) -> str:
    return (files(_PACKAGE) / _FOLDER / name).read_text("utf-8")


OWN_STYLE = _read("style.css")
"""For cards of clusters on a page that has the report's style already, and is light."""
LIGHT_STYLE = Markup(REPORT_STYLE + OWN_STYLE)
STYLE = Markup(REPORT_STYLE + _read("dark.css") + OWN_STYLE)
SCRIPT = Markup(_read("graph.js"))
SCRIPT_HASH = Markup(b64encode(sha256(SCRIPT.encode()).digest()).decode())
"""By which the page lets this script run and no other."""
_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def render(template: str, **context: object) -> Markup:
    """`templates/TEMPLATE.html.jinja` with `context`; every text in it is shown, none is markup."""
    return Markup(_ENVIRONMENT.get_template(f"{template}.html.jinja").render(context))


def data(value: object) -> Markup:
    """JSON that stands in a script element and cannot end it: ASCII, without `<`, `>` and `&`."""
    return Markup(json.dumps(value, separators=(",", ":")).translate(_MARKUP))


def short(text: str, room: int) -> str:
    """`text`, or its beginning: where the whole stands elsewhere on the page."""
    return text if len(text) <= room else f"{text[:room]}…"


def _band(name: str) -> str:
    return SHORT_BANDS[Band(name)]


def _finalize(value: object) -> object:
    # Runs on the result of every expression of every template, so that none can forget it.
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value


_ENVIRONMENT = Environment(
    loader=PackageLoader(_PACKAGE, _FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finalize,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters |= {"clip": clip, "count": count, "short": short, "band": _band}
