"""One person who applies twice is `same_person`; a missing or unlike name never is."""

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


def test_one_full_name_with_the_same_text_is_taken_for_one_person(tmp_path: Path) -> None:
    own = lines(1, 6)
    names = ("Ana Flores", "Ana Flores", "Ana Weiss", "Ana")
    given = [Given(str(n), name, {}, own) for n, name in enumerate(names)]
    found = {(each.a, each.b): each.kind for each in linked(tmp_path, given)}
    assert found["0", "1"] == "same_person"
    # A given name in common is no sign of one person where nothing personal is.
    assert found["0", "2"] == found["0", "3"] == "corpus.shared_passages"
