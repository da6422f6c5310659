"""Suppressions are added and lifted, never changed; two people are told of each other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from forensics.errors import CaseError, SuppressionError
from forensics.model import Suppression
from forensics.store.suppressions import lift, record, recorded
from forensics.store.transaction import reading

CELLS = "digest, turn, kind, value, reason, author, at, until, note, among"
PHONE = "+14155552671"
TODAY = datetime.now(UTC).date()
NEXT_YEAR = TODAY + timedelta(365)
LATER = NEXT_YEAR + timedelta(1)


def households(
    engine: Engine, *among: str, until: date | None = NEXT_YEAR, author: str = "Ann"
) -> Suppression:
    return record(
        engine, "phone", PHONE, reason="household", author=author, until=until, among=among
    )


def kept(engine: Engine) -> tuple[Suppression, ...]:
    with reading(engine) as session:
        return recorded(session)


def test_what_was_recorded_is_read_back(engine: Engine) -> None:
    before = datetime.now(UTC)
    given = record(
        engine,
        "url",
        "ann.example/" + "é" * 4000,  # longer than an index takes
        reason="other",
        author=" Ann Lee ",
        until=NEXT_YEAR,
        note="the school's \x00 page",
        among=["r-1", "r-2", "r-1"],
    )
    assert (given.author, given.note) == ("Ann Lee", "the school's U+0000 page")
    assert (given.until, given.among, given.lifted) == (NEXT_YEAR, ("r-1", "r-2"), None)
    assert before <= given.at <= datetime.now(UTC)
    assert kept(engine) == (given,)
    with reading(engine) as session:
        assert recorded(session, [("url", given.value), ("phone", PHONE)]) == (given,)
        assert recorded(session, [("handle", given.value)]) == recorded(session, []) == ()


def test_one_that_says_the_same_already_is_named(engine: Engine) -> None:
    households(engine, "r-1", "r-2", "r-3")
    for among in (("r-3", "r-1"), ("r-1", "r-2", "r-3")):
        with pytest.raises(SuppressionError, match=r"already, as number 1, on .* by Ann: a house"):
            households(engine, *among)
    assert len(kept(engine)) == 1


def test_one_that_reaches_further_or_lasts_longer_is_added(engine: Engine) -> None:
    households(engine, "r-1", "r-2")
    households(engine, "r-1", "r-9")
    households(engine, "r-1", "r-2", until=LATER)
    record(engine, "phone", PHONE, reason="agency", author="Bo")
    with pytest.raises(SuppressionError, match="as number 4"):
        households(engine, "r-4", "r-5")
    assert [each.holds(TODAY) for each in kept(engine)] == [True] * 4


def test_what_is_lifted_stays_on_record_and_can_be_recorded_anew(engine: Engine) -> None:
    first = record(engine, "phone", PHONE, reason="agency", author="Ann")
    lifted = lift(engine, first.number, reason="Sold to a person.", author="Bo")
    assert lifted.lifted is not None
    assert (lifted.lifted.author, lifted.lifted.reason) == ("Bo", "Sold to a person.")
    assert lifted == first.model_copy(update={"lifted": lifted.lifted})
    assert (first.holds(TODAY), lifted.holds(TODAY)) == (True, False)
    with pytest.raises(SuppressionError, match=r"lifted already, by Bo on .*: Sold to a person"):
        lift(engine, first.number, reason="Again.", author="Cy")
    second = record(engine, "phone", PHONE, reason="agency", author="Ann")
    assert kept(engine) == (lifted, second)


def test_one_that_is_not_there_cannot_be_lifted(engine: Engine) -> None:
    with pytest.raises(SuppressionError, match="no suppression 7"):
        lift(engine, 7, reason="Wrong.", author="Ann")


@pytest.mark.parametrize("author", ["", " \n", "\u200b", "x" * 201])
@pytest.mark.parametrize("kind", ["sqlite"])
def test_who_records_or_lifts_has_a_name(engine: Engine, author: str) -> None:
    with pytest.raises(CaseError, match="an author"):
        record(engine, "phone", PHONE, reason="agency", author=author)
    assert kept(engine) == ()
    given = record(engine, "phone", PHONE, reason="agency", author="Ann")
    with pytest.raises(CaseError, match="an author"):
        lift(engine, given.number, reason="Wrong.", author=author)
    assert kept(engine) == (given,)


def test_of_people_who_record_the_same_at_once_one_does_and_the_others_are_told(
    engine: Engine,
) -> None:
    def attempt(number: int) -> str | None:
        try:
            record(engine, "phone", PHONE, reason="agency", author=f"author {number}")
        except SuppressionError as error:
            return str(error)
        return None

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(attempt, range(8)))
    (given,) = kept(engine)
    assert told.count(None) == 1
    assert all(f"by {given.author}: an agency's" in each for each in told if each)
    with ThreadPoolExecutor(4) as pool:
        lifts = pool.map(lambda n: _lifts(engine, given.number, f"author {n}"), range(4))
        assert sum(lifts) == 1


def _lifts(engine: Engine, number: int, author: str) -> bool:
    try:
        lift(engine, number, reason="Wrong.", author=author)
    except SuppressionError:
        return False
    return True


def test_no_statement_changes_or_takes_away_what_was_recorded(engine: Engine, kind: str) -> None:
    first = record(engine, "phone", PHONE, reason="agency", author="Ann")
    lift(engine, first.number, reason="Wrong.", author="Bo")
    statements = [
        "UPDATE suppressions SET until = NULL",
        "DELETE FROM suppressions",
        "UPDATE suppression_lifts SET author = 'Cy'",
        "DELETE FROM suppression_lifts",
    ]
    if kind == "postgresql":
        statements += ["TRUNCATE suppression_lifts", "TRUNCATE suppressions CASCADE"]
    else:
        statements += [
            "INSERT OR REPLACE INTO suppressions SELECT * FROM suppressions",
            "INSERT OR REPLACE INTO suppression_lifts SELECT * FROM suppression_lifts",
            f"REPLACE INTO suppressions SELECT number + 1, {CELLS} FROM suppressions",
        ]
    before = kept(engine)
    for statement in statements:
        with pytest.raises(SQLAlchemyError, match="are append-only"), engine.begin() as connection:
            connection.execute(text(statement))
    assert kept(engine) == before
