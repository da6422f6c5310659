"""What a DOCX paints behind its pages."""

from collections.abc import Iterable

from lxml import etree

from forensics.readers.docx_styles import UNKNOWN, hex_colour
from forensics.readers.docx_xml import W, is_on

WHITE = "ffffff"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_LEAST_SIDE = 457_200  # English Metric Units: half an inch; a sidebar or banner is wider and taller


def page_ground(
    root: etree._Element, settings: etree._Element | None, stories: Iterable[etree._Element]
) -> str:
    """Six hex digits, or UNKNOWN. White, unless the page background is switched on.

    UNKNOWN too where a shape or picture lies behind the text of one of `stories` (body, headers):
    templates paint coloured bars that way, and only a layout engine knows which words stand on it.
    """
    if any(_is_panel(anchor) for story in stories for anchor in story.iter(_ANCHOR)):
        return UNKNOWN
    switch = None if settings is None else settings.find(f"{W}displayBackgroundShape")
    background = root.find(f"{W}background")
    if background is None or not is_on(switch):
        return WHITE
    if len(background):
        return UNKNOWN  # a picture, pattern or gradient
    stated = UNKNOWN if background.get(f"{W}themeColor") else WHITE
    return hex_colour(background.get(f"{W}color")) or stated


def _is_panel(anchor: etree._Element) -> bool:
    extent = anchor.find(_EXTENT)
    if anchor.get("behindDoc", "0") not in ("1", "true") or extent is None:
        return False
    sides = (extent.get("cx", ""), extent.get("cy", ""))
    return all(side.isdecimal() and int(side) >= _LEAST_SIDE for side in sides)
