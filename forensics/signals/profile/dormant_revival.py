"""A profile comes back after years with another past.

Looks at: dated snapshots of one account, of any format. For 24 months after what the older one
states last, nothing may have been written into it; then the newer one must replace what was there
(most posts, the schools, the headline, the skills) and fill the time of what is gone with posts or
degrees that began a year and more before the older snapshot, which did not state them. A new life
after it is no hit, nor is a translation. Where the gone post was "present", the older page may have
been out of date: weak. A log of steady use, or an edit between the two, does not explain another
past: the finding stays and shows it beside. A log by itself shows its longest gap and what follows;
that is weak too.

Why it matters: bought, rented and taken-over accounts are old, so their age reassures; published
cases show years of silence and then a history rewritten within months.

Innocent explanations:
- A page that was out of date when the older snapshot was taken, put in order later.
- Parental leave, illness, military service or a long post: people return and add what is new.
- A page kept in two languages, or shortened to what the new trade asks for.
- A namesake's page, or two people's snapshots filed under one application.

Verify with every finalist:
- Ask the applicant to sign in to the profile while you watch, and to open its first activity.

Verify this finding:
- Ask what the profile said in the year of the older snapshot, and why the quoted posts changed.

References:
- Amazon CSO S. Schmidt, reported December 2025 (dormant accounts revived).
- Security Alliance (SEAL), case studies of remote IT workers, 2024-2025.
"""

from collections.abc import Iterable, Iterator

from forensics.linkage.accounts import apart, histories, taken
from forensics.linkage.activity import credible, longest_gap, months
from forensics.linkage.exhibit import exhibit
from forensics.linkage.language import one_language
from forensics.linkage.pairs import within
from forensics.linkage.snapshots import Rewrite, compare, silence
from forensics.linkage.timeline import timeline
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
SHOWN = 3  # posts quoted from each snapshot, and entries of a log


@signal(family="profile", strength=Strength.MODERATE, needs={"snapshots"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each account's most telling pair of snapshots, and for each log."""
    accounts = histories(subject.profiles)
    for reason in apart(accounts):
        yield Unknown(reason=reason)
    for account in accounts:
        found: list[tuple[Record, Record, Rewrite]] = []
        for pair in within(account):
            if isinstance(pair, str):
                yield Unknown(reason=pair)
                continue
            yield Checked(what=" and ".join(record.document for record in pair))
            texts = [subject.document(record).text for record in pair]
            rewrite = compare(*pair, tools.catalogue, one_language=one_language(*texts))
            if rewrite.contradicts and silence(*pair) >= DORMANT:
                found.append((*pair, rewrite))
        if found:
            # Oldest first: the first page that states another past, and the last that states the
            # old one.
            first = next((each for each in found if each[2].firm), found[0])[1]
            pick = [each for each in found if each[1] is first][-1]
            yield _finding(subject, *pick, account.snapshots)
    for record in subject.profiles:
        yield from _by_log(subject, record)


def _finding(
    subject: Subject, older: Record, newer: Record, rewrite: Rewrite, snapshots: Iterable[Record]
) -> Finding:
    items = rewrite.backfilled or rewrite.degrees
    years = min(date.value.year for item in items if (date := item.start or item.end))
    *facets, last = rewrite.facets
    beside = tuple(_in_use(subject, older, newer, snapshots))
    return Finding(
        summary=f"The snapshot of {newer.captured_at} replaces {', '.join(facets)} and {last} "
        f"stated on {older.captured_at} and states {'posts' if rewrite.backfilled else 'degrees'} "
        f"from {years} on that the older one does not have."
        + (" The account was in use or edited between the two." if beside else ""),
        evidence=(
            *_quotes(subject, older, _before(older, rewrite), "older snapshot"),
            *_quotes(subject, newer, _after(newer, rewrite), "newer snapshot"),
            *beside,
        ),
        confidence="medium" if rewrite.firm and not beside else "low",
        strength=None if rewrite.firm else Strength.WEAK,
    )


def _in_use(
    subject: Subject, older: Record, newer: Record, snapshots: Iterable[Record]
) -> Iterator[Evidence]:
    """What speaks for an account in steady use: its log and its edits between two snapshots."""
    first, last = taken(older), taken(newer)
    if first is None or last is None:
        return
    for record in subject.profiles:
        log = credible(record.account.activity, record.source, subject.today)
        used = [entry for entry in log if first < entry.at < last]
        for entry in used[:SHOWN]:
            note = f"speaks for steady use, {entry.at}"
            yield Evidence.visible(subject.document(record), entry.what.span, note)
    for change in timeline(snapshots):
        if first <= change.days[0] and change.days[1] < last and change.after:
            note = f"speaks for steady use: edited by {change.days[1]}"
            yield exhibit(subject.document(change.newer), change.after[0], note)
            return


def _by_log(subject: Subject, record: Record) -> Iterator[Observation]:
    """A log alone shows a silence, not what was rewritten: never more than weak."""
    log = credible(record.account.activity, record.source, subject.today)
    gap = longest_gap(log)
    if gap is None or months(log[-1]) - months(log[0]) < DORMANT:
        if record.account.activity:
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
