"""A profile comes back after years with another past.

Looks at: dated snapshots of one platform. After 24 months in which neither the older snapshot nor
a log states anything, the newer one must replace what was there (most posts, the schools, the
headline, the skills) and fill the time of what is gone with posts or degrees that began a year and
more before the older snapshot, which did not state them. A new life after it is no hit. Where the
gone post was "present", the older page may have been out of date: weak. An activity log by itself
shows its longest gap and what follows; that is weak too.

Why it matters: bought, rented and taken-over accounts are old, so their age reassures; published
cases show years of silence and then a history rewritten within months.

Innocent explanations:
- A page that was out of date when the older snapshot was taken, put in order later.
- Parental leave, illness, military service or a long post: people return and add what is new.
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

from forensics.linkage.activity import longest_gap, months
from forensics.linkage.pairs import pairs, platform
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
    """Yield a finding for each platform's most telling pair of snapshots, and for each log."""
    rewritten: dict[str, list[tuple[Record, Record, Rewrite]]] = {}
    for pair in pairs(subject.profiles):
        if isinstance(pair, str):
            yield Unknown(reason=pair)
            continue
        yield Checked(what=" and ".join(record.document for record in pair))
        rewrite = compare(*pair, tools.catalogue)
        if rewrite.contradicts and silence(*pair) >= DORMANT:
            rewritten.setdefault(platform(pair[0]), []).append((*pair, rewrite))
    for found in rewritten.values():
        # Oldest first: the first page that states another past, and the last that states the old.
        first = next((each for each in found if each[2].firm), found[0])[1]
        yield _finding(subject, *[each for each in found if each[1] is first][-1])
    for record in subject.profiles:
        yield from _by_log(subject, record)


def _finding(subject: Subject, older: Record, newer: Record, rewrite: Rewrite) -> Finding:
    items = rewrite.backfilled or rewrite.degrees
    years = min(date.value.year for item in items if (date := item.start or item.end))
    *facets, last = rewrite.facets
    return Finding(
        summary=f"The snapshot of {newer.captured_at} replaces {', '.join(facets)} and {last} "
        f"stated on {older.captured_at} and states {'posts' if rewrite.backfilled else 'degrees'} "
        f"from {years} on that the older one does not have.",
        evidence=(
            *_quotes(subject, older, _before(older, rewrite), "older snapshot"),
            *_quotes(subject, newer, _after(newer, rewrite), "newer snapshot"),
        ),
        confidence="medium" if rewrite.firm else "low",
        strength=None if rewrite.firm else Strength.WEAK,
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
