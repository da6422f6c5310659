"""Uncompared: what of an application was compared with nobody, or not with all, and why.

The steps of a sweep that leave something out note it here; what a signal finds clear is then no
longer, or in part alone. Each step replaces its own notes, so that it can be done again.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from forensics.model import Outcome, SignalRun
from forensics.sweep.rows import put

COMPARING = (
    "corpus.burst",
    "corpus.reapplication",
    "corpus.shared_contact",
    "corpus.shared_file",
    "corpus.shared_passages",
)
"""Signals that ask what other applications hold."""
FOLDER = "uncompared"
"""Of a sweep's work folder: a file a step."""
NOTES = pa.schema(
    [
        ("application", pa.int64()),  # null: every one
        ("signal", pa.string()),
        ("part", pa.bool_()),  # whether the rest was compared, so that it is clear in part
        ("reason", pa.string()),
    ]
)


class Note(NamedTuple):
    """Why a signal that found nothing did not look at all there is."""

    signal: str
    part: bool
    reason: str


def put_notes(work: Path, step: str, notes: pa.Table) -> None:
    """Replaces the notes (NOTES) of a step. Raises OSError."""
    put(notes, work / FOLDER / f"{step}.parquet")


def of_every(notes: Iterable[Note]) -> pa.Table:
    """Notes that hold for every application."""
    rows = [{"application": None, **note._asdict()} for note in notes]
    return pa.Table.from_pylist(rows, schema=NOTES)


def told(run: SignalRun, notes: Sequence[Note]) -> SignalRun:
    """What a signal said, less what the notes take from it."""
    if run.outcome is not Outcome.CLEAR:
        return run
    outcome, reason = _weakened(run.reason, [note for note in notes if note.signal == run.signal])
    return run.model_copy(update={"outcome": outcome, "reason": reason})


def told_alone(row: dict[str, object], notes: Sequence[Note]) -> dict[str, object]:
    """The same for a row of `schemas.ASSESSED`."""
    clear: list[str] = list(row.get("clear") or ())  # type: ignore[call-overload]
    met = {
        name: mine for name in clear if (mine := [each for each in notes if each.signal == name])
    }
    if not met:
        return row
    reasons = json.loads(str(row["reasons"]))
    for signal, mine in met.items():
        before = next((each for each in reasons if each["signal"] == signal), None)
        outcome, reason = _weakened(before and before["reason"], mine)
        if before is not None:
            reasons.remove(before)
        reasons.append({"signal": signal, "outcome": outcome.value, "reason": reason})
        if outcome is not Outcome.CLEAR:
            clear.remove(signal)
    lost = len(row["clear"]) - len(clear)  # type: ignore[arg-type]
    return row | {
        "clear": clear,
        "assessed": int(str(row["assessed"])) - lost,
        "not_assessed": int(str(row["not_assessed"])) + lost,
        "reasons": json.dumps(reasons),
    }


def _weakened(before: str | None, notes: Sequence[Note]) -> tuple[Outcome, str | None]:
    """What is left of a clear outcome, whose reason is None where all was looked at."""
    if not notes:
        return Outcome.CLEAR, before
    said = "; ".join(dict.fromkeys(note.reason for note in notes))
    whole = f"{before}; {said}" if before else f"in part: {said}"
    if all(note.part for note in notes):
        return Outcome.CLEAR, whole
    return Outcome.NOT_ASSESSED, whole.removeprefix("in part: ")
