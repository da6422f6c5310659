"""How a DOCX run looks: its own properties, else its styles', else the document's defaults."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from forensics.readers.docx_xml import W, is_on

TINY = 2.0  # points; see pdf_visibility.TINY
_SAME_COLOUR = 16  # of 255
_DEPTH = 12


@dataclass(frozen=True)
class Look:
    """None: not stated. `colour` and `shade` are six hex digits; `size` is in points."""

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
        colour=_hex(_value(properties.find(f"{W}color"))),
        size=int(size) / 2 if size.isdigit() else None,
        shade=_shade(properties),
    )


def same_colour(one: str, other: str) -> bool:
    """True when two colours cannot be told apart on the page."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) <= _SAME_COLOUR for a, b in pairs)


def _shade(properties: etree._Element) -> str | None:
    if (_value(properties.find(f"{W}highlight")) or "none") != "none":
        return "808080"  # some colour, told apart from white and black
    shading = properties.find(f"{W}shd")
    if shading is None:
        return None
    if shading.get(f"{W}val") not in (None, "clear", "nil"):
        return "808080"
    return _hex(shading.get(f"{W}fill"))


def _hex(value: str | None) -> str | None:
    if value and len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value):
        return value.lower()
    return None


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
