"""The laws of weighing, for every examination and not only for examples."""

from itertools import combinations
from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.model import Band, Card, Outcome, Signal, SignalRun, Strength
from forensics.model.evidence import Evidence, Property
from forensics.model.finding import Finding
from forensics.signals import load
from forensics.weigh import BITS, CAP, CAP_ROW, TIE_BREAKER, weigh

CARD = Card(
    title="t", looks_at="l", why="w", innocent=("i",), every_finalist=("e",),
    this_finding=("f",), references=("r",),
)  # fmt: skip
QUOTE = Evidence(document="resume.pdf", locator=Property(path="p"), quote="q")


def card(name: str, family: str, strength: Strength, llm: bool = False) -> Signal:
    needs = frozenset({"llm"}) if llm else frozenset()
    return Signal(name, family, strength, needs, lambda subject, tools: iter(()), CARD, "0" * 64)


def hit(signal: Signal, *lowered: Strength | None) -> SignalRun:
    findings = tuple(
        Finding(summary="s", evidence=(QUOTE,), strength=strength)
        for strength in lowered or (None,)
    )
    return SignalRun(
        signal=signal.name, strength=signal.strength, outcome=Outcome.HIT, findings=findings
    )


def silent(signal: Signal, outcome: Outcome) -> SignalRun:
    return SignalRun(signal=signal.name, strength=signal.strength, outcome=outcome, reason="r")


def band_of(*hits: tuple[str, str]) -> Band:
    """The band of hits given as (family, strength)."""
    cards = [
        card(f"{family}.s{number}", family, Strength(strength))
        for number, (family, strength) in enumerate(hits)
    ]
    return weigh([hit(item) for item in cards], cards).band


SIGNALS = [
    card(f"{family}.{strength.value}{number}", family, strength, llm=number == 2)
    for family in ("contact", "education", "profile", "template", "corpus")
    for strength in Strength
    for number in range(3)
]
PHONE = card(TIE_BREAKER, "contact", Strength.WEAK)
subsets = st.lists(st.sampled_from(SIGNALS), unique_by=lambda signal: signal.name)


@given(subsets)
def test_bars_sum_to_the_total_which_is_capped(chosen: list[Signal]) -> None:
    assessment = weigh([hit(signal) for signal in chosen], SIGNALS)
    total = sum(bar.bits for bar in assessment.contributions)
    assert isclose(total, assessment.total_bits, abs_tol=1e-9)
    assert 0 <= assessment.total_bits <= CAP + 1e-9
    names = [bar.signal for bar in assessment.contributions]
    assert (CAP_ROW in names) == any(bar.bits < 0 for bar in assessment.contributions)


@given(subsets, st.sampled_from(SIGNALS))
def test_more_evidence_never_lowers_total_or_band(chosen: list[Signal], more: Signal) -> None:
    order = [Band.NOTHING_SEEN, Band.INFORMATIONAL, Band.REVIEW, Band.PRIORITY]
    before = weigh([hit(signal) for signal in chosen], SIGNALS)
    runs = {signal.name: hit(signal) for signal in [*chosen, more]}
    after = weigh(list(runs.values()), SIGNALS)
    assert after.total_bits >= before.total_bits - 1e-9
    assert order.index(after.band) >= order.index(before.band)


@given(subsets, st.lists(st.sampled_from(list(Outcome)), min_size=len(SIGNALS)))
def test_only_hits_weigh(chosen: list[Signal], outcomes: list[Outcome]) -> None:
    hits = [hit(signal) for signal in chosen]
    quiet = [
        silent(signal, outcome)
        for signal, outcome in zip(SIGNALS, outcomes, strict=False)
        if signal not in chosen and outcome is not Outcome.HIT
    ]
    assert weigh(hits + quiet, SIGNALS).total_bits == weigh(hits, SIGNALS).total_bits


@given(subsets)
def test_plus_one_never_changes_the_band(chosen: list[Signal]) -> None:
    cards = [*SIGNALS, PHONE]
    without = weigh([hit(signal) for signal in chosen], cards)
    with_it = weigh([hit(signal) for signal in [*chosen, PHONE]], cards)
    assert with_it.band is without.band
    assert with_it.total_bits >= without.total_bits


def test_plus_one_alone_weighs_its_bits_and_moves_no_band() -> None:
    assessment = weigh([hit(PHONE)], [PHONE])
    assert assessment.total_bits == log2(1.5)
    assert assessment.band is Band.NOTHING_SEEN


@pytest.mark.parametrize(
    ("hits", "band"),
    [
        ([], Band.NOTHING_SEEN),
        ([("contact", "context")], Band.INFORMATIONAL),
        ([("contact", "weak")], Band.INFORMATIONAL),
        ([(family, "weak") for family in "abcdefgh"], Band.INFORMATIONAL),
        ([("education", "moderate")], Band.INFORMATIONAL),
        ([("education", "moderate"), ("education", "weak")], Band.INFORMATIONAL),
        ([("education", "moderate"), ("contact", "weak")], Band.REVIEW),
        ([("education", "moderate"), ("education", "moderate")], Band.REVIEW),
        ([("template", "strong")], Band.REVIEW),
        ([("template", "strong"), ("profile", "weak")], Band.REVIEW),
        ([("template", "strong"), ("profile", "moderate")], Band.PRIORITY),
        ([("a", "moderate"), ("b", "moderate"), ("c", "moderate")], Band.PRIORITY),
    ],
)
def test_bands(hits: list[tuple[str, str]], band: Band) -> None:
    assert band_of(*hits) is band


def test_language_model_evidence_alone_is_never_firm() -> None:
    cards = [card(f"{family}.x", family, Strength.MODERATE, llm=True) for family in "abcd"]
    assert weigh([hit(item) for item in cards], cards).band is Band.INFORMATIONAL


def test_the_second_of_a_family_counts_a_quarter_and_the_third_nothing() -> None:
    cards = [card(f"contact.{name}", "contact", Strength.MODERATE) for name in "abc"]
    bars = weigh([hit(item) for item in cards], cards).contributions
    assert [bar.bits for bar in bars] == [log2(3), log2(3) / 4, 0]
    assert [bar.signal for bar in bars] == ["contact.a", "contact.b", "contact.c"]


def test_a_signal_counts_once_by_its_strongest_finding() -> None:
    template = card("template.known_template", "template", Strength.STRONG)
    run = hit(template, Strength.MODERATE, Strength.CONTEXT)
    assert weigh([run], [template]).total_bits == log2(3)


def test_coverage_counts_hit_and_clear_as_assessed() -> None:
    chosen = [card(f"contact.{outcome.value}", "contact", Strength.WEAK) for outcome in Outcome]
    runs = [
        hit(signal) if outcome is Outcome.HIT else silent(signal, outcome)
        for signal, outcome in zip(chosen, Outcome, strict=True)
    ]
    coverage = weigh(runs, chosen).coverage
    assert (coverage.assessed, coverage.not_assessed) == (2, 1)
    assert (coverage.not_applicable, coverage.error) == (1, 1)


def test_bits_grow_with_strength() -> None:
    assert all(BITS[weaker] < BITS[stronger] for weaker, stronger in combinations(Strength, 2))


def test_a_match_counts_by_the_confidence_of_its_list() -> None:
    signal = card("corpus.known_indicator", "corpus", Strength.STRONG)
    found = hit(signal).findings[0]
    half = hit(signal).model_copy(update={"findings": (found.model_copy(update={"share": 0.5}),)})
    (bar,) = weigh([half], [signal]).contributions
    assert bar.bits == BITS[Strength.STRONG] / 2
    assert bar.because == "0.5 of strong, as listed: 1.661 bits"


def test_the_finding_that_counts_is_the_one_with_most_bits() -> None:
    signal = card("corpus.known_indicator", "corpus", Strength.STRONG)
    found = hit(signal).findings[0]
    doubtful = found.model_copy(update={"share": 0.1})
    firm = found.model_copy(update={"strength": Strength.MODERATE})
    run = hit(signal).model_copy(update={"findings": (doubtful, firm)})
    assert weigh([run], [signal]).total_bits == BITS[Strength.MODERATE]


def test_the_text_of_a_template_and_of_another_application_is_evidence_of_one_family() -> None:
    cards = [load("template", "known_template"), load("corpus", "shared_passages")]
    bars = weigh([hit(item) for item in cards], cards).contributions
    assert [(bar.family, bar.bits) for bar in bars] == [
        ("template", BITS[Strength.STRONG]),
        ("template", BITS[Strength.MODERATE] / 4),
    ]


@pytest.mark.parametrize("name", ["shared_contact", "shared_file", "reapplication", "burst"])
def test_what_else_other_applications_hold_weighs_beside_it(name: str) -> None:
    cards = [load("corpus", "shared_passages"), load("corpus", name)]
    families = {bar.family for bar in weigh([hit(item) for item in cards], cards).contributions}
    assert families == {"template", "corpus"}
