"""List marks that are drawn instead of written: small discs and squares left of a line."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from forensics.readers.pdf_frame import Box, Frame
from forensics.readers.pdf_glyphs import Style
from forensics.readers.pdf_words import Word

_LEAST, _MOST = 1.5, 8.0  # points across
_REACH = 30.0  # points from the mark to its line
_STYLE = Style(size=4.0, colour=(0, 0, 0), alpha=255, mode=0, font="", embedded=True, upright=True)


def drawn_bullets(shapes: Sequence[object], frame: Frame, words: Sequence[Word]) -> list[Word]:
    """A word "•" for each shape that stands left of a line and has nothing left of itself."""
    if any(word.text == "•" for word in words):
        return []
    found = []
    for left, top, right, bottom in _small(shapes, frame):
        middle = (top + bottom) / 2
        beside = [w for w in words if w.top - 1 <= middle <= w.bottom + 1 and w.style.upright]
        after = [w for w in beside if 0 <= w.left - right <= _REACH]
        if not after or any(left - 2 * _REACH < w.right < right for w in beside):
            continue
        line = min(after, key=lambda word: word.left)
        mark = Word(_STYLE, 0, line.order - 1, True, line.baseline, "•")
        mark.left, mark.top, mark.right, mark.bottom = left, top, right, bottom
        found.append(mark)
    return found


def _small(shapes: Sequence[object], frame: Frame) -> Iterator[Box]:
    edges = [ctypes.c_float() for _ in range(4)]
    at_edges = [ctypes.byref(edge) for edge in edges]
    for handle in shapes:
        if not pdfium.FPDFPageObj_GetBounds(handle, *at_edges):
            continue
        box = frame.box(*(edge.value for edge in edges))
        wide, tall = box[2] - box[0], box[3] - box[1]
        if _LEAST <= wide <= _MOST and 0.75 <= tall / wide <= 1.33:
            yield box
