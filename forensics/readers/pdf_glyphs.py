"""The characters of a PDF page as they are painted: text, place, and how they look."""

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from forensics.readers import pdf_calls
from forensics.readers.pdf_calls import Handle
from forensics.readers.pdf_frame import Frame, Places

# Symbol fonts draw bullets under private or Latin code points.
_BULLET = ord("•")
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf0be\uf06c\uf06e\uf0e0"
_SYMBOLS = np.array(list(map(ord, "§Øvü·•nlqwo¨")), np.uint32)
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapfdingbats")
_HYPHENS = "\x02\ufffe"  # pdfium's marks for one at the end of a line
_LAST = 0x10FFFF
_BLANK = 0
_TILT = 0.05  # rise over run: 3 degrees, more than a scanner skews a page


def _meanings() -> NDArray[np.uint32]:
    """What each code point that pdfium tells stands for; white space is blank."""
    found = np.arange(_LAST + 2, dtype=np.uint32)
    found[list(map(ord, _BULLETS))] = _BULLET
    found[list(map(ord, _HYPHENS))] = ord("-")
    found[[code for code in range(0x3001) if chr(code).isspace()]] = _BLANK
    found[_LAST + 1] = _BLANK
    return found


_MEANINGS = _meanings()

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


@dataclass(frozen=True)
class Glyphs:
    """The letters of a page, an entry each, in the order in which pdfium tells them.

    `text`: one character each. `style`: its place in `styles`. `handle`: the text object that
    paints it. Places are points from the top left of the page as shown. `after_space`: something
    blank stands directly before it. `spaces`: how many spaces the file itself holds.
    """

    text: str
    styles: list[Style]
    style: NDArray[np.intp]
    handle: NDArray[np.uint64]
    left: Places
    top: Places
    right: Places
    bottom: Places
    baseline: Places
    after_space: NDArray[np.bool_]
    spaces: int


def read_glyphs(page: object, frame: Frame) -> Glyphs:
    """The glyphs of a text page (an FPDF_TEXTPAGE)."""
    raw = pdf_calls.address(page)
    codes = pdf_calls.codes(raw, pdfium.FPDFText_CountChars(page))
    codes = _MEANINGS[np.minimum(codes, _LAST + 1)]
    blank = codes == _BLANK
    spaces = pdf_calls.generated(raw, np.flatnonzero(blank).tolist()).count(False)
    letters = np.flatnonzero(~blank)
    handle = pdf_calls.text_objects(raw, letters.tolist())
    letters, handle = letters[handle != 0], handle[handle != 0]
    styles, style = _styles(raw, letters, handle, frame)
    text = _unsymbol(codes[letters], styles, style).astype("<u4").tobytes()
    after_space = np.diff(np.cumsum(blank)[letters], prepend=-1) > 0
    return Glyphs(
        text.decode("utf-32-le", "surrogatepass"), styles, style, handle,
        *_places(raw, letters.tolist(), frame, styles, style), after_space, spaces,
    )  # fmt: skip


def _places(
    raw: Handle, letters: list[int], frame: Frame, styles: list[Style], style: NDArray[np.intp]
) -> tuple[Places, Places, Places, Places, Places]:
    """Left, top, right, bottom, baseline of each letter."""
    x, y = pdf_calls.origins(raw, letters).T
    start, baseline = frame.points(x, y)
    edges = pdf_calls.loose_boxes(raw, letters).T
    left, top, right, bottom = frame.boxes(edges[0], edges[3], edges[2], edges[1])
    # Fonts claim boxes that reach into the lines around; letters keep to these.
    upright = np.array([each.upright for each in styles], np.bool_)[style]
    size = np.array([each.size for each in styles])[style]
    left = np.where(upright, start, left)
    top = np.where(upright, np.maximum(top, baseline - 0.75 * size), top)
    bottom = np.where(upright, np.minimum(bottom, baseline + 0.2 * size), bottom)
    # Numbers too large to reckon with are of no place: such a letter is nowhere on the page.
    left, top = np.where(np.isnan([left, top]), np.inf, [left, top])
    right, bottom = np.where(np.isnan([right, bottom]), -np.inf, [right, bottom])
    return left, top, right, bottom, baseline


def _styles(
    raw: Handle, letters: NDArray[np.intp], handle: NDArray[np.uint64], frame: Frame
) -> tuple[list[Style], NDArray[np.intp]]:
    """The styles of a page and which of them each letter has."""
    # What one object paints stands together: its first letter is asked for all.
    first = np.diff(handle, prepend=0) != 0
    objects = handle[first].tolist()
    told = np.concatenate(
        [
            pdf_calls.font_sizes(objects)[:, None].view(np.uint32),
            pdf_calls.matrices(raw, letters[first].tolist())[:, :4].copy().view(np.uint32),
            pdf_calls.fill_colours(objects),
            pdf_calls.render_modes(objects)[:, None].view(np.uint32),
            pdf_calls.fonts(objects)[:, None].view(np.uint32),
        ],
        axis=1,
    )
    changes = np.ones(len(told), np.bool_)
    changes[1:] = (told[1:] != told[:-1]).any(axis=1)
    look, known = _Look(frame), dict[bytes, int]()
    styles: dict[Style, int] = {}
    found = []
    for row in told[changes]:
        key = row.tobytes()
        if key not in known:
            known[key] = styles.setdefault(look.style(row), len(styles))
        found.append(known[key])
    of_object = np.array(found, np.intp)[np.cumsum(changes) - 1]
    return list(styles), of_object[np.cumsum(first) - 1]


class _Look:
    """What pdfium tells of a text object as a Style; fonts are asked for their name once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._fonts: dict[Handle, tuple[str, bool]] = {}

    def style(self, told: NDArray[np.uint32]) -> Style:
        """The style of a row: size, a to d of the matrix, colour, mode, font."""
        size, a, b, c, d = told[:5].view(np.float32).tolist()
        red, green, blue, alpha = told[5:9].tolist()
        (mode,), (font,) = told[9:10].view(np.int32).tolist(), told[10:].view(np.uint64).tolist()
        points = round(abs(size) * math.hypot(c, d), 2)
        tilted = min(abs(a), abs(b)) > _TILT * max(abs(a), abs(b))
        upright = self._frame.is_level(a, b)
        return Style(points, (red, green, blue), alpha, mode, *self._font(font), upright, tilted)

    def _font(self, handle: Handle) -> tuple[str, bool]:
        if not handle:
            return "", False
        if handle not in self._fonts:
            font = pdf_calls.pointer(handle, pdfium.FPDF_FONT)
            self._fonts[handle] = (_font_name(font), pdfium.FPDFFont_GetIsEmbedded(font) == 1)
        return self._fonts[handle]


def _font_name(font: object) -> str:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 1000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("latin-1")
    return name.partition("+")[2] or name


def _unsymbol(
    codes: NDArray[np.uint32], styles: Sequence[Style], style: NDArray[np.intp]
) -> NDArray[np.uint32]:
    symbolic = np.array([each.font.lower().startswith(_SYMBOL_FONTS) for each in styles], np.bool_)
    if not symbolic.any():
        return codes
    private = (codes >= 0xF000) & (codes <= 0xF0FF)
    mark = symbolic[style] & (private | np.isin(codes, _SYMBOLS))
    return np.where(mark, np.uint32(_BULLET), codes)
