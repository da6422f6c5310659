"""A profile with nothing dated for years comes back with another history.

Looks at: consecutive dated snapshots of a profile. What is dated is a post or degree of the older
snapshot, or an entry of either log. After a long gap, the newer snapshot must replace what was
there (most posts, the schools, the headline, the skills) and state another past, not a later
present. Where there is only an activity log, its longest gap and what follows; that is weak.

Why it matters: bought, rented and taken-over accounts are old, so their age reassures; published
cases show years of silence and then a history rewritten within months.

Innocent explanations:
- Parental leave, illness, military service or a long post: people return and add what is new.
- A change of career, told by dropping old posts; that alone is no hit here.
- A namesake's page, or two people's snapshots filed under one application.

Verify with every finalist:
- Ask the applicant to sign in to the profile while you watch, and to open its first activity.

Verify this finding:
- Ask what the profile said in the year of the older snapshot, and why the quoted posts changed.

References:
- Amazon CSO S. Schmidt, reported December 2025 (dormant accounts revived).
- Security Alliance (SEAL), case studies of remote IT workers, 2024-2025.
"""

from collections.abc import Iterator
from itertools import pairwise

from forensics.linkage.activity import longest_gap, months
from forensics.linkage.snapshots import Rewrite, compare, silence
from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Quoted,
    Record,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

DORMANT = 24  # months: longer than leave, study or one quiet job commonly keeps a profile still
BURST = 5  # entries in the year after a silence: one or two are somebody looking in again
SHOWN = 3  # posts quoted from each snapshot


@signal(family="profile", strength=Strength.MODERATE, needs={"snapshots"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each pair of snapshots between which a quiet profile was rewritten."""
    dated = [record for record in subject.profiles if record.captured_at]
    if len(dated) < 2:
        for record in subject.profiles:
            yield from _by_log(subject, record)
    for older, newer in pairwise(dated):
        quiet, rewrite = silence(older, newer), compare(older, newer)
        if quiet < DORMANT or not rewrite.contradicts:
            yield Checked(what=f"{older.captured_at} to {newer.captured_at}")
            continue
        yield Finding(
            summary=f"Nothing dated for {quiet} months, then the snapshot of "
            f"{newer.captured_at} replaces {', '.join(rewrite.facets)} stated on "
            f"{older.captured_at}.",
            evidence=(
                *_quotes(subject, older, _before(older, rewrite), "older snapshot"),
                *_quotes(subject, newer, _after(newer, rewrite), "newer snapshot"),
            ),
        )


def _by_log(subject: Subject, record: Record) -> Iterator[Observation]:
    """A log alone shows a silence, not what was rewritten: never more than weak."""
    log, gap = record.account.activity, longest_gap(record.account.activity)
    if gap is None or max(map(months, log)) - min(map(months, log)) < DORMANT:
        if log:
            yield Unknown(reason=f"the activity log spans less than {DORMANT} months")
        return
    burst = [entry for entry in gap.after if months(entry) - months(gap.after[0]) < 12]
    if gap.months < DORMANT or len(burst) < BURST:
        yield Checked(what=f"activity log, longest gap {gap.months} months")
        return
    yield Finding(
        summary=f"The log is silent for {gap.months} months, then holds {len(burst)} entries "
        "within a year.",
        evidence=tuple(
            Evidence.visible(subject.document(record), entry.what.span, note=f"{entry.at}")
            for entry in (gap.before, *burst[:SHOWN])
        ),
        confidence="low",
        strength=Strength.WEAK,
    )


def _before(older: Record, rewrite: Rewrite) -> Iterator[Quoted | None]:
    yield older.headline if "headline" in rewrite.facets else None
    for post in rewrite.gone[:SHOWN] if "positions" in rewrite.facets else ():
        yield post.title or post.employer
    for school in rewrite.schools[:SHOWN] if "education" in rewrite.facets else ():
        yield school.institution


def _after(newer: Record, rewrite: Rewrite) -> Iterator[Quoted | None]:
    yield newer.headline if "headline" in rewrite.facets else None
    for post in rewrite.backfilled[:SHOWN]:
        yield post.title or post.employer
    for school in newer.education[:SHOWN] if "education" in rewrite.facets else ():
        yield school.institution


def _quotes(
    subject: Subject, record: Record, items: Iterator[Quoted | None], which: str
) -> Iterator[Evidence]:
    note = f"{which}, {record.captured_at}"
    for item in items:
        if item:
            yield Evidence.visible(subject.document(record), item.span, note)
