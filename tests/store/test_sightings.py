"""Sightings are kept once, never changed, and go with their application alone."""

import pytest
from sqlalchemy import Engine, delete, text
from sqlalchemy.exc import SQLAlchemyError

from forensics.model import Beside
from forensics.store.corpus_lookup import number_of
from forensics.store.corpus_tables import ApplicationRow
from forensics.store.sightings import New, look, put, sightings
from forensics.store.transaction import reading, writing
from tests.store.received import entry, quote, receive


def sighted(engine: Engine, application: str = "a-1", said: str = "0" * 64) -> New:
    with reading(engine) as session:
        number = number_of(session, application) or 0
    quotes = (Beside(evidence=quote("a\x00@e.example"), says="a@e.example \x1b"),)
    return New(number, "email", "own", "email:a", said, None, "a@e.example\x00", quotes)


def test_the_same_is_kept_once_and_what_says_something_else_again(engine: Engine) -> None:
    receive(engine, entry())
    one = sighted(engine)
    assert put(engine, [one, one]) == [one.application]
    assert put(engine, [one]) == []
    assert put(engine, [one, one._replace(said="1" * 64)]) == [one.application]
    found, total = sightings(engine, limit=1)
    assert (total, len(found), found[0].quotes) == (2, 1, one.quotes)
    assert found[0].what == "a@e.exampleU+0000"


def test_of_an_application_that_went_away_meanwhile_nothing_is_kept(engine: Engine) -> None:
    receive(engine, entry("a-1"), entry("a-2"))
    both = [sighted(engine), sighted(engine, "a-2")]
    with writing(engine) as session:
        session.execute(delete(ApplicationRow).where(ApplicationRow.id == "a-1"))
    assert put(engine, both) == [both[1].application]
    assert put(engine, both[:1]) == []


def test_no_statement_changes_what_was_sighted_or_who_looked(engine: Engine) -> None:
    receive(engine, entry())
    put(engine, [sighted(engine)])
    ((one,), _) = sightings(engine)
    look(engine, one.id, "Bo", "")
    for statement in ("UPDATE sightings SET what = 'x'", "UPDATE sighting_looks SET author = 'x'"):
        with pytest.raises(SQLAlchemyError, match="are append-only"), engine.begin() as connection:
            connection.execute(text(statement))
    ((same,), _) = sightings(engine)
    assert (same.what, same.looks[0].author) == (one.what, "Bo")
