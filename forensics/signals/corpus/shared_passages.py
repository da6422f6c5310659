"""Rare passages of the resume are repeated in an application under a different name.

Looks at: every bullet and sentence of the resumes, of six words at least, against those of every
other application. Stock lines, which many unrelated people write, lines of published lists and
lines that too many applications hold are left out; at least three passages must be repeated in one
other application. Names that keep a word are one person's. Where no name tells whether two persons
are meant, or the repeated passages are less than 15 % of the words of all, the finding is weak. It
weighs as one family with known templates.

Why it matters: reuse of one text under several names is the sign that advisories describe in
operational form. A match has no direction: it says that two texts share a source, not whose it is,
and neither does the day on which they came in.

Innocent explanations:
- The passages were taken from this applicant's resume, on the open web or after a breach.
- Colleagues in one post describe the same work, or had their resumes written together.
- Course, agency and resume-builder texts are handed to many honest people.
- The same language model, asked the same thing, writes similar lines.
- The same person goes by another name since a marriage, a transition or a move.

Verify with every finalist:
- Have one quoted line of the resume told as a story: situation, own part, result, who can confirm.

Verify this finding:
- Ask about the repeated passages in particular, and where their wording comes from.
- Ask the named employer's own switchboard to confirm the post the passages stand in.

References:
- FBI IC3 PSA250123, 23 January 2025 (other applicants with the same resume content).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forensics.linkage.others import NOBODY, unread, whose
from forensics.linkage.passages import GOOD_PART, comparable, passages
from forensics.linkage.stated_names import stated_names
from forensics.linkage.strangers import listed, said
from forensics.model import (
    Background,
    Checked,
    Evidence,
    Finding,
    Held,
    Key,
    Observation,
    Repeats,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

LEAST = 3  # passages: one or two are alike by chance, or quoted from one vacancy
QUOTED = 10  # passages quoted of each other application


@signal(family="template", strength=Strength.MODERATE, needs={"corpus"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each other application that repeats enough of the resume."""
    own = passages(subject)
    if tools.corpus is None or not own:
        return
    if not tools.corpus.size:
        yield Unknown(reason=NOBODY)
        return
    long = tuple(key for key in own if comparable(key.evidence.quote))
    if not long:
        yield Unknown(reason="every passage is too short or a stock line, which links nobody")
        return
    known = _known(long, tools.background)
    yield from _everybodys(known)
    compared = tuple(key for key in long if key not in known)
    if not compared:
        return
    yield from unread(tools.corpus)
    names = stated_names(subject)
    repeats = tools.corpus.repeating(subject.application.id, compared)
    rows: dict[str, dict[Key, Held]] = {}
    for held in repeats.held:
        rows.setdefault(held.application, {}).setdefault(held.own, held)
    every = _words(own)
    met = []
    for found in rows.values():
        whom = whose(names, next(iter(found.values())))
        if len(found) >= LEAST and whom != "same":
            cut = next(iter(found.values())).application in repeats.cut
            finding = _finding(found, names, whom == "unknown", None if cut else every)
            met.append((finding.strength is not None, -len(found), finding))
    met.sort(key=lambda each: each[:2])
    yield from listed([finding for _, _, finding in met])
    yield from _unlooked(repeats)
    sought = len(compared) - len(repeats.common)
    left_out = bool(repeats.common or known)
    if not met and not repeats.more and (sought >= LEAST or not left_out):
        yield Checked(what=f"{sought} passages")


def _known(passages: Sequence[Key], background: Background | None) -> dict[Key, str]:
    """Passages that the home knows as everybody's, and in what they stand."""
    if background is None:
        return {}
    known = background.known([key.evidence.quote for key in passages])
    return {key: said for key, said in zip(passages, known, strict=True) if said is not None}


def _everybodys(known: Mapping[Key, str]) -> Iterator[Unknown]:
    """What links nobody since everybody has it from there."""
    for where, count in sorted(Counter(known.values()).items()):
        many = "passage stands" if count == 1 else "passages stand"
        yield Unknown(reason=f"{count} {many} in {where}: that links nobody")


def _unlooked(repeats: Repeats) -> Iterator[Unknown]:
    """What was not compared."""
    if repeats.common:
        many = "passage is" if len(repeats.common) == 1 else "passages are"
        said = f"{len(repeats.common)} {many} held by too many applications to compare them"
        yield Unknown(reason=said)
    if repeats.more:
        many = (
            "application that may repeat" if repeats.more == 1 else "applications that may repeat"
        )
        yield Unknown(reason=f"{repeats.more:,} {many} passages as well were not compared")


def _words(passages: Iterable[Key]) -> int:
    return sum(len(passage.value.split()) for passage in passages)


def _finding(
    found: Mapping[Key, Held], names: Mapping[str, Evidence], unknown: bool, every: int | None
) -> Finding:
    """What one other application repeats; `every` is how many words all passages have.

    None where it may repeat more than is given: how small a part that is cannot be told.
    """
    other = next(iter(found.values()))
    quoted = list(found.items())[:QUOTED]
    changed = sum(held.key.kind == "reworded" for held in found.values())
    told = f", {changed} of them in other words," if changed else ""
    count = len(found) if every is not None else f"{len(found)} or more"
    part = _words(found) / every if every is not None else 1.0
    small = f" They are {part:.0%} of the words of its passages." if part < GOOD_PART else ""
    which = "of which no name tells whether it is this one's" if unknown else "under another name"
    return Finding(
        summary=f"{count} passages of the resume are repeated{told} in another application "
        f"{which} ({said(other.name)}).{small} Which of the two took them, or whether both have "
        "them from a third text, cannot be told.",
        evidence=(
            *list(names.values())[:1],
            *(part for own, held in quoted for part in (own.evidence, held.evidence)),
        ),
        confidence="low" if unknown else "high",
        strength=Strength.WEAK if unknown or small else None,
    )
