"""When the colour of text is lost on the colour behind it: one rule for every format.

Luminance and contrast ratio are those of WCAG 2.2 ("relative luminance", "contrast ratio"). It asks
4.5:1 of ordinary text and 3:1 of what need only be noticed; pale but honest greys on white, from
#bbbbbb (1.9:1) to #dddddd (1.36:1), can still be made out. Below 1.3:1 (on white #e2e2e2 and paler)
a page seems empty.
"""

import numpy as np
from numpy.typing import NDArray

LEAST_RATIO = 1.3
_TINT = 40
"""Of 255. The ratio ignores hue: red on a green as bright is read, and so is yellow on white. Two
colours are lost in each other only when no channel differs by more than this."""
_FAINT = 8
"""Of 255 (3 %), for large text and ornaments: a watermark is painted at 5 % and more."""

_LINEAR = np.array(
    [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.arange(256) / 255]
)
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
Colours = NDArray[np.float64]
"""Red, green, blue of 255 along the last axis."""


def lost(ink: Colours, ground: Colours, *, large: bool = False) -> NDArray[np.bool_]:
    """For each pair of colours whether text in `ink` cannot be read on `ground`.

    `large`: text of display size and ornaments, which are seen at less contrast.
    """
    apart = np.abs(ink - ground).max(axis=-1)
    if large:
        return np.asarray(apart <= _FAINT)
    alike = apart <= _TINT
    if not alike.any():
        return np.asarray(alike)
    one, other = _luminance(ink), _luminance(ground)
    ratio = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return np.asarray(alike & (ratio < LEAST_RATIO))


def is_lost(ink: str, ground: str, *, large: bool = False) -> bool:
    """`lost` for two colours of six hex digits."""
    return bool(lost(_channels(ink), _channels(ground), large=large))


def _luminance(colours: Colours) -> Colours:
    linear = _LINEAR[np.clip(np.rint(colours), 0, 255).astype(int)]
    return np.asarray(linear @ _WEIGHTS)


def _channels(colour: str) -> Colours:
    return np.array([int(colour[i : i + 2], 16) for i in (0, 2, 4)], dtype=np.float64)
