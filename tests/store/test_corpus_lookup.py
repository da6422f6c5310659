"""Who holds a key, and whose passages repeat another's."""

from datetime import date

import pytest
from sqlalchemy import Engine

from forensics.linkage.anchors import sequences
from forensics.store.cases import Cases
from forensics.store.corpus_lookup import Found, Reach, holding, named, number_of, repeating, values
from forensics.store.decisions import decide
from forensics.store.transaction import reading
from tests.store.build import open_case
from tests.store.received import entry, key, receive

BREAD = "Baked bread for four hundred guests each day in the castle at Rye."
BEES = "Kept forty hives of bees on the roofs of the town for nine years."
STRICT = Reach(common=200, candidates=200, sequences=4)
HUNTING = Reach(common=5, candidates=5, sequences=2, hunts=True)


def found(engine: Engine, *texts: str, reach: Reach = STRICT) -> list[tuple[int, Found]]:
    with reading(engine) as session:
        return list(repeating(session, [sequences(text) for text in texts], reach).found)


def ids(engine: Engine, *texts: str, reach: Reach = STRICT) -> list[tuple[int, str]]:
    return [(place, each.application.id) for place, each in found(engine, *texts, reach=reach)]


def test_who_holds_a_key_and_what_is_known_of_them(engine: Engine, cases: Cases) -> None:
    held = key("phone", "+14155550134", "reference", says="(415) 555-0134")
    open_case(cases, "a-1", entry=entry("a-1", case_id="a-1", keys=[held]))
    decide(engine, "a-1", "escalated", "Two names.", "Ann")
    decide(engine, "a-1", "confirmed", "One phone.", "Ann")
    receive(engine, entry("a-2", "Bo Ek", keys=[key("phone", "+14155550134")], stage="employee"))
    with reading(engine) as session:
        first, latest = holding(session, "phone", ["+14155550134"], 9)[0]
        assert latest.application[1:] == ("a-2", "Bo Ek", "employee", date(2026, 10, 1), None, None)
        assert first.application[5:] == ("a-1", "confirmed")
        assert (first.key, first.share) == (held, 1.0)
        one, count = holding(session, "phone", ["+14155550134"], 1)
        assert (len(one), count) == (1, 2)
        own = number_of(session, "a-1")
        assert [
            each.application.id for each in holding(session, "phone", ["+14155550134"], 9, own)[0]
        ] == ["a-2"]
        assert holding(session, "email", ["+14155550134"], 9) == ([], 0)
        assert holding(session, "email", [], 9) == ([], 0)


def test_one_application_counts_once_however_often_it_states_a_key(engine: Engine) -> None:
    twice = [key("email", "a@e.example", "reference"), key("email", "a@e.example")]
    receive(engine, *(entry(f"a-{number}", keys=twice) for number in range(3)))
    with reading(engine) as session:
        found, count = holding(session, "email", ["a@e.example"], 2)
    assert ([each.application.id for each in found], count) == (["a-2", "a-1"], 3)
    assert [each.key.holder for each in found] == ["applicant", "applicant"]


@pytest.mark.parametrize(
    ("within", "given"),
    [
        (None, ["confirmed", "late", "near", "old", "undated"]),
        ((date(2025, 5, 1), date(2025, 5, 9)), ["near", "undated", "confirmed", "late", "old"]),
    ],
)
def test_of_many_the_confirmed_are_given_then_the_latest(
    engine: Engine, cases: Cases, within: tuple[date, date] | None, given: list[str]
) -> None:
    held = [key("ip", "8.8.4.4/32", "network")]
    days = {"late": date(2026, 1, 2), "near": date(2025, 5, 9), "old": date(2020, 1, 2)}
    bad = entry("confirmed", case_id="confirmed", keys=held, submitted_at=date(2019, 1, 2))
    open_case(cases, "confirmed", entry=bad)
    decide(engine, "confirmed", "confirmed", "One phone.", "Ann")
    receive(engine, *(entry(id_, keys=held, submitted_at=day) for id_, day in days.items()))
    receive(engine, entry("undated", keys=held, submitted_at=None))
    with reading(engine) as session:
        for most in (1, 5):
            found, count = holding(session, "ip", ["8.8.4.4/32"], most, within=within)
            assert ([each.application.id for each in found], count) == (given[:most], 5)


def test_of_a_name_the_latest_are_given(engine: Engine) -> None:
    days = {"late": date(2026, 1, 2), "old": date(2020, 1, 2), "undated": None}
    receive(engine, *(entry(id_, submitted_at=day) for id_, day in days.items()))
    with reading(engine) as session:
        assert [one.id for one in named(session, "LEE Ann", 2)] == ["late", "old"]


def test_values_of_a_kind_are_looked_through(engine: Engine) -> None:
    receive(
        engine, *(entry(f"a-{one}", keys=[key("phash", f"{one % 8:016x}")]) for one in range(9))
    )
    with reading(engine) as session:
        found = [value for page in values(session, "phash") for value in page]
        assert sorted(found) == [f"{one:016x}" for one in range(8)]
        assert list(values(session, "email")) == []


def test_a_passage_is_found_again_whatever_was_changed_around_it(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BEES, BREAD]), entry("a-2", says=["Sold honey to bees."]))
    changed = "Baked bread for FOUR hundred guests each day, in a castle by the sea."
    ((place, one),) = found(engine, BEES[:20], changed)
    assert (place, one.application.id, one.key.evidence.quote) == (1, "a-1", BREAD)
    assert 0.5 <= one.share < 1
    assert one.key.kind == "passage"


@pytest.mark.parametrize(
    "text",
    [
        "Baked bread for four people and then sold what was left of it.",  # four words in a row
        "Each day hundred four guests for bread baked in castle the Rye.",
        "Kept the books of a castle and its guests.",
        "",
    ],
)
def test_a_few_words_in_common_are_no_repetition(engine: Engine, text: str) -> None:
    receive(engine, entry("a-1", says=[BEES, BREAD]))
    assert ids(engine, text) == []


def test_what_many_hold_leads_to_nobody_unless_it_is_hunted(engine: Engine) -> None:
    receive(engine, *(entry(f"a-{number}", says=[BREAD]) for number in range(7)))
    assert ids(engine, BREAD, reach=STRICT._replace(common=6)) == []
    assert len(ids(engine, BREAD, reach=STRICT._replace(common=7))) == 7
    assert [id_ for _, id_ in ids(engine, BREAD, reach=HUNTING)] == [
        "a-2",
        "a-3",
        "a-4",
        "a-5",
        "a-6",
    ]


def test_what_was_not_looked_for_is_told(engine: Engine) -> None:
    receive(engine, *(entry(f"a-{number}", says=[BREAD]) for number in range(7)))
    asked = [sequences(text) for text in (BEES, BREAD, "")]
    with reading(engine) as session:
        assert repeating(session, asked, STRICT._replace(common=6)) == ((), {1}, 0)
        every = repeating(session, asked, STRICT._replace(common=7))
        assert (len(every.found), every.common, every.left_out) == (7, set(), 0)
        some = repeating(session, asked, STRICT._replace(candidates=4))
        assert (len(some.found), some.common, some.left_out) == (4, set(), 3)
        assert repeating(session, asked, HUNTING).common == {1}


def test_a_paragraph_repeats_every_line_that_it_holds(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[f"{BEES} {BREAD}"]))
    assert sorted(ids(engine, BREAD, BEES)) == [(0, "a-1"), (1, "a-1")]


def test_a_line_repeats_one_of_several_that_are_like_each_other(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BREAD]))
    alike = [BREAD.replace("Rye", town) for town in ("Hove", "Rye", "Cork")]
    assert ids(engine, *alike) == [(1, "a-1")]


def test_a_part_of_a_passage_is_hunted(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BEES, BREAD]))
    assert ids(engine, "four hundred guests each day in", reach=HUNTING) == [(0, "a-1")]
    assert ids(engine, "roofs of the town for nine", reach=HUNTING) == [(0, "a-1")]
    assert ids(engine, BREAD + " " + BEES, reach=STRICT._replace(common=0)) == []


def test_the_application_that_asks_is_left_out(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BREAD]), entry("a-2", says=[BREAD]))
    with reading(engine) as session:
        own = number_of(session, "a-1")
        strict = STRICT._replace(common=1)
        others = repeating(session, [sequences(BREAD)], strict, own).found
        assert [each.application.id for _, each in others] == ["a-2"]
