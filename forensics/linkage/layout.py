"""How a document writes its ranges of dates."""

from collections.abc import Iterator

from forensics.model import PartialDate, Record

ENOUGH = 2  # ranges: one that runs backwards is a slip, all of several are a way of writing


def newest_first(record: Record) -> bool:
    """Whether every range of the record runs backwards: "2019 - 2012" as a layout."""
    ranges = [(start, end) for start, end in _ranges(record) if start != end]
    return len(ranges) >= ENOUGH and all(end.latest < start.earliest for start, end in ranges)


def _ranges(record: Record) -> Iterator[tuple[PartialDate, PartialDate]]:
    stated = [(post.start, post.end) for post in record.positions]
    stated += [(degree.start, degree.end) for degree in record.education]
    for start, end in stated:
        if start and end:
            yield start.value, end.value
