"""The points in time of a file's properties, whatever tool wrote them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.moments import Moment, Unusable, read

NOON = datetime(2023, 7, 5, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "D:20230705120000Z", "D:20230705120000Z00'00'", "D:20230705143000+02'30'", "20230705120000",
        "D:20230705140000+02'00", "D:20230705120000", "2023-07-05T12:00:00Z", "2023-07-05 12:00",
        "2023-07-05T12:00:00.123+00:00", "2023-07-05T04:00:00-08:00", "2023-07-05T14:00+0200",
    ],
)  # fmt: skip
def test_one_moment_in_the_forms_tools_write(value: str) -> None:
    assert read("x", value) == Moment("x", NOON)


def test_a_day_without_a_time_is_its_start() -> None:
    assert read("x", "2023-07-05") == Moment("x", NOON.replace(hour=0))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "is not a date"), ("last week", "is not a date"), ("2023-13-45", "is not a date"),
        ("0000-00-00T00:00:00Z", "is not a date"), ("2023", "states no day"),
        ("D:2023", "states no day"), ("0023-07-05", "states the year 23"),
        ("3023-07-05", "states the year 3023"), ("1985-07-05", "states the year 1985"),
        ("D:19700101000000Z", "holds a default"), ("1969-12-31T19:00:00-05:00", "holds a default"),
        ("2013-12-23T23:15:00Z", "holds a default"), ("1601-01-01T00:00:00Z", "holds a default"),
        ("0001-01-01T00:00:00+14:00", "is not a date"),
        ("9999-12-31T23:59:59-12:00", "is not a date"),
    ],
)  # fmt: skip
def test_what_states_no_point_in_time_says_why(value: str, reason: str) -> None:
    found = read("x", value)
    assert isinstance(found, Unusable)
    assert reason in found.reason


@given(st.text(max_size=40) | st.from_regex(r"(D:)?[0-9]{0,16}[-+Z:0-9\']{0,8}", fullmatch=True))
def test_nothing_a_property_holds_breaks_it(value: str) -> None:
    assert read("x", value).path == "x"
