"""How the text of an HTML element looks: what it inherits from the elements around it.

Colour, size and visibility are inherited, and an element within may set them anew: white text in a
page becomes readable where a part has a dark background, and a size of 0 often only closes gaps
between blocks that set a size of their own. So they are judged where text stands.
"""

import re
from dataclasses import dataclass, replace

from bs4.element import Tag

from forensics.model.document import Hiding
from forensics.readers.contrast import is_lost
from forensics.readers.html_colours import WHITE, Colour, parse
from forensics.readers.html_styles import Style, pixels

_TINY = 3.0  # pixels: a little over 2 pt; see pdf_visibility.TINY
_LARGE = 40.0  # pixels: 30 pt
_BLACK, _LINK_BLUE = Colour("000000"), Colour("0000ee")
_TOKEN = re.compile(r"[\w-]+\([^()]*\)|[^\s()]+")
_UNCHANGED = frozenset({"inherit", "currentcolor", "unset", ""})
_NO_PAINT = frozenset({"", "none", "inherit", "initial", "unset", "0", "0 0"})
Hidden = tuple[Hiding, str]


@dataclass(frozen=True)
class Look:
    """Ink and ground are None where they cannot be told: a picture, a gradient, a variable.

    `certain`: no rule that was not applied may have changed them. `size` is in pixels.
    """

    ink: Colour | None = _BLACK
    ground: str | None = WHITE
    size: float = 16.0
    visibility: str = "visible"
    certain: bool = True

    def within(self, tag: Tag, style: Style, *, certain: bool) -> "Look":
        """The look of the text that stands directly in `tag`."""
        return replace(
            self,
            ink=self._ink(tag, style),
            ground=self._ground(tag, style),
            size=self._size(style),
            visibility=style.get("visibility", self.visibility),
            certain=(self.certain and certain) or _is_stated_inline(tag),
        )

    def hidden(self) -> Hidden | None:
        """How text of this look is hidden, None when it is seen or cannot be told."""
        if self.visibility in ("hidden", "collapse"):
            return "css", f"visibility: {self.visibility}"
        if self.size < _TINY:
            return ("css" if self.size <= 0 else "tiny"), f"font-size: {self.size:g} px"
        if self.ink is None:
            return None
        if self.ink.opacity == 0:
            return "invisible_ink", "color: transparent"
        if self.ground is None:
            return None
        if is_lost(self.ink.over(self.ground), self.ground, large=self.size >= _LARGE):
            opacity = "" if self.ink.opacity == 1 else f" at {self.ink.opacity:.0%} opacity"
            return "invisible_ink", f"colour #{self.ink.digits} on #{self.ground}{opacity}"
        return None

    def _ink(self, tag: Tag, style: Style) -> Colour | None:
        if "text" in (style.get("background-clip"), style.get("-webkit-background-clip")):
            return None  # the background itself is the ink
        value = style.get("-webkit-text-fill-color") or style.get("color")
        if value is None and tag.name in ("font", "body"):
            value = str(tag.get("color" if tag.name == "font" else "text") or "")
        if value is None and tag.name == "a" and tag.has_attr("href"):
            return _LINK_BLUE
        if value is None or value in _UNCHANGED:
            return self.ink
        return _BLACK if value == "initial" else parse(value)

    def _ground(self, tag: Tag, style: Style) -> str | None:
        paint = style.get("background-color") or style.get("background") or ""
        paint = paint or str(tag.get("bgcolor") or "")
        picture = style.get("background-image", "none") != "none" or tag.has_attr("background")
        if picture or "url(" in style.get("background", "") or "gradient" in paint:
            return None
        if paint in _NO_PAINT:
            return self.ground
        found = next((c for c in map(parse, _TOKEN.findall(paint)) if c is not None), None)
        if found is None:
            return None  # a variable or a function that is not computed here
        if found.opacity >= 1:
            return found.digits
        if found.opacity == 0:
            return self.ground
        return None if self.ground is None else found.over(self.ground)

    def _size(self, style: Style) -> float:
        value = style.get("font-size", "")
        size = pixels(value, em=self.size)
        if size is not None:
            return size
        return self.size if value in ("", "inherit") else 16.0


def _is_stated_inline(tag: Tag) -> bool:
    # An inline style holds against every rule.
    inline = str(tag.get("style") or "").lower()
    return "background" in inline and re.search(r"(?<![\w-])color", inline) is not None
