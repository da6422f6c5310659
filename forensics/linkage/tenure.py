"""The time a post or a degree takes, as stated; a bare year is read as its middle."""

from typing import NamedTuple

from forensics.model import Education, PartialDate, Position, Record

STUDY = 24  # months before a lone end date: no degree of a school takes less


class Tenure(NamedTuple):
    """Months since year 0; `open` where the end is only "present"."""

    start: int
    end: int
    open: bool = False

    def shared(self, other: "Tenure") -> int:
        """Months both last; negative where they are apart."""
        return min(self.end, other.end) - max(self.start, other.start)


def of_post(post: Position, record: Record) -> Tenure | None:
    """A post's time; a present one lasts until its snapshot was taken. None without dates."""
    if post.start is None:
        return None
    if post.end is not None:
        return Tenure(_middle(post.start.value), _middle(post.end.value))
    if post.current and record.captured_at:
        return Tenure(_middle(post.start.value), PartialDate.of(record.captured_at).earliest, True)
    return None


def of_degree(degree: Education) -> Tenure | None:
    """A degree's time; None without an end."""
    if degree.end is None:
        return None
    end = _middle(degree.end.value)
    return Tenure(_middle(degree.start.value) if degree.start else end - STUDY, end)


def _middle(date: PartialDate) -> int:
    return (date.earliest + date.latest) // 2
