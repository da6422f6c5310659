"""A snapshot: one revision of the library, laid out for matching, with its derived files.

    background.faiss  vectors of the starter background and of learnt lines
    cohort.npz        what ``index.cohort`` surveyed
    passages.faiss    vectors of every template passage, under the passage's id; of a large library
                      (``index.coarse.COARSE_FROM``) their codes, and beside it
    passages.half     the vectors, float16 by row in the order of ids, without header
    passages.npz      ids, the first 8 bytes of each line's SHA-256, and the count trained for
    derived.json      which library, content, embedder and starter they were made of; checksums

The files save time only. Any that is absent, stale or damaged is made again from the tables.
``passages.half`` is gigabytes: at a start it is trusted while its size and time are those that
were written, and hashed where its time differs; ``checksums`` hashes every file.
"""

import hashlib
import io
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.coarse import CoarseIndex, Earlier, HalfVectors, checked, write_half
from index.cohort import Cohort, rows_of, survey
from index.embedding import content_hash
from index.template import Template
from index.vectors import NONE, Floats, Ids, Rows, Searchable, VectorIndex, replace
from index.wording import Wording

FORMAT = 4
"""Raised when the derived files' layout or the survey's constants change."""
HALF = "passages.half"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """What the tables hold, read once: template passages in the order of their ids.

    ``quotes`` and ``texts`` are read on demand where they are many (``index.on_demand``). ``keys``
    are the first 8 bytes of the SHA-256 of each text: ids may be used again, keys are not.
    ``learnt_sum`` is a checksum of the learnt lines.
    """

    uid: str
    revision: int
    content: int
    embedder: str
    starter: str
    templates: tuple[Template, ...]
    ids: Ids
    owners: Ids
    quotes: Sequence[str]
    texts: Sequence[str]
    learnt: int
    keys: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    learnt_sum: str = ""

    def stamp(self) -> dict[str, Any]:
        """What derived files must have been made of to be used.

        Counts alone would be the same after a database was restored and changed otherwise.
        """
        families = "\0".join(template.family for template in self.templates)
        rows = self.ids.tobytes() + self.keys.tobytes() + self.owners.tobytes()
        return self.origin() | {
            "content": self.content,
            "starter": self.starter,
            "templates": len(self.templates),
            "passages": len(self.ids),
            "learnt": self.learnt,
            "learnt_sum": self.learnt_sum,
            "rows": hashlib.sha256(rows + families.encode()).hexdigest(),
        }

    def origin(self) -> dict[str, Any]:
        """What derived files must have been made of for their vectors to be used again."""
        return {"format": FORMAT, "library": self.uid, "embedder": self.embedder}


@dataclass(frozen=True)
class Snapshot:
    """Everything matching needs. Row numbers follow ``held.ids``."""

    held: Held
    passages: Searchable
    background: VectorIndex
    vectors: Rows
    cohort: Cohort
    rows: tuple[Ids, ...]
    """For each template, its rows."""
    by_key: Ids
    """Rows in the order of ``held.keys``."""
    wordings: dict[int, Wording] = field(default_factory=dict, compare=False, repr=False)
    """Wordings of template passages by row, filled as they are asked for."""

    @property
    def background_size(self) -> int:
        """How many background lines, shipped and learnt, stand behind the counts."""
        return len(self.background)

    def repeated(self, texts: Sequence[str]) -> Ids:
        """For each text (n,) a row of a passage that reads exactly alike, or -1."""
        keys = np.array([int(content_hash(text)[:16], 16) for text in texts], dtype=np.uint64)
        if not len(self.by_key):
            return np.full(len(keys), NONE, dtype=np.int64)
        places = np.searchsorted(self.held.keys, keys, sorter=self.by_key)
        rows = self.by_key[np.minimum(places, len(self.by_key) - 1)]
        return np.where(self.held.keys[rows] == keys, rows, NONE)


def assemble(held: Held, passages: Searchable, background: VectorIndex, cohort: Cohort) -> Snapshot:
    """A snapshot of its parts."""
    rows = rows_of(held.owners, len(held.templates))
    by_key = np.argsort(held.keys, kind="stable")
    return Snapshot(held, passages, background, passages.vectors(), cohort, rows, by_key)


def build(held: Held, passages: Searchable, background: VectorIndex) -> Snapshot:
    """A snapshot made from vectors; surveying is the costly part."""
    families = tuple(template.family for template in held.templates)
    return assemble(
        held, passages, background, survey(passages, background, held.ids, held.owners, families)
    )


def build_coarse(
    held: Held, blocks: Iterable[Floats], dimensions: int, background: VectorIndex, folder: Path
) -> Snapshot:
    """A snapshot of a large library, written as it is made.

    Args:
        held: what the tables hold.
        blocks: the passages' vectors in the order of ids, some at a time.
        dimensions: of a vector.
        background: starter and learnt lines.
        folder: of the derived files; cells of earlier ones there are used again.

    Raises:
        OSError: the files cannot be written.
    """
    earlier = _earlier(held, folder)
    (folder / "derived.json").unlink(missing_ok=True)
    path = folder / HALF
    count, half, written = write_half(path, blocks, dimensions)
    passages = CoarseIndex.build(held.ids, HalfVectors(path, count, dimensions), earlier)
    snapshot = build(held, passages, background)
    buffer = io.BytesIO()
    np.savez(buffer, ids=held.ids, keys=held.keys, trained=np.array(passages.trained))
    replace(folder / "passages.npz", buffer.getvalue())
    sums = {"half": half, "ids": hashlib.sha256(buffer.getvalue()).hexdigest()}
    _write(snapshot, folder, sums, {"dimensions": dimensions, "half_time": written})
    return snapshot


def save(snapshot: Snapshot, folder: Path) -> None:
    """Writes the derived files; the stamp last, so that a half-written set is never used."""
    (folder / "derived.json").unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (HALF, "passages.npz"):  # of a library that was large
        (folder / name).unlink(missing_ok=True)
    _write(snapshot, folder, {}, {})


def _write(snapshot: Snapshot, folder: Path, sums: dict[str, str], more: dict[str, int]) -> None:
    sums = sums | {
        "passages": snapshot.passages.write(folder / "passages.faiss"),
        "background": snapshot.background.write(folder / "background.faiss"),
        "cohort": _write_cohort(snapshot.cohort, folder / "cohort.npz"),
    }
    stamp = snapshot.held.stamp() | more | {"sha256": sums}
    replace(folder / "derived.json", json.dumps(stamp, indent=1).encode())


def load(held: Held, folder: Path) -> Snapshot | None:
    """The snapshot of the derived files, or None where they are absent, stale or damaged."""
    try:
        stamp = json.loads((folder / "derived.json").read_bytes())
        if {name: stamp.get(name) for name in held.stamp()} != held.stamp():
            return None
        sums = stamp["sha256"]
        passages: Searchable | None
        if "half" in sums:
            passages = _read_coarse(held, folder, stamp)
        else:
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


FILES = {
    "passages": "passages.faiss",
    "background": "background.faiss",
    "cohort": "cohort.npz",
    "half": HALF,
    "ids": "passages.npz",
}
"""The derived files by the name of their checksum in ``derived.json``."""


def checksums(folder: Path) -> dict[str, bool]:
    """For each derived file that the stamp names, whether it is the one that was written.

    Raises:
        OSError: there is no stamp.
        ValueError: the stamp cannot be read.
    """
    stamp = json.loads((folder / "derived.json").read_bytes())
    if not isinstance(stamp, dict) or not isinstance(stamp.get("sha256"), dict):
        raise ValueError("derived.json names no checksums")
    return {
        FILES.get(name, name): _sum(folder / FILES.get(name, name)) == sha256
        for name, sha256 in stamp["sha256"].items()
    }


def _sum(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _time(path: Path) -> int:
    return path.stat().st_mtime_ns


def _half(folder: Path, stamp: dict[str, Any], count: int) -> HalfVectors | None:
    """The vectors' file, None where it is not the one that was written."""
    path = folder / HALF
    if _time(path) != stamp["half_time"] and _sum(path) != stamp["sha256"]["half"]:
        return None
    return HalfVectors(path, count, int(stamp["dimensions"]))


def _read_coarse(held: Held, folder: Path, stamp: dict[str, Any]) -> CoarseIndex | None:
    rows = _half(folder, stamp, len(held.ids))
    content = checked(folder / "passages.npz", stamp["sha256"]["ids"])
    if rows is None or content is None:
        return None
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        if not np.array_equal(stored["ids"], held.ids):
            return None
        trained = int(stored["trained"])
    sha256 = stamp["sha256"]["passages"]
    return CoarseIndex.read(folder / "passages.faiss", sha256, held.ids, rows, trained)


def _earlier(held: Held, folder: Path) -> Earlier | None:
    """The codes of an earlier content of the same library, None where there are none to use."""
    try:
        stamp = json.loads((folder / "derived.json").read_bytes())
        if {name: stamp.get(name) for name in held.origin()} != held.origin():
            return None
        sums = stamp["sha256"]
        content = checked(folder / "passages.npz", sums["ids"])
        if content is None:
            return None
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            ids, keys, trained = stored["ids"], stored["keys"], int(stored["trained"])
        return Earlier.read(
            folder / "passages.faiss", sums["passages"], trained, ids, _kept(held, ids, keys)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # nothing to save time with; what is damaged is made again


def _kept(held: Held, ids: Ids, keys: NDArray[np.uint64]) -> Ids:
    """Those of ``ids`` under which the library still holds the same text."""
    places = np.minimum(np.searchsorted(held.ids, ids), max(len(held.ids) - 1, 0))
    if not len(held.ids):
        return ids[:0]
    return np.asarray(ids[(held.ids[places] == ids) & (held.keys[places] == keys)])


def _write_cohort(cohort: Cohort, path: Path) -> str:
    buffer = io.BytesIO()
    lengths = np.array([len(group) for group in cohort.kin], dtype=np.int64)
    np.savez(
        buffer,
        neighbourhood=cohort.neighbourhood,
        seen=cohort.seen,
        stock=cohort.stock,
        elsewhere=cohort.elsewhere,
        ordinary=cohort.ordinary,
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
            elsewhere=stored["elsewhere"],
            ordinary=stored["ordinary"],
            kin=_split(stored["kin"], stored["kin_lengths"]),
            shared=tuple((int(a), int(b), float(share)) for a, b, share in stored["shared"]),
        )


def _split(joined: Ids, lengths: Sequence[int] | Ids) -> tuple[Ids, ...]:
    ends = np.cumsum(np.asarray(lengths, dtype=np.int64))[:-1]
    return tuple(np.split(joined, ends)) if len(lengths) else ()
