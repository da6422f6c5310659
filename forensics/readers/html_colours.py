"""CSS colours: names, #hex, rgb() and hsl() in the old and the new notation."""

import colorsys
import re
from typing import NamedTuple

from PIL import ImageColor

_HEX = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,100})\)")
_NUMBER = re.compile(r"(-?\d{0,9}\.?\d{1,9})(%|deg)?")
WHITE = "ffffff"


class Colour(NamedTuple):
    """Six hex digits and how opaque it is, from 0 to 1."""

    digits: str
    opacity: float = 1.0

    def over(self, ground: str) -> str:
        """The colour seen where this one is painted on `ground`; both six hex digits."""
        if self.opacity >= 1:
            return self.digits
        pairs = ((int(self.digits[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
        mixed = (one * self.opacity + other * (1 - self.opacity) for one, other in pairs)
        return "".join(f"{round(channel):02x}" for channel in mixed)


def parse(value: str) -> Colour | None:
    """A colour as CSS or an HTML attribute states it; None for anything else, as for var(--x)."""
    value = value.strip().lower()
    if value == "transparent":
        return Colour("000000", 0.0)
    if value in ImageColor.colormap:  # the names of CSS; it holds numbers of those used before
        value = "".join(f"{channel:02x}" for channel in ImageColor.getrgb(value)[:3])
    found = _HEX.fullmatch(value)
    if found:
        digits = found.group(1)
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        return Colour(digits[:6], int(digits[6:] or "ff", 16) / 255)
    function = _FUNCTION.fullmatch(value)
    return _function(*function.groups()) if function else None


def _function(name: str, arguments: str) -> Colour | None:
    parts = [_NUMBER.fullmatch(part) for part in re.split(r"[,/\s]+", arguments.strip())]
    numbers = [(float(part.group(1)), part.group(2)) for part in parts if part]
    if len(numbers) != len(parts) or len(numbers) not in (3, 4):
        return None
    channels = _rgb(numbers[:3]) if name == "rgb" else _hsl(numbers[:3])
    opacity = _share(*numbers[3], whole=1.0) if len(numbers) == 4 else 1.0
    return Colour("".join(f"{round(channel * 255):02x}" for channel in channels), opacity)


def _rgb(numbers: list[tuple[float, str | None]]) -> tuple[float, ...]:
    return tuple(_share(number, unit, whole=255.0) for number, unit in numbers)


def _hsl(numbers: list[tuple[float, str | None]]) -> tuple[float, ...]:
    (hue, _), (saturation, _), (lightness, _) = numbers
    shares = (_share(value, "%", whole=1.0) for value in (lightness, saturation))
    return colorsys.hls_to_rgb((hue / 360) % 1, *shares)


def _share(number: float, unit: str | None, *, whole: float) -> float:
    return min(1.0, max(0.0, number / (100 if unit == "%" else whole)))
