"""Several names from one network within a week are a burst; a household or a year is none."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.sweep.linking.linked import NAMES, linked, notes
from tests.sweep.parts import Given

START = date(2026, 1, 5)


def sent(*addresses: tuple[str, int], names: tuple[str, ...] = NAMES) -> list[Given]:
    """Applications from an address, so many days after the first."""
    return [
        Given(str(place), names[place], {"ip": [f"network:{ip}/32"]}, day=START + timedelta(days))
        for place, (ip, days) in enumerate(addresses)
    ]


def test_three_names_within_a_week_are_a_burst(tmp_path: Path) -> None:
    found = linked(tmp_path, sent(("192.0.2.7", 0), ("192.0.2.7", 3), ("192.0.2.7", 6)))
    assert [(each.kind, each.strength_bits) for each in found] == [("corpus.burst", 2.25)] * 3
    assert found[0].evidence[0].value == "192.0.2.7/32"


def test_two_names_or_one_name_three_times_are_none(tmp_path: Path) -> None:
    assert linked(tmp_path / "1", sent(("192.0.2.7", 0), ("192.0.2.7", 0))) == []
    same = sent(*[("192.0.2.7", 0)] * 3, names=(NAMES[0],) * 3)
    assert linked(tmp_path / "2", same) == []


def test_three_names_over_more_than_a_week_are_none(tmp_path: Path) -> None:
    assert linked(tmp_path, sent(("192.0.2.7", 0), ("192.0.2.7", 5), ("192.0.2.7", 10))) == []


def test_neighbouring_addresses_count_for_less(tmp_path: Path) -> None:
    found = linked(tmp_path, sent(("192.0.2.7", 0), ("192.0.2.8", 0), ("192.0.2.9", 0)))
    assert {each.strength_bits for each in found} == {1.125}
    assert {each.evidence[0].value for each in found} == {"192.0.2.0/24"}
    assert linked(tmp_path / "2", sent(("192.0.2.7", 0), ("192.0.3.7", 0), ("192.0.4.7", 0))) == []


def test_days_that_are_not_known_make_no_burst(tmp_path: Path) -> None:
    given = [Given(str(n), NAMES[n], {"ip": ["192.0.2.7/32"]}) for n in range(4)]
    assert linked(tmp_path, given) == []


def test_three_others_within_a_week_before_or_after_one_are_a_burst(tmp_path: Path) -> None:
    days = (("192.0.2.7", 0), ("192.0.2.7", 7), ("192.0.2.7", 14), ("192.0.2.7", 7))
    found = {(each.a, each.b) for each in linked(tmp_path, sent(*days))}
    assert found == {("0", "1"), ("0", "3"), ("1", "2"), ("1", "3"), ("2", "3")}


def test_that_others_from_one_address_state_no_day_is_noted(tmp_path: Path) -> None:
    near, undated = sent(("192.0.2.7", 0)), sent(*[("192.0.2.7", 0)] * 4)[1:]
    linked(tmp_path, [*near, *(replace(each, day=None) for each in undated)])
    (noted,) = notes(tmp_path, "crowded")
    assert (noted["application"], noted["signal"], noted["part"]) == (0, "corpus.burst", False)
