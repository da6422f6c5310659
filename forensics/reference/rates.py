"""How often a signal was seen in applications of people who had nothing to hide.

`forensics evaluate alarms --store` measures and rewrites the table `innocent_rates`. A signal that
no ordinary resume could show has no rate: that is said, and never called zero.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from forensics.reference.table import load

TABLE = "innocent_rates"
COLUMNS = ("signal", "corpus", "n", "assessed", "hits", "low", "high")
Corpus = Literal["real", "generated"]
NAMES: dict[Corpus, str] = {
    "real": "ordinary resumes",
    "generated": "invented innocent applications",
}
MOST = 0.95  # of the applications: where fewer could show a signal, its rate is told of those
UNMEASURED = "its rate in ordinary resumes has not been measured"


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `n` applications; `assessed` of them stated what the signal looks at.

    `low` and `high` are the 95 % interval (Wilson) of hits among those assessed, in percent; None
    where there were none.
    """

    signal: str
    corpus: Corpus
    n: int
    assessed: int
    hits: int
    low: float | None
    high: float | None

    @property
    def words(self) -> str:
        """ "seen in 3 of 1,234 ordinary resumes"; what few or none could show is not called 0."""
        name = NAMES[self.corpus]
        if self.assessed == 0:
            return f"not exercised by {name}: none of {self.n:,} could show it"
        if self.assessed < MOST * self.n:
            few = f"the {self.assessed:,} {name}, of {self.n:,}, that could show it"
            return f"seen in {self.hits:,} of {few}"
        return f"seen in {self.hits:,} of {self.n:,} {name}"

    @property
    def detail(self) -> str:
        """How many could show it, and how far a share of so few can be trusted."""
        if self.low is None or self.high is None:
            return ""
        some = (
            f"{self.assessed:,} could show it, " if MOST * self.n <= self.assessed < self.n else ""
        )
        return f"{some}95 % interval {self.low:.2g} to {self.high:.2g} %"


def rates_of(signal: str) -> tuple[Rate, ...]:
    """The measured rates of a signal, real resumes first; none where it was never measured."""
    return _all().get(signal, ())


def said_of(signal: str, *, detail: bool = False) -> str:
    """One sentence on a signal's rates; that it has none is said."""
    said = [
        f"{rate.words} ({rate.detail})" if detail and rate.detail else rate.words
        for rate in rates_of(signal)
    ]
    return "; ".join(said) or UNMEASURED


@cache
def _all() -> dict[str, tuple[Rate, ...]]:
    found: dict[str, list[Rate]] = defaultdict(list)
    for row in load(TABLE).rows.values():
        corpus: Corpus = "real" if row["corpus"] == "real" else "generated"
        rate = Rate(
            signal=row["signal"],
            corpus=corpus,
            n=int(row["n"]),
            assessed=int(row["assessed"]),
            hits=int(row["hits"]),
            low=float(row["low"]) if row["low"] else None,
            high=float(row["high"]) if row["high"] else None,
        )
        found[rate.signal].append(rate)
    order = list(NAMES)
    return {
        name: tuple(sorted(rates, key=lambda rate: order.index(rate.corpus)))
        for name, rates in found.items()
    }
