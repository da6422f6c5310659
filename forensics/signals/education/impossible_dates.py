"""A degree's dates cannot be true under any reading.

Looks at: start and end of each degree of the resumes and profiles; a research doctorate finished
before the only bachelor's degree in the same field; and a finished degree dated many years ahead.
Short degrees are not looked at: transfers, credits and accelerated programmes are ordinary.

Why it matters: education copied between identities, or generated to a given age, ends up with
dates that no student could have had.

Innocent explanations:
- A typing error, or a converter that swapped two dates; most hits are just that.
- A lone future year is often the expected graduation, without the word "expected".

Verify with every finalist:
- Have the latest degree confirmed by the institution or its clearing house.

Verify this finding:
- Ask which of the two quoted dates is right, and compare with the institution's confirmation.

References:
- State, Treasury and FBI advisory on remote IT workers, 16 May 2022 (inconsistent records).
"""

import re
from collections.abc import Iterator

from forensics.model import (
    Checked,
    Education,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Quoted,
    Record,
    Strength,
    Subject,
    Tools,
    signal,
)

FAR_AHEAD = 8 * 12  # months: no programme one can already be enrolled in is longer
DOCTORATE = re.compile(r"(?i)\b(ph\.?\s?d|d\.?\s?phil|doctor of philosophy)\b")
BACHELOR = re.compile(r"(?i)\b(bachelor'?s?|b\.?\s?sc?|b\.?\s?a|b\.?\s?tech|b\.?\s?eng?)\b")


@signal(family="education", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each degree whose stated dates exclude each other or the calendar."""
    today = PartialDate.of(subject.today).latest
    for record in subject.records:
        document = subject.document(record)
        for degree in record.education:
            stated = [date for date in (degree.start, degree.end) if date]
            problem = _problem(degree, today)
            if problem:
                quotes = tuple(Evidence.visible(document, date.span) for date in stated)
                yield Finding(summary=problem, evidence=quotes)
            elif stated:
                yield Checked(what=" to ".join(str(date.value) for date in stated))
        for first, second in _reversed(record):
            items = (first.degree, first.end, second.degree, second.end)
            yield Finding(
                summary="A doctorate is stated to end before the only bachelor's degree "
                "in the same field.",
                evidence=tuple(Evidence.visible(document, item.span) for item in items if item),
            )


def _problem(degree: Education, today: int) -> str | None:
    start, end = degree.start, degree.end
    if start and end and end.value.latest < start.value.earliest:
        return f"A degree is stated to end ({end.value}) before it starts ({start.value})."
    if end and not degree.expected and end.value.earliest - today > FAR_AHEAD:
        return f"A degree is dated {end.value}, more than {FAR_AHEAD // 12} years ahead."
    return None


def _reversed(record: Record) -> Iterator[tuple[Education, Education]]:
    """Doctorate and bachelor in one field, in the wrong order under every reading."""
    bachelors = [degree for degree in record.education if _says(degree.degree, BACHELOR)]
    if len(bachelors) != 1 or bachelors[0].end is None or bachelors[0].field is None:
        return
    ended, field = bachelors[0].end.value, bachelors[0].field.value.casefold()
    for degree in record.education:
        if _says(degree.degree, DOCTORATE) and degree.end and degree.field:
            same = degree.field.value.casefold() == field
            if same and degree.end.value.latest < ended.earliest:
                yield degree, bachelors[0]


def _says(words: Quoted | None, pattern: re.Pattern[str]) -> bool:
    return words is not None and bool(pattern.search(words.value))
