"""A later snapshot tells another history for the time an earlier one told of.

Looks at: the oldest and the newest comparable snapshot of each platform, where the newer one does
not keep all that the older one states. A language model is given what both state, side by side,
and says whether the newer one goes on from the older or replaces it. A change counts only where
both quotes are found to the letter, each in its own snapshot and not in the other. One of them
must be of a post or degree that, by its dates, began a year before the older snapshot was taken
and fills the time of one that is gone: what began later is a later life.

Why it matters: published cases of bought, rented and taken-over accounts show profiles whose past
was rewritten to fit a new role; an old account reassures who looks only at its age.

Innocent explanations:
- A change of career, a return to study, or early posts that were trimmed to fit the new field.
- A page that was out of date, translated, or put in order by somebody who helps with applications.
- A namesake's page, or two people's snapshots filed under one application.
- The language model read the two texts wrongly; its judgement is weak evidence by itself.

Verify with every finalist:
- Ask the applicant to sign in to the profile while you watch, and to open its first activity.

Verify this finding:
- Ask what the profile said in the year of the older snapshot, and why the quoted lines changed.

References:
- Amazon CSO S. Schmidt, reported December 2025 (dormant accounts revived).
- Security Alliance (SEAL), case studies of remote IT workers, 2024-2025.
"""

from collections.abc import Iterator

from forensics.linkage.narrative import extends, fills, items, oldest_and_newest
from forensics.linkage.snapshots import Rewrite, compare
from forensics.model import (
    Change,
    Checked,
    Dropped,
    Evidence,
    Finding,
    Observation,
    Place,
    Record,
    Reply,
    RevivalAnswer,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)


@signal(family="profile", strength=Strength.WEAK, needs={"llm", "snapshots"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each platform whose newest snapshot replaces the oldest one's history.

    One question a platform: what lies between the two can only say when it changed.
    """
    if tools.llm is None:
        return
    for pair in oldest_and_newest(subject.profiles):
        if isinstance(pair, str):
            yield Unknown(reason=pair)
            continue
        older, newer = pair
        change = compare(older, newer, tools.catalogue)
        if extends(change):
            yield Checked(what=f"{newer.document} keeps what {older.document} states")
            continue
        reply = tools.llm.ask(
            "revival",
            RevivalAnswer,
            subject,
            sources={"older": items(subject, older), "newer": items(subject, newer)},
            facts={"older_date": f"{older.captured_at}", "newer_date": f"{newer.captured_at}"},
        )
        yield from _judged(older, newer, change, reply)


def _judged(
    older: Record, newer: Record, change: Rewrite, reply: Reply[RevivalAnswer]
) -> Iterator[Observation]:
    answer, names = reply.answer, f"{older.document} and {newer.document}"
    if answer.verdict == "continued":
        yield Checked(what=names)
    elif answer.verdict == "cannot_tell":
        yield Unknown(reason=f"the model cannot tell for {names}")
    else:
        found = [sides for each in answer.changes if (sides := _sides(each, reply))]
        if lost := len(answer.changes) - len(found):
            yield Dropped(claims=lost)
        if any(fills(change, after.span) for _, after in found):
            yield _finding(older, newer, found)
        else:
            yield Unknown(reason=f"what the model quotes from {names} is not of one time")


def _sides(change: Change, reply: Reply[RevivalAnswer]) -> tuple[Place, Place] | None:
    """Where both sides stand; None where one is not found, or still stands in the other text."""
    before, after = reply.find(change.older_quote, "older"), reply.find(change.newer_quote, "newer")
    kept = reply.find(change.older_quote, "newer") or reply.find(change.newer_quote, "older")
    return (before, after) if before and after and not kept else None


def _finding(older: Record, newer: Record, found: list[tuple[Place, Place]]) -> Finding:
    before = {place.span: place for place, _ in found}.values()
    after = {place.span: place for _, place in found}.values()
    return Finding(
        summary=f"The snapshot of {newer.captured_at} states another history than that of "
        f"{older.captured_at} for the same time, as a language model reads them.",
        evidence=(
            *(Evidence.visible(*place, f"older snapshot, {older.captured_at}") for place in before),
            *(Evidence.visible(*place, f"newer snapshot, {newer.captured_at}") for place in after),
        ),
        confidence="low",
    )
