"""The other applications of a case, held in memory as a corpus holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forensics.linkage.keys import keys
from forensics.linkage.passages import passages
from forensics.linkage.photos import ONE, distance
from forensics.linkage.stated_names import stated_names
from forensics.model import Days, Evidence, Held, Key, KeyKind, Repeats
from forensics.reference.table import Row
from tests.signals.build import subject_of
from tests.signals.cases import Case, Other

BITS = 10.0  # what sharing any key says: signals do not read it


@dataclass(frozen=True)
class StatedCorpus:
    """Applications stated by the case; a key's row quotes what the other application states.

    A passage is repeated where its words are equal; pictures look alike as their hashes are near.
    """

    others: tuple[Other, ...] = ()
    missed: int = 0

    @property
    def size(self) -> int:
        return len(self.others)

    def holding(
        self, application: str, keys: Sequence[Key], within: Days | None = None
    ) -> tuple[Held, ...]:
        return tuple(self._held(keys))

    def repeating(self, application: str, passages: Sequence[Key]) -> Repeats:
        return Repeats(tuple(self._held(passages)))

    def _held(self, asked: Sequence[Key]) -> Iterator[Held]:
        wanted: dict[tuple[KeyKind, str], Key] = {}
        for key in asked:
            wanted.setdefault((key.kind, key.value), key)
        stated = [(other, *_stated(other)) for other in self.others]
        for own in wanted.values():
            found = [
                (other, name, key)
                for other, name, theirs in stated
                for key in theirs
                if _same(own, key)
            ]
            holders = len({other.id for other, _, _ in found}) + 1
            for other, name, key in found:
                row = Row(table="applications", key=other.id, cells={}, text=key.evidence.quote)
                yield Held(
                    application=other.id,
                    name=name,
                    stage=other.application.stage,
                    submitted_at=other.submitted_at,
                    disposition=other.disposition,
                    key=key,
                    own=own,
                    evidence=Evidence.row(row),
                    holders=holders,
                    bits=BITS,
                    suppressed_by=other.suppressed.get(key.kind),
                )


def _same(one: Key, other: Key) -> bool:
    if one.kind == other.kind == "phash":
        return distance(one.value, other.value) <= ONE
    return (one.kind, one.value) == (other.kind, other.value)


def _stated(other: Other) -> tuple[str | None, tuple[Key, ...]]:
    """The name an application is under, and its keys and passages."""
    stated = {"name": other.id, "outcome": "clear", "submitted_at": other.submitted_at}
    subject = subject_of(
        Case.model_validate(stated | {"resume": other.resume, "application": other.application})
    )
    return next(iter(stated_names(subject)), None), (*keys(subject), *passages(subject))
