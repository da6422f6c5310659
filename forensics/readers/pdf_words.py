"""The words of a PDF page as they are painted: text, place, size, colour, paint order.

Places are in points from the top left corner of the page as shown (rotation and crop applied).
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pypdfium2 import PdfPage

from forensics.readers.pdf_frame import Box, Frame, frame_of
from forensics.readers.pdf_glyphs import BLANK, Glyph, Style, Styles, glyphs

_WIDE = 0.2  # of the font size
_BEYOND = 0.055  # of the font size


@dataclass
class Word:
    """Characters without a space between them. `spaced`: a space stands before it."""

    style: Style
    handle: int
    order: int
    spaced: bool
    baseline: float
    text: str = ""
    left: float = math.inf
    top: float = math.inf
    right: float = -math.inf
    bottom: float = -math.inf

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of the glyphs."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> float:
        """Font size in points."""
        return self.style.size

    def add(self, glyph: Glyph) -> None:
        """Append a character and grow the box."""
        text, _, _, left, top, right, bottom, _ = glyph
        self.text += text
        self.left = left if left < self.left else self.left
        self.top = top if top < self.top else self.top
        self.right = right if right > self.right else self.right
        self.bottom = bottom if bottom > self.bottom else self.bottom


@dataclass
class PageText:
    """The words in paint order, the handles of the text objects, and the page's map to points."""

    words: list[Word]
    handles: dict[int, object]
    frame: Frame


def read_words(page: PdfPage) -> PageText:
    """All words of a page, seen or unseen, in the order in which they are painted."""
    frame = frame_of(page)
    text_page = page.get_textpage()
    styles = Styles(text_page.raw, frame)
    painted = list(glyphs(text_page.raw, styles, frame))
    text_page.close()
    words = _words(painted, _space(painted))
    return PageText(words, styles.handles, frame)


def _words(glyphs: Sequence[Glyph], space: float) -> list[Word]:
    words: list[Word] = []
    word: Word | None = None
    spaced = True
    for glyph in glyphs:
        if glyph.style is BLANK:
            word, spaced = None, True
            continue
        touches = word is not None and _touches(word, glyph.left, glyph.baseline, space)
        if word is None or not touches or not _alike(word.style, glyph.style):
            # A piece of a word in another colour or size touches the one before it.
            apart = spaced or not touches
            word = Word(glyph.style, glyph.handle, len(words), apart, glyph.baseline)
            words.append(word)
        spaced = False
        word.add(glyph)
    return words


def _space(glyphs: Sequence[Glyph]) -> float:
    """The gap between two letters, as a share of the font size, from where it is a word space.

    Some programs write no spaces but only move on. Then letters stand at one usual distance, the
    median, and any more is a space: in such files words began 0.06 of the font size beyond it and
    no letter within a word did (measured on 20,000 gaps). Where a file holds spaces, a gap without
    one is spacing for looks.
    """
    letters = [glyph for glyph in glyphs if glyph.style is not BLANK]
    if sum(glyph.text == " " for glyph in glyphs) > len(letters) / 40:
        return _WIDE
    gaps = [
        (b.left - a.right) / a.style.size
        for a, b in itertools.pairwise(letters)
        if _neighbours(a, b)
    ]
    return min(_WIDE, median(gaps) + _BEYOND) if gaps else _WIDE


def _neighbours(glyph: Glyph, other: Glyph) -> bool:
    size = glyph.style.size
    level = abs(glyph.baseline - other.baseline) < 0.1
    return size > 0 and level and -0.5 < other.left - glyph.right < size


def _alike(style: Style, other: Style) -> bool:
    if style is other:
        return True
    return style == other or (
        (style.colour, style.alpha, style.mode, style.upright)
        == (other.colour, other.alpha, other.mode, other.upright)
        and abs(style.size - other.size) < 0.2
    )


def _touches(word: Word, x: float, y: float, space: float) -> bool:
    if not word.style.upright:
        return True
    size = word.style.size
    level = abs(word.baseline - y) < 0.3 * max(size, 1)
    return level and -0.5 * size < x - word.right < space * size
