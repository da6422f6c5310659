"""The style of an element of an HTML page: its own declarations and the page's simple rules.

Rules for single classes, ids and elements in `<style>` are applied; scripts and outside style
sheets are not run or fetched.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:[a-z][\w]*)?[.#][\w-]+$|^[a-z][\w]*$", re.IGNORECASE)
_LAST = re.compile(r"[.#]?[\w-]+$")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOURS = frozenset({"color", "background", "background-color", "background-image"})
_FONTS = re.compile(r"//fonts?\.|font-?awesome", re.IGNORECASE)  # paint nothing
_MAX_RULES = 20_000
_LENGTH = re.compile(r"^(-?[\d.]+)(px|pt|em|rem|%|vw|vh|in|cm|mm)?$")
_PIXELS = {
    "pt": 4 / 3, "rem": 16.0, "vw": 10.0, "vh": 10.0, "in": 96.0, "cm": 37.8, "mm": 3.78,
}  # fmt: skip
Style = dict[str, str]


class Stylesheet:
    """The page's own simple rules, by the class, id or element they name."""

    def __init__(self, rules: dict[str, Style], coloured: set[str], outside: bool) -> None:
        self._rules, self._coloured, self._outside = rules, coloured, outside

    @classmethod
    def of(cls, soup: BeautifulSoup) -> "Stylesheet":
        """The rules of every `<style>` for the screen; those in print media blocks are left out."""
        rules: dict[str, Style] = {}
        coloured: set[str] = set()
        for sheet in soup.find_all("style"):
            if "print" in str(sheet.get("media") or ""):
                continue
            text = _COMMENT.sub("", sheet.get_text())[:2_000_000]
            text = re.sub(
                r"@media[^{]*(?:print|max-width|min-width)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
                "",
                text,
            )
            for selectors, body in _RULE.findall(text)[:_MAX_RULES]:
                style = _declarations(body)
                for selector in selectors.split(","):
                    selector = selector.strip().rpartition("}")[2].strip().lower()
                    if _SIMPLE.match(selector) and style:
                        rules[selector] = merged(rules.get(selector, {}), style)
                    elif ":" not in selector and not _COLOURS.isdisjoint(style):
                        coloured.update(_LAST.findall(selector))
        linked = any(
            "print" not in str(link.get("media") or "") and not _FONTS.search(str(link["href"]))
            for link in soup.find_all("link", rel="stylesheet", href=True)
        )
        return cls(rules, coloured, linked)

    @property
    def is_empty(self) -> bool:
        """True when only inline styles matter."""
        return not self._rules and not self._coloured and not self._outside

    def style(self, tag: Tag) -> Style:
        """The declarations for a tag, its inline ones last."""
        style: Style = {}
        for selector in _selectors(tag):
            if selector in self._rules:
                style = merged(style, self._rules[selector])
        inline = tag.get("style")
        return merged(style, _declarations(inline)) if isinstance(inline, str) else style

    def may_colour(self, tag: Tag) -> bool:
        """True when rules that are not applied here may set a tag's colours.

        Those are rules of an outside style sheet for a class or id that the page's own rules do not
        name, and rules that depend on the elements around.
        """
        names = [s for s in _selectors(tag) if not s[0].isalnum()]
        if self._outside and any(name not in self._rules for name in names):
            return True
        return any(name in self._coloured for name in (*names, (tag.name or "").lower()))

    def sets_apart(self, tag: Tag) -> bool:
        """True for a piece of a line that stands at its right edge, as dates and places do."""
        if not self._rules and not tag.has_attr("style"):
            return False
        style = self.style(tag)
        return style.get("float") == "right" or style.get("margin-left") == "auto"


def class_names(tag: Tag) -> list[str]:
    """The classes of a tag."""
    value = tag.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


def merged(style: Style, later: Style) -> Style:
    """`style` with what `later` declares; a later `background` resets the colour and picture."""
    if "background" in later:
        style = {k: v for k, v in style.items() if not k.startswith("background-")}
    return style | later


def number(value: str) -> float | None:
    """A plain number or percentage without its sign."""
    try:
        return float(value.rstrip("%"))
    except ValueError:
        return None


def pixels(value: str, em: float = 16.0) -> float | None:
    """A length in pixels, `em` and `%` taken of `em`; None for anything else, as for calc()."""
    match = _LENGTH.match(value.strip())
    amount = number(match.group(1)) if match else None
    if match is None or amount is None:
        return None
    unit = match.group(2) or "px"
    return amount * {"em": em, "%": em / 100, **_PIXELS}.get(unit, 1.0)


def _selectors(tag: Tag) -> Iterator[str]:
    name = (tag.name or "").lower()
    yield name
    for one in class_names(tag):
        yield f".{one.lower()}"
        yield f"{name}.{one.lower()}"
    if tag.get("id"):
        yield f"#{str(tag['id']).lower()}"
        yield f"{name}#{str(tag['id']).lower()}"


def _declarations(body: str) -> Style:
    found: Style = {}
    for part in body.split(";"):
        key, colon, value = part.partition(":")
        if colon:
            name = key.strip().lower()
            found = merged(found, {name: value.replace("!important", "").strip().lower()})
    return found
