"""Applications enter the corpus with their cases, are put in anew, and go when they go."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete, func, select, text
from sqlalchemy.exc import IntegrityError

from forensics.errors import CaseChangedError
from forensics.model.shortened import LONGEST
from forensics.store.cases import Cases
from forensics.store.corpus import folded, indexed, lacking, put
from forensics.store.corpus_lookup import holding, named, number_of, size
from forensics.store.corpus_tables import AnchorRow, ApplicationRow, KeyRow, PassageRow
from forensics.store.transaction import reading, writing
from tests.store.build import examined, open_case
from tests.store.naughty import NAUGHTY
from tests.store.received import NOW, entry, key, receive

BREAD = "Baked bread for four hundred guests each day."
BEES = "Kept forty hives of bees on the roofs of Rye."
PARTS = (ApplicationRow, KeyRow, PassageRow, AnchorRow)


def counts(engine: Engine) -> list[int]:
    with reading(engine) as session:
        return [session.scalars(select(func.count()).select_from(part)).one() for part in PARTS]


def test_what_is_put_in_is_counted(engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "ann@e.example")], says=[BREAD, BEES]))
    applications, keys, passages, anchors = counts(engine)
    assert (applications, keys, passages) == (1, 1, 2)
    assert 2 <= anchors <= 8


def test_an_application_put_in_again_takes_its_own_place(engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "ann@e.example")], says=[BREAD]))
    with writing(engine) as session:
        later = entry(name="Ann Bo", keys=[key("phone", "+14155550134")], stage="offer")
        put(session, [later], NOW + timedelta(days=3))
    assert counts(engine) == [1, 1, 0, 0]
    with reading(engine) as session:
        assert holding(session, "email", ["ann@e.example"], 9) == ([], 0)
        (found,), _ = holding(session, "phone", ["+14155550134"], 9)
        assert (found.application.name, found.application.stage) == ("Ann Bo", "offer")
        assert session.scalar(select(ApplicationRow.added)) == NOW


def test_what_a_case_holds_stands_whoever_stores_another_of_its_id(
    engine: Engine, cases: Cases
) -> None:
    own = entry("a-1", "Ann Lee", [key("email", "ann@e.example")], case_id="a-1")
    open_case(cases, "a-1", entry=own)
    receive(engine, entry("a-1", "Bo Ek", [key("email", "bo@e.example")]), entry("a-2"))
    with reading(engine) as session:
        (held,), _ = holding(session, "email", ["ann@e.example"], 9)
        assert (held.application.name, held.application.case) == ("Ann Lee", "a-1")
        assert holding(session, "email", ["bo@e.example"], 9) == ([], 0)
        assert size(session) == 2


def test_of_two_with_one_id_in_a_batch_the_last_counts(engine: Engine) -> None:
    receive(engine, entry(name="Ann Lee"), entry(name="Bo Ek"))
    assert counts(engine)[0] == 1


def test_more_than_a_batch(engine: Engine) -> None:
    receive(engine, *(entry(f"a-{number}", says=[BREAD]) for number in range(1201)))
    assert counts(engine)[0] == counts(engine)[2] == 1201


def test_a_case_enters_when_it_is_opened_or_not_at_all(engine: Engine, cases: Cases) -> None:
    held = entry("a-1", case_id="a-1", keys=[key("email", "ann@e.example")])
    open_case(cases, "a-1", entry=held)
    with pytest.raises(CaseChangedError):
        open_case(cases, "a-1", entry=held._replace(name="Bo Ek"))
    with reading(engine) as session:
        (found,), count = holding(session, "email", ["ann@e.example"], 9)
        assert (found.application.name, found.application.case, count) == ("Ann Lee", "a-1", 1)
        assert lacking(session) == []


def test_a_case_that_grows_is_put_in_anew(engine: Engine, cases: Cases) -> None:
    open_case(cases, "a-1", entry=entry("a-1", case_id="a-1", says=[BREAD]))
    before = cases.held("a-1")
    assert before is not None
    later = examined(entry=entry("a-1", case_id="a-1", says=[BEES], stage="offer"))
    cases.extend("a-1", before, '{"two": 2}', before.files, {}, later, [])
    with reading(engine) as session:
        assert list(session.scalars(select(PassageRow.text))) == [BEES]
        assert session.scalar(select(ApplicationRow.stage)) == "offer"


def test_cases_kept_before_are_known_to_be_lacking(engine: Engine, cases: Cases) -> None:
    for case_id in ("a-1", "a-2"):
        open_case(cases, case_id)
    receive(engine, entry("a-2", case_id="a-2"))
    with reading(engine) as session:
        assert lacking(session) == lacking(session, "a-1") == ["a-1"]
        assert lacking(session, "a-2") == []


def test_what_an_application_held_goes_with_it(engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "ann@e.example")], says=[BREAD, BEES]))
    with writing(engine) as session:
        session.execute(delete(ApplicationRow))
    assert counts(engine) == [0, 0, 0, 0]


def test_a_case_that_is_taken_away_takes_its_application_along(engine: Engine) -> None:
    columns = "id, created, changed, version, stage, status, band, total_bits, findings, decided"
    values = f"'a-1', '{NOW}', '{NOW}', 1, 'applied', 'open', 'review', 0, 0, 0, '', '{{}}'"
    bare = f"INSERT INTO cases ({columns}, folded, submission) VALUES ({values})"
    with engine.begin() as connection:
        connection.execute(text(bare))
    receive(engine, entry("a-1", case_id="a-1", says=[BREAD]))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
    assert counts(engine) == [0, 0, 0, 0]


def test_an_application_of_no_case_that_exists_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        receive(engine, entry(case_id="none"))
    assert counts(engine) == [0, 0, 0, 0]


def test_hostile_texts_are_kept_and_found(engine: Engine) -> None:
    odd = ["".join(mark for mark in text if not "\ud800" <= mark < "\ue000") for text in NAUGHTY]
    for number, text_ in enumerate(each for each in odd if each.strip()):
        held = [key("url", text_), key("history", text_ * 400)]
        receive(engine, entry(f"{number} {text_}"[:200], name=text_, keys=held, says=[text_]))
        with reading(engine) as session:
            assert holding(session, "url", [text_], 9)[1] >= 1
            assert holding(session, "history", [text_ * 400], 9)[1] >= 1


def test_long_values_are_cut_and_still_told_apart(engine: Engine) -> None:
    long = "e.example/" + "é" * 5000
    receive(engine, entry(keys=[key("url", long)]))
    assert len(indexed(long)) == LONGEST
    with reading(engine) as session:
        assert holding(session, "url", [long], 9)[1] == 1
        assert holding(session, "url", [long + "e"], 9)[1] == 0


def test_of_an_endless_application_everything_is_kept(engine: Engine) -> None:
    many = [key("email", f"a{number}@e.example") for number in range(25_000)]
    receive(engine, entry(keys=many), entry("a-2", keys=many[:1]))
    assert counts(engine)[1] == 25_001
    with reading(engine) as session:
        assert holding(session, "email", ["a24999@e.example"], 9)[1] == 1


def test_names_are_found_in_any_order_and_spelling(engine: Engine) -> None:
    receive(engine, entry("a-1", "José A. Ñuñez"), entry("a-2", None), entry("a-3", "J."))
    with reading(engine) as session:
        assert [found.id for found in named(session, "nunez, jose", 9)] == ["a-1"]
        assert named(session, "", 9) == named(session, "J.", 9) == []
        assert (size(session), number_of(session, "a-9")) == (3, None)
    assert folded("Lee, Ann B.") == folded("ann LEE") == "ann lee"
