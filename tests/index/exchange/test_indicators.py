import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ExchangeError
from index.exchange.indicators import COLUMNS, defused, read_table, undone, write_table
from index.exchange.tlp import Tlp
from index.store import template_passages
from index.template import Template, TemplateStatus
from tests.index.exchange.making import AWKWARD, TEXTS, at, plain, templates

TODAY = date(2026, 11, 22)
LINES = (
    "- Kept nineteen hives on the roof of a bank.\n- Bred queens for two neighbouring counties.\n"
)


@settings(deadline=None, max_examples=40)
@given(cell=TEXTS | AWKWARD)
def test_no_cell_begins_like_a_formula_and_each_comes_back(cell: str) -> None:
    assert not defused(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert undone(defused(cell)) == cell


def test_an_apostrophe_of_somebody_else_stays() -> None:
    assert undone("'Tis the season") == "'Tis the season"


def test_a_row_is_a_passage() -> None:
    table = write_table([plain("a/bees", LINES, references=("TLP:GREEN",), expires="2027-01-01")])
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["value"] for row in rows] == [
        "Kept nineteen hives on the roof of a bank.",
        "Bred queens for two neighbouring counties.",
    ]
    assert {row["tlp"] for row in rows} == {"TLP:GREEN"}
    assert {row["valid_until"] for row in rows} == {"2027-01-01"}
    assert table.count("\r\n") == 3


def test_the_passages_of_a_table_are_those_of_its_templates() -> None:
    made = at("a/bees", Tlp.AMBER).model_copy(update={"text": LINES})
    (found,) = read_table(write_table([made]), "t.csv", None, TODAY).templates
    texts = [[text for _, text in template_passages(item)] for item in (made, found)]
    assert texts[0] == texts[1]
    assert found.references == ("TLP:AMBER",)


@settings(deadline=None, max_examples=40)
@given(made=st.lists(templates(sealed=True), unique_by=lambda item: item.id, max_size=3))
def test_sealed_templates_keep_their_seals(made: list[Template]) -> None:
    found = read_table(write_table(made), "t.csv", None, TODAY)
    kept = {item.id: (item.seal, item.title, item.status, item.added) for item in found.templates}
    assert kept == {item.id: (item.seal, item.title, item.status, item.added) for item in made}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("template,kind\r\na,text\r\n", "missing column value"),
        ("template,kind,value,colour\r\n", "unknown column colour"),
        ('template,kind,value\r\na,text,"open\r\n', "row 2 is not CSV"),
    ],
)
def test_a_table_of_another_form_is_refused(content: str, reason: str) -> None:
    with pytest.raises(ExchangeError, match=reason):
        read_table(content, "t.csv", None, TODAY)


def test_bad_rows_are_named_and_the_others_are_read() -> None:
    head = ",".join(COLUMNS)
    good = "a/good,T,a,stable,text,,Kept nineteen hives there.,low,2026-01-01,,"
    rows = [
        good,
        "a/short,T",
        "a/kind,T,a,stable,sha1,,x,low,2026-01-01,,",
        "a b,T,a,stable,text,,x,low,2026-01-01,,",
        "a/two,T,a,stable,text,,one,low,2026-01-01,,",
        "a/two,T,a,retired,text,,two,low,2026-01-01,,",
    ]
    found = read_table("\r\n".join([head, *rows]), "t.csv", TemplateStatus.NURSERY, TODAY)
    assert [item.id for item in found.templates] == ["a/good"]
    reasons = {item.template: item.reason for item in found.rejected}
    assert reasons["t.csv:3"] == "2 cells where the header has 11"
    assert "unknown kind 'sha1'" in reasons["a/kind"]
    assert "no spaces" in reasons["a b"]
    assert "another status" in reasons["a/two"]
