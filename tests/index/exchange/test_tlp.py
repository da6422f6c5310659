import pytest

from index.errors import ExchangeError
from index.exchange.tlp import Tlp, leaving, level_of, marked, stated
from tests.index.exchange.making import at, plain


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TLP:AMBER", Tlp.AMBER),
        ("tlp: amber + strict", Tlp.AMBER_STRICT),
        ("TLP:WHITE", Tlp.CLEAR),
        ("Report 7 (TLP:GREEN), quoted in one at TLP:RED", Tlp.RED),
        ("TLP is a protocol", None),
        ("TLP:BLUE", None),
    ],
)
def test_a_level_is_read_from_words(text: str, level: Tlp | None) -> None:
    assert level_of(text) is level


def test_a_template_stands_at_the_strictest_of_its_references_and_provenance() -> None:
    made = plain("a/b", references=("TLP:GREEN",), provenance="From Example Ltd, TLP:AMBER.")
    assert stated(made) is Tlp.AMBER


@pytest.mark.parametrize(
    ("held", "asked", "now"),
    [(Tlp.GREEN, Tlp.AMBER, "TLP:AMBER"), (Tlp.RED, Tlp.AMBER, "TLP:RED")],
)
def test_marking_raises_and_never_lowers(held: Tlp, asked: Tlp, now: str) -> None:
    assert marked(at("a/b", held), asked).references == ("Report 7", now)


def test_amber_never_leaves_as_clear_and_is_named() -> None:
    with pytest.raises(ExchangeError, match=r"at TLP:CLEAR: a/amber \(TLP:AMBER\) came stricter"):
        leaving([at("a/clear", Tlp.CLEAR), at("a/amber", Tlp.AMBER)], Tlp.CLEAR)


def test_a_template_without_level_takes_the_one_asked_for() -> None:
    (made,) = leaving([plain("a/b")], Tlp.GREEN)
    assert made.references == ("TLP:GREEN",)
