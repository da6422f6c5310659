"""A degree's dates cannot be true under any reading.

Looks at: start and end of each degree of the resumes and profiles, and a finished degree dated
many years ahead. Short degrees are not looked at (transfers, credits and accelerated programmes are
ordinary), nor is the order of degrees: a bachelor's after a doctorate is taken for a licence. Where
every range of a document runs backwards ("2019 - 2012") that is its layout.

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

from collections.abc import Iterator

from forensics.linkage.layout import newest_first
from forensics.model import (
    Checked,
    Education,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

FAR_AHEAD = 8 * 12  # months: no programme one can already be enrolled in is longer


@signal(family="education", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each degree whose stated dates exclude each other or the calendar."""
    today = PartialDate.of(subject.today).latest
    for record in subject.records:
        if newest_first(record):
            yield Unknown(reason=f"{record.document} writes every range with the later date first")
            continue
        document = subject.document(record)
        for degree in record.education:
            stated = [date for date in (degree.start, degree.end) if date]
            problem = _problem(degree, today)
            if problem:
                quotes = tuple(Evidence.visible(document, date.span) for date in stated)
                yield Finding(summary=problem, evidence=quotes)
            elif stated:
                yield Checked(what=" to ".join(str(date.value) for date in stated))


def _problem(degree: Education, today: int) -> str | None:
    start, end = degree.start, degree.end
    if start and end and end.value.latest < start.value.earliest:
        return f"A degree is stated to end ({end.value}) before it starts ({start.value})."
    if end and not degree.expected and end.value.earliest - today > FAR_AHEAD:
        return f"A degree is dated {end.value}, more than {FAR_AHEAD // 12} years ahead."
    return None
