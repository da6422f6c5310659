"""Who an account says it is, and whether that was exchanged while its history was kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forensics.linkage.continuity import keeps_history
from forensics.linkage.names import parts, relation
from forensics.linkage.timeline import Change, timeline
from forensics.model import PartialDate, Record

# Months within which two facets count as exchanged together: people renew a photo or tidy up an
# address every few years, so that over a longer time one change does not bear out the other.
TOGETHER = 36
HEAD_LINES = 6  # where a page states names; the platforms print a headline and a place below
LEAST_WORD = 3  # letters of a name's word that is looked for there
SHARED_RUN = 3  # letters or digits that a handle keeps when it is only tidied up

Kind = Literal["exchanged", "renamed", "readdressed"]


@dataclass(frozen=True)
class Exchange:
    """What of an account's identity was replaced, and how.

    "exchanged": the whole name and the photo or the handle, together. "renamed": the whole name
    alone. "readdressed": photo and handle together, under one name.
    """

    kind: Kind
    changes: tuple[Change, ...]

    @property
    def older(self) -> Record:
        """The first snapshot that states what was replaced."""
        return min(self.changes, key=lambda change: change.days[0]).older

    @property
    def newer(self) -> Record:
        """The last snapshot that states what replaced it."""
        return max(self.changes, key=lambda change: change.days[1]).newer

    @property
    def history_kept(self) -> bool:
        """Whether the newer side states the older one's history, by places and dates."""
        pairs = [(self.older, self.newer), *((each.older, each.newer) for each in self.changes)]
        return any(keeps_history(*pair) for pair in pairs)


def exchange(snapshots: Sequence[Record], texts: Mapping[str, str]) -> Exchange | None:
    """The most telling exchange of identity on an account's timeline; None where there is none.

    A name of which any word is kept (marriage, divorce, a new given name, a short form), a name in
    another script, and one that still stands at the top of the other page are no replaced names.
    `texts` are the documents' visible texts by name.
    """
    changes = timeline(snapshots)
    names = [change for change in changes if change.facet == "name" and _wholly(change, texts)]
    photos = [change for change in changes if change.facet == "photo"]
    handles = [change for change in changes if change.facet == "handle"]
    for name in names:
        # In a longer time everybody renews a photo; an address goes with the name or not at all.
        beside = [each for each in photos if _together(name, each)]
        beside += [h for h in handles if _together(name, h) or (_at_once(name, h) and _unlike(h))]
        if beside:
            return Exchange("exchanged", (name, *_first_of_each(beside)))
    if names:
        return Exchange("renamed", (names[0],))
    for photo in photos:
        for handle in handles:
            if _together(photo, handle) and _unlike(handle):
                return Exchange("readdressed", (photo, handle))
    return None


def _wholly(change: Change, texts: Mapping[str, str]) -> bool:
    older, newer = change.older, change.newer
    if older.person.name is None or newer.person.name is None:
        return False
    before, after = older.person.name.value, newer.person.name.value
    return relation(before, after) == "wholly" and not (
        _still_named(before, texts[newer.document]) or _still_named(after, texts[older.document])
    )


def _still_named(name: str, text: str) -> bool:
    # What a reader took for the name may be another line of the head: a word of it suffices.
    lines = [line for line in text.split("\n") if line.strip()][:HEAD_LINES]
    words = {word for line in lines if not re.search(r"[/@]", line) for word in parts(line)}
    return any(len(part) >= LEAST_WORD and part in words for part in parts(name))


def _together(one: Change, other: Change) -> bool:
    first = min(one.days[0], other.days[0])
    last = max(one.days[1], other.days[1])
    return PartialDate.of(last).earliest - PartialDate.of(first).earliest <= TOGETHER


def _at_once(one: Change, other: Change) -> bool:
    """Whether one day may have seen both: between the same snapshots, however far apart."""
    return max(one.days[0], other.days[0]) < min(one.days[1], other.days[1])


def _first_of_each(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple({change.facet: change for change in reversed(changes)}.values())[::-1]


def _unlike(change: Change) -> bool:
    before, after = change.older.account.handle, change.newer.account.handle
    if before is None or after is None:
        return False
    one, other = (re.sub(r"[\W_]", "", handle.value) for handle in (before, after))
    runs = {one[at : at + SHARED_RUN] for at in range(len(one) - SHARED_RUN + 1)}
    return not any(run in other for run in runs)
