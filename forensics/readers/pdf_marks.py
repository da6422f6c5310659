"""List marks that are drawn instead of written: small discs and squares left of a line."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from forensics.readers.pdf_frame import Box
from forensics.readers.pdf_glyphs import Style
from forensics.readers.pdf_words import Word

_LEAST, _MOST = 1.5, 8.0  # points across
_REACH = 30.0  # points from the mark to its line
_STYLE = Style(size=4.0, colour=(0, 0, 0), alpha=255, mode=0, font="", embedded=True, upright=True)


def drawn_bullets(shapes: NDArray[np.float64], words: Sequence[Word]) -> list[Word]:
    """A word "•" for each shape that stands left of a line and has nothing left of itself.

    `shapes` are their boxes, as rows of left, top, right and bottom.
    """
    if any(word.text == "•" for word in words):
        return []
    small = _small(shapes)
    if not small:
        return []
    upright = [word for word in words if word.style.upright]
    starts, tops, ends, bottoms = (
        np.array([(word.left, word.top, word.right, word.bottom) for word in upright])
        .reshape(-1, 4)
        .T
    )
    found = []
    for left, top, right, bottom in small:
        middle = (top + bottom) / 2
        beside = (tops - 1 <= middle) & (middle <= bottoms + 1)
        after = beside & (starts >= right) & (starts - right <= _REACH)
        before = beside & (left - 2 * _REACH < ends) & (ends < right)
        if not after.any() or before.any():
            continue
        line = upright[int(np.where(after, starts, np.inf).argmin())]
        mark = Word(_STYLE, 0, line.order - 1, True, line.baseline, "•", left, top, right, bottom)
        found.append(mark)
    return found


def _small(boxes: NDArray[np.float64]) -> list[Box]:
    wide, tall = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (wide >= _LEAST) & (wide <= _MOST)
    shares = tall[fits] / wide[fits]
    found: list[Box] = boxes[fits][(shares >= 0.75) & (shares <= 1.33)].tolist()
    return found
