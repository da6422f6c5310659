"""What is asked of every finalist does not depend on what was found."""

from forensics.model import Evidence, Finding, Outcome, Property, SignalRun, Strength
from forensics.report.verification import Step, steps
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
