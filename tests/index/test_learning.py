from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select

from index.learning import SIGHTINGS_KEPT, STOCK_OWNERS, TEMPLATE_LINE_OWNERS
from index.library import Library
from index.matcher import Matcher
from index.tables import BackgroundLine, BackgroundSighting
from index.template import Template

Make = Callable[..., Template]
STOCK = "Wiped the counters, swept the floor and locked up after closing time."


def people(count: int, *lines: str, start: int = 0) -> list[tuple[str, list[str]]]:
    own = "Number {0} ran the {0}-bed ward and its {0} night shifts."
    return [
        (f"owner-{number}", [*lines, own.format(number)]) for number in range(start, start + count)
    ]


def stock(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(BackgroundLine.text)))


def test_a_line_of_enough_owners_becomes_a_stock_line(library: Library, engine: Engine) -> None:
    learnt = library.learn(people(STOCK_OWNERS, STOCK))
    assert (learnt.owners, learnt.unrelated, learnt.lines) == (3, 3, 1)
    assert stock(engine) == [STOCK]


def test_a_line_of_fewer_owners_does_not(library: Library, engine: Engine) -> None:
    library.learn(people(STOCK_OWNERS - 1, STOCK))
    assert stock(engine) == []


def test_owners_add_up_over_corpora_and_one_owner_counts_once(
    library: Library, engine: Engine
) -> None:
    library.learn(people(2, STOCK))
    library.learn(people(2, STOCK))
    assert stock(engine) == []
    library.learn(people(1, STOCK.upper().capitalize(), start=2))
    assert len(stock(engine)) == 1


def test_no_identifier_is_kept(library: Library, engine: Engine) -> None:
    library.learn(people(4, "Write to jane.doe@example.org for the full list of references."))
    assert stock(engine) == []
    library.learn(people(40, STOCK))
    with engine.connect() as connection:
        rows = connection.execute(select(BackgroundSighting)).all()
    assert not any("owner-" in row.owner for row in rows)
    owners = Counter(row.key_sha256 for row in rows)
    assert max(owners.values()) == SIGHTINGS_KEPT, "no more owners are kept than are needed"


def test_two_lines_of_one_person_cannot_be_told_to_be_of_one(
    library: Library, engine: Engine
) -> None:
    library.learn([("one", ["Grew basil under red light in a cellar.", "Sold it to nine cafes."])])
    with engine.connect() as connection:
        owners = list(connection.scalars(select(BackgroundSighting.owner)))
    assert len(owners) == len(set(owners)) == 2


@pytest.mark.parametrize("members", [8, 60])
def test_a_ring_that_hands_round_one_text_counts_as_one_owner(
    library: Library, engine: Engine, ledger: str, members: int
) -> None:
    lines = ledger.splitlines()
    learnt = library.learn((f"ring-{number}", lines) for number in range(members))
    assert learnt.unrelated == 1
    assert stock(engine) == []


def test_a_line_of_a_known_template_needs_many_owners(stocked: Library, engine: Engine) -> None:
    line = "Designed a slip-casting jig that halves rejects of teapot spouts."
    stocked.learn(people(TEMPLATE_LINE_OWNERS - 1, line))
    assert stock(engine) == []
    stocked.learn(people(1, line, start=90))
    assert stock(engine) == [line]


def test_a_learnt_line_weighs_nothing_from_then_on(stocked: Library) -> None:
    line = "Ran the Saturday throwing class for children with visual impairment."
    matcher = Matcher(stocked)
    (before,) = matcher.search([line], 1)
    stocked.learn(people(TEMPLATE_LINE_OWNERS, line))
    (after,) = matcher.search([line], 1)
    assert before.pairs[0].rare
    assert not after.pairs[0].rare
    assert after.pairs[0].strength == 0.0
    assert after.pairs[0].background_seen == 1
    assert after.score < before.score
