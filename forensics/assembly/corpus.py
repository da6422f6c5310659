"""The stored corpus as the means signals are given: what other applications hold the same."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from forensics.assembly.intake import Intake, unique_names
from forensics.linkage.anchors import SEQUENCE, sequences
from forensics.linkage.rarity import bits
from forensics.linkage.stock import is_stock
from forensics.model import Application, Evidence, Held, Key
from forensics.reference.table import Row
from forensics.settings import Settings
from forensics.store import corpus_lookup
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
SHOWN = 100  # applications given for one key, the latest
STRONGEST = 50  # applications given for passages
SHORTEST = 6  # words of a passage that is compared
REACH = Reach(common=200, candidates=200, sequences=SHORTEST - SEQUENCE + 1)


class StoredCorpus:
    """`forensics.model.tools.Corpus` on every application that the database holds.

    In what it gives, `Held.key` is the other's, and `holders` counts the application that asks.
    """

    def __init__(self, engine: Engine, kept_as: str | None = None) -> None:
        """`kept_as` is the id the application examined has, or would get, in the corpus.

        None: its own. Raises CaseError when the database cannot be read.
        """
        self._engine = engine
        self._kept_as = kept_as
        with reading(engine) as session:
            held = kept_as is not None and corpus_lookup.number_of(session, kept_as) is not None
            self._size = corpus_lookup.size(session) - held

    @property
    def size(self) -> int:
        """How many other applications there are to compare with."""
        return self._size

    def holding(self, application: str, keys: Sequence[Key]) -> tuple[Held, ...]:
        """Other applications that hold any of `keys`, the rarest key first.

        A picture that looks the same (`LOOKS_ALIKE`) counts as held. Of a key that more than
        `SHOWN` hold, those that came last.
        """
        asked: dict[tuple[str, str], Key] = {}
        for key in keys:
            asked.setdefault((key.kind, key.value), key)
        held: list[Held] = []
        with reading(self._engine) as session:
            own = corpus_lookup.number_of(session, self._kept_as or application)
            for key in asked.values():
                values = looks(session, key.value) if key.kind == "phash" else [key.value]
                found, count = corpus_lookup.holding(session, key.kind, values, SHOWN, own)
                if key.kind != "phash":  # long values are kept cut
                    found = [each.of_value(key.value) for each in found]
                held += [self._held(each, count + 1) for each in found]
        return tuple(sorted(held, key=lambda each: (each.holders, each.key.kind, each.key.value)))

    def repeating(self, application: str, passages: Sequence[Key]) -> tuple[Held, ...]:
        """Passages of other applications that repeat some of `passages`, the strongest first.

        At most `STRONGEST` applications, each with every passage it repeats. Passages of fewer than
        `SHORTEST` words and stock lines are not looked for.
        """
        hashes = [comparable(key.evidence.quote) for key in passages]
        found: dict[tuple[int, int], Found] = {}
        with reading(self._engine) as session:
            own = corpus_lookup.number_of(session, self._kept_as or application)
            for at, each in corpus_lookup.repeating(session, hashes, REACH, own):
                best = found.get((each.application.number, at))
                if best is None or best.share < each.share:
                    found[each.application.number, at] = each
        holders = [sum(at == place for _, at in found) + 1 for place in range(len(passages))]
        held: dict[int, list[Held]] = {}
        for (number, at), each in sorted(found.items()):
            one = self._held(each, holders[at])
            held.setdefault(number, []).append(one)
        ranked = sorted(held.values(), key=lambda many: -sum(each.bits for each in many))
        return tuple(each for many in ranked[:STRONGEST] for each in many)

    def _held(self, found: Found, holders: int) -> Held:
        other, key = found.application, found.key
        row = Row(table=TABLE, key=other.id, cells={}, text=key.evidence.quote)
        return Held(
            application=other.id,
            name=other.name,
            stage=other.stage,
            submitted_at=other.submitted_at,
            disposition=other.disposition,
            key=key,
            evidence=Evidence.row(row, f"{key.evidence.document} of application {other.id}"),
            holders=holders,
            bits=bits(holders, self._size + 1),
        )


def open_corpus(
    settings: Settings, intake: Intake, application: Application
) -> StoredCorpus | None:
    """The corpus as one application is compared with it; None when it holds no other.

    Raises SettingsError or CaseError when the database cannot be opened or read.
    """
    engine = corpus_engine(settings.database)
    corpus = StoredCorpus(engine, _kept_as(engine, intake, application))
    return corpus if corpus.size else None


@lru_cache(maxsize=4)  # of a process: its own, and those a test or a second home brings
def corpus_engine(url: str) -> Engine:
    """The engine the corpus of a database is read with. Raises SettingsError."""
    return open_database(url)


def looks(session: Session, phash: str) -> list[str]:
    """The perceptual hashes in the corpus of pictures that look like one: all are looked at."""
    wanted = np.uint64(int(phash, 16))
    alike: list[str] = []
    for page in corpus_lookup.values(session, "phash"):
        held = np.frombuffer(bytes.fromhex("".join(page)), ">u8")  # 16 digits each
        near = np.bitwise_count(held ^ wanted) <= LOOKS_ALIKE
        alike += [page[place] for place in np.flatnonzero(near).tolist()]
    return alike


def comparable(passage: str) -> tuple[int, ...]:
    """A passage's word sequences; none where it is too short, or a stock line."""
    hashes = sequences(passage)
    short = len(hashes) < REACH.sequences
    return () if short or is_stock(hashes) else hashes


def _kept_as(engine: Engine, intake: Intake, application: Application) -> str:
    """The id of its case, as the desk gives it: "resume.pdf" is the file name of many people."""
    if intake.named:
        return storable(intake.id)[:ID_LENGTH]
    paths = intake.submission.paths()
    names = unique_names(paths)[: len(intake.submission.documents)]
    read = application.all_documents()
    return place(engine, intake.id, {read[name].sha256 for name in names if name in read})
