"""Counting: what a truth expects, what a record states, and which of the two agree, one to one."""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeVar

from pydantic import computed_field

from forensics.model.base import Noun

RESAMPLES = 1000

Truth = TypeVar("Truth")
Found = TypeVar("Found")


class Counts(Noun):
    """How many items were expected, how many were found, and how many of both agree."""

    expected: int = 0
    found: int = 0
    matched: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            expected=self.expected + other.expected,
            found=self.found + other.found,
            matched=self.matched + other.matched,
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Share of found items that are right; None when nothing was found."""
        return self.matched / self.found if self.found else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Share of expected items that were found; None when nothing was expected."""
        return self.matched / self.expected if self.expected else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None when there was nothing to find and nothing was found."""
        total = self.expected + self.found
        return 2 * self.matched / total if total else None


class FieldScore(Noun):
    """Counts of one field over many documents, with the 95 % interval of its F1."""

    counts: Counts
    low: float | None
    high: float | None


def pair_up(
    truths: Sequence[Truth], found: Sequence[Found], agree: Callable[[Truth, Found], bool]
) -> list[tuple[int, int]]:
    """The largest one-to-one matching of agreeing items, as index pairs in order of `truths`.

    Augmenting paths (Kuhn 1955): no greedy choice hides an agreement another order would find.
    """
    taken: dict[int, int] = {}
    edges = [[p for p, item in enumerate(found) if agree(truth, item)] for truth in truths]

    def place(truth: int, seen: set[int]) -> bool:
        for item in edges[truth]:
            if item in seen:
                continue
            seen.add(item)
            if item not in taken or place(taken[item], seen):
                taken[item] = truth
                return True
        return False

    for truth in range(len(truths)):
        place(truth, set())
    return sorted((truth, item) for item, truth in taken.items())


class Miss(Noun):
    """One disagreement: `expected` alone was not found, `found` alone was not expected."""

    field: str
    expected: str | None = None
    found: str | None = None


class DocumentScore(Noun):
    """One document: counts by field, what disagrees, and why it was not read if it was not."""

    name: str
    format: str
    layout: str
    fields: dict[str, Counts]
    misses: tuple[Miss, ...] = ()
    unread: str | None = None

    @property
    def wrong(self) -> int:
        """Items missing plus items too many."""
        return sum(c.expected + c.found - 2 * c.matched for c in self.fields.values())


class Tally:
    """Gathers one document's counts and misses, field by field."""

    def __init__(self) -> None:
        self.fields: dict[str, Counts] = {}
        self.misses: list[Miss] = []

    def compare(
        self,
        field: str,
        truths: Sequence[Truth],
        found: Sequence[Found],
        agree: Callable[[Truth, Found], bool],
        shown: tuple[Callable[[Truth], str], Callable[[Found], str]],
        tolerated: int = 0,
    ) -> None:
        """Match one to one and count; up to `tolerated` items too many are not counted."""
        pairs = pair_up(truths, found, agree)
        extra = [item for item in range(len(found)) if item not in {p for _, p in pairs}]
        forgiven = min(tolerated, len(extra))
        self.fields[field] = Counts(
            expected=len(truths), found=len(found) - forgiven, matched=len(pairs)
        )
        met = {truth for truth, _ in pairs}
        show_truth, show_found = shown
        self.misses += [
            Miss(field=field, expected=show_truth(truth))
            for place, truth in enumerate(truths)
            if place not in met
        ]
        self.misses += [
            Miss(field=field, found=show_found(found[item])) for item in extra[forgiven:]
        ]


def score_field(per_document: Iterable[Counts], seed: int) -> FieldScore:
    """Sum the documents' counts; percentile bootstrap of F1 over documents, seeded."""
    counts = [count for count in per_document if count.expected or count.found]
    total = sum(counts, Counts())
    chance = Random(seed)
    drawn = []
    for _ in range(RESAMPLES if len(counts) > 1 else 0):
        picks = chance.choices(counts, k=len(counts))
        matched = sum(pick.matched for pick in picks)
        items = sum(pick.expected + pick.found for pick in picks)
        drawn.append(2 * matched / items)
    drawn.sort()
    if not drawn:
        return FieldScore(counts=total, low=None, high=None)
    return FieldScore(
        counts=total,
        low=drawn[round(0.025 * len(drawn))],
        high=drawn[round(0.975 * len(drawn)) - 1],
    )
