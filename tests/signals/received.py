"""The other applications of a case, held in memory as a corpus holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forensics.linkage.keys import keys
from forensics.linkage.passages import passages
from forensics.linkage.stated_names import stated_names
from forensics.model import Evidence, Held, Key
from forensics.reference.table import Row
from tests.signals.build import subject_of
from tests.signals.cases import Case, Other

BITS = 10.0  # what sharing any key says: signals do not read it


@dataclass(frozen=True)
class StatedCorpus:
    """Applications stated by the case; a key's row quotes what the other application states.

    A passage is repeated where its words are equal.
    """

    others: tuple[Other, ...] = ()

    @property
    def size(self) -> int:
        return len(self.others)

    def holding(self, application: str, keys: Sequence[Key]) -> tuple[Held, ...]:
        return tuple(self._held(keys))

    def repeating(self, application: str, passages: Sequence[Key]) -> tuple[Held, ...]:
        return tuple(self._held(passages))

    def _held(self, asked: Sequence[Key]) -> Iterator[Held]:
        wanted = dict.fromkeys((key.kind, key.value) for key in asked)
        stated = [(other, *_stated(other)) for other in self.others]
        for place in wanted:
            found = [
                (other, name, key)
                for other, name, theirs in stated
                for key in theirs
                if (key.kind, key.value) == place
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
                    evidence=Evidence.row(row),
                    holders=holders,
                    bits=BITS,
                    suppressed_by=other.suppressed.get(key.kind),
                )


def _stated(other: Other) -> tuple[str | None, tuple[Key, ...]]:
    """The name an application is under, and its keys and passages."""
    stated = {"name": other.id, "outcome": "clear", "submitted_at": other.submitted_at}
    subject = subject_of(
        Case.model_validate(stated | {"resume": other.resume, "application": other.application})
    )
    return next(iter(stated_names(subject)), None), (*keys(subject), *passages(subject))
