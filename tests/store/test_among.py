"""A column is asked for any number of values."""

import pytest
from sqlalchemy import Engine, select

from forensics.store.among import IN_A_STATEMENT, among
from forensics.store.corpus_lookup import holding
from forensics.store.corpus_tables import KeyRow
from forensics.store.transaction import reading
from tests.store.received import entry, key, receive

MANY = [f"{number:016x}" for number in range(70_000)]


def test_more_values_than_a_statement_takes_are_asked_for(engine: Engine) -> None:
    receive(engine, *(entry(value, keys=[key("phash", value)]) for value in (MANY[0], MANY[-1])))
    with reading(engine) as session:
        for _ in range(2):
            found, count = holding(session, "phash", MANY, 1)
            assert (len(found), count) == (1, 2)
        assert holding(session, "phash", MANY[1:-1], 9) == ([], 0)


@pytest.mark.parametrize("count", [0, 1, IN_A_STATEMENT, IN_A_STATEMENT + 1])
def test_few_and_many_values_say_the_same(engine: Engine, count: int) -> None:
    receive(engine, entry(keys=[key("phash", MANY[0])]))
    with reading(engine) as session, among(session, KeyRow.value, MANY[:count]) as one_of_them:
        found = session.scalars(select(KeyRow.value).where(one_of_them)).all()
        assert found == MANY[:1][:count]


def test_one_who_breaks_off_is_in_nobodys_way(engine: Engine) -> None:
    for _ in range(2):
        with (
            pytest.raises(KeyboardInterrupt),
            reading(engine) as session,
            among(session, KeyRow.value, MANY),
        ):
            raise KeyboardInterrupt
