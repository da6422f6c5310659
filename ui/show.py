"""The one door to the page: nothing that somebody else wrote gets there but as escaped text.

Streamlit reads labels and messages as Markdown, pictures and links included; so foreign text never
goes into one. It is shown by the macros of `fragments.jinja`, whose environment escapes every
value, and by the fragments of the report, which do the same.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from forensics.report.html import STYLE
from forensics.report.plain import plain
from forensics.sweep.output.page.templating import OWN_STYLE

FOLDER = Path(__file__).parent
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


class Safe(Protocol):
    """Text that says it is finished HTML: made by an escaping template, never from a plain text."""

    def __html__(self) -> str:
        """The HTML."""
        ...


def _shown(value: object) -> object:
    """A value on its way into a template: what would steer a screen is written out."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
    )


def render(name: str, *values: object, **named: object) -> Markup:
    """A macro of `fragments.jinja` with its values, each escaped."""
    macro = getattr(_environment().get_template("fragments.jinja").module, name)
    return Markup(macro(*values, **named))


def fragment(body: Safe) -> None:
    """Put finished HTML on the page. Raises TypeError for a plain string: it was never escaped."""
    if not hasattr(body, "__html__"):
        raise TypeError("only escaped markup is shown as HTML")
    st.html(body.__html__())


def piece(name: str, *values: object, **named: object) -> None:
    """Show a macro of `fragments.jinja`."""
    fragment(render(name, *values, **named))


def cards(bodies: Sequence[Safe]) -> None:
    """Put cards of a sweep's clusters on the page."""
    fragment(render("cards", bodies))


def framed(page: str, height: int) -> None:
    """Show a page of its own, `height` pixels high, that runs no script but its own.

    It stands in a frame of a foreign origin: it reaches neither this page nor any network, for its
    own policy and that of the frame around it allow nothing but what is written in it.
    """
    policy = _POLICY.search(page)
    if policy is None:
        raise ValueError("only a page that states its policy is framed")
    # st.iframe shares its origin with what it shows; so what it shows is a frame that does not.
    around = _environment().get_template("frame.jinja").render(policy=policy[1], page=page)
    st.iframe(around, height=height)


def style() -> None:
    """The screens' own style sheet, the report's, and that of a sweep's cards."""
    st.html(FOLDER / "style.css")
    st.html(f"<style>{STYLE}{OWN_STYLE}</style>")


def notice(*lines: str, tone: str = "amber") -> None:
    """A calm message in place; each line may hold anything."""
    piece("notice", [(None, line) for line in lines], tone)


def notices(lines: Sequence[tuple[str | None, str]], tone: str = "amber") -> None:
    """Messages about files by name: (name or None, what to say)."""
    if lines:
        piece("notice", list(lines), tone)
