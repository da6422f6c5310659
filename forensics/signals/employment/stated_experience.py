"""More years of experience are stated than the dated history has room for.

Looks at: years of experience in the headline and summary ("15+ years of experience in software")
against the earliest date of any document of the applicant. Only a gap of five years counts, and
only where the history tells its own beginning: a first degree with a date and a first post that
follows it. Years of a team, a company, a requirement or a product are left out, and so are years
of a technology younger than that (employment.technology_anachronism). Always weak.

Why it matters: a summary taken from one template and dates from another identity do not fit each
other, and a history made for a role is often shorter than the experience that the role asks for.

Innocent explanations:
- Older posts left out to save space or to avoid being judged by age: the most common reason.
- Work before or beside study, self-taught years, a family business, a second career.
- Rounding up, or a summary written by somebody else.

Verify with every finalist:
- Ask for the first paid post in the field, and who can confirm it.

Verify this finding:
- Ask which posts the stated years add up from; posts left out are a fine answer.

References:
- State, Treasury and FBI advisory on remote IT workers, 16 May 2022 (inconsistent records).
"""

from collections.abc import Iterator

from forensics.linkage.experience import Statement, beginning, earliest, statements, total
from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Record,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

# Months beyond all that is dated, the time of study counted in: a first trade or code written at
# school before it, and rounding up to the next five, stay below.
WIDE = 60


@signal(family="employment", strength=Strength.WEAK)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for the widest statement of each document that its history excludes."""
    dated, today = earliest(subject.records), PartialDate.of(subject.today)
    for record in subject.records:
        widest = max(statements(record, today), key=lambda each: each.years, default=None)
        if widest is not None:
            yield _judged(subject, record, widest, dated, today)


def _judged(
    subject: Subject, record: Record, stated: Statement, dated: int | None, today: PartialDate
) -> Observation:
    months, document = stated.years * 12, subject.document(record)
    what = f"{stated.years} years of experience"
    if dated is None:
        return Unknown(reason=f"{record.document} states {what} and no dates")
    if months < today.latest - dated + WIDE or months <= total(record.positions, today):
        return Checked(what=what)
    first = beginning(record, document.text)
    if isinstance(first, str):
        return Unknown(reason=f"{record.document} states {what}; {first}")
    begun = min(first.month, dated)
    if begun > today.latest:
        return Unknown(reason=f"{record.document} states dates after the day it was submitted")
    if months < today.latest - begun + WIDE:
        return Checked(what=what)
    stated_first = (
        first.degree.degree, first.degree.start, first.degree.end, first.post.title,
        first.post.start,
    )  # fmt: skip
    return Finding(
        summary=f"{record.document} states {what}; the earliest degree and post it states leave "
        f"room for at most {(today.latest - begun) // 12}.",
        evidence=(
            Evidence.visible(document, stated.sentence),
            *(Evidence.visible(document, item.span) for item in stated_first if item),
        ),
        confidence="low",
    )
