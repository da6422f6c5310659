"""The corpus read: which applications hold a key, look like a picture, or repeat a passage."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Select, and_, distinct, func, or_, select
from sqlalchemy.orm import Session

from forensics.linkage.anchors import sequences
from forensics.model import Evidence, Key, KeyHolder, KeyKind, Passage, Stage
from forensics.store.corpus import folded, indexed
from forensics.store.corpus_tables import AnchorRow, ApplicationRow, KeyRow, PassageRow
from forensics.store.tables import CaseRow, DecisionRow
from index.passages import key as words_of

_CHUNK = 200  # applications asked for in one statement
_PAGE = 20_000  # values read at a time
_LEAST = 0.5  # of the word sequences of the shorter passage, that make one repeat the other

_APPLICATION = (
    ApplicationRow.number,
    ApplicationRow.id,
    ApplicationRow.name,
    ApplicationRow.stage,
    ApplicationRow.submitted_at,
    ApplicationRow.case_id,
    DecisionRow.disposition,
)


class Stored(NamedTuple):
    """An application of the corpus; `disposition` is the last decision on its case."""

    number: int
    id: str
    name: str | None
    stage: Stage
    submitted_at: date | None
    case: str | None
    disposition: str | None


class Found(NamedTuple):
    """An application and what it holds; `share` (to 1) is how much of a passage it repeats."""

    application: Stored
    key: Key
    share: float = 1.0

    def of_value(self, value: str) -> "Found":
        """The same with the key's value as it was asked for."""
        return self._replace(key=self.key.model_copy(update={"value": value}))


class Reach(NamedTuple):
    """How far passages are looked for.

    A word sequence that more than `common` applications hold leads to none of them, or to the first
    ones where somebody `hunts` for it. `candidates` are compared word by word; two passages have at
    least `sequences` in common, of which the share is counted of the shorter passage, or of the one
    that is hunted for.
    """

    common: int
    candidates: int
    sequences: int
    hunts: bool = False


def size(session: Session) -> int:
    """How many applications the corpus holds."""
    return session.scalar(select(func.count()).select_from(ApplicationRow)) or 0


def number_of(session: Session, application: str) -> int | None:
    """The number of the application of this id, or of the case of this id; None: there is none."""
    same = or_(ApplicationRow.id == indexed(application), ApplicationRow.case_id == application)
    return session.scalar(select(ApplicationRow.number).where(same).limit(1))


def holding(
    session: Session,
    kind: KeyKind,
    values: Collection[str],
    most: int,
    besides: int | None = None,
) -> tuple[list[Found], int]:
    """Applications that hold a key of this kind with one of `values`, latest first, and how many.

    Each is given once; at most `most` of them.
    """
    if not values:
        return [], 0
    held = (KeyRow.kind == kind, KeyRow.value.in_({indexed(value) for value in values}))
    others = (*held, KeyRow.application != besides) if besides is not None else held
    count = session.scalar(select(func.count(distinct(KeyRow.application))).where(*others)) or 0
    query = (
        _of_applications(KeyRow.value, KeyRow.holder, KeyRow.evidence)
        .join(KeyRow, KeyRow.application == ApplicationRow.number)
        .where(*others)
        .order_by(ApplicationRow.number.desc(), KeyRow.position)
    )
    found: dict[int, Found] = {}
    for row in session.execute(query.limit(most)):
        key = Key(
            kind=kind,
            value=row.value,
            evidence=Evidence.model_validate_json(row.evidence),
            holder=cast(KeyHolder, row.holder),
        )
        found.setdefault(row.number, Found(_stored(row), key))
    return list(found.values()), count


def applications(session: Session, numbers: Collection[int]) -> list[Stored]:
    """The applications of these numbers; a statement can ask for some thousand."""
    query = _of_applications().where(ApplicationRow.number.in_(numbers))
    return [_stored(row) for row in session.execute(query.order_by(ApplicationRow.number))]


def values(session: Session, kind: KeyKind) -> Iterator[Sequence[str]]:
    """The different values of a kind, some thousand at a time."""
    query = select(KeyRow.value).where(KeyRow.kind == kind).distinct()
    # By the connection: a session takes twice the time, and there may be hundreds of thousands.
    yield from session.connection().execute(query).scalars().partitions(_PAGE)


def named(session: Session, name: str, most: int) -> list[Stored]:
    """Applications whose stated name is this one in another spelling, order or case."""
    form = folded(name)
    query = _of_applications().where(ApplicationRow.folded == form)
    ordered = query.order_by(ApplicationRow.number.desc()).limit(most)
    return [_stored(row) for row in session.execute(ordered)] if form else []


def repeating(
    session: Session,
    asked: Sequence[tuple[int, ...]],
    reach: Reach,
    besides: int | None = None,
) -> Iterator[tuple[int, Found]]:
    """Passages that repeat those with the word sequences `asked` (`anchors.sequences`).

    Each with the place in `asked` of the one that it repeats most.
    """
    askers: defaultdict[int, set[int]] = defaultdict(set)
    for place, hashes in enumerate(asked):
        for one in hashes:
            askers[one].add(place)
    candidates = [number for number in _candidates(session, askers, reach) if number != besides]
    lengths = [len(set(hashes)) for hashes in asked]
    for first in range(0, len(candidates), _CHUNK):
        for row in _passages(session, candidates[first : first + _CHUNK]):
            best = _repeated(sequences(row.text), askers, lengths, reach)
            if best is not None:
                yield best[0], Found(_stored(row), _passage(row), best[1])


def with_a_case(session: Session) -> list[int]:
    """The numbers of applications that are cases, first to last."""
    cases = select(ApplicationRow.number).where(ApplicationRow.case_id.is_not(None))
    return list(session.scalars(cases.order_by(ApplicationRow.number)))


def stated(session: Session, numbers: Sequence[int]) -> Iterator[tuple[Stored, tuple[Key, ...]]]:
    """Applications by their numbers, each with all of its passages; one without any is left out."""
    for first in range(0, len(numbers), _CHUNK):
        rows = _passages(session, numbers[first : first + _CHUNK])
        for _, held in groupby(rows, key=lambda row: row.number):
            every = list(held)
            yield _stored(every[0]), tuple(map(_passage, every))


def _candidates(session: Session, askers: Mapping[int, Collection[int]], reach: Reach) -> list[int]:
    """Applications by how many of the sequences lead to them, most first."""
    votes: Counter[int] = Counter()
    for gram in askers:
        query = select(AnchorRow.application).where(AnchorRow.gram == gram)
        found = session.scalars(query.limit(reach.common + 1)).all()
        if reach.hunts or len(found) <= reach.common:
            votes.update(found)
    ranked = sorted(votes, key=lambda number: (-votes[number], -number))
    return ranked[: reach.candidates]


def _repeated(
    hashes: tuple[int, ...],
    askers: Mapping[int, Collection[int]],
    lengths: Sequence[int],
    reach: Reach,
) -> tuple[int, float] | None:
    """Which passage asked for is repeated, and how much of it; None where none is."""
    mine = set(hashes)
    common = Counter(place for one in mine for place in askers.get(one, ()))
    shares = [
        (count / (lengths[place] if reach.hunts else min(lengths[place], len(mine))), -place)
        for place, count in common.items()
        if count >= reach.sequences
    ]
    share, place = max(shares, default=(0.0, 0))
    return (-place, share) if share >= _LEAST else None


def _of_applications(*columns: Any) -> Select[Any]:
    return (
        select(*_APPLICATION, *columns)
        .select_from(ApplicationRow)
        .outerjoin(CaseRow, CaseRow.id == ApplicationRow.case_id)
        .outerjoin(
            DecisionRow,
            and_(DecisionRow.case_id == CaseRow.id, DecisionRow.number == CaseRow.decided),
        )
    )


def _passages(session: Session, numbers: Collection[int]) -> list[Row[Any]]:
    columns = (PassageRow.document, PassageRow.start, PassageRow.end, PassageRow.page)
    query = _of_applications(*columns, PassageRow.text).join(
        PassageRow, PassageRow.application == ApplicationRow.number
    )
    ordered = query.order_by(ApplicationRow.number, PassageRow.position)
    return list(session.execute(ordered.where(ApplicationRow.number.in_(numbers))))


def _stored(row: Row[Any]) -> Stored:
    return Stored._make(row[: len(_APPLICATION)])


def _passage(row: Row[Any]) -> Key:
    place = Passage(start=row.start, end=row.end, page=row.page)
    evidence = Evidence(document=row.document, locator=place, quote=row.text)
    return Key(kind="passage", value=words_of(row.text), evidence=evidence)
