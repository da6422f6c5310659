"""The one place where HTML is made: autoescaping templates into which foreign text is put plain."""

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from forensics.report.plain import plain

_FOLDER = "templates"
STYLE = (files("forensics.report.html") / _FOLDER / "style.css").read_text(encoding="utf-8")


def render(template: str, **context: object) -> Markup:
    """`templates/TEMPLATE.html.jinja` with `context`; every text in it is shown, none is markup."""
    return Markup(_ENVIRONMENT.get_template(f"{template}.html.jinja").render(context))


def clip(text: str, room: int) -> str:
    """`text`, or its first `room` characters and how many more there are."""
    rest = len(text) - room
    return text if rest <= 0 else f"{text[:room]} … (and {rest:,} more characters)"


def count(number: int, noun: str) -> str:
    """A count with its noun: "1 quote", "2,400 quotes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _finalize(value: object) -> object:
    # Runs on the result of every expression of every template, so that none can forget it.
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(str(value))
    return value


_ENVIRONMENT = Environment(
    loader=PackageLoader("forensics.report.html", _FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finalize,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters |= {"clip": clip, "count": count}
