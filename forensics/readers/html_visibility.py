"""Which elements of an HTML page a person does not see, by attribute, inline style or simple rule.

Here is what hides an element with all that is in it; what its text inherits is in `html_look`.
`aria-hidden` hides from screen readers only: it stays visible.
"""

import re

from bs4.element import Tag

from forensics.readers import html_labels
from forensics.readers.html_look import Hidden
from forensics.readers.html_styles import Style, class_names, number, pixels

_FAR = 500  # pixels left of or above the page
_FAR_BEYOND = 5_000  # pixels right of or below where it stood: wider than any screen in use
_UNSEEN = 0.02  # of full opacity; black on white at 2 % is #fafafa
_FUNCTION = re.compile(r"([a-z0-9-]+)\(([^()]*)\)")
_CLIPPING = frozenset({"hidden", "clip", "scroll", "auto"})
_BOX = ("height", "max-height", "width", "max-width")


def hides(tag: Tag, style: Style) -> Hidden | None:
    """How a tag is hidden and by what, None when it is not (its parents are asked before).

    Labels for screen readers and folded menus are "comment": no message to anyone.
    """
    classes = class_names(tag)
    found = _by_markup(tag, classes) or _by_style(style)
    label = found
    if found is None and style.get("visibility") in ("hidden", "collapse"):
        # Elements within may be visible; only of a label or menu is all of it taken as unseen.
        label = "css", f"visibility: {style['visibility']}"
    if label is not None and html_labels.is_label(tag, classes):
        return "comment", f"{label[1]} (a label or menu)"
    return found


def _by_markup(tag: Tag, classes: list[str]) -> Hidden | None:
    if tag.has_attr("hidden"):
        return "css", "attribute hidden"
    for name in classes:
        if name.lower() in html_labels.CLASSES:
            return "css", f"class {name} (text for screen readers)"
    return None


def _by_style(style: Style) -> Hidden | None:
    if not style:
        return None
    if style.get("display") == "none":
        return "css", "display: none"
    opacity = number(style.get("opacity", "1"))
    if opacity is not None and opacity <= _UNSEEN:
        return "css", f"opacity: {style['opacity']}"
    return _off_page(style) or _shrunk(style) or _clipped(style)


def _off_page(style: Style) -> Hidden | None:
    sides = ["margin-left", "margin-top"]
    if style.get("position") in ("absolute", "fixed", "relative"):
        sides += ["left", "top", "right", "bottom"]
    for side in sides:
        distance = pixels(style.get(side, "")) or 0
        if distance <= -_FAR or (side == "left" and distance >= _FAR_BEYOND):
            return "off_page", f"{side}: {style[side]}"
    for name, arguments in _functions(style.get("transform", "")):
        if name.startswith("translate") and any((pixels(part) or 0) <= -_FAR for part in arguments):
            return "off_page", f"transform: {style['transform']}"
    if (pixels(style.get("text-indent", "")) or 0) <= -_FAR:
        # A logo's name, moved away so that its picture shows in its place, is seen there.
        pictured = "url(" in style.get("background", "") + style.get("background-image", "")
        what = f"text-indent: {style['text-indent']}"
        return ("comment", f"{what} (a picture stands for it)") if pictured else ("off_page", what)
    return None


def _shrunk(style: Style) -> Hidden | None:
    scaled = _functions(style.get("transform", ""))
    factors = [part for name, parts in scaled if name.startswith("scale") for part in parts[:2]]
    if any(number(factor) == 0 for factor in (*factors, *style.get("scale", "").split())):
        return "css", f"transform: {style.get('transform') or 'scale ' + style['scale']}"
    overflow = " ".join(style.get(key, "") for key in ("overflow", "overflow-x", "overflow-y"))
    if _CLIPPING.isdisjoint(overflow.split()) or any(key.startswith("padding") for key in style):
        # Without clipping, text flows out of its box and is seen.
        return None
    for key in _BOX:
        extent = pixels(style.get(key, ""))
        if extent is not None and extent <= 1:
            return "css", f"{key}: {style[key]} with overflow cut off"
    return None


def _clipped(style: Style) -> Hidden | None:
    for name, arguments in _functions(style.get("clip", "")):
        edges = [pixels(part) for part in arguments]
        if name == "rect" and len(edges) == 4 and None not in edges:
            top, right, bottom, left = (edge or 0.0 for edge in edges)
            if right - left <= 1 or bottom - top <= 1:
                return "clipped", f"clip: {style['clip']}"
    for name, arguments in _functions(style.get("clip-path", "")):
        first = number(arguments[0].removesuffix("px")) if arguments else None
        if first is None:
            continue
        if (name == "inset" and arguments[0].endswith("%") and first >= 50) or (
            name in ("circle", "ellipse") and first == 0
        ):
            return "clipped", f"clip-path: {style['clip-path']}"
    return None


def _functions(value: str) -> list[tuple[str, list[str]]]:
    return [
        (name, [part for part in re.split(r"[,\s]+", arguments) if part])
        for name, arguments in _FUNCTION.findall(value[:500])
    ]
