"""The stored corpus as the means signals are given: what other applications hold the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from forensics.assembly.intake import Intake, unique_names
from forensics.linkage.anchors import SEQUENCE
from forensics.linkage.passages import SHORTEST, comparable
from forensics.linkage.rarity import bits
from forensics.model import (
    Application,
    Days,
    Evidence,
    Held,
    Key,
    KeyKind,
    Repeats,
    Suppression,
)
from forensics.reference.table import Row
from forensics.settings import Settings
from forensics.store import corpus_lookup, suppressions
from forensics.store.corpus_lookup import Found, Reach
from forensics.store.database import open_database
from forensics.store.place import place
from forensics.store.tables import ID_LENGTH
from forensics.store.transaction import reading, storable

TABLE = "applications"
"""The name under which a row of another application is quoted."""
LOOKS_ALIKE = 6
"""Bits of 64 in which the hashes of two pictures may differ that look the same: as a picture does
that was made smaller and compressed again."""
SHOWN = 100  # applications given for one key
STRONGEST = 50  # applications given for passages
REACH = Reach(common=200, candidates=200, sequences=SHORTEST - SEQUENCE + 1)


class StoredCorpus:
    """`forensics.model.tools.Corpus` on every application that the database holds.

    In what it gives, `Held.key` is the other's, and `holders` counts the application that asks.
    """

    def __init__(
        self,
        engine: Engine,
        kept_as: str | None = None,
        today: date | None = None,
        missed: int = 0,
    ) -> None:
        """`kept_as` is the id the application examined has, or would get, in the corpus.

        None: its own. `today` is the day on which suppressions are to hold; None: that of now,
        UTC. `missed` cases are not in the corpus, for they could not be read. Raises CaseError
        when the database cannot be read.
        """
        self.missed = missed
        self._engine = engine
        self._today = today or datetime.now(UTC).date()
        self._kept_as = kept_as
        with reading(engine) as session:
            held = kept_as is not None and corpus_lookup.number_of(session, kept_as) is not None
            self._size = corpus_lookup.size(session) - held

    @property
    def size(self) -> int:
        """How many other applications there are to compare with."""
        return self._size

    def holding(
        self, application: str, keys: Sequence[Key], within: Days | None = None
    ) -> tuple[Held, ...]:
        """Other applications that hold any of `keys`, the rarest key first.

        A picture that looks the same (`LOOKS_ALIKE`) counts as held. Of a key that more than
        `SHOWN` hold, first those submitted `within` the days told and those without a day; of
        equal ones those whose case was confirmed, then those that came last.
        """
        asked: dict[tuple[KeyKind, str], Key] = {}
        for key in keys:
            asked.setdefault((key.kind, key.value), key)
        held: list[Held] = []
        with reading(self._engine) as session:
            own = corpus_lookup.number_of(session, self._kept_as or application)
            pictures = [key.value for key in asked.values() if key.kind == "phash"]
            alike = looks(session, pictures)
            there = _present(session, asked)
            for key in asked.values():
                if key.kind != "phash" and (key.kind, key.value) not in there:
                    continue
                values = alike[key.value] if key.kind == "phash" else [key.value]
                found, count = corpus_lookup.holding(session, key.kind, values, SHOWN, own, within)
                if key.kind != "phash":  # long values are kept cut
                    found = [each.of_value(key.value) for each in found]
                given = self._suppressions(session, key, found)
                for each in found:
                    both = {key.value, each.key.value}
                    said = _said(given, both, self._kept_as or application, each.application.id)
                    one = self._held(each, key, count + 1)
                    more = count - len(found)
                    held.append(one._replace(suppressed_by=said, more=more))
        return tuple(sorted(held, key=lambda each: (each.holders, each.key.kind, each.key.value)))

    def repeating(self, application: str, passages: Sequence[Key]) -> Repeats:
        """Passages of other applications that repeat some of `passages`, the strongest first.

        At most `STRONGEST` applications, each with every passage it repeats. Passages of fewer than
        `SHORTEST` words and stock lines are not looked for.
        """
        hashes = [comparable(key.evidence.quote) for key in passages]
        found: dict[tuple[int, int], Found] = {}
        with reading(self._engine) as session:
            own = corpus_lookup.number_of(session, self._kept_as or application)
            looked = corpus_lookup.repeating(session, hashes, REACH, own)
        for at, each in looked.found:
            best = found.get((each.application.number, at))
            if best is None or best.share < each.share:
                found[each.application.number, at] = each
        holders = [sum(at == place for _, at in found) + 1 for place in range(len(passages))]
        held: dict[int, list[Held]] = {}
        for (number, at), each in sorted(found.items()):
            one = self._held(each, passages[at], holders[at])
            held.setdefault(number, []).append(one)
        ranked = sorted(held.values(), key=lambda many: -sum(each.bits for each in many))
        more = max(len(ranked) - STRONGEST, 0)
        if len(ranked) == REACH.candidates:  # whoever was compared repeats: others may as well
            more += looked.left_out
        return Repeats(
            held=tuple(each for many in ranked[:STRONGEST] for each in many),
            common=tuple(passages[at] for at in sorted(looked.common)),
            more=more,
        )

    def _suppressions(
        self, session: Session, key: Key, found: Sequence[Found]
    ) -> tuple[Suppression, ...]:
        """Those valid today of a key and of what looks like it, where somebody holds it."""
        values = {key.value, *(each.key.value for each in found)} if found else ()
        given = suppressions.recorded(session, [(key.kind, value) for value in values])
        return tuple(each for each in given if each.holds(self._today))

    def _held(self, found: Found, own: Key, holders: int) -> Held:
        other, key = found.application, found.key
        row = Row(table=TABLE, key=other.id, cells={}, text=key.evidence.quote)
        return Held(
            application=other.id,
            name=other.name,
            stage=other.stage,
            submitted_at=other.submitted_at,
            disposition=other.disposition,
            key=key,
            own=own,
            evidence=Evidence.row(row, f"{key.evidence.document} of application {other.id}"),
            holders=holders,
            bits=bits(holders, self._size + 1),
        )


def open_corpus(
    settings: Settings, intake: Intake, application: Application, missed: int = 0
) -> StoredCorpus | None:
    """The corpus as one application is compared with it; None when it holds no other.

    `missed` cases could not be put into it. Raises SettingsError or CaseError when the database
    cannot be opened or read.
    """
    engine = corpus_engine(settings.database)
    corpus = StoredCorpus(engine, _kept_as(engine, intake, application), missed=missed)
    return corpus if corpus.size else None


def stored_corpus(settings: Settings) -> Engine | None:
    """The engine of the database that holds the corpus; None where nothing was ever stored."""
    url = make_url(settings.database)
    made = url.get_backend_name() != "sqlite" or not url.database or Path(url.database).exists()
    return corpus_engine(settings.database) if made else None


@lru_cache(maxsize=4)  # of a process: its own, and those a test or a second home brings
def corpus_engine(url: str) -> Engine:
    """The engine the corpus of a database is read with. Raises SettingsError."""
    return open_database(url)


def looks(session: Session, phashes: Collection[str]) -> dict[str, list[str]]:
    """For each perceptual hash those in the corpus of pictures that look like it: all are read."""
    alike: dict[str, list[str]] = {phash: [] for phash in phashes}
    if not alike:
        return alike
    for page in corpus_lookup.values(session, "phash"):
        held = np.frombuffer(bytes.fromhex("".join(page)), ">u8")  # 16 digits each
        for phash, found in alike.items():
            near = np.bitwise_count(held ^ np.uint64(int(phash, 16))) <= LOOKS_ALIKE
            found += [page[place] for place in np.flatnonzero(near).tolist()]
    return alike


def _present(session: Session, asked: Iterable[tuple[KeyKind, str]]) -> set[tuple[KeyKind, str]]:
    """Those that anybody holds: nearly all are held by nobody, and a text may state thousands."""
    values: defaultdict[KeyKind, list[str]] = defaultdict(list)
    for kind, value in asked:
        values[kind].append(value)
    return {
        (kind, value)
        for kind, some in values.items()
        for value in corpus_lookup.present(session, kind, some)
    }


def _said(given: Sequence[Suppression], values: Set[str], one: str, other: str) -> str | None:
    """Who suppressed one of the values between two applications; of several one is named."""
    saying = (each.said() for each in given if each.value in values and each.between(one, other))
    return min(saying, default=None)


def _kept_as(engine: Engine, intake: Intake, application: Application) -> str:
    """The id of its case, as the desk gives it: "resume.pdf" is the file name of many people."""
    if intake.named:
        return storable(intake.id)[:ID_LENGTH]
    paths = intake.submission.paths()
    names = unique_names(paths)[: len(intake.submission.documents)]
    read = application.all_documents()
    return place(engine, intake.id, {read[name].sha256 for name in names if name in read})
