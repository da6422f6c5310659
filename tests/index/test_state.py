import pytest
from sqlalchemy import Engine

from index.state import State, ensure_state, lock, raise_content, raise_revision, state


def test_before_the_first_change_there_is_no_id(engine: Engine) -> None:
    with engine.connect() as connection:
        assert state(connection) == State("", 0, 0, 0)


def test_a_library_gets_one_id_and_keeps_it(engine: Engine) -> None:
    found = []
    for _ in range(2):
        ensure_state(engine)
        with engine.connect() as connection:
            found.append(state(connection))
    assert found[0] == found[1]
    assert len(found[0].uid) == 32


@pytest.mark.parametrize(("content", "counted"), [(False, 0), (True, 1)])
def test_every_change_raises_the_revision_and_some_the_content(
    engine: Engine, content: bool, counted: int
) -> None:
    ensure_state(engine)
    with engine.begin() as connection:
        assert raise_revision(connection, content=content) == 1
    with engine.connect() as connection:
        assert state(connection)[1:] == (1, counted, 0)


def test_content_may_be_raised_later_in_the_change_and_a_lock_raises_nothing(
    engine: Engine,
) -> None:
    ensure_state(engine)
    with engine.begin() as connection:
        before = lock(connection)
        raise_content(connection)
        assert state(connection) == before._replace(content=1)


def test_a_change_that_is_taken_back_raises_nothing(engine: Engine) -> None:
    ensure_state(engine)
    with engine.connect() as connection:
        raise_revision(connection, content=True)
        connection.rollback()
        assert state(connection)[1:] == (0, 0, 0)
