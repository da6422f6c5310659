"""Text of page images, by the packaged engine of the optional `[ocr]` extra.

What OCR reads may be off by a character: identifiers need a second look (Page.ocr says so).
"""

import importlib.util
from functools import cache
from typing import Any

from pypdfium2 import PdfPage

MAX_PAGES = 3
"""Pages recognised per document: one takes up to 3 s on a busy machine, a document has 15."""

_DOTS_PER_POINT = 2.0
_MAX_PIXELS = 8_000_000


def available() -> bool:
    """True when the extra is installed."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


def recognise(page: PdfPage) -> list[str]:
    """The lines of a page, top to bottom. Needs the extra; empty when nothing was recognised."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale)
    found, _ = _engine()(bitmap.to_numpy()[:, :, :3].copy())
    rows: list[list[tuple[float, float, float, str]]] = []
    for corners, text, _confidence in sorted(found or [], key=lambda item: item[0][0][1]):
        left, top = corners[0]
        tall = corners[3][1] - top
        if rows and abs(rows[-1][0][1] - top) < 0.5 * min(tall, rows[-1][0][2]):
            rows[-1].append((left, top, tall, text))
        else:
            rows.append([(left, top, tall, text)])
    return ["\t".join(text for *_, text in sorted(row)) for row in rows]


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
