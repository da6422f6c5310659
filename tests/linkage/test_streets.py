"""Whole postal addresses, in one form however they are laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.streets import located, postal, stated_in

BOSTON = "100 main st boston ma 02110"


@pytest.mark.parametrize(
    "stated",
    [
        "100 Main Street, Boston MA 02110",
        "100 Main Street\nBoston, MA 02110",
        "100 MAIN ST., Boston, Massachusetts 02110-1234, USA",
        "Ann Lee, 100 Main St, Boston, MA 02110; call first",
    ],
)
def test_one_address_in_several_spellings(stated: str) -> None:
    assert postal(stated) == BOSTON
    assert located(stated)


def test_other_towns_rooms_and_numbers_are_other_addresses() -> None:
    stated = ("100 Main Street, Austin, TX 78701", "100 Main Street, Apt 4, Boston MA 02110")
    assert len({postal(each) for each in stated} | {BOSTON}) == 3


@pytest.mark.parametrize(
    "stated",
    [
        "100 Main Street, Boston, MA",
        "12 Hill Road, Nairobi, Kenya",
        "Lindenstraße 12, 10969 Berlin",
        "Bahnhofstrasse 1, 8001 Zürich",
        "12 High Street, London EC1A 1BB",
        "5 Collins St, Melbourne VIC 3000",
    ],
)
def test_a_code_or_a_town_with_its_region_tells_where(stated: str) -> None:
    assert located(stated)


@pytest.mark.parametrize(
    "stated",
    [
        "100 Main Street",
        "100 Main Street, Boston",
        "100 Main Street, MA",
        "100 Main Street, Suite 1200",
        "1200 Elm Street",
        "Lindenstraße 12, Berlin",
    ],
)
def test_a_street_alone_stands_in_every_town(stated: str) -> None:
    assert not located(stated)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Ann\n100 Main Street\nBoston, MA 02110\n\nCook", ["100 Main Street\nBoston, MA 02110"]),
        ("Ann\n7 Elm St, Rye, NY 10580 | (415) 867-4410", ["7 Elm St, Rye, NY 10580"]),
        ("Ann | 7 Elm St, Boston MA | a@lee.dev", ["7 Elm St, Boston MA"]),
        ("Ann\n7 Elm St | 415-867-4410\nRye, NY 10580", []),
        ("Ann\n7 Elm St\n\nRye, NY 10580", []),
        ("Ann\n5 Star Drive\nEngineer in Boston", []),
        ("Founded 200 Broad Street Ventures\nBoston, MA 02110", []),
        ("\n" * 600 + "7 Elm St, Rye, NY 10580", []),
    ],
)  # fmt: skip
def test_addresses_at_the_head_of_a_resume(text: str, addresses: list[str]) -> None:
    assert [span.of(text) for span in stated_in(text)] == addresses


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_searched(before: str, behind: str) -> None:
    text = f"{before}\n7 Elm Street{behind}"
    for span in stated_in(text):
        assert span.of(text).strip()
        assert located(span.of(text))
