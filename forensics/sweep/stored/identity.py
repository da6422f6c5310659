"""Which stored application a swept one is, where it is the same one seen again.

The id that an application states itself means one application wherever it is met. A file's name
does not: "resume.pdf" is the file of many people, and only the same bytes under it are the same
application. Other bytes are kept under the name and a digest of them.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from forensics.store.corpus import folded, indexed
from forensics.store.corpus_bulk import Known, files, of_files, of_ids
from forensics.store.place import beside


class Swept(NamedTuple):
    """An application of a sweep; `named` says that it states its id itself."""

    number: int
    id: str
    named: bool
    name: str | None
    submitted_at: date | None
    files: frozenset[str]

    @property
    def other_id(self) -> str:
        """The id under which it is kept where its own is another application's."""
        return beside(self.id, self.files)


def same(session: Session, swept: Sequence[Swept]) -> list[Known | None]:
    """For each of some hundred applications the stored one that it is, None where there is none."""
    known = of_ids(session, [id_ for each in swept for id_ in (each.id, each.other_id)])
    held = files(session, [each.number for each in known.values()])

    def found(one: Swept) -> Known | None:
        for id_ in (one.id, one.other_id):
            other = known.get(indexed(id_))
            if other is not None and (one.named or held[other.number] & one.files):
                return other
        return None

    return list(map(found, swept))


def places(session: Session, swept: Sequence[Swept]) -> list[str | None]:
    """The ids under which some hundred applications are kept; None of one that is a case's.

    A case's is the application of its id, and one whose files it holds all, under the same name:
    an investigator has it in hand, and what the case holds stands.
    """
    taken = of_ids(session, [one.id for one in swept])
    found: list[str | None] = []
    for one, known, case in zip(
        swept, same(session, swept), _cases_with(session, swept), strict=True
    ):
        if case is not None or (known is not None and known.case is not None):
            found.append(None)
        elif known is not None:
            found.append(known.id)
        else:
            found.append(one.other_id if indexed(one.id) in taken else one.id)
    return found


def _cases_with(session: Session, swept: Sequence[Swept]) -> list[Known | None]:
    """For each the case that holds all of its files under its name; None where there is none.

    Where both state a day it is the same: who applies again sends the same file.
    """
    named: dict[int, Known] = {}
    held: dict[int, set[str]] = {}
    for known, sha256 in of_files(session, {sha256 for one in swept for sha256 in one.files}):
        if known.case is not None:
            named[known.number] = known
            held.setdefault(known.number, set()).add(sha256)

    def found(one: Swept) -> Known | None:
        form = folded(one.name) if one.name and one.files else None
        for number, known in named.items():
            day = known.submitted_at
            again = one.submitted_at is not None and day not in (None, one.submitted_at)
            if form and known.folded == form and one.files <= held[number] and not again:
                return known
        return None

    return list(map(found, swept))
