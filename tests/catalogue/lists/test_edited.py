"""Lists in both databases: an edition replaces the one before, and what ended is kept."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from forensics.catalogue.imported import Imported
from forensics.catalogue.lists import Lookup, edited, seeds, stored
from forensics.catalogue.lists.importing import Told, stix
from forensics.catalogue.lists.importing.plain import read
from forensics.catalogue.lists.tables import ListRow
from forensics.errors import ImportRefusedError
from forensics.model import Listed
from forensics.store.database import open_database
from forensics.store.transaction import reading, writing
from tests.catalogue.lists.build import DAY, given, indicator, listed

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    opened = open_database(database)
    yield opened
    opened.dispose()


def edition(engine: Engine, *emails: str, name: str = "ours", now: datetime = NOW) -> Imported:
    text = "value\n" + "".join(f"{email}\n" for email in emails)
    draft = read(given("ours.csv", text), Told(kind="email", name=name, source="us"), DAY)
    with writing(engine) as session:
        return edited.replace(session, draft, now, "Ann")


def held(engine: Engine) -> dict[str, date | None]:
    with reading(engine) as session:
        return {row.value: row.expires for row in stored.stored(session)}


def revision(engine: Engine) -> int:
    with reading(engine) as session:
        return stored.revision(session)


def test_an_edition_is_kept_whole(engine: Engine) -> None:
    outcome = edition(engine, "a@e.example", "b@e.example")
    assert (outcome.added, outcome.unchanged, outcome.dataset) == (2, 0, "list ours (CSV)")
    assert held(engine) == {"a@e.example": None, "b@e.example": None}
    assert revision(engine) == 1


def test_the_same_again_changes_nothing(engine: Engine) -> None:
    edition(engine, "a@e.example")
    again = edition(engine, "a@e.example", now=LATER)
    assert (again.added, again.unchanged) == (0, 1)
    assert revision(engine) == 1


def test_what_an_edition_lacks_weighs_nothing_and_may_come_back(engine: Engine) -> None:
    edition(engine, "a@e.example", "b@e.example")
    second = edition(engine, "a@e.example", now=LATER)
    assert "not in this edition" in second.notes[0]
    assert held(engine) == {"a@e.example": None, "b@e.example": LATER.date()}
    third = edition(engine, "a@e.example", "b@e.example", now=LATER)
    assert third.notes == ("1 entry on the list again",)
    assert held(engine) == {"a@e.example": None, "b@e.example": None}


def test_what_a_person_ended_stays_ended(engine: Engine) -> None:
    edition(engine, "a@e.example")
    with writing(engine) as session:
        (entry,) = Lookup([], stored.stored(session))
        edited.end(session, [entry], NOW, "our own test mailbox", "Bo")
    assert held(engine) == {"a@e.example": NOW.date()}
    again = edition(engine, "a@e.example", now=LATER)
    assert "ended by hand" in again.notes[0]
    assert held(engine) == {"a@e.example": NOW.date()}
    with reading(engine) as session:
        (item,) = stored.entries(session, LATER.date())
        assert (item.ended_by, item.ended_reason, item.added_by, item.expired) == (
            "Bo", "our own test mailbox", "Ann", True,
        )  # fmt: skip


def test_an_entry_added_by_hand_replaces_an_equal_one(engine: Engine) -> None:
    first = listed("email", "a@e.example", list=edited.OWN, key="k", confidence=0.4)
    with writing(engine) as session:
        assert edited.put(session, first, NOW, "Ann")
        edited.end(session, [first], NOW, "wrong", "Ann")
        assert not edited.put(session, first.model_copy(update={"confidence": 0.9}), NOW, "Bo")
    with reading(engine) as session:
        (item,) = stored.entries(session, NOW.date())
    assert (item.listed.confidence, item.expired, item.added_by) == (0.9, False, "Bo")


def test_a_shipped_entry_can_be_ended(engine: Engine) -> None:
    entry = seeds()[0]
    with writing(engine) as session:
        edited.end(session, [entry], NOW, "not in our country", "Ann")
    with reading(engine) as session:
        (kept,) = stored.stored(session)
    assert (kept.list, kept.key, kept.expires) == (entry.list, entry.key, NOW.date())


@pytest.mark.parametrize("name", [edited.OWN, seeds()[0].list])
def test_names_of_other_lists_are_refused(engine: Engine, name: str) -> None:
    with pytest.raises(ImportRefusedError, match="give --name"):
        edition(engine, "a@e.example", name=name)
    assert held(engine) == {}


def test_lists_stand_apart_and_the_digest_says_what_they_hold(engine: Engine) -> None:
    edition(engine, "a@e.example")
    edition(engine, "a@e.example", name="theirs")
    with reading(engine) as session:
        first = dict(session.execute(select(ListRow.name, ListRow.sha256)).tuples().all())
    edition(engine, "a@e.example", "b@e.example", name="theirs")
    with reading(engine) as session:
        second = dict(session.execute(select(ListRow.name, ListRow.sha256)).tuples().all())
    assert first["ours"] == second["ours"]
    assert first["theirs"] != second["theirs"]


def test_every_field_comes_back_as_it_was(engine: Engine) -> None:
    entry: Listed = listed(
        "front_company",
        "Kestrel “Farstar” 延边",
        list=edited.OWN,
        names=("One | Two", 'Three "3"'),
        weak_names=("K",),
        addresses=("12 Quay Street",),
        domains=("farstar.example",),
        confidence=0.3,
        expires=date(2030, 1, 1),
        note="seen",
    )
    with writing(engine) as session:
        edited.put(session, entry, NOW, "Ann")
    with reading(engine) as session:
        (item,) = stored.entries(session, NOW.date(), ["front_company"], edited.OWN)
        assert item.listed == entry
        assert list(Lookup([], stored.stored(session))) == [entry]
        assert list(stored.entries(session, NOW.date(), ["email"])) == []


def weighing(engine: Engine, day: date) -> list[str]:
    with reading(engine) as session:
        lookup = Lookup([], stored.stored(session))
        shown = [item.listed for item in stored.entries(session, day)]
    assert shown == list(lookup)
    values = [entry.value for entry in lookup if not entry.expired(day)]
    assert sum(lookup.sizes(day).values()) == len(values)
    return values


def test_what_ended_weighs_nothing_for_older_applications_either(engine: Engine) -> None:
    edition(engine, "a@e.example", "b@e.example", "c@e.example")
    with writing(engine) as session:
        (entry,) = (item for item in stored.entries(session, DAY) if item.listed.value[0] == "a")
        edited.end(session, [entry.listed], NOW, "a namesake", "Bo")
    edition(engine, "a@e.example", "b@e.example", now=LATER)
    assert weighing(engine, date(2020, 1, 1)) == ["b@e.example"]
    assert held(engine)["a@e.example"] == NOW.date()


def test_what_the_list_dates_itself_weighs_until_then(engine: Engine) -> None:
    entry = listed("email", "a@e.example", list=edited.OWN, expires=date(2026, 1, 1))
    with writing(engine) as session:
        edited.put(session, entry, NOW, "Ann")
    assert weighing(engine, date(2025, 12, 31)) == ["a@e.example"]
    assert weighing(engine, date(2026, 1, 1)) == []


def rows(engine: Engine, *lines: str, now: datetime = NOW) -> Imported:
    text = "\n".join(("key,value,kind,date", *lines))
    draft = read(given("ours.csv", text), Told(source="us"), DAY)
    with writing(engine) as session:
        return edited.replace(session, draft, now)


def test_a_rejected_row_does_not_end_the_entry_that_was_there(engine: Engine) -> None:
    rows(engine, "k1,a@e.example,email,", ",b@e.example,email,", "k3,c@e.example,email,")
    outcome = rows(
        engine, "k1,broken,email,", ",b@e.example,email,someday", "k3,c@e.example,email,", now=LATER
    )
    assert set(held(engine).values()) == {None}
    assert outcome.notes == ("2 entries whose rows were rejected: kept as before",)


def test_entries_that_end_while_rows_of_no_known_key_are_rejected_are_counted(
    engine: Engine,
) -> None:
    rows(engine, ",a@e.example,email,", ",b@e.example,email,")
    outcome = rows(engine, ",a[at]e.example,email,", ",b@e.example,email,", now=LATER)
    assert held(engine)["a@e.example"] == LATER.date()
    assert "1 entry ended while 1 rejected rows may be of them" in outcome.notes


def bundle(engine: Engine, *objects: object, now: datetime = NOW) -> Imported:
    text = json.dumps(
        {"type": "bundle", "id": f"bundle--{UUID(int=9, version=4)}"} | {"objects": objects}
    )
    draft = stix.read(given("seen.json", text), Told(), DAY)
    with writing(engine) as session:
        return edited.replace(session, draft, now)


def test_what_its_author_revokes_is_withdrawn_and_may_come_back(engine: Engine) -> None:
    live = indicator("[email-addr:value = 'a@e.example']")
    revoked = live | {"revoked": True, "modified": "2024-06-01T00:00:00Z"}
    bundle(engine, live)
    assert weighing(engine, DAY) == ["a@e.example"]
    assert bundle(engine, live, revoked, now=LATER).added == 1
    assert weighing(engine, date(2020, 1, 1)) == []
    assert held(engine) == {"a@e.example": date(2024, 6, 1)}
    revision_then = revision(engine)
    assert bundle(engine, revoked, now=LATER).unchanged == 1
    assert revision(engine) == revision_then
    bundle(engine, live | {"modified": "2024-07-01T00:00:00Z"}, now=LATER)
    assert weighing(engine, DAY) == ["a@e.example"]


def test_what_is_revoked_in_a_first_edition_never_weighs(engine: Engine) -> None:
    bundle(engine, indicator("[email-addr:value = 'a@e.example']", revoked=True))
    assert weighing(engine, date(2020, 1, 1)) == []
