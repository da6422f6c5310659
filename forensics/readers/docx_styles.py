"""How a DOCX run looks: its own properties, else its styles', else the document's defaults."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from forensics.readers.contrast import is_lost
from forensics.readers.docx_xml import W, is_on

TINY = 2.0  # points; see pdf_visibility.TINY
AUTOMATIC = "automatic"  # black or white, whichever the word processor finds readable
UNKNOWN = "unknown"  # a pattern, picture or theme colour: nothing is concluded from it
_LARGE = 30.0  # points; see pdf_visibility
_DEPTH = 12
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00", "magenta": "ff00ff",
    "red": "ff0000", "yellow": "ffff00", "white": "ffffff", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "c0c0c0",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """None: not stated. `colour` and `shade` are six hex digits, AUTOMATIC or UNKNOWN.

    `size` is in points.
    """

    vanish: bool | None = None
    colour: str | None = None
    size: float | None = None
    shade: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look, with what it leaves open taken from `base`."""
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            self.colour or base.colour,
            base.size if self.size is None else self.size,
            self.shade or base.shade,
        )


class Styles:
    """The styles part of a document, None when it has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = Look()
        self._paragraph: str | None = None
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self._paragraph = name
        self._default = look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def run(self, paragraph: etree._Element, run: etree._Element) -> Look:
        """How `run` of `paragraph` looks."""
        properties = run.find(f"{W}rPr")
        found = look(properties)
        named = properties.find(f"{W}rStyle") if properties is not None else None
        for style in self._chain(_value(named)):
            found = found.over(look(style.find(f"{W}rPr")))
        for element in self.paragraph(paragraph):
            found = found.over(look(element.find(f"{W}rPr"))) if element.tag != f"{W}pPr" else found
            shade = look(element if element.tag == f"{W}pPr" else element.find(f"{W}pPr")).shade
            found = found.over(Look(shade=shade))
        return found.over(self._default)

    def paragraph(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The paragraph's own properties, then its styles from the nearest to the root."""
        properties = paragraph.find(f"{W}pPr")
        named = None
        if properties is not None:
            yield properties
            named = _value(properties.find(f"{W}pStyle"))
        yield from self._chain(named or self._paragraph)

    def list_number(self, paragraph: etree._Element) -> str | None:
        """The id of the list a paragraph belongs to; None when it is no list item."""
        for element in self.paragraph(paragraph):
            path = f"{W}numPr/{W}numId"
            number = element.find(path if element.tag == f"{W}pPr" else f"{W}pPr/{path}")
            if number is not None:
                value = number.get(f"{W}val")
                return value if value != "0" else None
        return None

    def table(self, properties: etree._Element | None) -> str | None:
        """What a table paints behind its text by its w:tblPr or style; None when it paints nothing.

        A style that paints single rows or columns is UNKNOWN.
        """
        if properties is None:
            return None
        own = look(properties).shade
        if own is not None:
            return own
        for style in self._chain(_value(properties.find(f"{W}tblStyle"))):
            if any(look(part).shade for part in style.iterfind(f"{W}tblStylePr/{W}tcPr")):
                return UNKNOWN
            for part in (style.find(f"{W}tcPr"), style.find(f"{W}tblPr")):
                shade = look(part).shade
                if shade is not None:
                    return shade
        return None

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        for _ in range(_DEPTH):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = _value(style.find(f"{W}basedOn"))


def look(properties: etree._Element | None) -> Look:
    """What one w:rPr, w:pPr or w:tcPr states."""
    if properties is None:
        return Look()
    vanish = properties.find(f"{W}vanish")
    size = _value(properties.find(f"{W}sz")) or ""
    return Look(
        vanish=None if vanish is None else is_on(vanish),
        colour=_ink(_value(properties.find(f"{W}color"))),
        size=int(size) / 2 if size.isdigit() else None,
        shade=_shade(properties),
    )


def is_unreadable(seen: Look, ground: str) -> bool:
    """True when the text's colour is lost on `ground`; false when either is not known."""
    if hex_colour(seen.colour) is None or hex_colour(ground) is None:
        return False
    assert seen.colour is not None
    return is_lost(seen.colour, ground, large=(seen.size or 0) >= _LARGE)


def _shade(properties: etree._Element) -> str | None:
    highlight = _value(properties.find(f"{W}highlight")) or "none"
    if highlight != "none":
        return _HIGHLIGHTS.get(highlight, UNKNOWN)
    shading = properties.find(f"{W}shd")
    if shading is None:
        return None
    if shading.get(f"{W}val") not in (None, "clear", "nil"):
        return UNKNOWN
    return hex_colour(shading.get(f"{W}fill")) or (
        UNKNOWN if shading.get(f"{W}themeFill") else None
    )


def _ink(value: str | None) -> str | None:
    return AUTOMATIC if value == "auto" else hex_colour(value)


def hex_colour(value: str | None) -> str | None:
    """Six lower-case hex digits, None for anything else."""
    if value and len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value):
        return value.lower()
    return None


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
