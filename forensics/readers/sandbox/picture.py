"""The picture of a page, made here from the bare pixels that the worker sends."""

import io
import json
from dataclasses import dataclass

from PIL import Image, ImageDraw

from forensics.readers.limits import PICTURE_HEIGHT, PICTURE_WIDTH

AMBER = (245, 158, 11)
SHADE = 70  # of 255: how much of the amber lies over the words
MARGIN = 2  # pixels around a quote
MAX_BOXES = 2_000


@dataclass(frozen=True)
class Picture:
    """A page as PNG, and how many pages the file has."""

    png: bytes
    pages: int


def understand(answer: bytes) -> Picture:
    """A worker's answer as a picture. Raises ValueError, KeyError or TypeError for any other form.

    The worker may have been taken over by the file, so that its answer is held to the form: a size
    within the limits, just as many bytes as it says, boxes of whole numbers.
    """
    head, _, pixels = answer.partition(b"\n")
    drawing = json.loads(head)["drawing"]
    pages, (width, height) = int(drawing["pages"]), map(int, drawing["size"])
    if not (0 < width <= PICTURE_WIDTH + 1 and 0 < height <= PICTURE_HEIGHT + 1 and pages > 0):
        raise ValueError("a picture of another size than was asked for")
    page = Image.frombytes("RGB", (width, height), pixels)
    shade = Image.new("RGBA", page.size)
    pen = ImageDraw.Draw(shade)
    for box in drawing["boxes"][:MAX_BOXES]:
        left, top, right, bottom = (max(-1, min(int(n), PICTURE_HEIGHT + 1)) for n in box)
        if left <= right and top <= bottom:
            around = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
            pen.rectangle(around, fill=(*AMBER, SHADE), outline=(*AMBER, 255))
    shown = Image.alpha_composite(page.convert("RGBA"), shade).convert("RGB")
    file = io.BytesIO()
    shown.save(file, "PNG")
    return Picture(file.getvalue(), pages)
