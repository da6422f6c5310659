"""What counts as a rewrite between two snapshots of a profile."""

from datetime import date
from typing import Any

from forensics.linkage.snapshots import Rewrite, compare
from tests.signals.build import subject_of
from tests.signals.cases import Case

FLORIST = {"title": "Florist", "employer": "Rose Corner", "start": "2014", "end": "2016"}
ENGINEER = {"title": "Engineer", "employer": "Northgate Systems", "start": "2015", "end": "2019"}


def rewrite(older: dict[str, Any], newer: dict[str, Any]) -> Rewrite:
    profiles = [
        older | {"captured_at": date(2018, 3, 1)},
        newer | {"captured_at": date(2024, 3, 1)},
    ]
    case = Case.model_validate({"name": "two", "outcome": "clear", "profiles": profiles})
    before, after = subject_of(case).profiles
    return compare(before, after)


def test_nothing_changed() -> None:
    same = {"headline": "Florist", "positions": [FLORIST], "skills": ["Roses"]}
    assert rewrite(same, same) == Rewrite()


def test_another_history_under_the_old_dates_contradicts() -> None:
    found = rewrite(
        {"headline": "Florist in Leeds", "positions": [FLORIST], "skills": ["Roses", "Tulips"]},
        {"headline": "Data engineer", "positions": [ENGINEER], "skills": ["SQL"]},
    )
    assert found.facets == ("positions", "headline", "skills")
    assert [post.title.value for post in found.gone if post.title] == ["Florist"]
    assert [post.title.value for post in found.backfilled if post.title] == ["Engineer"]
    assert found.contradicts


def test_a_later_history_alone_does_not_contradict() -> None:
    later = ENGINEER | {"start": "2019", "end": "2023"}
    found = rewrite(
        {"headline": "Florist", "positions": [FLORIST]},
        {"headline": "Data engineer", "positions": [later]},
    )
    assert found.facets == ("positions", "headline")
    assert not found.backfilled
    assert not found.contradicts


def test_one_facet_is_not_enough() -> None:
    assert not rewrite({"positions": [FLORIST]}, {"positions": [ENGINEER]}).contradicts


def test_what_the_newer_snapshot_does_not_show_is_not_replaced() -> None:
    found = rewrite({"headline": "Florist", "positions": [FLORIST], "skills": ["Roses"]}, {})
    assert found.facets == ()


def test_rank_and_order_of_words_are_no_rewording() -> None:
    found = rewrite({"headline": "Engineer, Java"}, {"headline": "Senior Java Engineer"})
    assert found.facets == ()


def test_a_renamed_employer_and_a_promotion_keep_the_post() -> None:
    found = rewrite(
        {"positions": [ENGINEER]},
        {"positions": [ENGINEER | {"employer": "Northgate Systems Inc", "start": "2017"}]},
    )
    assert found.gone == ()


def test_an_employer_under_another_name_keeps_the_post_of_the_same_time() -> None:
    found = rewrite(
        {"positions": [ENGINEER]},
        {"positions": [ENGINEER | {"employer": "Tidewater Group", "title": "Lead Engineer"}]},
    )
    assert found.gone == ()


def test_a_post_told_as_the_posts_with_its_clients_is_kept() -> None:
    first = ENGINEER | {"employer": "Rose Corner", "start": "2015-05", "end": "2016-02"}
    second = ENGINEER | {"employer": "Lake Diner", "start": "2016-03", "end": "2018-11"}
    assert rewrite({"positions": [ENGINEER]}, {"positions": [first, second]}).backfilled == ()
    other = first | {"title": "Florist"}
    assert len(rewrite({"positions": [ENGINEER]}, {"positions": [other]}).backfilled) == 1
