"""The characters of a PDF page as they are painted: text, place, and how they look."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pypdfium2.raw as pdfium

from forensics.readers.pdf_frame import Frame

# Symbol fonts draw bullets under private or Latin code points.
_BULLETS = dict.fromkeys(
    map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf0be\uf06c\uf06e\uf0e0"), "•"
)
_TILT = 0.05  # rise over run: 3 degrees, more than a scanner skews a page
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapfdingbats")


Colour = tuple[int, int, int]
"""Red, green, blue of 255."""


@dataclass(frozen=True)
class Style:
    """How a text object is painted. `size` is in points after all scaling.

    `upright`: runs across the page; `tilted`: along neither of the page's edges.
    """

    size: float
    colour: Colour
    alpha: int
    mode: int
    font: str
    embedded: bool
    upright: bool
    tilted: bool = False


BLANK = Style(0, (0, 0, 0), 0, 0, "", False, True)
"""The style of a space."""


class Glyph(NamedTuple):
    """A painted character, in points. Spaces are glyphs too, and empty where they are made up."""

    text: str
    style: Style
    handle: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


def glyphs(raw: object, styles: "Styles", frame: Frame) -> Iterator[Glyph]:
    """The glyphs of a text page (an FPDF_TEXTPAGE), in the order in which pdfium tells them."""
    # The calls of a character are most of a page's reading time: the buffers are made once.
    x, y, loose = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_loose = ctypes.byref(x), ctypes.byref(y), ctypes.byref(loose)
    for index in range(pdfium.FPDFText_CountChars(raw)):
        character = _character(pdfium.FPDFText_GetUnicode(raw, index))
        if not character or character.isspace():
            made_up = pdfium.FPDFText_IsGenerated(raw, index) == 1
            yield Glyph("" if made_up else " ", BLANK, 0, 0, 0, 0, 0, 0)
            continue
        handle = pdfium.FPDFText_GetTextObject(raw, index)
        if not handle:
            continue
        key = _address(handle)
        style = styles.of(index, key, handle)
        pdfium.FPDFText_GetCharOrigin(raw, index, at_x, at_y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, at_loose)
        left, top, right, bottom = frame.box(loose.left, loose.bottom, loose.right, loose.top)
        start, baseline = frame.point(x.value, y.value)
        if style.upright:
            # Fonts claim boxes that reach into the lines around; letters keep to these.
            left = start
            top = max(top, baseline - 0.75 * style.size)
            bottom = min(bottom, baseline + 0.2 * style.size)
        text = _unsymbol(character, style)
        yield Glyph(text, style, key, left, top, right, bottom, baseline)


class Styles:
    """The style of each text object. A page may paint every letter as an object of its own."""

    def __init__(self, raw: object, frame: Frame) -> None:
        self._raw, self._frame = raw, frame
        self.handles: dict[int, object] = {}
        self._known: dict[int, Style] = {}
        self._shared: dict[Style, Style] = {}
        self._met: dict[tuple[object, ...], Style] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._at_size, self._at_matrix = ctypes.byref(self._size), ctypes.byref(self._matrix)
        self._at_channels = [ctypes.byref(channel) for channel in self._channels]

    def of(self, index: int, key: int, handle: object) -> Style:
        """The style of character `index`, painted by the text object `handle`."""
        if key in self._known:
            return self._known[key]
        self.handles[key] = handle
        pdfium.FPDFTextObj_GetFontSize(handle, self._at_size)
        pdfium.FPDFText_GetMatrix(self._raw, index, self._at_matrix)
        self._channels[3].value = 255
        pdfium.FPDFPageObj_GetFillColor(handle, *self._at_channels)
        red, green, blue, alpha = self._channels
        matrix = self._matrix
        told = (
            self._size.value, matrix.a, matrix.b, matrix.c, matrix.d,
            red.value, green.value, blue.value, alpha.value,
            pdfium.FPDFTextObj_GetTextRenderMode(handle),
            self._font(pdfium.FPDFTextObj_GetFont(handle)),
        )  # fmt: skip
        # Thousands of letters share a style: one object for all makes them quick to compare.
        style = self._met.get(told)
        if style is None:
            style = self._met[told] = self._style(*told)
        self._known[key] = style
        return style

    def _style(
        self, size: float, a: float, b: float, c: float, d: float,
        red: int, green: int, blue: int, alpha: int, mode: int, font: tuple[str, bool],
    ) -> Style:  # fmt: skip
        """The style of which pdfium tells this; `a` to `d` are the text's matrix."""
        points = round(abs(size) * math.hypot(c, d), 2)
        tilted = min(abs(a), abs(b)) > _TILT * max(abs(a), abs(b))
        upright = self._frame.is_level(a, b)
        style = Style(points, (red, green, blue), alpha, mode, *font, upright, tilted)
        return self._shared.setdefault(style, style)

    def _font(self, font: object) -> tuple[str, bool]:
        if not font:
            return "", False
        key = _address(font)
        if key not in self._fonts:
            self._fonts[key] = (_font_name(font), pdfium.FPDFFont_GetIsEmbedded(font) == 1)
        return self._fonts[key]


def _address(handle: object) -> int:
    return ctypes.addressof(handle.contents)  # type: ignore[attr-defined]


def _font_name(font: object) -> str:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 1000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("latin-1")
    return name.partition("+")[2] or name


@lru_cache(maxsize=1024)
def _character(code: int) -> str:
    if code in (0x02, 0xFFFE):  # pdfium's mark for a hyphen at the end of a line
        return "-"
    if code == 0 or code > 0x10FFFF:
        return ""
    return chr(code).translate(_BULLETS)


@lru_cache(maxsize=256)
def _is_symbolic(font: str) -> bool:
    return font.lower().startswith(_SYMBOL_FONTS)


def _unsymbol(character: str, style: Style) -> str:
    if _is_symbolic(style.font) and (
        character in "§Øvü·•nlqwo¨" or "\uf000" <= character <= "\uf0ff"
    ):
        return "•"
    return character
