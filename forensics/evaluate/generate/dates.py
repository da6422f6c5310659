"""The ways resumes print dates, each with what its print states and no more."""

from collections.abc import Callable
from dataclasses import dataclass

from forensics.model.partial_date import PartialDate

SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
THREE = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONG = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip


@dataclass(frozen=True)
class DateStyle:
    """How one resume prints its dates: a month, the joint of a range, the word for today."""

    name: str
    print_one: Callable[[PartialDate], str]
    joint: str
    today: str
    months: bool = True

    def one(self, when: PartialDate) -> str:
        """A single date."""
        return self.print_one(when)

    def range(self, start: PartialDate, end: PartialDate | None) -> str:
        """A range; `end` None prints the word for today."""
        return f"{self.one(start)}{self.joint}{self.one(end) if end else self.today}"

    def states(self, when: PartialDate) -> PartialDate:
        """What a reader learns of `when` from this print."""
        return when if self.months else PartialDate(year=when.year)


def _named(names: list[str]) -> Callable[[PartialDate], str]:
    return lambda when: f"{names[(when.month or 1) - 1]} {when.year}"


def _numeric(pattern: str) -> Callable[[PartialDate], str]:
    return lambda when: pattern.format(m=when.month, y=when.year, yy=when.year % 100)


DATE_STYLES: tuple[DateStyle, ...] = (
    DateStyle("short", _named(THREE), " – ", "Present"),
    DateStyle("long", _named(LONG), " - ", "Present"),
    DateStyle("long_to", _named(LONG), " to ", "Current"),
    DateStyle("sept", _named(SHORT), " to ", "date"),
    DateStyle("slashes", _numeric("{m:02d}/{y}"), " - ", "Present"),
    DateStyle("bare_month", _numeric("{m}/{y}"), "–", "present"),
    DateStyle("dotted", _numeric("{m:02d}.{y}"), " – ", "today"),
    DateStyle("iso", _numeric("{y}-{m:02d}"), " – ", "now"),
    DateStyle(
        "apostrophe", lambda when: f"{THREE[(when.month or 1) - 1]} '{when.year % 100:02d}",
        " - ", "Present",
    ),
    DateStyle("years", _numeric("{y}"), "-", "Present", months=False),
    DateStyle("years_spaced", _numeric("{y}"), " – ", "present", months=False),
    DateStyle("comma", lambda when: f"{LONG[(when.month or 1) - 1]}, {when.year}", " - ",
              "Present"),
)  # fmt: skip

SEASONS = {6: "Summer", 5: "Summer"}


def season(start: PartialDate, end: PartialDate | None) -> str | None:
    """ "Summer 2016" for a post of one summer, else None."""
    if end is None or end.year != start.year or end.latest - start.latest > 4:
        return None
    name = SEASONS.get(start.month or 0)
    return f"{name} {start.year}" if name else None
