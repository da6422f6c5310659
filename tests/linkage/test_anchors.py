"""Any six words in a row that two passages share lead from one to the other."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.anchors import SURE, anchors, sequences

LINE = "Broke a 190,000-line Express monolith into six services by warehouse, tariff and billing."
WORD = st.sampled_from(["built", "ran", "led", "a", "team", "of", "nine", "bakers", "in", "rye"])


def test_case_and_punctuation_are_no_difference() -> None:
    assert sequences("Kept bees, and sold honey!") == sequences("kept BEES and (sold) honey")


def test_the_order_of_words_counts() -> None:
    assert set(sequences("kept bees sold honey")).isdisjoint(sequences("honey sold bees kept"))


@pytest.mark.parametrize("text", ["", "   ", "two words", "…", "\x00"])
def test_fewer_than_three_words_have_none(text: str) -> None:
    assert sequences(text) == ()
    assert anchors(()) == frozenset()


def test_a_short_passage_is_kept_all_the_same() -> None:
    assert len(anchors(sequences("kept bees sold honey"))) == 1


def test_numbers_are_those_of_a_signed_column_and_of_every_process() -> None:
    assert all(-(1 << 63) <= one < 1 << 63 for one in sequences(LINE))
    assert sequences("kept bees and") == (-1939661944067571743,)


@given(st.lists(WORD, min_size=SURE, max_size=SURE), st.lists(WORD), st.lists(WORD), st.randoms())
def test_a_run_of_six_words_is_surely_found(
    run: list[str], before: list[str], after: list[str], chance: random.Random
) -> None:
    kept = anchors(sequences(" ".join([*before, *run, *after])))
    assert kept & set(sequences(" ".join(run)))
