"""Fonts for generated PDFs that print more than Latin-1.

Source Sans Pro (SIL Open Font License, package `font-source-sans-pro`) holds Latin with all
diacritics of Europe and Vietnam, Greek and Cyrillic; Han, Kana and Hangul use the fonts every PDF
viewer carries. Scripts that need shaping (Arabic, Hebrew, Devanagari) are not set by reportlab, so
people who write their names in them are given other formats.
"""

from functools import cache
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

BODY, BOLD = "ForensicsSans", "ForensicsSans-Bold"
JAPANESE, KOREAN = "HeiseiKakuGo-W5", "HYGothic-Medium"


@cache
def _letters() -> frozenset[int]:
    """Register the fonts once a process; the code points that both weights hold."""
    folder = Path(font_source_sans_pro.font_directory)
    known: list[set[int]] = []
    for name, file in ((BODY, "SourceSansPro-Regular.ttf"), (BOLD, "SourceSansPro-Bold.ttf")):
        font = TTFont(name, str(folder / file))
        pdfmetrics.registerFont(font)
        known.append(set(font.face.charToGlyph))
    for name in (JAPANESE, KOREAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return frozenset(known[0] & known[1])


def font_for(text: str, *, bold: bool = False) -> str | None:
    """The font that prints every character of `text`, or None where none does."""
    if all(ord(letter) in _letters() for letter in text):
        return BOLD if bold else BODY
    if all("가" <= letter <= "힣" or letter == " " for letter in text):
        return KOREAN
    if all("぀" <= letter <= "ヿ" or "一" <= letter <= "鿿" or letter == " " for letter in text):
        return JAPANESE
    return None
