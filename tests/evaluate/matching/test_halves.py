"""Which resumes are templates, negatives, and learnt from."""

import pytest

from forensics.evaluate.matching.halves import HALVES, Half, Shares, halves, share_out
from tests.evaluate.matching.composed import corpus

CORPUS = corpus()


def shares(half: Half, size: int) -> Shares:
    found = share_out(CORPUS, half, 7, size)
    assert isinstance(found, Shares)
    return found


def test_halves_are_apart_and_all_there_is() -> None:
    tune, test = (set(ids) for ids, _ in halves(CORPUS, 7))
    assert not tune & test
    assert tune | test == set(CORPUS.resumes)


@pytest.mark.parametrize("half", HALVES)
def test_rewritten_ones_are_indexed_first_and_half_of_either_style(half: Half) -> None:
    chosen = shares(half, 6)
    rewritten = {one.template: one.style for one in CORPUS.rewrites}
    styles = [rewritten[id_] for id_ in chosen.templates if id_ in rewritten]
    assert [id_ in rewritten for id_ in chosen.templates] == [True] * 4 + [False] * 2
    assert sorted(styles) == ["free", "free", "request", "request"]


def test_a_larger_index_holds_the_smaller_one() -> None:
    assert shares("test", 12).templates[:6] == shares("test", 6).templates


def test_a_small_index_is_of_its_half_alone() -> None:
    own = set(halves(CORPUS, 7)[1][0])
    chosen = shares("test", 10)
    assert chosen.borrowed == 0
    assert set(chosen.templates) | set(chosen.negatives) == own
    assert not set(chosen.learnable) & own


def test_a_large_index_is_filled_up_from_the_other_half() -> None:
    chosen = shares("test", 40)
    own = set(halves(CORPUS, 7)[1][0])
    assert len(chosen.templates) == 40
    assert chosen.borrowed == sum(id_ not in own for id_ in chosen.templates) == 24
    assert set(chosen.negatives) <= own
    assert chosen.learnable == ()


def test_no_part_of_an_index_is_a_negative_or_learnt_from() -> None:
    for size in (4, 12, 30):
        chosen = shares("tune", size)
        parts = (set(chosen.templates), set(chosen.negatives), set(chosen.learnable))
        assert sum(map(len, parts)) == len(set.union(*parts)) == len(CORPUS.resumes)


def test_an_index_that_leaves_no_negative_is_refused_with_the_reason() -> None:
    said = share_out(CORPUS, "test", 7, 48)
    assert isinstance(said, str)
    assert "none of the test half would be left" in said


def test_an_index_is_never_smaller_than_its_rewritten_resumes() -> None:
    assert len(shares("test", 2).templates) == 4


def test_one_template_is_too_few() -> None:
    bare = CORPUS.model_copy(update={"rewrites": ()})
    assert "two templates" in str(share_out(bare, "test", 7, 1))
