"""What nobody compared is not clear, and says why."""

import json

from forensics.model import Outcome, SignalRun, Strength
from forensics.signals import load_all
from forensics.sweep.again import compares
from forensics.sweep.rows import assessed
from forensics.sweep.uncompared import COMPARING, Note, told, told_alone
from forensics.weigh import weigh

CROWDED = Note("corpus.shared_contact", False, "too many hold it")
UNREAD = Note("corpus.shared_contact", True, "2 could not be read")


def run(outcome: Outcome, reason: str | None = None) -> SignalRun:
    return SignalRun(
        signal="corpus.shared_contact",
        strength=Strength.MODERATE,
        outcome=outcome,
        reason=reason,
    )


def test_every_signal_that_needs_other_applications_can_be_noted() -> None:
    needing = {signal.name for signal in load_all() if "corpus" in signal.needs}
    assert needing == set(COMPARING) == {name for name in needing if compares(name)}


def test_clear_becomes_not_assessed_or_clear_in_part() -> None:
    for notes, outcome, reason in (
        ((), Outcome.CLEAR, None),
        ((CROWDED._replace(signal="corpus.burst"),), Outcome.CLEAR, None),
        ((UNREAD,), Outcome.CLEAR, "in part: 2 could not be read"),
        ((CROWDED,), Outcome.NOT_ASSESSED, "too many hold it"),
        ((UNREAD, CROWDED), Outcome.NOT_ASSESSED, "2 could not be read; too many hold it"),
    ):
        found = told(run(Outcome.CLEAR), notes)
        assert (found.outcome, found.reason) == (outcome, reason)


def test_what_was_said_before_stays() -> None:
    found = told(run(Outcome.CLEAR, "in part: cv.pdf is cut"), [CROWDED])
    assert (found.outcome, found.reason) == (
        Outcome.NOT_ASSESSED,
        "cv.pdf is cut; too many hold it",
    )
    for outcome in (Outcome.HIT, Outcome.ERROR, Outcome.NOT_APPLICABLE):
        assert told(run(outcome, "why"), [CROWDED]) == run(outcome, "why")


def test_a_row_says_the_same_as_its_runs() -> None:
    signals = load_all()
    for before in (run(Outcome.CLEAR), run(Outcome.CLEAR, "in part: a"), run(Outcome.ERROR)):
        row = assessed(0, (before,), weigh((before,), signals))
        for notes in ((), (UNREAD,), (UNREAD, CROWDED)):
            after = told(before, notes)
            assert told_alone(row, notes) == assessed(0, (after,), weigh((after,), signals))


def test_a_row_of_what_was_not_examined_stays() -> None:
    row = assessed(3, None, None)
    assert told_alone(row, [CROWDED]) == row


def test_reasons_stand_in_the_row() -> None:
    row = assessed(0, (run(Outcome.NOT_ASSESSED, "no corpus"),), weigh((), load_all()))
    assert json.loads(str(row["reasons"])) == [
        {"signal": "corpus.shared_contact", "outcome": "not_assessed", "reason": "no corpus"}
    ]
