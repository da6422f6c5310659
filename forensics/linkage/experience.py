"""Years of experience a text states, and the beginning that its dates state."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forensics.catalogue.degrees import level_of
from forensics.catalogue.technologies import stated_years
from forensics.model import Dated, Education, PartialDate, Position, Quoted, Record, Span

STUDY = {"bachelor": 48, "associate": 24}  # months of a first degree that states only its end
ENTRY = 24  # months from a first degree to a first post: longer, and posts may be left out
_TENS = {"decade": 10, "decades": 10}
_NUMBERS = {
    "two": 2, "three": 3, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "forty": 40,
}  # fmt: skip
# "15+ years", "ten to twelve yrs" (the lower one), "two decades", "a 15-year career".
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEARS = (
    rf"(?<![\d.,$%/–-])\b(?P<count>\d{{1,2}}|{_WORDS}|a(?=\s+decade))"
    r"(?:\s*\(\d{1,2}\))?(?:\s?\+|\s+plus)?(?:\s*(?:-|–|to)\s*\d{1,2}\+?)?[\s-]*"
    r"(?P<unit>years?|yrs?|decades?)\b['’]?"
)
_DOING = (
    r"working|building|developing|designing|programming|coding|engineering|delivering|leading|"
    r"managing|architecting|shipping|creating"
)
_STATED = re.compile(
    rf"(?i){_YEARS}(?:(?:\s+[^\s.;|•:]+){{0,7}}?\s+(?:experience|expertise|background|career)\b|"
    rf"\s+(?:in|as|{_DOING})\b|\s+(?:veteran|career)\b)|"
    rf"\bexperience(?:\s+(?:of|spanning|totalling|totaling)|:)\s+(?:over |more than )?"
    rf"{_YEARS.replace('count', 'later').replace('unit', 'span')}"
)
# Years that are not one person's at work.
_OTHERS = re.compile(
    r"(?i)\b(?:combined|collectiv\w+|together|between us|among (?:us|them)|"
    r"(?:teams?|staff|engineers|developers|people|professionals|partners?|founders|colleagues)"
    r"\s+(?:of|with|who|whose|that|having|bring\w*|averaging)|"
    r"(?:company|firm|agency|business|organi[sz]ation|start-?up|studio|group|bank)"
    r"(?:'s|\s+(?:with|of|that|whose|founded|established|having))|founded|established|in business|"
    r"requir\w*|minimum|must have|must be|seeking (?:a|an|someone|candidates)|preferred|desired|"
    r"old|aged?|married|marriage|mother|father|raising|sober|liv(?:ed|ing)|resident|"
    r"volunteer\w*|hobby\w*|amateur|self-?taught|since (?:i was|age|childhood|school)|"
    r"play(?:ed|ing)|sports?|church|studied|studying|study|of (?:college|school|university)|"
    r"user of|warranty|lifetime|histor\w+|heritage|of (?:\w+ )?(?:data|records))\b"
)
_MILITARY = re.compile(
    r"(?i)\b(?:military|army|navy|naval|air force|marines?|marine corps|coast guard|"
    r"national guard|armed forces|veteran|enlisted|active duty|reservist|conscript\w*)\b"
)
_LEFT_OUT = re.compile(
    r"(?i)\b(?:(?:selected|select|relevant|recent|additional|other|earlier|prior|previous|further|"
    r"key|related|notable|past|most recent|early)\s+(?:\w+\s+)?"
    r"(?:experience|employment|positions?|posts|roles|career|jobs|history|work|projects)|"
    r"career (?:highlights|summary|note)|(?:last|past) (?:\d+|ten|fifteen) years|"
    r"available (?:up)?on request|abridged|before \d{4}|prior to \d{4}|older (?:posts|roles))\b"
)


class Statement(NamedTuple):
    """The span of a sentence that states years of experience, and how many."""

    sentence: Span
    years: int


class Beginning(NamedTuple):
    """The earliest month a history can have begun in, and the degree and post that state it."""

    month: int
    degree: Education
    post: Position


def statements(record: Record, today: PartialDate) -> Iterator[Statement]:
    """Years of experience stated of the person in headline and summary, each sentence once.

    Years of a technology that is younger than that are another matter and left out.
    """
    for text in filter(None, (record.headline, record.summary)):
        for start, end in _sentences(text):
            sentence = text.value[start:end]
            if _OTHERS.search(sentence):
                continue
            younger = {
                years
                for technology, years in stated_years(sentence)
                if years * 12 > today.latest - technology.released.earliest
            }
            found = {_count(each) for each in _STATED.finditer(sentence)}
            if found - younger:
                span = Span(start=text.span.start + start, end=text.span.start + end)
                yield Statement(span, max(found - younger))


def beginning(record: Record, text: str) -> Beginning | str:
    """Where a history that seems whole begins; else why older posts may be left out of it.

    It is whole where a first degree is stated and the first post follows it (or stands beside it):
    who drops old posts or studies late states a first post long after, or before, the degree.
    """
    if _LEFT_OUT.search(text) or _MILITARY.search(text):
        return "the text speaks of other posts or of service"
    if not record.positions or not record.education:
        return "posts or a first degree are not stated"
    if any(post.start is None for post in record.positions) or any(
        degree.end is None for degree in record.education
    ):
        return "a post or degree without a date may be older"
    first = min(record.education, key=lambda degree: _end(degree))
    level = level_of(first.degree.value) if first.degree else None
    if level not in STUDY:
        return "no first degree is stated"
    post = min(record.positions, key=lambda post: post.start.value.earliest if post.start else 0)
    studied = first.start.value.earliest if first.start else _end(first) - STUDY[level]
    started = post.start.value.earliest if post.start else 0
    if not studied <= started <= _end(first) + ENTRY:
        return "the first post does not follow the first degree: others may be left out"
    return Beginning(min(studied, started), first, post)


def earliest(records: Iterable[Record]) -> int | None:
    """The earliest month any of an applicant's records states; None without dates."""
    months = [date.value.earliest for record in records for date in _dates(record) if date]
    return min(months, default=None)


def total(positions: Iterable[Position], today: PartialDate) -> int:
    """Months of all posts together, also of those held at once."""
    months = 0
    for post in positions:
        if post.start:
            end = post.end.value.latest if post.end else today.latest
            months += max(end - post.start.value.earliest + 1, 0)
    return months


def _dates(record: Record) -> Iterator[Dated | None]:
    for post in record.positions:
        yield from (post.start, post.end)
    for degree in record.education:
        yield from (degree.start, degree.end)


def _end(degree: Education) -> int:
    return degree.end.value.latest if degree.end else 0


def _sentences(text: Quoted) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\s.!?;•|](?:[^.!?;•|]|\.(?=\S))*", text.value):
        yield found.start(), found.start() + len(found[0].rstrip())


def _count(found: re.Match[str]) -> int:
    word = (found["count"] or found["later"] or "").casefold()
    unit = (found["unit"] or found["span"] or "").casefold()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    return number * _TENS.get(unit, 1)
