"""Rare passages of the resume align with those of a known template.

Looks at: every resume's bullets and sentences beside those of the library's templates, passage by
passage and against ordinary resume lines. Lines common among resumes weigh nothing; a template in
the nursery, or one that has expired, is shown and weighs nothing either.

Why it matters: reuse of one text under several names is the sign that advisories describe in
operational form. A match has no direction: it says that two texts share a source, not whose it is.

Innocent explanations:
- The template's text may itself have been taken from this applicant, who is then its victim.
- Course, agency and resume-builder texts are handed to many honest people.
- The same language model, asked the same thing, writes similar lines.

Verify with every finalist:
- Have one quoted line of the resume told as a story: situation, own part, result, who can confirm.

Verify this finding:
- Ask about the matched passages in particular, and where their wording comes from.
- Ask the named employer's own switchboard to confirm the post the passages stand in.

References:
- FBI IC3 PSA250123, 23 January 2025 (other applicants with the same resume content).
- State, Treasury and FBI advisory on remote IT workers, 16 May 2022 (templates across accounts).
"""

from collections.abc import Iterator

from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Record,
    Span,
    Strength,
    Subject,
    Tools,
    signal,
)
from index.match import Match, Pair, Verdict
from index.template import TemplateStatus


@signal(family="template", strength=Strength.STRONG, needs={"templates"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each template whose rare passages align with a resume's."""
    for number, record in enumerate(subject.resumes):
        if record.passages:
            yield Checked(what=f"{len(record.passages)} passages of {record.document}")
        first = subject.matches if number == 0 and not subject.matches_of else ()
        for match in subject.matches_of.get(record.document, first):
            known = match.verdict is Verdict.KNOWN_TEMPLATE
            if known and match.status is not TemplateStatus.RETIRED:
                yield _finding(subject, record, match)


def _finding(subject: Subject, record: Record, match: Match) -> Finding:
    strength = _strength(match)
    status = f"expired {match.status.value}" if match.expired else match.status.value
    return Finding(
        summary=f"{match.rare_pairs} rare passages align with the {status} "
        f'template "{match.title}".',
        evidence=tuple(_quote(subject, record, pair) for pair in match.pairs if pair.rare),
        confidence="high" if strength is Strength.STRONG else "medium",
        strength=strength,
    )


def _strength(match: Match) -> Strength:
    if not match.weighs:
        return Strength.CONTEXT
    return Strength.STRONG if match.many else Strength.MODERATE


def _quote(subject: Subject, record: Record, pair: Pair) -> Evidence:
    """The aligned part of the passage; the whole where the parser had joined lines."""
    document, line = subject.document(record), record.passages[pair.passage]
    start = line.span.start + pair.start
    part = Span(start=start, end=start + len(pair.quote))
    span = part if part.of(document.text) == pair.quote else line.span
    return Evidence.visible(document, span, note=f"template: {pair.template_quote}")
