"""Snapshots of any format, in any order, as one list of changes."""

from datetime import date, timedelta
from random import Random
from typing import Any

from forensics.linkage.timeline import Change, timeline
from forensics.model import Photo
from tests.signals.build import subject_of
from tests.signals.cases import Case


def changes(*profiles: dict[str, Any], shuffle: int | None = None) -> list[Change]:
    case = Case.model_validate({"name": "x", "outcome": "clear", "profiles": profiles})
    records = list(subject_of(case).profiles)
    if shuffle is not None:
        Random(shuffle).shuffle(records)
    return list(timeline(records))


def told(*profiles: dict[str, Any]) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (
            change.facet,
            f"{change.days[0]} {change.days[1]}",
            [getattr(item, "value", "photo") for item in change.before],
            [getattr(item, "value", "photo") for item in change.after],
        )
        for change in changes(*profiles)
    ]


def on(year: int, **more: Any) -> dict[str, Any]:
    return {"captured_at": date(year, 1, 1)} | more


def photo(phash: str) -> dict[str, Any]:
    image = {"number": 1, "sha256": phash * 4, "phash": phash}
    return {"images": [image], "account": {"photo": 1}}


def test_every_facet() -> None:
    post = {"title": "Florist", "employer": "Rose Corner", "start": "2014"}
    other = {"title": "Engineer", "employer": "Northgate", "start": "2019"}
    older = on(
        2018, name="Emily Clark", headline="Florist", locations=["Leeds"], positions=[post],
        education=[{"institution": "Lakeside College"}], skills=["Roses", "Till"],
        account={"url": "linkedin.com/in/emily-clark", "connections": 12},
    )  # fmt: skip
    newer = on(
        2024, name="Emily Jones", headline="Engineer", locations=["Berlin"],
        positions=[other, post], education=[{"institution": "Harbor University"}],
        skills=["Go", "Till"],
        account={"url": "linkedin.com/in/emily-jones", "connections": 240},
    )  # fmt: skip
    days = "2018-01-01 2024-01-01"
    assert told(older, newer) == [
        ("name", days, ["Emily Clark"], ["Emily Jones"]),
        ("handle", days, ["emily-clark"], ["emily-jones"]),
        ("headline", days, ["Florist"], ["Engineer"]),
        ("location", days, ["Leeds"], ["Berlin"]),
        ("positions", days, [], ["Engineer"]),
        ("education", days, ["Lakeside College"], ["Harbor University"]),
        ("skills", days, ["Roses"], ["Go"]),
        ("connections", days, ["12 connections"], ["240 connections"]),
    ]


def test_nothing_changed_but_case_order_and_marks() -> None:
    assert not changes(
        on(2018, name="José Peña", headline="Data  Engineer", skills=["Go", "SQL"]),
        on(2020, name="Peña, Jose", headline="data engineer", skills=["SQL", "go"]),
    )


def test_a_format_that_does_not_state_a_facet_is_passed_over() -> None:
    found = changes(
        on(2018, name="Emily Clark", **photo("ffffffff00000000")),
        on(2020, name="Emily Clark", source="linkedin_pdf", skills=["Go", "C", "SQL"]),
        on(2022, name="Emily Clark", **photo("00000000ffffffff"), skills=["Go"]),
    )
    assert [(change.facet, change.days) for change in found] == [
        ("photo", (date(2018, 1, 1), date(2022, 1, 1)))
    ]
    assert all(isinstance(item, Photo) for item in (*found[0].before, *found[0].after))


def test_snapshots_of_one_day_change_nothing_among_themselves() -> None:
    assert (
        told(
            on(2018, headline="Florist"),
            on(2018, headline="Gardener"),
            on(2020, headline="Gardener"),
        )
        == []
    )
    assert told(on(2018, headline="A"), on(2018, headline="B"), on(2020, headline="C")) == [
        ("headline", "2018-01-01 2020-01-01", ["A"], ["C"])
    ]


def test_fifty_snapshots_in_any_order_and_two_that_no_clock_can_have_dated() -> None:
    first = date(2010, 1, 31)
    days = [first + timedelta(days=97 * number) for number in range(50)]
    profiles: list[dict[str, Any]] = [
        {"captured_at": day, "headline": f"Step {number // 5}"} for number, day in enumerate(days)
    ]
    odd: list[dict[str, Any]] = [
        {"captured_at": date(2, 1, 1), "headline": "Step -1"},
        {"captured_at": date(9999, 12, 31), "headline": "Step 99"},
        {"headline": "Undated"},
    ]
    for seed in range(3):
        found = changes(*profiles, *odd, shuffle=seed)
        assert [change.days for change in found] == [
            (days[5 * step - 1], days[5 * step]) for step in range(1, 10)
        ]
