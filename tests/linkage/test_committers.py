"""Names on commits: equal, possibly of one person, surely not, and of no person at all."""

import pytest

from forensics.linkage.committers import is_full, is_machine, may_be_one, same_name
from forensics.model import Signature


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "jane doe"),
        ("Jane Doe", "DOE Jane"),
        ("Jane Doe", "Jane Mary Doe"),
        ("Agnieszka Wiśniewska", "Agnieszka Wisniewska"),
        ("Lars Øvergaard", "Lars Overgaard"),
        ("Jürgen Groß", "Jurgen Gross"),
        ("Jаne Doe", "Jane Doe"),  # the first with a Cyrillic letter in it
        ("김민수", "김민수"),
        ("Ольга Іваненко", "Іваненко Ольга"),
    ],
)
def test_one_name_however_it_is_written(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)
    assert may_be_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "Jane Miller"),
        ("Jane Doe", "jdoe"),
        ("Jane Doe", "JD"),
        ("Jane Doe", "janedoe42"),
        ("Sergey Volkov", "Sergei"),
        ("Jane Doe", "J. Doe"),
        ("Jane Doe", ""),
        ("Jane Doe", "42"),
        ("María de la Cruz", "Cruz María"),
    ],
)
def test_what_may_be_one_person(one: str, other: str) -> None:
    assert may_be_one(one, other) and may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "Bob Stone"),
        ("Jane Doe", "octofan"),
        ("Jane Doe", "Al"),
        ("Ana de la Cruz", "Eva de la Torre"),
        ("김민수", "Bob Stone"),
        ("Robert Brown", "Albert Green"),
        ("Jane Doe", "Noor Jansen"),
    ],
)
def test_names_without_a_common_word(one: str, other: str) -> None:
    assert not may_be_one(one, other)
    assert not same_name(one, other)


def test_one_word_in_common_is_not_the_same_name() -> None:
    assert not same_name("Jane Doe", "Jane")
    assert not same_name("Jane Doe", "Jane Miller")


@pytest.mark.parametrize("name", ["Jane Doe", "김민수", "张伟", "Ольга Іваненко", "de la Cruz Ana"])
def test_full_names(name: str) -> None:
    assert is_full(name)


@pytest.mark.parametrize("name", ["jdoe", "Jane", "rtm", "J", "J D", "", "1337", "de la"])
def test_handles_and_first_names(name: str) -> None:
    assert is_full(name) == (name == "de la")  # nothing but particles is taken as it stands


@pytest.mark.parametrize(
    ("name", "email", "account"),
    [
        ("dependabot[bot]", "x@example.com", "dependabot[bot]"),
        ("Jane Doe", "x@example.com", "release-please[bot]"),
        ("GitHub", "noreply@github.com", "web-flow"),
        ("Renovate Bot", "x@example.com", None),
        ("Travis CI", "x@example.com", None),
        ("Build Server", "x@example.com", None),
        ("Jane's MacBook Pro", "x@example.com", None),
        ("Raspberry Pi", "x@example.com", None),
        ("Your Name", "you@example.com", None),
        ("Jane Doe", "jane@localhost", None),
    ],
)
def test_programs_and_machines(name: str, email: str, account: str | None) -> None:
    assert is_machine(Signature(name=name, email=email, account=account))


@pytest.mark.parametrize(
    "name", ["Jane Doe", "Joe Root", "Lena Botkin", "Ciara Machin", "Mac Millan", "Jon Servin"]
)
def test_people_whose_names_hold_such_words(name: str) -> None:
    assert not is_machine(Signature(name=name, email="x@example.com"))
