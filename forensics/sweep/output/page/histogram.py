"""How many applications stand in each band, as bars."""

from dataclasses import dataclass

from forensics.sweep.output.page.words import STANDINGS, UNREADABLE
from forensics.sweep.output.summary import Summary

_FULL = 300.0  # units of the longest bar
_LEAST = 2.0  # of a bar that stands for anybody at all


@dataclass(frozen=True)
class Bar:
    """One band; `width` in units of the drawing, `share` of all received from 0 to 1."""

    band: str
    words: str
    number: int
    share: float
    width: float


def bars(summary: Summary) -> tuple[Bar, ...]:
    """A bar a band in the order of the queue, then those of which nothing is known."""
    numbers = {**summary.bands, UNREADABLE: summary.unreadable}
    most = max(numbers.values()) or 1
    received = summary.applications + summary.unreadable
    return tuple(
        Bar(
            band=band,
            words=STANDINGS[band],
            number=number,
            share=number / (received or 1),
            width=max(_FULL * number / most, _LEAST) if number else 0.0,
        )
        for band, number in numbers.items()
    )
