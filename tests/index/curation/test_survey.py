"""A text is looked at before it is added."""

import pytest
from sqlalchemy import Engine, func, select

from index.curation.survey import survey
from index.errors import TemplateError
from index.library import Library
from index.tables import LineVector, TemplatePassage
from tests.index.conftest import LEDGER, make_template
from tests.index.curation.conftest import ON_SQLITE
from tests.index.test_matcher import STOCK


@ON_SQLITE
def test_the_family_of_what_it_nearly_repeats_is_named(held: Library) -> None:
    found = survey(held, make_template("new/one", LEDGER.replace("64", "128")))
    (near,) = found.near
    assert (near.template, near.family) == ("pay/ledger", "pay")
    assert near.share > 0.8
    assert found.weighs
    assert found.rare == found.passages == 8


@ON_SQLITE
def test_a_template_is_no_duplicate_of_itself(held: Library) -> None:
    assert survey(held, held.show("pay/ledger")).near == ()


@ON_SQLITE
def test_stock_lines_are_counted_and_alone_are_refused(held: Library, opened: Engine) -> None:
    stock = make_template("web/stock", "\n".join(STOCK))
    found = survey(held, stock)
    assert (found.passages, found.rare, found.weighs) == (3, 0, False)
    with pytest.raises(TemplateError, match="all of its passages are stock lines"):
        held.add(stock)
    rare = "\n".join([*STOCK, "Taught a heron to ring the bell of the ferry at low water."])
    assert survey(held, make_template("web/rare", rare)).rare == 1
    assert held.add_all([stock, make_template("web/rare", rare)]).added == ("web/rare",)
    with opened.connect() as connection:
        used = connection.scalar(select(func.count(func.distinct(TemplatePassage.sha256))))
        kept = connection.scalar(select(func.count()).select_from(LineVector))
    assert kept == used


@ON_SQLITE
def test_vectors_of_a_refused_text_are_not_kept(held: Library, opened: Engine) -> None:
    short = "- One line of some length about a quarry.\n- And another about its crane."
    (rejection,) = held.add_all([make_template("a/short", short)]).rejected
    assert "2 passages of four words or more, 3 are needed" in rejection.reason
    with opened.connect() as connection:
        used = connection.scalar(select(func.count(func.distinct(TemplatePassage.sha256))))
        kept = connection.scalar(select(func.count()).select_from(LineVector))
    assert kept == used
    assert held.revision() == 1


def test_an_empty_library_has_nothing_near(library: Library) -> None:
    assert survey(library, make_template("a/b", LEDGER)).near == ()
