"""What is asked of every finalist does not depend on what was found."""

import re
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from forensics.model import Evidence, Finding, Outcome, Property, Signal, SignalRun, Strength
from forensics.reference.table import load
from forensics.report.verification import TABLE, Step, _merged, steps
from forensics.signals import load_all
from forensics.weigh import weigh

SIGNALS = load_all()
QUOTE = Evidence(document="resume.pdf", locator=Property(path="p"), quote="q")
FINDING = Finding(summary="s", evidence=(QUOTE,))


def advice(*runs: SignalRun) -> tuple[Step, ...]:
    return steps(runs, SIGNALS, weigh(runs, SIGNALS))


def run(name: str, outcome: Outcome) -> SignalRun:
    findings = (FINDING,) if outcome is Outcome.HIT else ()
    return SignalRun(signal=name, strength=Strength.MODERATE, outcome=outcome, findings=findings)


def test_steps_for_every_finalist_are_the_same_for_everybody() -> None:
    nothing = advice()
    everything = advice(*[run(signal.name, Outcome.HIT) for signal in SIGNALS])
    assert nothing == tuple(step for step in everything if step.scope == "every_finalist")
    assert nothing


def test_a_finding_calls_for_its_own_steps_and_names_the_signal() -> None:
    found = advice(run("document.hidden_text", Outcome.HIT))
    own = [step for step in found if step.scope == "this_finding"]
    assert own
    assert all(step.because == ("document.hidden_text",) for step in own)


def test_what_is_not_a_hit_calls_for_nothing() -> None:
    quiet = [run(signal.name, Outcome.NOT_ASSESSED) for signal in SIGNALS]
    assert advice(*quiet) == advice()


# What a finding calls for is asked of one person alone, and must not be more papers.
PAPERS = (
    r"passport|\bid\b|identity (card|paper|document)|visa\b|citizenship|licen[cs]e|birth|permit"
)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_no_finding_calls_for_papers_of_one_person(signal: Signal) -> None:
    for step in signal.card.this_finding:
        assert not re.search(PAPERS, step, re.IGNORECASE), step


def test_one_step_has_one_wording() -> None:
    """Wordings that say the same are unified by the table, so nobody is asked twice."""
    shown = [step.step for step in advice()]
    for one, other in combinations(shown, 2):
        assert fuzz.token_sort_ratio(one, other) < 80, (one, other)


def test_other_wordings_are_shown_in_the_common_one() -> None:
    for row in load(TABLE).rows.values():
        for other in filter(None, row["also"].split("|")):
            assert _merged([(other, "a.b"), (row["step"], "c.d")], "every_finalist") == [
                Step(step=row["step"], scope="every_finalist", because=("a.b", "c.d"))
            ]


def test_steps_for_every_finalist_stand_as_a_hiring_goes_on() -> None:
    order = [row["step"] for row in load(TABLE).rows.values()]
    shown = [step.step for step in advice() if step.step in order]
    assert shown == sorted(shown, key=order.index)
    unknown = [step for step, _ in [("Sing.", "a.b")]]
    assert _merged([("Sing.", "a.b"), (order[0], "c.d")], "every_finalist")[-1].step == unknown[0]
