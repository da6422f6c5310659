"""Variants: the same ones from the same seed, no line from nowhere, no identity kept."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.generate.identity import invent
from forensics.evaluate.matching.drafts import Draft, draft
from forensics.evaluate.matching.halves import Shares, share_out
from forensics.evaluate.matching.variants import (
    KINDS,
    Text,
    make,
    ordinary,
    template_identity,
    template_text,
    variants,
)
from tests.evaluate.matching.composed import corpus

CORPUS = corpus()
WORDS = ("Mended", "nets", "boats", "quays", "ropes", "maps", "ovens", "loaves", "crates")
lines = st.lists(
    st.permutations(WORDS).map(lambda drawn: " ".join(drawn[:6]).capitalize() + "."),
    max_size=12,
    unique=True,
)


def shares() -> Shares:
    found = share_out(CORPUS, "test", 7, 10)
    assert isinstance(found, Shares)
    return found


def made(*kinds: str) -> list[Text]:
    return list(variants(CORPUS, shares(), 7, kinds or tuple(KINDS)))


def test_the_same_seed_makes_the_same_texts_whatever_kinds_are_asked_for() -> None:
    everything = made()
    assert everything == made()
    assert [one for one in everything if one.kind == "d"] == made("d")


def test_another_seed_makes_others() -> None:
    assert made("c") != list(variants(CORPUS, shares(), 8, ("c",)))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("g", "gh")])
def test_no_identity_is_shared_with_a_template_it_was_made_of(kind: str) -> None:
    for text in made(kind):
        said = "\n".join(text.lines)
        assert "Company Name" not in said
        assert not re.search(r"City\s*,\s*State", said)
        for id_ in text.made_of:
            other = template_identity(id_, 7)
            kept = [other.name, other.email, other.phone, *other.towns, *other.employers]
            assert not [one for one in kept if one in said]


def test_a_negative_is_somebody_else_than_the_template_of_the_same_resume() -> None:
    id_ = next(iter(CORPUS.resumes))
    mine = ordinary(CORPUS, id_, 7)
    assert template_identity(id_, 7).name in template_text(CORPUS, id_, 7)
    assert template_identity(id_, 7).name not in "\n".join(mine.lines)
    assert invent(7, "resume", id_).name in mine.lines[0]


@given(lines, st.integers(0, 9))
def test_b_has_lines_of_its_template_only_and_70_percent_of_them(
    said: list[str], seed: int
) -> None:
    mine = draft("Experience\n" + "\n".join(said))
    found = make("b", Random(seed), mine, mine)
    assert set(found) <= set(mine.lines)
    assert len(found) == len(mine.lines) - int(0.3 * len(mine.bullets))


@given(lines, lines, st.integers(0, 9))
def test_e_has_lines_of_its_two_templates_only(
    said: list[str], others: list[str], seed: int
) -> None:
    mine, other = draft("\n".join(said)), draft("\n".join(others))
    found = make("e", Random(seed), mine, other)
    assert set(found) <= set(mine.said) | set(other.said)
    assert len(found) == -(-len(mine.said) // 2) + -(-len(other.said) // 2)


@given(lines, lines, st.integers(0, 9))
def test_f_keeps_every_line_of_its_host_in_order(
    said: list[str], others: list[str], seed: int
) -> None:
    mine, host = draft("\n".join(said)), draft("Summary\n" + "\n".join(others))
    found = iter(make("f", Random(seed), mine, host))
    assert all(line in found for line in host.lines)


def test_g_and_gh_are_the_rewrites_of_indexed_templates_as_they_are() -> None:
    indexed = set(shares().templates)
    wanted = {one.id for one in CORPUS.rewrites if one.template in indexed}
    found = made("g", "gh")
    assert {one.id for one in found} == wanted
    assert {one.style for one in found} == {"free", "request"}
    assert all("Ada Q. Nobody" in one.lines[0] for one in found)


def test_a_draft_puts_other_bullets_where_the_old_ones_stood() -> None:
    mine = Draft(("Head", "one two", "Middle", "three four", "five six"), (1, 3, 4))
    assert mine.with_bullets(("A", "B", "C")) == ("Head", "A", "Middle", "B", "C")
    assert mine.with_bullets(("A",)) == ("Head", "Middle", "A")
    assert mine.with_bullets(()) == ("Head", "Middle")
    assert mine.reworded(lambda run: ["+".join(run)]) == (
        "Head", "one two", "Middle", "three four+five six",
    )  # fmt: skip


def test_an_unknown_variant_is_refused() -> None:
    mine = draft("Counted the loaves of the town twice.")
    with pytest.raises(ValueError, match="no variant"):
        make("z", Random(1), mine, mine)
