"""Rule-made rewording: turns of voice, splits and joins, other figures."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.generate.paraphrase import _jittered, _split, _turn, paraphrase


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        (
            "Managed daily operations for the branch.",
            {
                "Daily operations were managed for the branch.",
                "Was responsible for managing daily operations for the branch.",
                "Responsible for managing daily operations for the branch.",
            },
        ),
        ("Responsible for preparing invoices.", {"Prepared invoices."}),
        ("All invoices were prepared on time.", {"Prepared all invoices on time."}),
        ("Friendly and prompt at all times.", {"Friendly and prompt at all times."}),
    ],
)
def test_turns_of_voice(sentence: str, turns: set[str]) -> None:
    assert {_turn(Random(seed), sentence) for seed in range(30)} == turns


def test_a_clause_with_a_verb_of_its_own_is_split_off() -> None:
    assert _split("Prepared the monthly invoices and managed two clerks.") == (
        "Prepared the monthly invoices.",
        "Managed two clerks.",
    )
    assert _split("Sold bread and milk.") == ("Sold bread and milk.",)


@pytest.mark.parametrize("number", ["1", "2", "0", "1999", "2014"])
def test_small_figures_and_years_stay(number: str) -> None:
    assert {_jittered(Random(seed), number) for seed in range(20)} == {number}


@given(st.integers(3, 1899), st.integers(0, 99))
def test_other_figures_move_a_little(value: int, seed: int) -> None:
    moved = int(_jittered(Random(seed), str(value)))
    assert moved != value
    assert abs(moved - value) <= max(1, 0.21 * value)


def test_commas_of_a_figure_stay() -> None:
    assert "," in _jittered(Random(1), "12,500")
    assert _jittered(Random(1), "40,").endswith(",")


@given(st.lists(st.text(max_size=60), max_size=6), st.integers(0, 20))
def test_any_lines_can_be_reworded_the_same_way_twice(lines: list[str], seed: int) -> None:
    found = paraphrase(Random(seed), lines)
    assert found == paraphrase(Random(seed), lines)
    assert len(found) <= 2 * len(lines)
