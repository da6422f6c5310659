"""The map from a PDF page's own coordinates to points from its top left corner as shown."""

import ctypes
from dataclasses import dataclass, field

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfPage

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Places = NDArray[np.float64]
"""Coordinates of many things, an entry each."""

_EXACT = 1 << 20


@dataclass
class Frame:
    """Maps PDF user space to points from the top left of the page as shown."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float] = field(default=(1, 0, 0, 1, 0, 0))

    def boxes(
        self, left: Places, bottom: Places, right: Places, top: Places
    ) -> tuple[Places, Places, Places, Places]:
        """Left, top, right and bottom of rectangles of user space."""
        (x, y), (u, v) = self.points(left, bottom), self.points(right, top)
        return np.minimum(x, u), np.minimum(y, v), np.maximum(x, u), np.maximum(y, v)

    def points(self, x: Places, y: Places) -> tuple[Places, Places]:
        """Points of user space."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def is_level(self, x: float, y: float) -> bool:
        """True when a direction of user space runs across the page, tilted by 18 degrees at most.

        Text tilted more, as watermarks are, shares no line with the text around it.
        """
        a, b, c, d, _, _ = self.matrix
        return 3 * abs(b * x + d * y) <= abs(a * x + c * y)


def frame_of(page: PdfPage) -> Frame:
    """The frame of a page, its rotation and crop applied."""
    width, height = page.get_size()

    def shown(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, _EXACT, _EXACT, 0, x, y, across, down)
        return across.value * width / _EXACT, down.value * height / _EXACT

    # Three points a page apart fix the map; integers of 2^20 steps keep it exact to 0.001 pt.
    (ox, oy), (ax, ay), (bx, by) = shown(0, 0), shown(width, 0), shown(0, height)
    matrix = (
        (ax - ox) / width, (ay - oy) / width, (bx - ox) / height, (by - oy) / height, ox, oy,
    )  # fmt: skip
    return Frame(width, height, matrix)
