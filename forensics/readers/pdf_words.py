"""The words of a PDF page as they are painted: text, place, size, colour, paint order.

Places are in points from the top left corner of the page as shown (rotation and crop applied).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import PdfPage

from forensics.readers.pdf_calls import Handle
from forensics.readers.pdf_frame import Box, Frame, frame_of
from forensics.readers.pdf_glyphs import Glyphs, Style, read_glyphs

_WIDE = 0.2  # of the font size
_BEYOND = 0.055  # of the font size


@dataclass(slots=True)
class Word:
    """Characters without a space between them. `spaced`: a space stands before it."""

    style: Style
    handle: Handle
    order: int
    spaced: bool
    baseline: float
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of the glyphs."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> float:
        """Font size in points."""
        return self.style.size

    def take(self, other: "Word") -> None:
        """Append another's characters and grow the box."""
        self.text += other.text
        self.left = min(self.left, other.left)
        self.top = min(self.top, other.top)
        self.right = max(self.right, other.right)
        self.bottom = max(self.bottom, other.bottom)


@dataclass
class PageText:
    """The words in paint order, the handles of the text objects, and the page's map to points."""

    words: list[Word]
    handles: frozenset[Handle]
    frame: Frame

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Those of the words, as rows of left, top, right and bottom."""
        boxes = [(word.left, word.top, word.right, word.bottom) for word in self.words]
        return np.array(boxes, np.float64).reshape(-1, 4)


def read_words(page: PdfPage) -> PageText:
    """All words of a page, seen or unseen, in the order in which they are painted."""
    frame = frame_of(page)
    text_page = page.get_textpage()
    glyphs = read_glyphs(text_page.raw, frame)
    text_page.close()
    return PageText(_words(glyphs), frozenset(glyphs.handle.tolist()), frame)


class _Piece(NamedTuple):
    """Letters that are joined for sure, as a word of their own until another takes them in.

    `place`: which letter of the page is the first; `left`, `right`: where that one begins and ends.
    """

    word: Word
    place: int
    left: float
    right: float
    after_space: bool


def _words(glyphs: Glyphs) -> list[Word]:
    words: list[Word] = []
    space = _space(glyphs)
    begins = np.flatnonzero(~_joined(glyphs, space))
    _add(words, glyphs, _pieces(glyphs, begins, len(glyphs.text)), space)
    return words


def _add(words: list[Word], glyphs: Glyphs, pieces: Iterable[_Piece], space: float) -> None:
    for piece in pieces:
        word, length = piece.word, len(piece.word.text)
        last = None if piece.after_space else words[-1]
        touches = last is not None and _touches(last, piece.left, word.baseline, space)
        if last is None or not touches or not _alike(last.style, word.style):
            # A piece of a word in another colour or size touches the one before it.
            word.spaced, word.order = not touches, len(words)
            words.append(word)
        elif length == 1 or _goes_on(last, piece):
            last.take(word)
        else:
            # The last word ends elsewhere than these letters were joined for: one by one.
            places = np.arange(piece.place, piece.place + length)
            _add(words, glyphs, _pieces(glyphs, places, piece.place + length), space)


def _joined(glyphs: Glyphs, space: float) -> NDArray[np.bool_]:
    """Which letters surely belong to the word of the letter before them.

    Of others `_add` decides: it knows the whole word, and not its last letter alone.
    """
    joined = np.zeros(len(glyphs.text), np.bool_)
    if not len(joined):
        return joined
    size = np.array([style.size for style in glyphs.styles])[glyphs.style]
    upright = np.array([style.upright for style in glyphs.styles])[glyphs.style]
    gap = glyphs.left[1:] - glyphs.right[:-1]
    near = (-0.5 * size[1:] < gap) & (gap < space * size[1:])
    level = glyphs.baseline[1:] == glyphs.baseline[:-1]
    onward = glyphs.right[1:] >= glyphs.right[:-1]
    alike = (glyphs.style[1:] == glyphs.style[:-1]) & ~glyphs.after_space[1:]
    joined[1:] = alike & (~upright[1:] | (near & level & onward))
    return joined


def _pieces(glyphs: Glyphs, begins: NDArray[np.intp], end: int) -> Iterator[_Piece]:
    """The pieces that begin at these letters, the last one ending before letter `end`."""
    if not len(begins):
        return
    places = begins.tolist()
    columns = zip(
        places, [*places[1:], end],
        glyphs.style[begins].tolist(), glyphs.handle[begins].tolist(),
        glyphs.after_space[begins].tolist(), glyphs.baseline[begins].tolist(),
        glyphs.left[begins].tolist(), glyphs.right[begins].tolist(),
        np.minimum.reduceat(glyphs.left[:end], begins).tolist(),
        np.minimum.reduceat(glyphs.top[:end], begins).tolist(),
        np.maximum.reduceat(glyphs.right[:end], begins).tolist(),
        np.maximum.reduceat(glyphs.bottom[:end], begins).tolist(),
        strict=True,
    )  # fmt: skip
    for place, stop, style, handle, after_space, baseline, left, right, *box in columns:
        text = glyphs.text[place:stop]
        word = Word(glyphs.styles[style], handle, 0, True, baseline, text, *box)
        yield _Piece(word, place, left, right, after_space)


def _goes_on(word: Word, piece: _Piece) -> bool:
    """True when what joined the letters of a piece joins them to `word` too."""
    if not (word.style.upright and piece.word.style.upright):
        return True
    level = word.baseline == piece.word.baseline
    return level and word.size == piece.word.size and word.right <= piece.right


def _space(glyphs: Glyphs) -> float:
    """The gap between two letters, as a share of the font size, from where it is a word space.

    Some programs write no spaces but only move on. Then letters stand at one usual distance, the
    median, and any more is a space: in such files words began 0.06 of the font size beyond it and
    no letter within a word did (measured on 20,000 gaps). Where a file holds spaces, a gap without
    one is spacing for looks.
    """
    if glyphs.spaces > len(glyphs.text) / 40:
        return _WIDE
    size = np.array([style.size for style in glyphs.styles])[glyphs.style][:-1]
    gaps = glyphs.left[1:] - glyphs.right[:-1]
    level = np.abs(glyphs.baseline[1:] - glyphs.baseline[:-1]) < 0.1
    neighbours = (size > 0) & level & (gaps > -0.5) & (gaps < size)
    gaps = gaps[neighbours] / size[neighbours]
    return min(_WIDE, float(np.median(gaps)) + _BEYOND) if len(gaps) else _WIDE


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
