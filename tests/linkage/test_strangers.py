"""What is said of others that hold the same, and what it weighs."""

import pytest

from forensics.linkage.others import Thing
from forensics.linkage.strangers import LONGEST, SHOWN, listed, observe, said
from forensics.model import Checked, Finding, Strength
from tests.linkage.held import held, key, quote

PHONE = key("+14158674410")
ANN = {"Ann Lee": quote("Ann Lee")}


def test_a_thing_that_nobody_else_holds_was_looked_at() -> None:
    assert observe(Thing((PHONE,), ()), ANN, "phone number") == Checked(what=PHONE.value)


@pytest.mark.parametrize(("holders", "strength"), [(5, None), (6, Strength.CONTEXT)])
def test_what_more_than_five_hold_is_public(holders: int, strength: Strength | None) -> None:
    account = key("github.com/engine", "handle")
    found = observe(Thing((account,), (held("Bo Diaz", account, holders=holders),)), ANN, "account")
    assert isinstance(found, Finding)
    assert found.strength == strength


def test_a_phone_is_never_public() -> None:
    found = observe(Thing((PHONE,), (held("Bo Diaz", PHONE, holders=99),)), ANN, "phone number")
    assert isinstance(found, Finding)
    assert found.strength is None


def test_references_among_others_are_counted() -> None:
    rows = (held("Bo Diaz", PHONE), held("Carl Moss", key("1", holder="reference"), "c"))
    found = observe(Thing((PHONE,), rows), ANN, "phone number")
    assert isinstance(found, Finding)
    assert found.summary.endswith(" In 1 of them it is a reference's.")


@pytest.mark.parametrize(
    ("count", "end"),
    [(SHOWN, "s"), (SHOWN + 1, "1 more like this is not shown."), (9, "4 more like this are")],
)
def test_of_many_findings_the_last_shown_counts_the_rest(count: int, end: str) -> None:
    shown = list(listed([Finding(summary="s", evidence=(quote("q"),))] * count))
    assert len(shown) == SHOWN
    assert end in shown[-1].summary
    assert all(finding.summary == "s" for finding in shown[:-1])


def test_a_name_is_said_on_one_line_and_cut() -> None:
    assert said("Bo\n  Diaz") == "“Bo Diaz”"
    assert said("x" * (LONGEST + 1)) == f"“{'x' * LONGEST}…”"
    assert said(None) == "no name stated"
