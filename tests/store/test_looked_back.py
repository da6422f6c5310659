"""Up to where was looked back: it goes on, and back for what was compared too early."""

from threading import Thread

import pytest
from sqlalchemy import Engine, text, update

from forensics.catalogue.lists.tables import StateRow
from forensics.store.looked_back import Mark, Stand, advance, peek, renew, stand
from forensics.store.transaction import reading, writing
from tests.store.received import entry, receive


def standing(engine: Engine) -> Mark:
    with reading(engine) as session:
        return peek(session)[0]


def go(engine: Engine, lists: int, templates: int, turn: int = 0) -> bool:
    with writing(engine) as session:
        return advance(session, Mark(lists, templates), turn)


@pytest.fixture
def changed(engine: Engine) -> Engine:
    """A database whose lists have come to 7."""
    with writing(engine) as session:
        session.execute(update(StateRow).values(revision=7))
    return engine


def test_the_mark_only_goes_on(engine: Engine) -> None:
    assert go(engine, 4, 1) and go(engine, 3, 2)
    assert standing(engine) == Mark(lists=4, templates=2)


def test_what_was_compared_before_a_change_and_kept_after_it_sets_the_mark_back(
    changed: Engine,
) -> None:
    go(changed, 7, 0)
    receive(changed, entry("a-1")._replace(known=Mark(5, 0)), entry("a-2"))
    with writing(changed) as session:
        assert stand(session) == (Stand(Mark(5, 0), turn=1), Mark(7, 0))


def test_what_was_compared_as_all_stands_now_sets_nothing_back(changed: Engine) -> None:
    go(changed, 7, 0)
    receive(changed, entry("a-1")._replace(known=Mark(7, 0)), entry("a-2"))
    assert standing(changed) == Mark(7, 0)
    assert go(changed, 8, 0)


def test_who_looked_while_such_a_one_was_kept_marks_nothing(changed: Engine) -> None:
    receive(changed, entry("a-1")._replace(known=Mark(5, 0)))
    assert not go(changed, 7, 0, turn=0)
    assert standing(changed) == Mark(0, 0)
    assert go(changed, 7, 0, turn=1)


def test_who_looks_back_waits_for_those_who_keep_an_application(changed: Engine) -> None:
    told: list[Stand] = []

    def look() -> None:
        with writing(changed) as session:
            told.append(stand(session)[0])

    go(changed, 7, 0)
    with writing(changed) as session:
        renew(session, Mark(5, 0))
        looking = Thread(target=look)
        looking.start()
        looking.join(timeout=0.3)
        assert told == []
    looking.join()
    assert told == [Stand(Mark(5, 0), turn=1)]


def test_a_keeper_that_fails_sets_nothing_back(changed: Engine) -> None:
    go(changed, 7, 0)
    with pytest.raises(KeyboardInterrupt), writing(changed) as session:
        renew(session, Mark(5, 0))
        raise KeyboardInterrupt
    with reading(changed) as session:
        assert session.execute(text("SELECT lists, turn FROM looked_back")).one() == (7, 0)
