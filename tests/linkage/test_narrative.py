from datetime import date

from forensics.linkage.narrative import MOST_POSTS, extends, fills, items, oldest_and_newest
from forensics.linkage.snapshots import compare
from forensics.model import Record, Subject
from tests.signals.build import subject_of
from tests.signals.cases import parse

PAGES = """
- name: pages
  outcome: clear
  profiles:
    - captured_at: 2016-01-10
      headline: Florist
      summary: Flowers since 2013.
      positions: [{title: Shop Assistant, employer: Rose Corner, start: 2013-02, end: 2015-10}]
      skills: [Bouquets]
    - captured_at: 2018-01-10
      headline: Florist
      positions: [{title: Shop Assistant, employer: Rose Corner, start: 2013-02, end: 2015-10}]
    - captured_at: 2019-01-10
      source: github
      positions: [{title: Gardener, employer: Park Trust, start: 2013-02, end: 2015-10}]
    - captured_at: 2022-01-10
      source: github
      positions: [{title: Gardener, employer: Park Trust, start: 2013-02, end: 2015-10}]
    - captured_at: 2024-01-10
      headline: Data engineer
      positions:
        - {title: Data Engineer, employer: Northgate Systems, start: 2013-01, end: 2019-02}
        - {title: Architect, employer: Tidewater Energy, start: 2019-03, current: true}
"""


def subject() -> Subject:
    return subject_of(parse(PAGES)[0])


def told() -> list[tuple[Record, Record]]:
    return [pair for pair in oldest_and_newest(subject().profiles) if not isinstance(pair, str)]


def test_each_platform_is_told_by_its_oldest_and_its_newest_page() -> None:
    days = [(older.captured_at, newer.captured_at) for older, newer in told()]
    assert days == [
        (date(2016, 1, 10), date(2024, 1, 10)),
        (date(2019, 1, 10), date(2022, 1, 10)),
    ]


def test_why_a_page_cannot_be_compared_is_passed_on() -> None:
    lone = subject().profiles[2:3]
    assert list(oldest_and_newest(lone)) == ["profile-3.html is the only snapshot of its kind"]


def test_what_a_page_states_is_given_in_its_own_words_and_order() -> None:
    shown = subject()
    first = [place.span.of(place.document.text) for place in items(shown, shown.profiles[0])]
    assert first == [
        "Florist",
        "Shop Assistant",
        "Rose Corner",
        "2013-02",
        "2015-10",
        "Bouquets",
    ]


def test_no_more_posts_are_given_than_tell_the_story() -> None:
    shown = subject()
    post = shown.profiles[0].positions[0]
    busy = shown.profiles[0].model_copy(update={"positions": (post,) * (MOST_POSTS + 5)})
    lines = 4  # title, employer, start and end
    alone = len(items(shown, shown.profiles[0]))
    assert len(items(shown, busy)) == alone + lines * (MOST_POSTS - 1)


def test_only_what_fills_the_time_of_a_gone_post_tells_another_past() -> None:
    (older, newer), (garden, later) = told()
    change = compare(older, newer)
    engineer, architect = newer.positions
    assert fills(change, engineer.span)
    assert engineer.title is not None
    assert fills(change, engineer.title.span)
    assert not fills(change, architect.span)
    assert not extends(change)
    assert extends(compare(garden, later))
