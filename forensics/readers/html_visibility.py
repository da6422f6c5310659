"""Which elements of an HTML page a person does not see, by attribute, inline style or simple rule.

Rules for single classes, ids and elements in `<style>` are applied; scripts and outside style
sheets are not run or fetched. `aria-hidden` hides from screen readers only: it stays visible.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from forensics.model.document import Hiding

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:[a-z][\w]*)?[.#][\w-]+$|^[a-z][\w]*$", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCREEN_READER = frozenset({"visually-hidden", "sr-only", "screen-reader-text", "visuallyhidden"})
_TINY_PIXELS = 3.0
_NAMED = {"white": "ffffff", "snow": "fffafa", "black": "000000", "transparent": "transparent"}
_MAX_RULES = 20_000
Hidden = tuple[Hiding, str]
Style = dict[str, str]


class Stylesheet:
    """The page's own simple rules, by the class, id or element they name."""

    def __init__(self, rules: dict[str, Style]) -> None:
        self._rules = rules

    @classmethod
    def of(cls, soup: BeautifulSoup) -> "Stylesheet":
        """The rules of every `<style>` for the screen; those in print media blocks are left out."""
        rules: dict[str, Style] = {}
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
                    selector = selector.strip().rpartition("}")[2].strip()
                    if _SIMPLE.match(selector) and style:
                        rules.setdefault(selector.lower(), {}).update(style)
        return cls(rules)

    def hides(self, tag: Tag) -> Hidden | None:
        """How a tag is hidden and by what, None when it is not (its parents are asked before)."""
        if tag.has_attr("hidden"):
            return "css", "attribute hidden"
        for name in class_names(tag):
            if name.lower() in _SCREEN_READER:
                return "css", f"class {name} (text for screen readers)"
        return self._by_style(tag)

    def sets_apart(self, tag: Tag) -> bool:
        """True for a piece of a line that stands at its right edge, as dates and places do."""
        if not self._rules and not tag.has_attr("style"):
            return False
        style = self._style(tag)
        return style.get("float") == "right" or style.get("margin-left") == "auto"

    def _by_style(self, tag: Tag) -> Hidden | None:
        if not self._rules and not tag.has_attr("style"):
            return None
        style = self._style(tag)
        if style.get("display") == "none":
            return "css", "display: none"
        if style.get("visibility") in ("hidden", "collapse"):
            return "css", f"visibility: {style['visibility']}"
        if _number(style.get("opacity", "1")) == 0:
            return "css", "opacity: 0"
        size = style.get("font-size", "")
        if size and _pixels(size) is not None and (_pixels(size) or 0.0) < _TINY_PIXELS:
            return ("css" if _pixels(size) == 0 else "tiny"), f"font-size: {size}"
        if style.get("position") in ("absolute", "fixed"):
            for side in ("left", "top", "right", "text-indent"):
                if (_pixels(style.get(side, "")) or 0) <= -500:
                    return "off_page", f"{side}: {style[side]}"
        if (_pixels(style.get("text-indent", "")) or 0) <= -500:
            return "off_page", f"text-indent: {style['text-indent']}"
        if style.get("clip", "").replace(" ", "") in ("rect(0,0,0,0)", "rect(1px,1px,1px,1px)"):
            return "clipped", f"clip: {style['clip']}"
        return self._ink(tag, style)

    def _ink(self, tag: Tag, style: Style) -> Hidden | None:
        colour = _colour(style.get("color", ""))
        if colour is None or not tag.get_text(strip=True):
            return None
        if colour == "transparent":
            clipped = style.get("-webkit-background-clip", style.get("background-clip", ""))
            return None if clipped == "text" else ("invisible_ink", "color: transparent")
        ground = self._ground(tag)
        if ground is not None and _near(colour, ground):
            return "invisible_ink", f"colour #{colour} on #{ground}"
        return None

    def _ground(self, tag: Tag) -> str | None:
        """The colour behind a tag; None where a picture or gradient may be."""
        for element in (tag, *tag.parents):
            style = self._style(element)
            paint = style.get("background-color") or style.get("background", "")
            if "url(" in paint or "gradient" in paint or "background-image" in style:
                return None
            colour = _colour(paint.split()[0] if paint else "")
            if colour and colour != "transparent":
                return colour
            if paint and colour is None and paint not in ("none", "inherit", "initial", "unset"):
                return None
        return "ffffff"

    def _style(self, tag: Tag) -> Style:
        style: Style = {}
        for selector in _selectors(tag):
            style |= self._rules.get(selector, {})
        inline = tag.get("style")
        return style | _declarations(inline) if isinstance(inline, str) else style


def class_names(tag: Tag) -> list[str]:
    """The classes of a tag."""
    value = tag.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


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
            found[key.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def _number(value: str) -> float | None:
    try:
        return float(value.rstrip("%"))
    except ValueError:
        return None


def _pixels(value: str) -> float | None:
    match = re.match(r"^(-?[\d.]+)(px|pt|em|rem|%|vw|vh)?$", value.strip())
    number = _number(match.group(1)) if match else None
    if match is None or number is None:
        return None
    scale = {"pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16, "vw": 10.0, "vh": 10.0}
    return number * scale.get(match.group(2) or "px", 1.0)


def _colour(value: str) -> str | None:
    value = _NAMED.get(value.strip(), value.strip())
    if value == "transparent" or re.match(r"^rgba\([^)]*,\s*0(\.0+)?\)$", value):
        return "transparent"
    match = re.match(r"^#([0-9a-f]{3}|[0-9a-f]{6})$", value)
    if match:
        digits = match.group(1)
        return digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    channels = re.match(r"^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)", value)
    if channels:
        return "".join(f"{min(255, int(c)):02x}" for c in channels.groups())
    return value if re.match(r"^[0-9a-f]{6}$", value) else None


def _near(one: str, other: str) -> bool:
    if "transparent" in (one, other):
        return False
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= 16 for i in (0, 2, 4))
