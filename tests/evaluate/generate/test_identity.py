"""Invented identities: the same for the same document, apart from those of others."""

from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.generate.identity import Identity, dress, invent

someone = invent(7, "template", "a")


def fixed(months: int) -> Identity:
    return someone.model_copy(update={"months": months, "employers": ("Ash Foods", "Elm Labs")})


@given(st.integers(0, 50), st.text(max_size=8))
def test_a_document_keeps_its_identity_and_shares_none(seed: int, id_: str) -> None:
    template = invent(seed, "template", id_)
    assert template == invent(seed, "template", id_)
    variant = invent(seed, "a", id_, unlike=[template])
    assert not variant.shares(template)
    assert variant.months != template.months


def test_names_are_varied() -> None:
    names = {invent(7, "resume", str(place)).name for place in range(300)}
    assert len(names) > 280


def test_placeholders_are_filled_and_two_jobs_are_with_two_employers() -> None:
    lines = ["Company Name City , State", "Clerk", "Company Name - City , State , USA"]
    said = dress(fixed(12), lines)
    assert said[0] == someone.name
    assert someone.email in said[1]
    assert said[2].startswith("Ash Foods ")
    assert said[4].startswith("Elm Labs - ")
    assert "State" not in " ".join(said)


def test_dates_move_together_and_other_figures_stay() -> None:
    lines = [
        "July 2011 to November 2012", "Jan 2010", "MAY 2009", "10/2012 to 11/2015", "2001 - 2004",
        "2014 - present", "Worked in 2012 with Windows 2003 and 2,010 users", "Sept. 2011",
    ]  # fmt: skip
    assert dress(fixed(14), lines)[2:] == (
        "September 2012 to January 2014", "Mar 2011", "JULY 2010", "12/2013 to 01/2017",
        "2002 - 2005", "2015 - present", "Worked in 2013 with Windows 2003 and 2,010 users",
        "Nov. 2012",
    )  # fmt: skip


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_line_can_be_dressed(line: str) -> None:
    assert len(dress(someone, [line])) == 3
