"""pdfium asked the same of thousands of characters and objects: its answers as arrays.

A page may paint every letter as an object of its own. A call through the generated bindings of
pypdfium2 then costs several times what pdfium does in it: they make an object of every pointer and
hand every number back in a variable of its own. Here pointers are plain numbers, `map` makes the
calls, and pdfium writes what it answers straight into an array.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int

Handle = int
"""The address of an object of pdfium's; 0 for none."""


def _bound(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    place = ctypes.cast(function, _POINTER).value  # type: ignore[arg-type]
    assert place is not None
    # Nothing here waits or calls back, so the interpreter's lock is kept.
    return ctypes.PYFUNCTYPE(result, *arguments)(place)


_unicode = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_is_generated = _bound(pdfium.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_text_object = _bound(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _POINTER, _INT)
_origin = _bound(pdfium.FPDFText_GetCharOrigin, None, _POINTER, _INT, _POINTER, _POINTER)
_loose_box = _bound(pdfium.FPDFText_GetLooseCharBox, None, _POINTER, _INT, _POINTER)
_matrix = _bound(pdfium.FPDFText_GetMatrix, None, _POINTER, _INT, _POINTER)
_font_size = _bound(pdfium.FPDFTextObj_GetFontSize, None, _POINTER, _POINTER)
_render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font = _bound(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t, _POINTER)
_fill_colour = _bound(pdfium.FPDFPageObj_GetFillColor, None, _POINTER, *[_POINTER] * 4)
_bounds = _bound(pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)
_kind = _bound(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_page_object = _bound(pdfium.FPDFPage_GetObject, ctypes.c_size_t, _POINTER, _INT)
_form_object = _bound(pdfium.FPDFFormObj_GetObject, ctypes.c_size_t, _POINTER, _INT)
_set_active = _bound(pdfium.FPDFPageObj_SetIsActive, None, _POINTER, _INT)


def address(handle: Any) -> Handle:
    """The address behind a pointer that pypdfium2 gave."""
    return ctypes.addressof(handle.contents)


def pointer(handle: Handle, kind: Any = pdfium.FPDF_PAGEOBJECT) -> Any:
    """The pointer that the functions of pypdfium2 take, of an address."""
    return ctypes.cast(handle, kind)


def codes(page: Handle, count: int) -> NDArray[np.uint32]:
    """The code point of each of the first `count` characters of a text page."""
    return np.fromiter(map(_unicode, repeat(page), range(count)), np.uint32, count)


def generated(page: Handle, characters: Iterable[int]) -> list[bool]:
    """Whether pdfium made each of these characters up: a space where a file only moves on."""
    return [answer == 1 for answer in map(_is_generated, repeat(page), characters)]


def text_objects(page: Handle, characters: Sequence[int]) -> NDArray[np.uint64]:
    """The handle of the text object that paints each of these characters."""
    answers = map(_text_object, repeat(page), characters)
    return np.fromiter(answers, np.uint64, len(characters))


def origins(page: Handle, characters: Sequence[int]) -> NDArray[np.float64]:
    """Where each of these characters starts, in user space: (characters, x and y)."""
    found, (xs, ys) = _rows(len(characters), 2, np.float64)
    _all(map(_origin, repeat(page), characters, xs, ys))
    return found


def loose_boxes(page: Handle, characters: Sequence[int]) -> NDArray[np.float64]:
    """Boxes that the font gives, in user space: (characters, left, top, right and bottom)."""
    found, (first, *_) = _rows(len(characters), 4, np.float32)
    _all(map(_loose_box, repeat(page), characters, first))
    return found.astype(np.float64)


def matrices(page: Handle, characters: Sequence[int]) -> NDArray[np.float32]:
    """The text matrix of each of these characters: (characters, a to f)."""
    found, (first, *_) = _rows(len(characters), 6, np.float32)
    _all(map(_matrix, repeat(page), characters, first))
    return found


def font_sizes(texts: Sequence[Handle]) -> NDArray[np.float32]:
    """The font size of each text object, unscaled."""
    found, (sizes,) = _rows(len(texts), 1, np.float32)
    _all(map(_font_size, texts, sizes))
    return found[:, 0]


def render_modes(texts: Sequence[Handle]) -> NDArray[np.int32]:
    """The text rendering mode of each text object (ISO 32000-1, table 106)."""
    return np.fromiter(map(_render_mode, texts), np.int32, len(texts))


def fonts(texts: Sequence[Handle]) -> NDArray[np.uint64]:
    """The handle of each text object's font; 0 without one."""
    return np.fromiter(map(_font, texts), np.uint64, len(texts))


def fill_colours(texts: Sequence[Handle]) -> NDArray[np.uint32]:
    """(texts, red, green, blue and alpha) of 255; opaque black where pdfium knows no colour."""
    found, channels = _rows(len(texts), 4, np.uint32)
    found[:, 3] = 255
    _all(map(_fill_colour, texts, *channels))
    return found


def bounds(objects: Sequence[Handle]) -> NDArray[np.float64]:
    """(objects, left, bottom, right and top) in the space of their container; NaN without any."""
    found, edges = _rows(len(objects), 4, np.float32)
    told = np.fromiter(map(_bounds, objects, *edges), np.bool_, len(objects))
    found[~told] = np.nan
    return found.astype(np.float64)


def kinds(objects: Sequence[Handle]) -> NDArray[np.int32]:
    """The kind of each object, as pdfium numbers them (FPDF_PAGEOBJ_...)."""
    return np.fromiter(map(_kind, objects), np.int32, len(objects))


def page_objects(page: object) -> list[Handle]:
    """The objects of a page (an FPDF_PAGE), first painted first."""
    count = pdfium.FPDFPage_CountObjects(page)
    return list(map(_page_object, repeat(address(page)), range(count)))


def form_objects(form: Handle) -> list[Handle]:
    """The objects of a form, first painted first."""
    count = pdfium.FPDFFormObj_CountObjects(pointer(form))
    return list(map(_form_object, repeat(form), range(count)))


def set_active(objects: Iterable[Handle], active: bool) -> None:
    """Have the objects painted, or left out, when their page is rendered."""
    _all(map(_set_active, objects, repeat(int(active))))


def _rows(count: int, width: int, kind: Any) -> tuple[NDArray[Any], list[range]]:
    """An array of zeros, and for each column the address of its place in every row."""
    found = np.zeros((count, width), kind)
    size, start = found.itemsize, found.ctypes.data
    step, end = width * size, start + count * width * size
    return found, [range(start + at, end + at, step) for at in range(0, step, size)]


def _all(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)
