"""The resume and a profile page state things that cannot both be true.

Looks at: the resume beside each profile page, newest first, post by post and school by school.
What differs in spelling, language, rank or by some months, roles put together, posts left out or
begun after the page was last edited, agencies and clients, second jobs and former names of an
employer contradict nothing. What counts: full posts in other work for another employer that fill
each other's time, one degree from two universities, and posts dated years apart. A hit by itself
needs two such contradictions, or one of three years; a single shorter one is weak, and so is one
beside a post and a school that both state. Universities that the catalogue does not both know are
context unless employers differ too, and so is another name.

Why it matters: an identity that is lent, bought or put together from parts has a past on its
profile that the resume made for a role does not repeat.

Innocent explanations:
- Two posts at once, of which each paper names the one that fits: a second job, a family business.
- A page filled in long ago or by somebody else, or by a service from an old resume.
- A namesake's page filed under this application, or a name changed since.
- A university that merged or was renamed after the degree.

Verify with every finalist:
- Ask the applicant to sign in to the profile while you watch, and to walk through it.

Verify this finding:
- Ask what each quoted pair of posts or degrees was, and which of them an employer or registrar
  can confirm.

References:
- State, Treasury and FBI advisory on remote IT workers, 16 May 2022 (inconsistent profiles).
- FBI IC3 public service announcement on remote IT workers, 18 October 2023.
"""

from collections.abc import Iterator

from forensics.linkage.alignment import Difference, align
from forensics.linkage.contradictions import counted, is_firm, is_other_name, unresolved
from forensics.linkage.sides import Side, kind_of, laid_out
from forensics.model import (
    Checked,
    Education,
    Evidence,
    Finding,
    Observation,
    Position,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

SHOWN = 4  # differences quoted
_SAID = {
    "work": "other work for another employer in the same time",
    "same_work": "another employer in the same time",
    "school": "another university for one degree",
    "dates": "years that differ for one post",
    "degree_dates": "years that differ for one degree",
}


@signal(family="profile", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for the newest page of each platform that contradicts a resume."""
    for resume, pages in laid_out(subject):
        found = set[str]()
        for profile in pages:
            if kind_of(profile.record) in found:
                continue
            for observation in _compared(subject, tools, resume, profile):
                yield observation
                if isinstance(observation, Finding) and observation.strength != Strength.CONTEXT:
                    found.add(kind_of(profile.record))


def _compared(subject: Subject, tools: Tools, resume: Side, profile: Side) -> Iterator[Observation]:
    names = f"{resume.record.document} and {profile.record.document}"
    for side in (resume, profile):
        if not side.states:
            yield Unknown(reason=f"{side.record.document} states no posts or schools to compare")
            return
    found = align(resume, profile, subject.today, tools.catalogue)
    if not found.compared:
        yield Unknown(
            reason=f"{names} do not both state posts whose dates can be compared, or degrees"
        )
        return
    yield Checked(what=names)
    different = counted(found)
    if different:
        yield _finding(resume, profile, different, is_firm(different, found.both_kept))
    if schools := unresolved(found):
        yield Finding(
            summary=f"{names} state two universities for one degree; the catalogue does not know "
            "both, so they may be one under two names.",
            evidence=_quoted(resume, profile, schools),
            confidence="low",
            strength=Strength.CONTEXT,
        )
    if is_other_name(resume.record, profile.record):
        yield _named(resume, profile, kept=bool(found.kept))


def _finding(resume: Side, profile: Side, different: tuple[Difference, ...], firm: bool) -> Finding:
    kinds = ", ".join(dict.fromkeys(_SAID[each.kind] for each in different))
    return Finding(
        summary=f"{resume.record.document} and {profile.record.document} contradict each other: "
        f"{kinds}.",
        evidence=_quoted(resume, profile, different),
        confidence="medium" if firm else "low",
        strength=None if firm else Strength.WEAK,
    )


def _named(resume: Side, profile: Side, kept: bool) -> Finding:
    """Never more than context: people change their names."""
    names = [(side, side.record.person.name) for side in (resume, profile)]
    history = (
        "and posts or schools that both state: a former or second name, or another person's page."
        if kept
        else "and none of its posts and schools: it may be another person's page."
    )
    return Finding(
        summary=f"{profile.record.document} states another name than {resume.record.document}, "
        f"{history}",
        evidence=tuple(
            Evidence.visible(side.document, name.span, side.label) for side, name in names if name
        ),
        confidence="low",
        strength=Strength.CONTEXT,
    )


def _quoted(resume: Side, profile: Side, different: tuple[Difference, ...]) -> tuple[Evidence, ...]:
    return tuple(
        quote
        for each in different[:SHOWN]
        for side, item in ((resume, each.stated), (profile, each.instead))
        for quote in _quotes(side, item)
    )


def _quotes(side: Side, item: Position | Education) -> Iterator[Evidence]:
    stated = (
        (item.title, item.employer, item.start, item.end)
        if isinstance(item, Position)
        else (item.degree, item.institution, item.start, item.end)
    )
    for each in stated:
        if each:
            yield Evidence.visible(side.document, each.span, side.label)
