"""Characters that leave no mark on the page: zero-width, bidirectional controls, Unicode tags.

`split` takes them out of a line and says what they were, so that hidden payloads neither reach the
visible text nor vanish unseen. Characters that writing needs stay where they are: joiners in emoji
and in scripts that use them, direction marks beside right-to-left letters, flags spelt with tags.
Soft hyphens and byte-order marks are layout leftovers: dropped without comment.
Sources: Unicode 16.0 chapters 9, 12 and 23; UTS #51 (emoji tag and ZWJ sequences).
"""

import re
import unicodedata
from dataclasses import dataclass

_LEFTOVERS = re.compile("[\u00ad\ufeff]")
_ZERO_WIDTH = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\uffa0"
)
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
_SELECTORS = "\U000e0100-\U000e01ef"
_ANY = re.compile(f"[{_ZERO_WIDTH}{_DIRECTION}{_TAGS}{_SELECTORS}]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
_SHOWN_CODES = 400

# Scripts in which joiners or zero-width spaces belong to ordinary spelling, by Unicode name prefix.
_JOINING = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO", "KHMER", "MYANMAR",
    "TIBETAN",
)  # fmt: skip


@dataclass(frozen=True)
class Invisible:
    """The invisible characters of one line: as U+XXXX text, and what they amount to."""

    codes: str
    detail: str


def split(line: str) -> tuple[str, Invisible | None]:
    """The line as a person sees it, and the invisible characters taken out of it (None: none)."""
    if line.isascii():
        return line, None
    line = _LEFTOVERS.sub("", line)
    places = [match.start() for match in _ANY.finditer(line)]
    if not places:
        return line, None
    flags = {i for match in _FLAG.finditer(line) for i in range(*match.span())}
    right_to_left = any(unicodedata.bidirectional(c) in {"R", "AL"} for c in line)
    kept, taken = [], []
    begin = 0
    for place in places:
        if place not in flags and not _belongs(line, place, right_to_left):
            kept.append(line[begin:place])
            taken.append(line[place])
            begin = place + 1
    clean = "".join([*kept, line[begin:]])
    return clean, _describe(taken, clean) if taken else None


def _belongs(line: str, place: int, right_to_left: bool) -> bool:
    character = line[place]
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    if re.match(f"[{_DIRECTION}]", character):
        return right_to_left
    if character == "\u200d" and _pictures(before) and _pictures(after):
        return True
    if re.match(f"[{_SELECTORS}]", character):
        return unicodedata.name(before or " ", "").startswith("CJK")
    if character in "\u200b\u200c\u200d\u034f\u17b4\u17b5\u180e":
        return any(unicodedata.name(c, "").startswith(_JOINING) for c in before + after)
    if character in "\u115f\u1160\u3164\uffa0":
        return any(unicodedata.name(c, "").startswith("HANGUL") for c in before + after)
    return False


def _pictures(character: str) -> bool:
    # Emoji are symbols (So), modified by skin tones (Sk) or by the picture selector (Mn).
    return bool(character) and (
        unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f"
    )


def _describe(taken: list[str], clean: str) -> Invisible:
    codes = " ".join(f"U+{ord(c):04X}" for c in taken[:_SHOWN_CODES])
    spelt = "".join(chr(ord(c) - 0xE0000) for c in taken if 0xE0020 <= ord(c) <= 0xE007E)
    detail = f"{len(taken)} invisible character{'s' if len(taken) > 1 else ''}"
    if clean.strip():
        detail += f' within "{clean.strip()[:80]}"'
    if spelt:
        detail += f'; tag characters spell "{spelt[:2000]}"'
    return Invisible(codes, detail)
