"""Which words of a PDF page a person sees, told by painting the page with and without its text.

Where the two pictures differ, text left a mark. A word without a mark is concealed when the cause
can be named: its colour, transparency, rendering mode, what covers or clips it. Text too small to
read or outside the page needs no picture. Invisible text over a picture that shows writing at the
same place is an OCR layer: it repeats what a person sees, and is visible.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfPage

from forensics.model.document import Hiding
from forensics.readers import pdf_calls
from forensics.readers.pdf_frame import Box
from forensics.readers.pdf_glyphs import Style
from forensics.readers.pdf_objects import Objects, Painted, clip_box, painted_objects
from forensics.readers.pdf_plain import TINY, Pixels, is_lost, is_painted, lost_on, plain
from forensics.readers.pdf_words import PageText, Word

_LARGE, _LARGE_TILTED = 30.0, 18.0  # points: decoration and watermarks; WCAG's large text is 18
_MOSTLY = 0.6  # of a word's area: a rule drawn through it may be of another colour
_WRITING = 60  # of 255: the least contrast of scanned strokes with their paper
_CUT_OFF = 2  # times the characters on the page
_SPECK = 3  # characters
_SCALE = 1.0  # pixels a point: enough for a mark to show, and half the time of 1.5
_MAX_PIXELS = 6_000_000
_INVISIBLE, _CLIP = 3, 7
_PAPER = 255  # blank, in grey
_MARGIN = 4.0  # points: how far a line may be smeared beyond its bounds
_MOST_PAIRS = 2_000_000


@dataclass(frozen=True)
class Verdict:
    """`hiding` None: visible; `ocr`: visible as part of a picture; `layer`: unseen above one."""

    hiding: Hiding | None = None
    detail: str = ""
    ocr: bool = False
    layer: bool = False


_VISIBLE = Verdict()


def judge(page: PdfPage, text: PageText, painted: Objects) -> list[Verdict]:
    """A verdict for each word of `text.words`, in the same order.

    Leaves the text of the page switched off: render it before.
    """
    return _Judge(page, text, painted).verdicts() if text.words else []


class _Judge:
    def __init__(self, page: PdfPage, text: PageText, painted: Objects) -> None:
        self._page, self._text, self._painted = page, text, painted
        width, height = text.frame.width, text.frame.height
        self._scale = min(_SCALE, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        self._objects: list[Painted] | None = None
        # Characters seen and off the page of each text, asked for only where large text is cut off.
        self._seen_share: dict[Style | int, list[int]] | None = None

    @cached_property
    def _pictures(self) -> tuple[Pixels, Pixels]:
        """The page as shown, and without its text."""
        shown = self._render()
        pdf_calls.set_active(self._painted.texts, False)
        return shown, self._render()

    @cached_property
    def _marks(self) -> NDArray[np.bool_]:
        """Where text left a mark."""
        shown, bare = self._pictures
        marks: NDArray[np.bool_] = (shown.view(np.uint32) != bare.view(np.uint32))[:, :, 0]
        return marks

    def verdicts(self) -> list[Verdict]:
        words = self._text.words
        found = [
            _VISIBLE if plain else self._verdict(word)
            for word, plain in zip(words, self._plain().tolist(), strict=True)
        ]
        if sum(verdict.ocr for verdict in found) * 2 <= len(found):
            return found
        # An OCR engine also reads specks of dust: a stray letter or two are no message.
        return [
            Verdict(ocr=True) if verdict.layer and len(word.text) <= _SPECK else verdict
            for word, verdict in zip(words, found, strict=True)
        ]

    def _plain(self) -> NDArray[np.bool_]:
        if _is_paper(self._page, self._text, self._painted):
            # Nothing is behind the words: any grey is a mark of theirs, and is painted sooner.
            marks = self._render(grayscale=True)[:, :, 0] != _PAPER
            return plain(self._text, self._scale, marks, None)
        return plain(self._text, self._scale, self._marks, self._pictures[1])

    def _verdict(self, word: Word) -> Verdict:
        style = word.style
        if self._is_off(word):
            if self._runs_off(word):
                return _VISIBLE
            return Verdict("off_page", "outside the page")
        if style.size <= TINY:
            return Verdict("tiny", f"font size {style.size:g} pt")
        area = self._pixels(word.box)
        behind = self._pictures[1][area]
        if self._blends(word, behind):
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
        clip = clip_box(word.handle, self._text.frame)
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
        return bool(self._marks[area].any())

    def _blends(self, word: Word, behind: Pixels) -> bool:
        height, width = behind.shape[:2]
        if not height or not width:
            return False
        style = word.style
        if not is_painted(style):
            return False
        # Ornaments, such as the pale half of a row of rating dots, tell nothing that could be kept.
        large = _is_large(style) or not any(c.isalnum() for c in word.text)
        # Two pixels tell most words apart, and the same two stand behind most words.
        for pixel in (behind[height // 2, width // 2], behind[0, 0]):
            if is_lost(pixel[:3].tobytes(), style.colour, style.alpha, large=large):
                break
        else:
            return False
        ground = behind[:, :, :3].reshape(-1, 3)
        return bool(lost_on(ground, style.colour, style.alpha, large=large).mean() >= _MOSTLY)

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

    def _colours(self, word: Word, behind: Pixels) -> str:
        ground = np.median(behind[:, :, :3].reshape(-1, 3), axis=0).astype(int)
        text = f"colour {_hex(word.style.colour)} on {_hex(ground)}"
        opacity = word.style.alpha / 255
        return text if opacity == 1 else f"{text} at {opacity:.0%} opacity"

    def _writing(self, area: tuple[slice, slice]) -> bool:
        crop = self._pictures[0][area]
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
        height, width = self._pictures[0].shape[:2]
        left, top, right, bottom = (edge * self._scale for edge in box)
        across = slice(max(0, int(left)), min(width, int(right) + 1))
        down = slice(max(0, int(top)), min(height, int(bottom) + 1))
        return down, across

    def _render(self, *, grayscale: bool = False) -> Pixels:
        bitmap = self._page.render(
            scale=self._scale,
            rev_byteorder=True,
            prefer_bgrx=True,
            may_draw_forms=False,
            grayscale=grayscale,
        )
        pixels: Pixels = bitmap.to_numpy()
        bitmap.close()  # the pixels are Python's own
        return pixels.reshape(*pixels.shape[:2], -1)


def _is_paper(page: PdfPage, text: PageText, painted: Objects) -> bool:
    """True when each word stands on blank paper: all else that is painted is away from them."""
    shapes, boxes = painted.shapes, text.boxes[:, None]
    if painted.other or pdfium.FPDFPage_GetAnnotCount(page.raw) or np.isnan(shapes).any():
        return False
    if len(boxes) * len(shapes) > _MOST_PAIRS:
        return False
    near = (boxes[:, :, :2] < shapes[:, 2:] + _MARGIN) & (shapes[:, :2] < boxes[:, :, 2:] + _MARGIN)
    return not near.all(axis=2).any()


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
