"""The checklist is the same for everybody; what is observed is read back as it was recorded."""

import re
from datetime import UTC, datetime

import pytest

from forensics.errors import CaseError
from forensics.model import Event
from forensics.report.checklist import STAGES, checklist, detail, observed

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


def event(text: str) -> Event:
    return Event(at=AT, kind="observed", detail=text, author="Ana")


def test_every_item_names_its_source_and_other_explanations() -> None:
    for item in checklist():
        assert item.source
        assert item.innocent
        assert all(item.innocent)
    assert [*dict.fromkeys(item.stage for item in checklist())] == list(STAGES)


def test_items_speak_of_conduct_and_never_of_people() -> None:
    for item in checklist():
        text = f"{item.watch_for} {item.ask} {' '.join(item.innocent)}".casefold()
        assert not re.search(r"\b(accent|nationalit|foreign|fake|fraud|passport|visa)", text), text


def test_an_observation_is_read_back_as_recorded() -> None:
    note = "froze: twice: in the second call"
    (one,) = observed([event(detail("camera_off", False, note))])
    assert (one.item, one.seen, one.note, one.author) == ("camera_off", False, note, "Ana")


def test_a_later_observation_stands_beside_the_earlier() -> None:
    both = [event(detail("odd_hours", seen, "week 1")) for seen in (True, False)]
    assert [one.seen for one in observed(both)] == [True, False]


def test_other_events_are_no_observations() -> None:
    saved = Event(at=AT, kind="saved", detail="camera_off: seen: no", author=None)
    assert observed([saved]) == ()


def test_an_item_that_is_gone_is_still_told() -> None:
    (one,) = observed([event("older_item: seen: something")])
    assert (one.item, one.watch_for, one.note) == ("older_item", "older_item", "something")


def test_an_unknown_item_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(CaseError, match="camera_off"):
        detail("accent", True, "n")
