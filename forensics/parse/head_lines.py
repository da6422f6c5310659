"""Lines that can stand in the head of a post, told from those of its description."""

import re

from forensics.parse import employers, titles
from forensics.parse.lines import Line

_ABBREVIATED = re.compile(
    r"(?:\b(?i:Inc|Co|Corp|Ltd|Sr|Jr|Dept|Univ|Bros|Cia|Ltda|S\.A)|\b[A-Z]|\.[A-Z])\.$"
)


def names_post(line: Line) -> bool:
    """Whether a line can be a head and has a word of titles of posts."""
    return head_like(line) and line.words <= 9 and titles.score(line.head) >= 0.25


def head_like(line: Line) -> bool:
    """Whether a line is short, opens with a capital and is no sentence."""
    words = line.head
    # A placeholder and a place of two words each may stand in the line too.
    if line.bullet or line.words > (22 if withheld(words) else 14) or len(line.text) > 130:
        return False
    if opens_low(words) and not withheld(words):
        return False
    if words.endswith((",", ";", ":")) or (words.endswith(".") and not _abbreviated(words)):
        return False
    return not titles.opens_with_verb(words)


def opens_low(words: str) -> bool:
    """Whether the first word is in small letters throughout: "iOS" and "eBay" are not."""
    return words[0].islower() and words.split(maxsplit=1)[0].islower()


def _abbreviated(words: str) -> bool:
    return bool(_ABBREVIATED.search(words))


def withheld(words: str) -> bool:
    """Whether a placeholder stands where the employer's name was taken out."""
    return bool(employers.placeholders(words))
