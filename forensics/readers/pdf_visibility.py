"""Which words of a PDF page a person sees, told by painting the page with and without its text.

Where the two pictures differ, text left a mark. A word without a mark is concealed when the cause
can be named: its colour, transparency, rendering mode, what covers or clips it. Text too small to
read or outside the page needs no picture. Invisible text over a picture that shows writing at the
same place is an OCR layer: it repeats what a person sees, and is visible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfPage

from forensics.model.document import Hiding
from forensics.readers.contrast import lost
from forensics.readers.pdf_frame import Box
from forensics.readers.pdf_glyphs import Colour, Style
from forensics.readers.pdf_objects import Painted, clip_box, painted_objects
from forensics.readers.pdf_words import PageText, Word

TINY = 2.0
"""Points. Text of 2 pt has letters 1 pt (0.35 mm) high without their stems: 3 minutes of arc at a
reading distance of 40 cm, where normal sight (20/20) resolves letters of 5. Small print is 4 and
more."""

_LARGE, _LARGE_TILTED = 30.0, 18.0  # points: decoration and watermarks; WCAG's large text is 18
_MOSTLY = 0.6  # of a word's area: a rule drawn through it may be of another colour
_WRITING = 60  # of 255: the least contrast of scanned strokes with their paper
_CUT_OFF = 2  # times the characters on the page
_SPECK = 3  # characters
_SCALE = 1.0  # pixels a point: enough for a mark to show, and half the time of 1.5
_MAX_PIXELS = 6_000_000
_INVISIBLE, _CLIP = 3, 7
_Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Verdict:
    """`hiding` None: visible; `ocr`: visible as part of a picture; `layer`: unseen above one."""

    hiding: Hiding | None = None
    detail: str = ""
    ocr: bool = False
    layer: bool = False


_VISIBLE = Verdict()


def judge(page: PdfPage, text: PageText, painting: Sequence[object]) -> list[Verdict]:
    """A verdict for each word of `text.words`, in the same order.

    `painting` are the handles of all objects that paint text.
    """
    return _Judge(page, text, painting).verdicts() if text.words else []


class _Judge:
    def __init__(self, page: PdfPage, text: PageText, painting: Sequence[object]) -> None:
        self._page, self._text = page, text
        width, height = text.frame.width, text.frame.height
        self._scale = min(_SCALE, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        self._shown = self._render()
        self._bare = self._without(painting)
        changed = self._shown.view(np.uint32) != self._bare.view(np.uint32)
        # Summed from the top left, so that a word's box is looked up at its four corners.
        self._marks = np.zeros((changed.shape[0] + 1, changed.shape[1] + 1), np.int32)
        self._marks[1:, 1:] = changed[:, :, 0].cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)
        self._objects: list[Painted] | None = None
        # Characters seen and off the page of each text, asked for only where large text is cut off.
        self._seen_share: dict[Style | int, list[int]] | None = None

    def verdicts(self) -> list[Verdict]:
        words = self._text.words
        found = [self._verdict(word) for word in words]
        if sum(verdict.ocr for verdict in found) * 2 <= len(found):
            return found
        # An OCR engine also reads specks of dust: a stray letter or two are no message.
        return [
            Verdict(ocr=True) if verdict.layer and len(word.text) <= _SPECK else verdict
            for word, verdict in zip(words, found, strict=True)
        ]

    def _verdict(self, word: Word) -> Verdict:
        style = word.style
        if self._is_off(word):
            if self._runs_off(word):
                return _VISIBLE
            return Verdict("off_page", "outside the page")
        if style.size <= TINY:
            return Verdict("tiny", f"font size {style.size:g} pt")
        area = self._pixels(word.box)
        behind = self._bare[area]
        if style.mode in (0, 4) and style.alpha > 0 and self._blends(word, behind):
            if self._marked(area) and self._repeated(word):
                return _VISIBLE
            return self._unseen(word, area, self._colours(word, behind))
        if self._marked(area):
            return _VISIBLE
        return self._unseen(word, area, None)

    def _unseen(self, word: Word, area: tuple[slice, slice], same: str | None) -> Verdict:
        style = word.style
        over = self._objects_over(word)
        covers = next((o for o in over if o.order > self._order(word) and o.opaque), None)
        picture = any(o.image for o in over) and (style.mode == _INVISIBLE or covers is not None)
        if picture and self._writing(area):
            return Verdict(ocr=True)
        if style.mode in (_INVISIBLE, _CLIP):
            what = f"text rendering mode {style.mode} (not painted)"
            return Verdict("invisible_ink", what, layer=picture)
        if style.alpha == 0:
            return Verdict("invisible_ink", "fully transparent")
        if covers is not None:
            what = "an image" if covers.image else "a filled shape"
            return Verdict("covered", f"painted over by {what}", layer=picture)
        if same is not None:
            return Verdict("invisible_ink", same)
        clip = clip_box(self._text.handles[word.handle], self._text.frame)
        if clip is not None and not _meet(word.box, clip):
            return Verdict("clipped", "outside its clipping path")
        # A font that is not in the file may lack a glyph here that other viewers have.
        if not style.embedded or not any(c.isalnum() for c in word.text):
            return _VISIBLE
        return Verdict("clipped", "leaves no mark on the page")

    def _marked(self, area: tuple[slice, slice]) -> bool:
        down, across = area
        if down.start >= down.stop or across.start >= across.stop:
            return False
        sums = self._marks
        return bool(
            sums[down.stop, across.stop] - sums[down.start, across.stop]
            - sums[down.stop, across.start] + sums[down.start, across.start]
        )  # fmt: skip

    def _blends(self, word: Word, behind: _Pixels) -> bool:
        height, width = behind.shape[:2]
        if not height or not width:
            return False
        style = word.style
        # Ornaments, such as the pale half of a row of rating dots, tell nothing that could be kept.
        large = _is_large(style) or not any(c.isalnum() for c in word.text)
        # Two pixels tell most words apart, and the same two stand behind most words.
        for pixel in (behind[height // 2, width // 2], behind[0, 0]):
            if _is_lost(pixel[:3].tobytes(), style.colour, style.alpha, large):
                break
        else:
            return False
        ground = behind[:, :, :3].reshape(-1, 3)
        return bool(_lost_on(ground, style.colour, style.alpha, large).mean() >= _MOSTLY)

    def _is_off(self, word: Word) -> bool:
        left, top, right, bottom = word.box
        frame = self._text.frame
        return right <= 0 or bottom <= 0 or left >= frame.width or top >= frame.height

    def _runs_off(self, word: Word) -> bool:
        """True for the rest of a large word or watermark that the page's edge cuts off.

        Most of such a text may be beyond the edge, but no more than its seen part suggests.
        """
        if not _is_large(word.style):
            return False
        if self._seen_share is None:
            self._seen_share = {}
            for other in self._text.words:
                counts = self._seen_share.setdefault(_one_text(other), [0, 0])
                counts[self._is_off(other)] += len(other.text)
        seen, off = self._seen_share[_one_text(word)]
        return off <= _CUT_OFF * seen

    def _colours(self, word: Word, behind: _Pixels) -> str:
        ground = np.median(behind[:, :, :3].reshape(-1, 3), axis=0).astype(int)
        text = f"colour {_hex(word.style.colour)} on {_hex(ground)}"
        opacity = word.style.alpha / 255
        return text if opacity == 1 else f"{text} at {opacity:.0%} opacity"

    def _writing(self, area: tuple[slice, slice]) -> bool:
        crop = self._shown[area]
        return bool(crop.size) and int(np.ptp(crop[:, :, :3].max(axis=2))) >= _WRITING

    def _objects_over(self, word: Word) -> list[Painted]:
        return [o for o in self._at(word) if o.fills]

    def _at(self, word: Word) -> list[Painted]:
        if self._objects is None:
            self._objects = painted_objects(self._page, self._text.frame, self._text.handles)
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return [o for o in self._objects if _inside(x, y, o.box)]

    def _repeated(self, word: Word) -> bool:
        # Of the same words painted twice at one place, as a shadow is, pdfium names the first.
        return any(o.text and o.handle not in self._text.handles for o in self._at(word))

    def _order(self, word: Word) -> int:
        assert self._objects is not None
        orders = (o.order for o in self._objects if o.handle == word.handle)
        return next(orders, len(self._objects))

    def _pixels(self, box: Box) -> tuple[slice, slice]:
        height, width = self._shown.shape[:2]
        left, top, right, bottom = (edge * self._scale for edge in box)
        across = slice(max(0, int(left)), min(width, int(right) + 1))
        down = slice(max(0, int(top)), min(height, int(bottom) + 1))
        return down, across

    def _without(self, handles: Sequence[object]) -> _Pixels:
        for handle in handles:
            pdfium.FPDFPageObj_SetIsActive(handle, False)
        try:
            return self._render()
        finally:
            for handle in handles:
                pdfium.FPDFPageObj_SetIsActive(handle, True)

    def _render(self) -> _Pixels:
        bitmap = self._page.render(
            scale=self._scale, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False
        )
        pixels: _Pixels = bitmap.to_numpy().copy()
        bitmap.close()
        return pixels


@lru_cache(maxsize=4096)
def _is_lost(pixel: bytes, colour: Colour, alpha: int, large: bool) -> bool:
    return bool(_lost_on(np.frombuffer(pixel, np.uint8)[None], colour, alpha, large)[0])


def _lost_on(pixels: _Pixels, colour: Colour, alpha: int, large: bool) -> NDArray[np.bool_]:
    ground, opacity = pixels.astype(np.float64), alpha / 255
    ink = ground * (1 - opacity) + np.array(colour) * opacity
    return lost(ink, ground, large=large)


def _is_large(style: Style) -> bool:
    return style.size >= (_LARGE_TILTED if style.tilted else _LARGE)


def _one_text(word: Word) -> Style | int:
    # Each letter of a watermark may be a text object of its own.
    return word.style if word.style.tilted else word.handle


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _hex(colour: "tuple[int, int, int] | NDArray[np.int64]") -> str:
    return "#" + "".join(f"{int(channel):02x}" for channel in colour)
