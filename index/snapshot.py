"""A snapshot: one revision of the library, laid out for matching, with its derived files.

    passages.faiss    vectors of every template passage, under the passage's id
    background.faiss  vectors of the starter background and of learnt lines
    cohort.npz        what ``index.cohort`` surveyed
    derived.json      which library, content, embedder and starter they were made of; checksums

The files save time only. Any that is absent, stale or damaged is made again from the tables.
"""

import hashlib
import io
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.cohort import Cohort, survey
from index.template import Template
from index.vectors import Floats, Ids, VectorIndex, replace

FORMAT = 1
"""Raised when the derived files' layout or the survey's constants change."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """What the tables hold, read once: template passages in the order of their ids."""

    uid: str
    revision: int
    content: int
    embedder: str
    starter: str
    templates: tuple[Template, ...]
    ids: Ids
    owners: Ids
    quotes: tuple[str, ...]
    texts: tuple[str, ...]
    learnt: int

    def stamp(self) -> dict[str, Any]:
        """What derived files must have been made of to be used."""
        return {
            "format": FORMAT,
            "library": self.uid,
            "content": self.content,
            "embedder": self.embedder,
            "starter": self.starter,
            "templates": len(self.templates),
            "passages": len(self.ids),
            "learnt": self.learnt,
        }


@dataclass(frozen=True)
class Snapshot:
    """Everything matching needs. Row numbers follow ``held.ids``."""

    held: Held
    passages: VectorIndex
    background: VectorIndex
    vectors: Floats
    cohort: Cohort
    rows: tuple[Ids, ...]
    """For each template, its rows."""

    @property
    def background_size(self) -> int:
        """How many background lines, shipped and learnt, stand behind the counts."""
        return len(self.background)


def assemble(
    held: Held, passages: VectorIndex, background: VectorIndex, cohort: Cohort
) -> Snapshot:
    """A snapshot of its parts."""
    rows = tuple(np.nonzero(held.owners == number)[0] for number in range(len(held.templates)))
    return Snapshot(held, passages, background, passages.vectors(), cohort, rows)


def build(held: Held, passages: VectorIndex, background: VectorIndex) -> Snapshot:
    """A snapshot made from vectors; surveying is the costly part."""
    families = tuple(template.family for template in held.templates)
    return assemble(
        held, passages, background, survey(passages, background, held.ids, held.owners, families)
    )


def save(snapshot: Snapshot, folder: Path) -> None:
    """Writes the derived files; the stamp last, so that a half-written set is never used."""
    (folder / "derived.json").unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    sums = {
        "passages": snapshot.passages.write(folder / "passages.faiss"),
        "background": snapshot.background.write(folder / "background.faiss"),
        "cohort": _write_cohort(snapshot.cohort, folder / "cohort.npz"),
    }
    stamp = snapshot.held.stamp() | {"sha256": sums}
    replace(folder / "derived.json", json.dumps(stamp, indent=1).encode())


def load(held: Held, folder: Path) -> Snapshot | None:
    """The snapshot of the derived files, or None where they are absent, stale or damaged."""
    try:
        stamp = json.loads((folder / "derived.json").read_bytes())
        sums = stamp.pop("sha256")
        if stamp != held.stamp():
            return None
        passages = VectorIndex.read(folder / "passages.faiss", sums["passages"])
        background = VectorIndex.read(folder / "background.faiss", sums["background"])
        cohort = _read_cohort(folder / "cohort.npz", sums["cohort"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("derived files of the library are damaged (%s): made again", error)
        return None
    if passages is None or background is None or cohort is None or len(passages) != len(held.ids):
        _log.warning("derived files of the library are damaged: made again")
        return None
    return assemble(held, passages, background, cohort)


def _write_cohort(cohort: Cohort, path: Path) -> str:
    buffer = io.BytesIO()
    lengths = np.array([len(group) for group in cohort.kin], dtype=np.int64)
    np.savez(
        buffer,
        neighbourhood=cohort.neighbourhood,
        seen=cohort.seen,
        stock=cohort.stock,
        kin=np.concatenate((*cohort.kin, np.zeros(0, dtype=np.int64))),
        kin_lengths=lengths,
        shared=np.array(cohort.shared, dtype=np.float64).reshape(-1, 3),
    )
    content = buffer.getvalue()
    replace(path, content)
    return hashlib.sha256(content).hexdigest()


def _read_cohort(path: Path, sha256: str) -> Cohort | None:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        return None
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        return Cohort(
            neighbourhood=stored["neighbourhood"],
            seen=stored["seen"],
            stock=stored["stock"],
            kin=_split(stored["kin"], stored["kin_lengths"]),
            shared=tuple((int(a), int(b), float(share)) for a, b, share in stored["shared"]),
        )


def _split(joined: Ids, lengths: Sequence[int] | Ids) -> tuple[Ids, ...]:
    ends = np.cumsum(np.asarray(lengths, dtype=np.int64))[:-1]
    return tuple(np.split(joined, ends)) if len(lengths) else ()
