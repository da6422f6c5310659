"""An account's name is exchanged together with its photo or address, and its history is kept.

Looks at: the dated snapshots of one account, of any format. The whole name must be another one
(no word of it kept, in any spelling or order) and, within 36 months of it, the photo or the handle
too, or between the same two snapshots a handle of which nothing is kept, while at least two dated
posts or degrees and half of all are kept. A whole name by itself, and a photo and handle exchanged
under one name, are shown and weigh nothing. A name that keeps a part, a photo or a handle by itself
is nothing at all. Where the history is not kept, or no name is stated, nothing can be told. Photos
are compared by the hash of the picture alone, equal or not; what they show is never looked at.

Why it matters: published cases show accounts that were bought, rented or taken over: what others
see first (name, picture, address) becomes the new user's, and the history that reassures stays.

Innocent explanations:
- A new legal or chosen name: transition, marriage, adoption, religion, protection from a person.
- A name put into other letters, a pen name or stage name given up, or one taken at migration.
- Another person's snapshot filed under this application by mistake.
- A given-up address that the platform gave to another member; LinkedIn frees it after 180 days.
- A new crop of the same photo, whose hash may differ as another picture's does.

Verify with every finalist:
- Ask under which names former employers and schools know the applicant, so that all can be reached.
- Ask the applicant to sign in to the profile while you watch, and to open its first activity.

Verify this finding:
- Ask a former employer in the kept history, found independently, who worked there at that time.
- Ask, as a matter of course and in private, about the older name; accept a plain explanation.

References:
- Security Alliance (SEAL), case studies of remote IT workers, 2024-2025.
- US State, Treasury and FBI, guidance on IT workers, May 2022 (accounts bought, rented, proxied).
- LinkedIn Help, "Customizing Your Public Profile URL" (a URL is free for others after 180 days).
"""

from collections.abc import Iterator

from forensics.linkage.accounts import History, apart, histories, taken
from forensics.linkage.exhibit import exhibit
from forensics.linkage.identity import TOGETHER, Exchange, exchange
from forensics.linkage.pairs import undated
from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

_SUMMARIES = {
    "exchanged": "The {facets} stated on {before} are replaced by others on {after}, while posts "
    "or degrees of the older snapshot are kept.",
    "renamed": "The whole name stated on {before} is replaced by another on {after}, and no new "
    "photo or address is known within {months} months of it.",
    "readdressed": "The {facets} of {before} are replaced by others on {after} under one name.",
}


@signal(family="profile", strength=Strength.MODERATE, needs={"snapshots"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield the most telling exchange of identity of each account."""
    accounts = histories(subject.profiles)
    for reason in apart(accounts):
        yield Unknown(reason=reason)
    for account in accounts:
        if len(account.snapshots) > 1:
            yield from _of_account(subject, account)


def _of_account(subject: Subject, account: History) -> Iterator[Observation]:
    for record in account.snapshots:
        if reason := undated(record):
            yield Unknown(reason=reason)
    dated = [record for record in account.snapshots if taken(record)]
    if len({taken(record) for record in dated}) < 2:
        yield Unknown(reason="fewer than two snapshots of one account are of different days")
        return
    texts = {record.document: subject.document(record).text for record in dated}
    found = exchange(dated, texts)
    named = [record for record in dated if record.person.name]
    if found is None and len({taken(record) for record in named}) < 2:
        yield Unknown(reason="fewer than two dated snapshots of one account state a name")
    elif found is None:
        yield Checked(what=" and ".join(record.document for record in named))
    elif not found.history_kept:
        names = f"{found.older.document} and {found.newer.document}"
        yield Unknown(reason=f"{names} share too little history to be one person's for certain")
    else:
        yield _finding(subject, found)


def _finding(subject: Subject, found: Exchange) -> Finding:
    facets = [change.facet for change in found.changes]
    summary = _SUMMARIES[found.kind].format(
        facets=" and ".join(facets),
        before=found.older.captured_at,
        after=found.newer.captured_at,
        months=TOGETHER,
    )
    return Finding(
        summary=summary,
        evidence=(*_side(subject, found, newer=False), *_side(subject, found, newer=True)),
        strength=None if found.kind == "exchanged" else Strength.CONTEXT,
    )


def _side(subject: Subject, found: Exchange, *, newer: bool) -> Iterator[Evidence]:
    which = "newer snapshot" if newer else "older snapshot"
    for change in found.changes:
        record, items = (change.newer, change.after) if newer else (change.older, change.before)
        note = f"{which}, {record.captured_at}: {change.facet}"
        for item in items:
            yield exhibit(subject.document(record), item, note)
