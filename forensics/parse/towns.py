"""Employers that run into their town with no mark between: "Gediz Mobility Izmir, Turkey"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from forensics.model.span import Quoted
from forensics.parse import places
from forensics.parse.heads import Head
from forensics.parse.lines import quote

_MOST_WORDS = 3
"""Words of the longest town looked for at the end of a name."""


def parted(text: str, heads: Sequence[Head]) -> list[Head]:
    """The heads of a section, with employer and town told apart where they ran together."""
    run_in = any(_touch(text, head) for head in heads)
    towns = [_town(head.location) for head in heads if head.location is not None]
    ending = [head for head in heads if _ends_in_town(head)]
    found: list[Head] = []
    for head in heads:
        cut = None
        if head.employer is None and head.location is not None and head.title is not None:
            cut = _cut(head.location, towns, run_in and not head.hidden)
        elif head.employer is not None and head.employer.value.endswith("&") and head.location:
            others = [town for town in towns if town != _town(head.location)]
            cut = _cut(quote(text, head.employer.span.start, head.location.span.end), others, True)
        elif head in ending and (run_in or len(ending) > 1):
            cut = _cut(head.employer, towns, False)
        found.append(_split(text, head, *cut) if cut is not None else head)
    return found


def _touch(text: str, head: Head) -> bool:
    if head.employer is None or head.location is None:
        return False
    between = text[head.employer.span.end : head.location.span.start]
    return bool(between) and not between.strip(" ")


def _town(place: Quoted) -> list[str]:
    return place.value.partition(",")[0].split()


def _ends_in_town(head: Head) -> bool:
    if head.employer is None or head.location is not None:
        return False
    words = head.employer.value.split()
    return any(_known(words, size) for size in range(1, _MOST_WORDS))


def _known(words: Sequence[str], size: int) -> bool:
    """Whether the last words are a known town, with a name before them and no "of" between."""
    before = words[:-size]
    return bool(before) and before[-1][:1].isupper() and places.is_place(" ".join(words[-size:]))


def _cut(
    whole: Quoted | None, towns: Sequence[Sequence[str]], shortest: bool
) -> tuple[int, int] | None:
    """The range of the name; the town follows. `shortest`: a town nothing tells is one word."""
    if whole is None:
        return None
    words = _town(whole)
    if len(words) < 2 or places.is_place(" ".join(words)):
        return None
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        shared = any(
            len(town) > size and town[-size:] == words[-size:] for town in towns if town != words
        )
        shared = shared or any(town == words[-size:] for town in towns)
        if _known(words, size) or shared:
            return _range(whole, len(words) - size)
    return _range(whole, len(words) - 1) if shortest and len(words) > 2 else None


def _range(whole: Quoted, size: int) -> tuple[int, int]:
    name = re.match(rf"\S+(?:\s+\S+){{{size - 1}}}", whole.value)
    return whole.span.start, whole.span.start + (name.end() if name else 0)


def _split(text: str, head: Head, start: int, end: int) -> Head:
    last = head.location or head.employer
    if last is None:
        return head
    place = quote(text, end, last.span.end)
    return replace(head, employer=quote(text, start, end), location=place)
