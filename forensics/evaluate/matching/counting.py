"""Answers of all methods -> tables: thresholds, recall with intervals, verdicts."""

from collections.abc import Mapping, Sequence

from forensics.evaluate.matching.report import AtRate, Method, Recall, Table, Verdicts
from forensics.evaluate.matching.scores import Score
from forensics.evaluate.matching.thresholds import (
    RATES,
    Draws,
    draw,
    drawn_thresholds,
    intervals,
    passes,
    threshold,
)
from forensics.evaluate.matching.variants import KINDS, Text

Groups = dict[str, tuple[int, ...]]


def groups(texts: Sequence[Text]) -> Groups:
    """Places of texts by kind, and by kind and style where there are styles; in a fixed order."""
    found: dict[tuple[int, str], list[int]] = {}
    order = list(KINDS)
    for place, text in enumerate(texts):
        names = (text.kind, f"{text.kind} {text.style}") if text.style else (text.kind,)
        for name in names:
            found.setdefault((order.index(text.kind), name), []).append(place)
    return {name: tuple(found[number, name]) for number, name in sorted(found)}


def table(
    negatives: Sequence[int],
    positives: Sequence[int],
    texts: Sequence[Text],
    answers: Mapping[str, Sequence[Score]],
    seed: int,
    without_near_copies: bool,
) -> Table:
    """All methods at all rates; `negatives` and `positives` are places in `texts`.

    Raises:
        ValueError: there are no negatives.
    """
    made = [texts[place] for place in positives]
    draws = draw(seed, len(negatives), made)
    methods = tuple(
        _method(
            name,
            [scores[place] for place in negatives],
            [scores[place] for place in positives],
            groups(made),
            draws,
        )
        for name, scores in answers.items()
    )
    return Table(without_near_copies=without_near_copies, negatives=len(negatives), methods=methods)


def _method(
    name: str, negatives: list[Score], positives: list[Score], grouped: Groups, draws: Draws
) -> Method:
    wrong = [one.score for one in negatives]
    at = []
    for rate in RATES:
        set_at = threshold(wrong, rate)
        spread = intervals(draws, drawn_thresholds(draws, wrong, rate), positives, grouped)
        recall = tuple(
            Recall(
                kind=kind,
                n=len(places),
                hits=sum(passes(positives[place], set_at.score) for place in places),
                low=spread[kind][0],
                high=spread[kind][1],
            )
            for kind, places in grouped.items()
        )
        at.append(AtRate(**set_at._asdict(), recall=recall))
    judges = bool(negatives) and negatives[0].known is not None

    def count(flag: str) -> dict[str, int]:
        return {
            kind: sum(positives[p].right and bool(getattr(positives[p], flag)) for p in places)
            for kind, places in grouped.items()
        }

    return Method(
        name=name,
        at=tuple(at),
        first={kind: sum(positives[p].right for p in ps) for kind, ps in grouped.items()},
        known=Verdicts(recognised=count("known"), alarms=sum(bool(n.alarmed) for n in negatives))
        if judges
        else None,
        many=Verdicts(recognised=count("many"), alarms=sum(bool(n.alarmed_many) for n in negatives))
        if judges
        else None,
    )
