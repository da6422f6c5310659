"""Who holds any of many values, in one join."""

import pytest
from sqlalchemy import Engine

from forensics.store.corpus_lookup import number_of
from forensics.store.holders import Holder, Sought, holders
from forensics.store.transaction import reading
from tests.store.received import entry, key, quote, receive


def test_each_holder_is_given_once_a_number_with_all_its_quotes(engine: Engine) -> None:
    twice = [key("email", "a@e.example"), key("email", "b@e.example", "reference", says="B@")]
    receive(engine, entry("a-1", keys=twice), entry("a-2", keys=[key("email", "a@e.example")]))
    sought = [
        Sought(7, "email", "a@e.example"),
        Sought(7, "email", "b@e.example"),
        Sought(7, "email", "a@e.example"),
        Sought(8, "email", "b@e.example"),
        Sought(9, "phone", "a@e.example"),
    ]
    with reading(engine) as session:
        one, two = number_of(session, "a-1"), number_of(session, "a-2")
        assert one is not None and two is not None
        assert list(holders(session, sought)) == [
            Holder(one, 7, (quote("a@e.example"), quote("B@"))),
            Holder(one, 8, (quote("B@"),)),
            Holder(two, 7, (quote("a@e.example"),)),
        ]
        assert list(holders(session, [])) == []


def test_a_join_that_was_broken_off_is_in_nobodys_way(engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example")]))
    sought = [Sought(1, "email", "a@e.example")]
    with pytest.raises(KeyboardInterrupt), reading(engine) as session:
        next(holders(session, sought))
        raise KeyboardInterrupt
    with reading(engine) as session:
        assert len(list(holders(session, sought))) == 1
