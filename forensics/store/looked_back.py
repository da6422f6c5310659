"""Up to where was looked back: it goes on with every look, and back where a look was too early.

An application may be examined before a list or the library changes, and kept after the change was
looked for in all that was stored by then: neither its examination nor that look has seen the two
together. So who keeps an application says up to where it was compared (`renew`), and what came
between is looked for once more.
"""

from typing import NamedTuple

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from forensics.catalogue.lists import stored
from forensics.store.sighting_tables import LookedBackRow
from index.state import state


class Mark(NamedTuple):
    """Revisions of the lists and of the library."""

    lists: int
    templates: int


class Stand(NamedTuple):
    """Up to where was looked back, and `turn`, which grows wherever that goes back."""

    mark: Mark
    turn: int


def reached(session: Session) -> Mark:
    """Where the lists and the library stand now."""
    return Mark(stored.revision(session), state(session.connection()).revision)


def stand(session: Session) -> tuple[Stand, Mark]:
    """Up to where was looked back, and up to where it is to be.

    In a transaction that writes, this waits for those who keep an application just now: what they
    keep is seen once this transaction has ended, or they go back behind what it was told.
    """
    row = LookedBackRow
    query = select(row.lists, row.templates, row.turn).with_for_update()
    lists, templates, turn = session.execute(query).one()
    return Stand(Mark(lists, templates), turn), reached(session)


def peek(session: Session) -> tuple[Mark, Mark]:
    """Up to where was looked back and is to be, for who waits for nobody."""
    query = select(LookedBackRow.lists, LookedBackRow.templates)
    return Mark(*session.execute(query).one()), reached(session)


def advance(session: Session, to: Mark, turn: int) -> bool:
    """Everything up to there was looked for; what another has looked for since stays so.

    False, and nothing is marked, where it went back since `turn` was told.
    """
    row = LookedBackRow
    values = {
        column: case((column < at, at), else_=column)
        for column, at in ((row.lists, to.lists), (row.templates, to.templates))
    }
    changed = update(row).where(row.turn == turn).values(values).returning(row.id)
    return session.execute(changed).first() is not None


def renew(session: Session, since: Mark) -> None:
    """Looks back again from `since`, where lists or library have changed after it.

    Call it last in the transaction that keeps what was compared up to there: from here on others
    who do so wait for its end.
    """
    before, now = stand(session)
    if since.lists >= now.lists and since.templates >= now.templates:
        return
    back = Mark(*map(min, before.mark, since))
    session.execute(update(LookedBackRow).values(**back._asdict(), turn=before.turn + 1))
