"""A post's dates cannot be true under any reading.

Looks at: start and end of every post of the resumes and profiles. A post that ends before it
starts, one already past tense that starts after the day of submission, and an end far in the
future. A stated year means any of its months; the reading that fits best is taken. Where every
range of a document runs backwards ("2019 - 2012") that is its layout, and nothing is concluded.
An end that is within a year before its start weighs nothing: one mistyped figure explains it.

Why it matters: dates copied between templates and identities stop fitting each other, and a
history that nobody lived is easily given dates that nobody could have had.

Innocent explanations:
- A typing error or a converter that swapped two dates; most hits are just that.
- An accepted offer for later, or a fixed-term contract that ends later and was stated in full.

Verify with every finalist:
- Ask for the posts' dates in conversation, without the resume in view.

Verify this finding:
- Ask which of the two quoted dates is right, and compare with the employer's confirmation.

References:
- State, Treasury and FBI advisory on remote IT workers, 16 May 2022 (inconsistent records).
"""

import re
from collections.abc import Iterator

from forensics.linkage.layout import newest_first
from forensics.model import (
    Checked,
    Dated,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Position,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

SLIP = 12  # months: of 14 ends before starts on 1,234 ordinary resumes, 11 were off by less
START_SLACK = 3  # months: an accepted offer may start after the usual notice periods
END_SLACK = 12  # months: a year's contract, stated with its agreed end, is ordinary
TERM = 6 * 12  # months: research posts and grants are given for up to five or six years
RESEARCH = re.compile(
    r"(?i)\b(research\w*|scientist|scientific|lecturer|professor|academic|universit\w*|institut\w*|"
    r"laborator(?:y|ies)|fixed[- ]term|grant)\b"
)
ANNOUNCED = re.compile(  # posts that are commonly stated with dates ahead
    r"(?i)\b(incoming|upcoming|starting|accepted|future|expected|anticipated|contract\w*|fellow\w*|"
    r"intern(ship)?|co-?op|residen(t|cy)|apprentice\w*|trainee|elected|term|board|member|"
    r"post-?doc\w*|ph\.?d|doctoral|scholar|assistant(ship)?|visiting|volunteer)\b"
)


@signal(family="employment", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each post whose stated dates exclude each other or the calendar."""
    today = PartialDate.of(subject.today).earliest
    for record in subject.records:
        if newest_first(record):
            yield Unknown(reason=f"{record.document} writes every range with the later date first")
            continue
        for position in record.positions:
            stated = [date for date in (position.start, position.end) if date]
            problem = _problem(position, today)
            if problem:
                document = subject.document(record)
                yield Finding(
                    summary=problem,
                    evidence=tuple(Evidence.visible(document, date.span) for date in stated),
                    confidence="low" if _is_slip(position) else "medium",
                    strength=Strength.CONTEXT if _is_slip(position) else None,
                )
            elif stated:
                yield Checked(what=" to ".join(str(date.value) for date in stated))


def _problem(position: Position, today: int) -> str | None:
    start, end = position.start, position.end
    if start and end and end.value.latest < start.value.earliest:
        return f"A post is stated to end ({end.value}) before it starts ({start.value})."
    words = " ".join(text.value for text in (position.title, position.employer) if text)
    if ANNOUNCED.search(words):
        return None
    if start and _ahead(start, today) > START_SLACK:
        return f"A post is stated to start in {start.value}, after the application."
    if end and _ahead(end, today) > (TERM if RESEARCH.search(words) else END_SLACK):
        return f"A post is stated to end in {end.value}, far after the application."
    return None


def _is_slip(position: Position) -> bool:
    """One mistyped figure of a year or month explains it."""
    start, end = position.start, position.end
    return bool(start and end and 0 < start.value.earliest - end.value.latest <= SLIP)


def _ahead(date: Dated, today: int) -> int:
    """Months from today to the first month the date can mean."""
    return date.value.earliest - today
