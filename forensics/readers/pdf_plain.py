"""Words of a PDF page that are plainly visible: told at once for a page, and true of most words.

They are on the page and not tiny, left a mark, and stand apart from the colour behind them even by
the rule of small text. Of any other word nothing is said: `pdf_visibility` looks at each of them.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from forensics.readers.contrast import lost
from forensics.readers.pdf_glyphs import Colour, Style
from forensics.readers.pdf_words import PageText

TINY = 2.0
"""Points. Text of 2 pt has letters 1 pt (0.35 mm) high without their stems: 3 minutes of arc at a
reading distance of 40 cm, where normal sight (20/20) resolves letters of 5. Small print is 4 and
more."""

Pixels = NDArray[np.uint8]
"""(rows, columns, channels): red, green and blue first."""
_CHANNELS = np.array([1 << 16, 1 << 8, 1])
_WHITE = 0xFFFFFF


def plain(
    text: PageText, scale: float, marks: NDArray[np.bool_], bare: Pixels | None
) -> NDArray[np.bool_]:
    """Which words of a page are plainly visible.

    `marks` is True where text left a mark, (rows, columns) of `scale` pixels a point; `bare` is the
    page without its text, None where that is blank.
    """
    boxes, words, page = text.boxes, text.words, (text.frame.width, text.frame.height)
    found = np.isfinite(boxes).all(axis=1)
    found &= (boxes[:, 2:] > 0).all(axis=1) & (boxes[:, :2] < page).all(axis=1)
    found &= np.array([word.style.size > TINY for word in words])
    height, width = marks.shape
    left, top = np.maximum(boxes[found, :2] * scale, 0).astype(int).T
    ends = np.minimum(boxes[found, 2:] * scale, (width, height)).astype(int) + 1
    right, bottom = np.minimum(ends, (width, height)).T
    middle, half_way = left + (right - left) // 2, top + (bottom - top) // 2
    styles = [word.style for word, kept in zip(words, found.tolist(), strict=True) if kept]
    behind = [[_WHITE] * len(styles)]
    if bare is not None:
        # Two pixels tell most words apart, and the same two stand behind most words.
        pixels = (bare[half_way, middle], bare[top, left])
        behind = [(pixel[:, :3] @ _CHANNELS).tolist() for pixel in pixels]
    apart = _apart(styles, *behind)
    # Most words left one half way up: only for the others the whole of their place is searched.
    rows, row = np.unique(half_way, return_inverse=True)
    sums = np.zeros((len(rows), width + 1), np.int32)
    marks[rows].cumsum(axis=1, out=sums[:, 1:])
    marked = sums[row, right] > sums[row, left]
    for place in np.flatnonzero(apart & ~marked).tolist():
        area = slice(top[place], bottom[place]), slice(left[place], right[place])
        marked[place] = marks[area].any()
    found[found] = marked & apart
    return found


def _apart(styles: Sequence[Style], *behind: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each style stands apart from all colours behind its word."""
    keys = list(zip(map(id, styles), *behind, strict=True))
    apart = {
        key: not any(_blends(style, colour) for colour in key[1:])
        for key, style in dict(zip(keys, styles, strict=True)).items()
    }
    return np.array([apart[key] for key in keys], np.bool_)


def _blends(style: Style, colour: int) -> bool:
    return is_painted(style) and is_lost(colour.to_bytes(3), style.colour, style.alpha, large=False)


def is_painted(style: Style) -> bool:
    """True when the style's colour is laid on what is behind."""
    return style.mode in (0, 4) and style.alpha > 0


@lru_cache(maxsize=4096)
def is_lost(pixel: bytes, colour: Colour, alpha: int, *, large: bool) -> bool:
    """`lost_on` for one pixel, given as three bytes."""
    return bool(lost_on(np.frombuffer(pixel, np.uint8)[None], colour, alpha, large=large)[0])


def lost_on(pixels: Pixels, colour: Colour, alpha: int, *, large: bool) -> NDArray[np.bool_]:
    """For each pixel whether text of this colour and opacity cannot be read on it."""
    ground, opacity = pixels.astype(np.float64), alpha / 255
    ink = ground * (1 - opacity) + np.array(colour) * opacity
    return lost(ink, ground, large=large)
