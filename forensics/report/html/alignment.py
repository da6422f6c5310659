"""Passages beside the template passages they align with, and the words that both hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from forensics.report.html.words import VERDICTS
from forensics.report.wire import MatchForm, Report

MOST_MATCHES = 6
MOST_PAIRS = 20  # of one template
MOST_WORDS = 250  # compared of one passage; the comparison's time grows with their square
_TOKEN = re.compile(r"\s+|\S+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True)
class Run:
    """Consecutive words that the other side holds in the same order, or does not."""

    text: str
    shared: bool


@dataclass(frozen=True)
class Pair:
    """Two aligned passages. `strength` is what they add to the score, `share` that of the best."""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]
    strength: float
    share: float
    kind: str
    words: int
    shared: int


@dataclass(frozen=True)
class Match:
    """A template with its strongest pairs."""

    title: str
    template: str
    status: str
    verdict: str
    score: float
    pairs: tuple[Pair, ...]
    more: int


def matches(report: Report) -> tuple[tuple[Match, ...], int]:
    """The templates that align, strongest first, and how many more there are."""
    found = [match for match in report.matches if match.pairs]
    return tuple(_match(match) for match in found[:MOST_MATCHES]), len(found[MOST_MATCHES:])


def compare(ours: str, theirs: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts cut into runs; joined, each gives its text again."""
    mine, others = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    here, there = _words(mine), _words(others)
    matcher = SequenceMatcher(
        a=[_key(mine[at]) for at in here], b=[_key(others[at]) for at in there], autojunk=False
    )
    shared_here, shared_there = set[int](), set[int]()
    for block in matcher.get_matching_blocks():
        shared_here |= {here[block.a + step] for step in range(block.size)}
        shared_there |= {there[block.b + step] for step in range(block.size)}
    return _runs(mine, shared_here), _runs(others, shared_there)


def _match(match: MatchForm) -> Match:
    strongest = sorted(match.pairs, key=lambda pair: -pair.strength)[:MOST_PAIRS]
    best = max((pair.strength for pair in strongest), default=0.0) or 1.0
    pairs = []
    for pair in strongest:
        ours, theirs = compare(pair.quote, pair.template_quote)
        words = sum(len(run.text.split()) for run in ours)
        shared = sum(len(run.text.split()) for run in ours if run.shared)
        share = max(pair.strength / best, 0.0)
        pairs.append(Pair(ours, theirs, pair.strength, share, pair.kind, words, shared))
    return Match(
        title=match.title,
        template=match.template,
        status="expired" if match.expired else match.status,
        verdict=VERDICTS[match.verdict],
        score=match.score,
        pairs=tuple(pairs),
        more=len(match.pairs) - len(pairs),
    )


def _words(tokens: Sequence[str]) -> list[int]:
    return [at for at, token in enumerate(tokens) if _key(token)][:MOST_WORDS]


def _key(token: str) -> str:
    return _EDGES.sub("", token).casefold()


def _runs(tokens: Sequence[str], shared: set[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for at, token in enumerate(tokens):
        # White space between two shared words belongs to them; any other does not.
        joins = token.isspace() and at - 1 in shared and at + 1 in shared
        both = at in shared or joins
        if runs and runs[-1].shared == both:
            runs[-1] = Run(runs[-1].text + token, both)
        else:
            runs.append(Run(token, both))
    return tuple(runs)
