import numpy as np
import pytest

from index.align import Alignment
from index.judge import (
    COPIED_WORTH,
    EDITED_FLOOR,
    EDITED_WORTH,
    KNOWN_PAIRS,
    KNOWN_SCORE,
    LENGTH_POWER,
    MOSTLY,
    RARE_RATIO,
    RATIO_CAP,
    REWORDED_FLOOR,
    SHARED_PAIRS,
    SHORTEST,
    VERBATIM,
    WHOLLY,
    coverage,
    judge,
    taken,
    verdict,
)
from index.match import MANY_PAIRS, MANY_SCORE, Match, Pair, Verdict
from index.pairing import Ratios
from index.template import TemplateStatus

STRONG = REWORDED_FLOOR + 6.0
BESIDE, WITHIN = MOSTLY


def alignment(
    copied: int = 0,
    reworded: int = 0,
    stock: int = 0,
    ratio: float = STRONG,
    edited: float = 0.0,
) -> Alignment:
    """So many pairs of each kind; a copied one shares all its words, a reworded one a quarter."""
    count = copied + reworded + stock
    rows = np.arange(count)
    return Alignment(
        passages=rows,
        rows=rows,
        cosine=np.full(count, 0.8, dtype=np.float32),
        ratios=Ratios(*(np.full(count, one, dtype=np.float32) for one in (ratio, edited))),
        shared=np.where(rows < copied, 1.0, 0.25).astype(np.float32),
        stock=rows >= copied + reworded,
        copied=rows < copied,
    )


def test_stock_pairs_add_nothing_and_are_not_rare() -> None:
    found = judge(alignment(stock=30), 30, WITHIN)
    assert found.score == 0.0
    assert not found.rare.any()
    assert verdict(found) is Verdict.COMMON_TEXT


def test_a_pair_is_capped_so_that_one_cannot_stand_for_many() -> None:
    capped = judge(alignment(reworded=1, ratio=90.0), 1, 0.0).score
    assert capped == pytest.approx(RATIO_CAP / SHORTEST**LENGTH_POWER)


def test_known_template_asks_for_rare_pairs_and_score() -> None:
    few, enough = (alignment(reworded=count) for count in (KNOWN_PAIRS - 1, KNOWN_PAIRS))
    assert verdict(judge(few, 4, 0.0)._replace(score=KNOWN_SCORE)) is Verdict.COMMON_TEXT
    assert verdict(judge(enough, 4, 0.0)) is Verdict.KNOWN_TEMPLATE
    assert verdict(judge(enough, 400, 0.0)) is Verdict.COMMON_TEXT, "the score is too low"


def test_a_ratio_at_the_floor_is_chance() -> None:
    assert judge(alignment(reworded=5, ratio=REWORDED_FLOOR - 1e-4), 5, 0.0).score == 0.0


def test_a_reworded_pair_is_rare_from_its_ratio_on() -> None:
    edge = REWORDED_FLOOR + RARE_RATIO
    assert not judge(alignment(reworded=5, ratio=edge - 1e-3), 5, 0.0).rare.any()
    assert judge(alignment(reworded=5, ratio=edge + 1e-3), 5, 0.0).rare.all()


def test_the_greater_of_both_ways_of_telling_is_the_score() -> None:
    edited = judge(alignment(reworded=4, ratio=0.0, edited=EDITED_FLOOR + 4.0), 16, 0.0)
    assert edited.score == pytest.approx(EDITED_WORTH * 4 * 4.0 / 16**LENGTH_POWER)
    reworded = judge(alignment(reworded=4, edited=EDITED_FLOOR + 4.0), 16, 0.0)
    assert reworded.score == pytest.approx(judge(alignment(reworded=4), 16, 0.0).score)
    assert reworded.score > edited.score


def test_copies_in_a_text_of_other_things_are_a_shared_source_and_of_nothing_else_a_template() -> (
    None
):
    beside, within = (judge(alignment(copied=12), 36, covered) for covered in MOSTLY)
    assert verdict(beside) is Verdict.SHARED_SOURCE
    assert verdict(within) is Verdict.KNOWN_TEMPLATE
    assert beside.score < within.score / 10


def test_the_source_of_a_text_that_is_nothing_else_counts_as_if_it_were_reworded() -> None:
    reworded = judge(alignment(reworded=9), 16, WHOLLY[1]).score
    partly, wholly = (judge(alignment(copied=9), 16, covered).score for covered in WHOLLY)
    assert partly == pytest.approx(9 * COPIED_WORTH / 16**LENGTH_POWER)
    assert partly < wholly == pytest.approx(reworded)


def test_a_reworded_pair_counts_the_same_whatever_the_rest_of_the_text_is() -> None:
    beside, within = (judge(alignment(reworded=5), 9, covered) for covered in MOSTLY)
    assert beside.score == pytest.approx(within.score)


def test_a_copied_pair_counts_where_copies_do_even_if_its_ratio_says_nothing() -> None:
    found = judge(alignment(copied=4, ratio=0.0), 4, WITHIN)
    assert found.score == pytest.approx(4 * COPIED_WORTH / SHORTEST**LENGTH_POWER)


@pytest.mark.parametrize("covered", (0.0, BESIDE, WITHIN))
@pytest.mark.parametrize("copied", range(0, 40, 3))
def test_one_more_copy_never_lowers_the_score(copied: int, covered: float) -> None:
    more, fewer = (judge(alignment(copied=count), 40, covered) for count in (copied + 1, copied))
    assert more.score > fewer.score


def test_coverage_counts_a_passage_once_however_many_templates_hold_it() -> None:
    one, other = alignment(copied=4), alignment(copied=6, reworded=3)
    assert coverage([one, other], 12) == pytest.approx(6 / 12)
    assert coverage([], 12) == 0.0
    assert coverage([], 0) == 0.0


def test_what_is_taken_is_copied_and_neither_stock_nor_another_meaning() -> None:
    assert taken(alignment(copied=2, reworded=1, stock=1)).tolist() == [1.0, 1.0, 0.0, 0.0]
    far = alignment(copied=1)._replace(cosine=np.array([0.4], dtype=np.float32))
    assert taken(far).tolist() == [0.0]


def test_words_exchanged_for_others_leave_a_pair_less_and_less_copied() -> None:
    scores = []
    for shared in (VERBATIM[1], sum(VERBATIM) / 2, VERBATIM[0]):
        pair = alignment(copied=1)._replace(shared=np.array([shared], dtype=np.float32))
        scores.append(judge(pair, 1, 0.0).score)
    unreduced = judge(alignment(reworded=1), 1, 0.0).score
    assert scores[0] < scores[1] < scores[2] == pytest.approx(unreduced)


def test_shared_source_needs_two_rare_passages_copied() -> None:
    few, enough = (alignment(copied=count) for count in (SHARED_PAIRS - 1, SHARED_PAIRS))
    assert verdict(judge(few, 40, 0.0)) is Verdict.COMMON_TEXT
    assert verdict(judge(enough, 40, 0.0)) is Verdict.SHARED_SOURCE


def test_many_asks_for_score_and_pairs_at_their_edges() -> None:
    pair = Pair(
        passage=0, start=0, end=1, quote="q", template_quote="t", strength=0.1, kind="copied",
        rare=True, background_seen=0, background_size=1,
    )  # fmt: skip
    edge = Match(
        template="a", title="a", status=TemplateStatus.STABLE, score=MANY_SCORE,
        verdict=Verdict.KNOWN_TEMPLATE, pairs=(pair,) * MANY_PAIRS,
    )  # fmt: skip
    assert edge.many
    assert not edge.model_copy(update={"score": MANY_SCORE - 1e-6}).many
    assert not edge.model_copy(update={"pairs": (pair,) * (MANY_PAIRS - 1)}).many
    assert not edge.model_copy(update={"verdict": Verdict.SHARED_SOURCE}).many
