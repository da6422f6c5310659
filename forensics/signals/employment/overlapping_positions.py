"""Two full posts at different employers overlap for many months.

Looks at: posts of one resume with a start and an end (or "present"), each held for at least a year
at different employers, whose overlap is certain under every reading of the stated dates. Posts
commonly held beside another (freelance, teaching, shifts) and clients named as such ("Client: X",
"Agency / X") are left out.

Why it matters: several full posts held at once is how one person works under several contracts,
and how a history composed of parts shows its seams. By itself it is weak.

Innocent explanations:
- Second jobs, shift work and evening work are ordinary; so are founders, advisers and teachers.
- Freelance or part-time work that is not marked as such, or a slow handover.
- One employer under two names after a purchase, or a client listed beside the agency.

Verify with every finalist:
- Ask for the working hours of the two latest posts, and who can confirm them.

Verify this finding:
- Ask how the two quoted posts were held at once; part-time answers are common and fine.

References:
- FBI IC3 PSA250123, 23 January 2025 (several concurrent remote jobs).
"""

from collections.abc import Iterator
from itertools import combinations

from forensics.linkage.employers import may_be_one
from forensics.linkage.side_work import is_client_work, is_side_work
from forensics.model import (
    Checked,
    Document,
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

MIN_OVERLAP = 6  # months: longer than any handover or notice period
MIN_LENGTH = 12  # months: shorter posts are often seasonal or by the project


@signal(family="employment", strength=Strength.WEAK)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each pair of full posts that certainly overlap for MIN_OVERLAP months."""
    today = PartialDate.of(subject.today)
    for record in subject.resumes:
        document = subject.document(record)
        full = [position for position in record.positions if _period(position, today)]
        for one, other in combinations(full, 2):
            months = _overlap(one, other, today)
            if months < MIN_OVERLAP or not (_alone(one, today) and _alone(other, today)):
                yield Checked(what="two posts")
            elif one.employer is None or other.employer is None:
                yield Unknown(reason="one of two overlapping posts states no employer")
            elif _same(one, other) or may_be_one(one.employer.value, other.employer.value):
                yield Checked(what="two posts at one employer, or one post listed twice")
            else:
                yield Finding(
                    summary=f"Two posts at different employers overlap for at least {months} "
                    "months as stated.",
                    evidence=(*_quotes(document, one), *_quotes(document, other)),
                    confidence="low",
                )


def _period(position: Position, today: PartialDate) -> tuple[int, int] | None:
    """Last month the post can have started in, first month it can have ended in."""
    end = position.end.value if position.end else today if position.current else None
    if position.start is None or end is None:
        return None
    return position.start.value.latest, min(end.earliest, today.earliest)


def _alone(position: Position, today: PartialDate) -> bool:
    stated = (position.title, position.employer, position.location)
    start, end = _period(position, today) or (0, 0)
    words = " ".join(text.value for text in stated if text)
    title, employer = (text.value if text else "" for text in (position.title, position.employer))
    client = is_client_work(title, employer)
    return end - start >= MIN_LENGTH and not client and not is_side_work(words)


def _same(one: Position, other: Position) -> bool:
    """One period to the month: roles under one contract, or one post listed twice."""
    (start, end), (begin, finish) = (
        [date and date.value for date in (post.start, post.end)] for post in (one, other)
    )
    return start == begin and end == finish


def _overlap(one: Position, other: Position, today: PartialDate) -> int:
    (start, end), (begin, finish) = _period(one, today) or (0, 0), _period(other, today) or (0, 0)
    return min(end, finish) - max(start, begin)


def _quotes(document: Document, position: Position) -> Iterator[Evidence]:
    for stated in (position.employer, position.start, position.end):
        if stated:
            yield Evidence.visible(document, stated.span)
