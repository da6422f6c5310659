import numpy as np
import pytest

from index.align import Alignment
from index.judge import KNOWN_PAIRS, PAIR_CAP, PAIR_FLOOR, RARE_MARGIN, SHARED_PAIRS, judge, verdict
from index.match import MANY_PAIRS, MANY_SCORE, Match, Pair, Verdict
from index.template import TemplateStatus


def alignment(copied: int = 0, reworded: int = 0, stock: int = 0, margin: float = 0.5) -> Alignment:
    count = copied + reworded + stock
    rows = np.arange(count)
    return Alignment(
        passages=rows,
        rows=rows,
        cosine=np.full(count, 0.8, dtype=np.float32),
        lift=np.full(count, margin, dtype=np.float32),
        margin=np.full(count, margin, dtype=np.float32),
        stock=rows >= copied + reworded,
        copied=rows < copied,
    )


def test_stock_pairs_add_nothing_and_are_not_rare() -> None:
    found = judge(alignment(stock=30), 30)
    assert found.score == 0.0
    assert not found.rare.any()
    assert verdict(found) is Verdict.COMMON_TEXT


def test_a_pair_is_capped_so_that_one_cannot_stand_for_many() -> None:
    assert judge(alignment(reworded=1, margin=9.0), 1).score == pytest.approx(PAIR_CAP)
    assert verdict(judge(alignment(reworded=KNOWN_PAIRS - 1), 4)) is Verdict.COMMON_TEXT
    assert verdict(judge(alignment(reworded=KNOWN_PAIRS), 4)) is Verdict.KNOWN_TEMPLATE


def test_a_margin_at_the_floor_is_chance() -> None:
    assert judge(alignment(reworded=5, margin=PAIR_FLOOR - 1e-6), 5).score == 0.0


def test_a_reworded_pair_is_rare_from_its_margin_on() -> None:
    assert not judge(alignment(reworded=5, margin=RARE_MARGIN - 1e-4), 5).rare.any()
    assert judge(alignment(reworded=5, margin=RARE_MARGIN + 1e-4), 5).rare.all()


def test_few_copies_in_a_long_text_are_a_shared_source_and_many_a_template() -> None:
    few, many = judge(alignment(copied=6), 60), judge(alignment(copied=20), 60)
    assert verdict(few) is Verdict.SHARED_SOURCE
    assert verdict(many) is Verdict.KNOWN_TEMPLATE
    assert few.score / 6 < many.score / 20 / 5, "a copy is worth more among many"


@pytest.mark.parametrize("copied", range(40))
def test_one_more_copy_never_lowers_the_score(copied: int) -> None:
    assert judge(alignment(copied=copied + 1), 40).score > judge(alignment(copied=copied), 40).score


def test_shared_source_needs_two_rare_passages_copied() -> None:
    assert verdict(judge(alignment(copied=SHARED_PAIRS - 1), 40)) is Verdict.COMMON_TEXT
    assert verdict(judge(alignment(copied=SHARED_PAIRS), 40)) is Verdict.SHARED_SOURCE


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
