"""The table of words, its inflections, and how much of a text is replaced."""

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.generate.synonyms import TABLE, lexicon, plural, regular, replace


def test_the_table_is_large_and_names_no_word_twice() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    heads = [tuple(row[:2]) for row in rows if not row[0].startswith("#")]
    assert len(heads) == len(set(heads))
    assert sum(kind != "forms" for kind, _ in heads) >= 250
    assert all(len(row) == 3 for row in rows if not row[0].startswith("#"))


def test_no_word_stands_in_its_own_place() -> None:
    table = lexicon()
    assert not [head for head, words in table.others.items() if head in words]
    assert not [head for head, forms in table.verbs.items() for ws in forms.values() if head in ws]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("carry", ("carry", "carries", "carried", "carried", "carrying")),
        ("manage", ("manage", "manages", "managed", "managed", "managing")),
        ("oversee", ("oversee", "oversees", "oversaw", "overseen", "overseeing")),
        ("fix", ("fix", "fixes", "fixed", "fixed", "fixing")),
        ("plan", ("plan", "plans", "planned", "planned", "planning")),
    ],
)
def test_verbs_are_inflected(base: str, forms: tuple[str, ...]) -> None:
    assert (lexicon().forms.get(base) or regular(base)) == forms


def test_nouns_are_inflected() -> None:
    assert [plural(word) for word in ("agency", "day", "branch", "staff", "goods")] == [
        "agencies", "days", "branches", "staff", "goods",
    ]  # fmt: skip


def test_a_replacement_keeps_tense_and_capital() -> None:
    found = {replace(Random(seed), "Managed the branch.", 0.34) for seed in range(40)}
    verbs = {"Oversaw", "Ran", "Steered"}
    assert {line.split()[0] for line in found} & verbs == verbs
    assert {line.split()[0] for line in found} <= verbs | {"Managed"}


def test_about_the_wished_share_is_replaced() -> None:
    text = "Managed daily operations and supported customers while preparing monthly reports. " * 20
    assert replace(Random(1), text, 0.0) == text
    before, after = Counter(text.split()), Counter(replace(Random(1), text, 0.2).split())
    assert 0.15 < (before - after).total() / before.total() < 0.25


@given(st.text(max_size=80), st.integers(0, 5))
def test_a_text_of_unknown_words_stays_as_it_is(text: str, seed: int) -> None:
    if not any(word in lexicon().verbs or word in lexicon().others for word in _words(text)):
        assert replace(Random(seed), text, 1.0) == text


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:['’-][a-z]+)*", text.lower())
