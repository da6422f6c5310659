"""A technology is named in a post that ended before the technology was public.

Looks at: the title and bullets of each post with a stated end, and "N years of X" or "X (N years)"
in headline, summary, bullets and skills, against the month in which X was first public (table
technologies). A list of skills never counts, nor does a name with other meanings ("react to
requests"), nor what is told in hindsight ("the predecessor of X", "later moved to X").

Why it matters: histories written backwards from today's job advertisements, or with one
template's bullets under another's dates, use tools before anyone could have had them.

Innocent explanations:
- A bullet edited later, or a note on what the system became after the person left.
- Early access at a partner of the maker; posts at the maker (named in the row) are left out.
- A typing error in a year.

Verify with every finalist:
- Ask which version of a listed tool was used first, and what it could not do yet.

Verify this finding:
- Ask what the quoted work was built with at the time; "we rewrote it later" is a fine answer.

References:
- Release notes and announcements, one a row, in table technologies.
"""

from collections.abc import Iterator

from forensics.catalogue.hindsight import in_hindsight, makers
from forensics.catalogue.technologies import mentions, stated_years
from forensics.linkage.employers import group
from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Position,
    Record,
    Strength,
    Subject,
    Tools,
    signal,
)

RELEASE_SLACK = 6  # months before the first public trace: private previews, and dates off by some
YEARS_SLACK = 1  # years: "5+ years" is commonly rounded up


@signal(family="employment", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each line that names a technology too early."""
    for record in subject.records:
        for position in record.positions:
            yield from _in_post(subject, record, position)
        yield from _years_stated(subject, record)


def _in_post(subject: Subject, record: Record, position: Position) -> Iterator[Observation]:
    document, start, end = subject.document(record), position.start, position.end
    if end is None or position.current or (start and start.span == end.span):
        return  # a lone year may be a version: "Windows Server 2003"
    employer = group(position.employer.value) if position.employer else frozenset[str]()
    for line in filter(None, (position.title, *position.description)):
        early = []
        for technology in mentions(line.value):
            own = bool(employer & makers(technology.row))
            told = own or in_hindsight(line.value, technology.span)
            if told or end.value.latest >= technology.released.earliest - RELEASE_SLACK:
                yield Checked(what=technology.row.key)
            else:
                early.append(technology)
        dates = [Evidence.visible(document, date.span) for date in (start, end) if date]
        for technology in {found.row.key: found for found in early}.values():
            yield Finding(
                summary=f"{technology.row.key} is named in a post that ended in {end.value}; "
                f"it was first public in {technology.released}.",
                evidence=(
                    Evidence.visible(document, line.span),
                    *dates,
                    Evidence.row(technology.row),
                ),
            )


def _years_stated(subject: Subject, record: Record) -> Iterator[Observation]:
    today = PartialDate.of(record.captured_at or subject.today).latest
    bullets = (line for position in record.positions for line in position.description)
    for line in filter(None, (record.headline, record.summary, *record.skills, *bullets)):
        for technology, years in stated_years(line.value):
            stated = f"{years} years of {technology.row.key}"
            if years * 12 <= today - technology.released.earliest + YEARS_SLACK * 12:
                yield Checked(what=stated)
                continue
            yield Finding(
                summary=f"{record.document} states {stated}, "
                f"first public in {technology.released}.",
                evidence=(
                    Evidence.visible(subject.document(record), line.span),
                    Evidence.row(technology.row),
                ),
            )
