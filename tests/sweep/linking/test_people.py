"""One person who applies twice is `same_person`; a missing or unlike name never is."""

from datetime import date
from pathlib import Path

import pytest

from tests.sweep.linking.linked import kinds, lines, linked
from tests.sweep.parts import Given

MAIL = {"email": ["ana@post.example"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Flores", "Ana M. Flores"), ("Ana Flores", "FLORES, Ana")],
)
def test_one_name_and_one_address_are_one_person(tmp_path: Path, one: str, other: str) -> None:
    own = lines(1, 6)
    (found,) = linked(tmp_path, [Given("a", one, MAIL, own), Given("b", other, MAIL, own)])
    assert (found.kind, found.strength_bits) == ("same_person", 0)
    assert {shared.kind for shared in found.evidence} == {"email", "passage"}


@pytest.mark.parametrize("other", ["Bruno Keller", "Ana Weiss", None, "Анна Петрова"])
def test_another_partly_other_missing_or_unreadable_name_is_not_the_same_person(
    tmp_path: Path, other: str | None
) -> None:
    found = linked(tmp_path, [Given("a", "Ana Flores", MAIL), Given("b", other, MAIL)])
    assert kinds(found) == [("corpus.shared_contact", "a", "b")]


def test_two_who_state_no_name_are_not_the_same_person(tmp_path: Path) -> None:
    found = linked(tmp_path, [Given("a", None, MAIL), Given("b", None, MAIL)])
    assert kinds(found) == [("corpus.shared_contact", "a", "b")]


def test_one_name_with_one_text_may_be_a_taken_history(tmp_path: Path) -> None:
    own = lines(1, 6)
    found = linked(tmp_path, [Given("a", "Ana Flores", {}, own), Given("b", "Ana Flores", {}, own)])
    assert kinds(found) == [("corpus.shared_passages", "a", "b")]
    assert found[0].strength_bits > 0


@pytest.mark.parametrize("phone", ["reference:+1", "agency:+1"])
def test_what_is_not_their_own_makes_nobody_one_person(tmp_path: Path, phone: str) -> None:
    given = [
        Given(n, name, {"phone": [phone]}) for n, name in (("a", "Maria"), ("b", "Maria Lima"))
    ]
    assert kinds(linked(tmp_path, given)) == [("corpus.shared_contact", "a", "b")]


def test_names_without_a_word_in_common_are_not_the_same(tmp_path: Path) -> None:
    given = [Given("a", "Ann Lee", MAIL), Given("b", "Anna Leeson", MAIL)]
    assert kinds(linked(tmp_path, given)) == [("corpus.shared_contact", "a", "b")]


def test_names_that_differ_in_their_vowel_signs_are_two_people(tmp_path: Path) -> None:
    day = date(2026, 1, 1)
    names = ("राम", "रीमा", "रमा")  # one name, were signs no part of it
    given = [Given(str(n), name, {"ip": ["8.8.8.8"]}, day=day) for n, name in enumerate(names)]
    assert {kind for kind, _, _ in kinds(linked(tmp_path, given))} == {"corpus.burst"}
