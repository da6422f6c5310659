"""Images embedded in a PDF, in page order, each distinct picture once a page."""

import hashlib
from collections.abc import Mapping

import pypdfium2
import pypdfium2.raw as pdfium

from forensics.model.document import Image
from forensics.readers.draft import Draft
from forensics.readers.images import perceptual_hash
from forensics.readers.limits import MAX_IMAGES, MAX_PIXELS

_LEAST_SIDE = 16
_DEPTH = 4


def add(draft: Draft, pages: Mapping[int, pypdfium2.PdfPage]) -> None:
    """Hash the images of the pages, given by number, into `draft.images`.

    Asking a page for its images takes long: give those that paint one.
    """
    looks: dict[str, str | None] = {}
    for number, page in pages.items():
        seen: set[str] = set()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
            width, height = item.get_px_size()
            if min(width, height) < _LEAST_SIDE:
                continue
            if len(draft.images) >= MAX_IMAGES:
                draft.notes.append(f"only the first {MAX_IMAGES} images were hashed")
                return
            digest = hashlib.sha256(bytes(item.get_data())).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            if digest not in looks:
                looks[digest] = _look(item, width, height)
            draft.images.append(
                Image(
                    number=len(draft.images) + 1,
                    sha256=digest,
                    phash=looks[digest],
                    width=width,
                    height=height,
                    page=number,
                )
            )


def _look(item: pypdfium2.PdfImage, width: int, height: int) -> str | None:
    if width * height > MAX_PIXELS:
        return None
    try:
        return perceptual_hash(item.get_bitmap(render=False).to_pil())
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None  # not decodable: Image.phash is None by definition
