"""How differences add up to a contradiction."""

import pytest

from forensics.linkage.alignment import Alignment, Difference, Kind
from forensics.linkage.contradictions import counted, is_firm, is_other_name, unresolved
from forensics.model import Person, Position, Quoted, Record, Span

POST = Position(span=Span(start=0, end=1))


def difference(kind: Kind, months: int = 0, beside: bool = False) -> Difference:
    return Difference(kind, POST, POST, frozenset(range(months)), beside)


def differing(*kinds: Kind) -> Alignment:
    return Alignment(tuple(difference(kind) for kind in kinds), kept=0, compared=1)


@pytest.mark.parametrize(
    ("kinds", "number"),
    [
        ((), 0),
        (("same_work",), 0),
        (("same_work", "same_work"), 0),
        (("dates",), 0),
        (("dates", "same_work"), 0),
        (("dates", "dates"), 2),
        (("work",), 1),
        (("work", "same_work"), 1),
        (("school",), 0),
        (("school", "school"), 0),
        (("school", "dates"), 0),
        (("school", "work"), 2),
        (("school", "same_work"), 2),
        (("work", "dates"), 2),
    ],
)
def test_which_differences_count(kinds: tuple[Kind, ...], number: int) -> None:
    assert len(counted(differing(*kinds))) == number


def test_universities_that_the_catalogue_knows_apart_count_by_themselves() -> None:
    known = Alignment((Difference("school", POST, POST, known=True),), kept=0, compared=1)
    assert len(counted(known)) == 1
    assert unresolved(known) == ()
    assert len(unresolved(differing("school"))) == 1
    assert unresolved(differing("school", "same_work")) == ()


def test_one_pair_beside_a_kept_post_and_school_is_not_firm() -> None:
    assert not is_firm((difference("work", 120),), both_kept=True)
    assert is_firm((difference("work", 12), difference("work", 12)), both_kept=True)


def test_two_are_firm_and_one_for_years() -> None:
    assert is_firm((difference("work", 12), difference("work", 12)))
    assert is_firm((difference("work", 35),))
    assert not is_firm((difference("work", 34),))
    assert not is_firm((difference("school"),))


def test_work_that_is_kept_beside_another_needs_five_years() -> None:
    assert is_firm((difference("work", 60, beside=True),))
    assert not is_firm((difference("work", 59, beside=True),))


def named(name: str) -> Record:
    span = Span(start=0, end=len(name))
    person = Person(name=Quoted(value=name, span=span))
    return Record(document="paper.txt", kind="resume", person=person)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Duarte", "Ana Lindqvist"),
        ("William Smith", "Will Smith"),
        ("Nguyễn Thị Lan", "Lan Nguyen"),
        ("Olha Ivanenko", "Ольга Іваненко"),
        ("Sam Whitfield", "codefalcon"),
        ("Mohammed Al-Sayed", "Muhammad Alsayed"),
    ],
)
def test_names_that_may_be_of_one_person(one: str, other: str) -> None:
    assert not is_other_name(named(one), named(other))


def test_names_that_share_nothing() -> None:
    assert is_other_name(named("Robert Hale"), named("Maya Winters"))
    assert not is_other_name(named("Robert Hale"), Record(document="page.txt", kind="profile"))
