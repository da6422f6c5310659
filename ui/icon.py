"""The window's icon, drawn here: named icons would be fetched from another host."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

_INK, _AMBER, _PAPER = "#23242a", "#d98a17", "#ffffff"


@cache
def png() -> bytes:
    """A page with one line marked, 64 by 64 pixels, as PNG."""
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((10, 4, 54, 60), radius=6, fill=_PAPER, outline=_INK, width=4)
    draw.rectangle((20, 27, 44, 35), fill=_AMBER)
    for top in (17, 43):
        draw.rectangle((20, top, 44, top + 4), fill=_INK)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
