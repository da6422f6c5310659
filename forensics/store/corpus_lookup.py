"""The corpus read: which applications hold a key, look like a picture, or repeat a passage."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Select, and_, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from forensics.linkage.anchors import anchors, sequences
from forensics.linkage.others import OWNERS
from forensics.model import Days, Evidence, Key, KeyHolder, KeyKind, Passage, Stage
from forensics.store.among import among
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
_LATEST = (
    ApplicationRow.submitted_at.desc().nulls_last(),
    ApplicationRow.added.desc(),
    ApplicationRow.number.desc(),
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

    A word sequence that more than `common` applications hold leads to none of them, or to those
    that came last where somebody `hunts` for it. `candidates` are compared word by word; two
    passages have at least `sequences` in common, of which the share is counted of the shorter
    passage, or of the one that is hunted for.
    """

    common: int
    candidates: int
    sequences: int
    hunts: bool = False


class Repeating(NamedTuple):
    """Passages found, each with the place of one asked for that it repeats.

    `common` are the places of those that more applications hold, by each of their anchors, than
    were looked at: none of them, or `Reach.common` where they are hunted. `left_out` applications
    have some words in common, and were not compared, for others have more.
    """

    found: tuple[tuple[int, Found], ...]
    common: frozenset[int]
    left_out: int


class _Candidates(NamedTuple):
    """Applications that share sequences, most first, and the sequences that too many hold."""

    ranked: list[int]
    crowded: set[int]


def size(session: Session) -> int:
    """How many applications the corpus holds."""
    return session.scalar(select(func.count()).select_from(ApplicationRow)) or 0


def number_of(session: Session, application: str) -> int | None:
    """The number of the application of this id, or of the case of this id; None: there is none."""
    same = or_(ApplicationRow.id == indexed(application), ApplicationRow.case_id == application)
    return session.scalar(select(ApplicationRow.number).where(same).limit(1))


def present(session: Session, kind: KeyKind, values: Collection[str]) -> set[str]:
    """Those of `values` that anybody holds as keys of this kind."""
    asked = {indexed(value): value for value in values}
    with among(session, KeyRow.value, asked) as one_of_them:
        query = select(KeyRow.value).where(KeyRow.kind == kind, one_of_them).distinct()
        return {asked[value] for value in session.scalars(query)}


def holding(
    session: Session,
    kind: KeyKind,
    values: Collection[str],
    most: int,
    besides: int | None = None,
    within: Days | None = None,
) -> tuple[list[Found], int]:
    """Applications that hold a key of this kind with one of `values`, and how many there are.

    Each is given once, as its own key before a reference's; at most `most` of them: those whose
    case was confirmed, then the latest. Where a first and last day are told, those submitted
    `within` them come before all, and then those without a day.
    """
    if not values:
        return [], 0
    with among(session, KeyRow.value, {indexed(value) for value in values}) as one_of_them:
        held = (KeyRow.kind == kind, one_of_them)
        others = (*held, KeyRow.application != besides) if besides is not None else held
        count = session.scalar(select(func.count(distinct(KeyRow.application))).where(*others)) or 0
        holders = _of_applications().where(
            ApplicationRow.number.in_(select(KeyRow.application).where(*others))
        )
        day = ApplicationRow.submitted_at
        near = [case((day.between(*within), 0), (day.is_(None), 1), else_=2)] if within else []
        confirmed = case((DecisionRow.disposition == "confirmed", 0), else_=1)
        first = holders.order_by(*near, confirmed, *_LATEST).limit(most)
        given = {row.number: _stored(row) for row in session.execute(first)}
        stated = select(KeyRow).where(*held, KeyRow.application.in_(given))
        rows = sorted(session.scalars(stated), key=_owner)
    keys: dict[int, Key] = {}
    for row in rows:
        evidence = Evidence.model_validate_json(row.evidence)
        holder = cast(KeyHolder, row.holder)
        key = Key(kind=kind, value=row.value, evidence=evidence, holder=holder)
        keys.setdefault(row.application, key)
    return [Found(stored, keys[number]) for number, stored in given.items()], count


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
    """Applications whose stated name is this one in another spelling, order or case; the latest."""
    form = folded(name)
    query = _of_applications().where(ApplicationRow.folded == form)
    ordered = query.order_by(*_LATEST).limit(most)
    return [_stored(row) for row in session.execute(ordered)] if form else []


def repeating(
    session: Session,
    asked: Sequence[tuple[int, ...]],
    reach: Reach,
    besides: int | None = None,
) -> Repeating:
    """Passages that repeat those with the word sequences `asked` (`anchors.sequences`).

    One that repeats several, as a paragraph does that holds three bullets, is there with each.
    """
    askers: defaultdict[int, set[int]] = defaultdict(set)
    for place, hashes in enumerate(asked):
        for one in hashes:
            askers[one].add(place)
    ranked, crowded = _candidates(session, askers, reach, besides)
    candidates = ranked[: reach.candidates]
    lengths = [len(set(hashes)) for hashes in asked]
    found = [
        (place, Found(_stored(row), _passage(row), share))
        for first in range(0, len(candidates), _CHUNK)
        for row in _passages(session, candidates[first : first + _CHUNK])
        for place, share in _repeated(sequences(row.text), askers, lengths, reach)
    ]
    common = (at for at, hashes in enumerate(asked) if hashes and anchors(hashes) <= crowded)
    return Repeating(tuple(found), frozenset(common), len(ranked) - len(candidates))


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


def _candidates(
    session: Session, askers: Mapping[int, Collection[int]], reach: Reach, besides: int | None
) -> _Candidates:
    votes: Counter[int] = Counter()
    crowded: set[int] = set()
    for gram in askers:
        query = select(AnchorRow.application).where(AnchorRow.gram == gram)
        if besides is not None:
            query = query.where(AnchorRow.application != besides)
        if reach.hunts:  # by number: holders of a stock line are too many to put by their days
            query = query.order_by(AnchorRow.application.desc())
        found = session.scalars(query.limit(reach.common + 1)).all()
        if len(found) > reach.common:
            crowded.add(gram)
        if reach.hunts or gram not in crowded:
            votes.update(found[: reach.common])
    ranked = sorted(votes, key=lambda number: (-votes[number], -number))
    return _Candidates(ranked, crowded)


def _repeated(
    hashes: tuple[int, ...],
    askers: Mapping[int, Collection[int]],
    lengths: Sequence[int],
    reach: Reach,
) -> Iterator[tuple[int, float]]:
    """Which passages asked for are repeated, and how much of each, the most first.

    A sequence tells of one alone: a line repeats one of several that are like each other.
    """
    left = set(hashes)
    whole = len(left)
    while True:
        common = Counter(place for one in left for place in askers.get(one, ()))
        shares = [
            (count / (lengths[place] if reach.hunts else min(lengths[place], whole)), -place)
            for place, count in common.items()
            if count >= reach.sequences
        ]
        share, place = max(shares, default=(0.0, 0))
        if share < _LEAST:
            return
        yield -place, share
        left = {one for one in left if -place not in askers.get(one, ())}


def _owner(row: KeyRow) -> tuple[int, int]:
    return OWNERS.index(cast(KeyHolder, row.holder)), row.position


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
