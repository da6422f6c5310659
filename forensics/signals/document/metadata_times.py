"""The points in time a file states of itself cannot all be true.

Looks at: when each submitted PDF or DOCX says it was created and last modified. A hit needs a
creation more than two days after the last change, a time after the day of the examination, or a
last change more than a year before a post begins that the resume states as past. A file made long
ago and used again is ordinary. Zero stamps and the defaults of tools are not judged, and time
zones are never compared with a place. Times after a stated day of submission are context: whoever
receives a file may save or convert it.

Why it matters: dates that were set by hand, or a clock that was, hide when a document was made and
that many were made together.

Innocent explanations:
- Converters, print-to-PDF drivers, upload portals and resume builders rewrite or invent dates.
- A computer whose clock was wrong, or a tool that fills a template and keeps the template's dates.
- A file saved again, or turned into a PDF, by the recruiter, the agency or the applicant system.
- A post that was agreed long before it began.

Verify with every finalist:
- Ask for the resume once more, in the format in which the applicant keeps it.

Verify this finding:
- Ask with which program the quoted file was made and sent, and compare with the copy received.

References:
- ISO 32000-2, 14.3.3 (Info dictionary); ISO/IEC 29500-2 (core properties).
- Table default_times (days that stand in files because no clock was read).
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from forensics.linkage.moments import PAIRS, Moment, Unusable, read
from forensics.model import (
    Checked,
    Dated,
    Document,
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

SLACK = timedelta(days=2)  # two clocks can differ by 26 hours through their zones alone
AHEAD = 12  # months: further ahead hardly anybody states when a post will begin

Moments = Mapping[str, Moment]


@signal(family="document", strength=Strength.WEAK)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each way in which a file's own times contradict each other."""
    starts = {
        record.document: [post.start for post in record.positions if post.start]
        for record in subject.resumes
    }
    for document in subject.application.documents:
        moments = {}
        for path in (path for pair in PAIRS for path in pair if document.properties.get(path)):
            stated = read(path, document.properties[path])
            if isinstance(stated, Unusable):
                yield Unknown(reason=f"{document.name}: {path} {stated.reason}")
            else:
                moments[path] = stated
        if moments:
            yield Checked(what=document.name)
            yield from _order(document, moments)
            yield from _after(subject, document, moments)
            yield from _before(subject, document, moments, starts.get(document.name, []))


def _order(document: Document, moments: Moments) -> Iterator[Observation]:
    pairs = [(moments[c], moments[m]) for c, m in PAIRS if c in moments and m in moments]
    wrong = [(c, m) for c, m in pairs if c.at - m.at > SLACK]
    if wrong and len(wrong) < len(pairs):
        yield Unknown(reason=f"{document.name} states two sets of times, one of them in order")
    elif wrong:
        created, modified = wrong[0]
        yield Finding(
            summary=f"{document.name} states to have been created on {created.day} and last "
            f"modified on {modified.day}, before that.",
            evidence=_quotes(document, (created, modified)),
            confidence="low",
        )


def _after(subject: Subject, document: Document, moments: Moments) -> Iterator[Observation]:
    late = [moment for moment in moments.values() if moment.day > subject.today + SLACK]
    if late:
        submitted = subject.application.submitted_at is not None
        yield Finding(
            summary=f"{document.name} states a time after "
            f"{'its submission' if submitted else 'today'} ({subject.today}).",
            evidence=_quotes(document, late),
            confidence="low",
            strength=Strength.CONTEXT if submitted else None,
        )


def _before(
    subject: Subject, document: Document, moments: Moments, starts: list[Dated]
) -> Iterator[Observation]:
    changes = {modified for _, modified in PAIRS}
    now = PartialDate.of(subject.today).latest
    past = [start for start in starts if start.value.latest <= now]
    if not changes & moments.keys() or not past:
        return
    newest = max(past, key=lambda start: start.value.earliest)
    last = max(moments.values(), key=lambda moment: (moment.at, moment.path in changes))
    if newest.value.earliest - PartialDate.of(last.day).latest <= AHEAD:
        return
    if any(moments[c].at == moments[m].at for c, m in PAIRS[2:] if {c, m} <= moments.keys()):
        yield Unknown(reason=f"{document.name} keeps the times of the template it was filled from")
        return
    yield Finding(
        summary=f"{document.name} states to have been last modified on {last.day} and a post that "
        f"began in {newest.value}.",
        evidence=(*_quotes(document, (last,)), Evidence.visible(document, newest.span)),
        confidence="low",
    )


def _quotes(document: Document, moments: list[Moment] | tuple[Moment, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence.metadata(document, moment.path) for moment in moments)
