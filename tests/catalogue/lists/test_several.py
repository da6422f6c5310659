"""One field, several values, as exports of applicant tracking systems write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.lists.several import mailboxes, numbers


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("ann@x.org", ("ann@x.org",)),
        ("ann@x.org; lee@y.org", ("ann@x.org", "lee@y.org")),
        ("ann@x.org|lee@y.org\nann@x.org", ("ann@x.org", "lee@y.org")),
        ("Lee, Ann <ann@x.org>, <lee@y.org>", ("ann@x.org", "lee@y.org")),
        ('[{"value": "ann@x.org"}]', ("ann@x.org",)),
        (" n/a ", ("n/a",)),
    ],
)
def test_mailboxes_of_a_field(field: str, stated: tuple[str, ...]) -> None:
    assert mailboxes(field) == stated


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("+1 415 555 2671", ("+1 415 555 2671",)),
        ("(415) 736-2671; 212.736.5000", ("(415) 736-2671", "212.736.5000")),
        ("4157362671,2127365000", ("4157362671", "2127365000")),
        ("415-736-2671 / 212-736-5000", ("415-736-2671", "212-736-5000")),
        ("home 415 736 2671 work 212 736 5000", ("415 736 2671", "212 736 5000")),
        ("415 736 2671, ext 5", ("415 736 2671",)),
        ("736 2671", ("736 2671",)),
        ("on request", ("on request",)),
    ],
)
def test_telephone_numbers_of_a_field(field: str, stated: tuple[str, ...]) -> None:
    assert numbers(field) == stated


def test_beyond_twenty_values_their_number_is_stated() -> None:
    field = "; ".join(f"a{number}@x.org" for number in range(23))
    assert len(mailboxes(field)) == 21
    assert mailboxes(field)[-1] == "and 3 more"


@given(st.text(alphabet="a@.;,| \n+()0123456789x", max_size=60))
def test_every_field_states_something(field: str) -> None:
    assert mailboxes(field)
    assert numbers(field)
