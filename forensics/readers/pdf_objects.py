"""What a PDF page paints, in paint order, forms unfolded: what may cover or carry text."""

import ctypes
from collections.abc import Container
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfPage

from forensics.readers import pdf_calls
from forensics.readers.pdf_calls import Handle
from forensics.readers.pdf_frame import Box, Frame

_MAX_DEPTH = 8
_MAX_OBJECTS = 50_000
_MAX_CLIPS = 16
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Painted:
    """One object: its handle, place in paint order, box in points.

    `fills`: it paints the inside of its box; `opaque`: nothing behind shines through.
    """

    handle: int
    order: int
    box: Box
    text: bool
    image: bool
    fills: bool
    opaque: bool


def painted_objects(page: PdfPage, frame: Frame, known: Container[int]) -> list[Painted]:
    """Every object of the page, first painted first; `known` text objects without their box."""
    walk = _Walk(frame, known)
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        walk.unfold(pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0)
    return walk.found


@dataclass(frozen=True)
class Objects:
    """What a page paints: a page may hold an object a letter, so it is walked once.

    `texts`: all that paints text, also where it repeats what stands there; `shapes`: the boxes in
    points of paths that lie in no form, first painted first, as rows of left, top, right and
    bottom, NaN where pdfium knows none; `image`: whether there is a picture; `other`: whether there
    is anything but text and these shapes.
    """

    texts: list[Handle]
    shapes: NDArray[np.float64]
    image: bool
    other: bool


def objects(page: PdfPage, frame: Frame, known: frozenset[Handle]) -> Objects:
    """What a page paints, forms unfolded; `known` are text objects met already."""
    texts, shapes, kinds = list(known), list[Handle](), set[int]()
    level = pdf_calls.page_objects(page.raw)
    for depth in range(_MAX_DEPTH + 1):
        others = [handle for handle in level if handle not in known]
        level = []
        for handle, kind in zip(others, pdf_calls.kinds(others).tolist(), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(handle)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and depth == 0:
                shapes.append(handle)
            else:
                kinds.add(kind)
                if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                    level += pdf_calls.form_objects(handle)
    boxes = np.stack(frame.boxes(*pdf_calls.bounds(shapes).T), axis=1)
    return Objects(texts, boxes, pdfium.FPDF_PAGEOBJ_IMAGE in kinds, bool(kinds))


class _Walk:
    def __init__(self, frame: Frame, known: Container[int]) -> None:
        self._frame, self._known = frame, known
        self.found: list[Painted] = []

    def unfold(self, handle: object, outer: _Matrix, depth: int) -> None:
        if not handle or len(self.found) >= _MAX_OBJECTS:
            return
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _MAX_DEPTH:
                inner = _times(_matrix(handle), outer)
                for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
                    self.unfold(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)
            return
        key = pdf_calls.address(handle)
        text, image = kind == pdfium.FPDF_PAGEOBJ_TEXT, kind == pdfium.FPDF_PAGEOBJ_IMAGE
        fills = image or kind == pdfium.FPDF_PAGEOBJ_SHADING or _is_filled(handle, kind)
        opaque = fills and not pdfium.FPDFPageObj_HasTransparency(handle)
        box = _NOWHERE if key in self._known else _box(handle, outer, self._frame)
        self.found.append(Painted(key, len(self.found), box, text, image, fills, opaque))


def _is_filled(handle: object, kind: int) -> bool:
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)) and mode.value != 0


def _matrix(handle: object) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _box(handle: object, outer: _Matrix, frame: Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return _NOWHERE
    a, b, c, d, e, f = outer
    points = [
        frame.point(a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def clip_box(handle: Handle, frame: Frame) -> Box | None:
    """The part of the page in which an object may leave marks; None when it is not clipped."""
    path = pdfium.FPDFPageObj_GetClipPath(pdf_calls.pointer(handle))
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    found: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(max(count, 0), _MAX_CLIPS)):
        points = []
        for segment in range(min(pdfium.FPDFClipPath_CountPathSegments(path, index), 1000)):
            place = pdfium.FPDFClipPath_GetPathSegment(path, index, segment)
            if pdfium.FPDFPathSegment_GetPoint(place, x, y):
                points.append(frame.point(x.value, y.value))
        if points:
            xs, ys = [a for a, _ in points], [b for _, b in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            found = box if found is None else _common(found, box)
    return found


def _common(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
