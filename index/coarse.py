"""Approximate search among many vectors: cells of short codes, what they find ranked exactly.

An inverted file (Jegou, Douze and Schmid 2011) of product-quantised codes, 48 bytes a vector, is
scanned in the cells nearest to the query (``IndexIVFPQFastScan``; Andre, Kermarrec and Le Scouarnec
2015). Its best are ranked anew by their vectors in half precision, which lie in a file that is
mapped, not read: of 3.5 million passages 0.2 GB are held in memory and 2.7 GB lie on disk.

Below ``COARSE_FROM`` passages ``index.vectors.VectorIndex`` is used, which is exact.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from index.vectors import CODE, LOOKED_UP, NONE, Floats, Ids, faiss_library, ranked, replace

COARSE_FROM = 80_000
"""Passages, some 2,000 templates, from which search is approximate."""
TRAINED_PER_CELL = 40
"""Vectors a cell is trained on: what FAISS asks for at least."""
CELLS_SEARCHED = 48
RANKED = 384
"""Of how many of the codes' best the vectors are compared, a query."""
CELLS_SWEPT = 8
SWEPT = 64
"""The same for a survey, which has as many queries as there are passages."""
SWEEP_DEPTH = 32
TOGETHER = 4096
"""Queries searched at once: those that meet in a cell share its codes."""
GROWTH = 1.5
"""A changed library keeps its cells until it has grown or shrunk this much since training."""
BLOCK = 16_384
"""Vectors read at a time."""


class HalfVectors:
    """Unit vectors in a file in half precision; reading gives single precision, of length 1."""

    def __init__(self, path: Path, count: int, dimensions: int) -> None:
        self.path = path
        self._shape = (count, dimensions)
        if path.stat().st_size != 2 * count * dimensions:
            raise ValueError(f"{path.name} does not hold {count} vectors")
        # An empty file cannot be mapped.
        self._rows = np.memmap(path, dtype="<f2", mode="r", shape=self._shape) if count else None

    def __len__(self) -> int:
        return self._shape[0]

    @property
    def shape(self) -> tuple[int, int]:
        """Count and dimensions."""
        return self._shape

    def __getitem__(self, rows: Any) -> Floats:
        """Vectors (k, d) of a slice or of an array of row numbers."""
        if self._rows is None:
            return np.zeros((0, self._shape[1]), dtype=np.float32)
        found = self._rows[rows].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", found, found))
        found /= np.maximum(lengths, 1e-6)[:, None]
        return np.asarray(found, dtype=np.float32)


def write_half(path: Path, blocks: Iterable[Floats], dimensions: int) -> tuple[int, str, int]:
    """Writes blocks (n, d) one after the other, whole or not at all.

    Gives the count, the SHA-256 and when it was written, in nanoseconds: of this file, not of one
    that another process has put in its place since.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    count, digest = 0, hashlib.sha256()
    try:
        with os.fdopen(descriptor, "wb") as file:
            for block in blocks:
                content = np.ascontiguousarray(block, dtype="<f2").tobytes()
                file.write(content)
                digest.update(content)
                count += len(content) // (2 * dimensions)
            file.flush()
            written = os.fstat(file.fileno()).st_mtime_ns
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count, digest.hexdigest(), written


def cells_for(count: int) -> int:
    """How many cells ``count`` vectors are laid into: twice the root."""
    return max(int(2 * count**0.5), 1)


class CoarseIndex:
    """Approximate inner-product search over unit vectors under ascending ids of their own."""

    sweep_depth = SWEEP_DEPTH

    def __init__(self, index: Any, ids: Ids, rows: HalfVectors, trained: int) -> None:
        self._index = index
        self.ids = ids
        self._rows = rows
        self.trained = trained
        """How many vectors there were when the cells were laid out."""

    @classmethod
    def build(cls, ids: Ids, rows: HalfVectors, earlier: "Earlier | None" = None) -> "CoarseIndex":
        """Lays vectors into cells.

        Args:
            ids: (n,) ascending.
            rows: their vectors.
            earlier: what this may be grown from, without training anew; it is used up.
        """
        faiss = faiss_library()
        count, dimensions = rows.shape
        if earlier is not None and count <= GROWTH * earlier.trained <= GROWTH**2 * count:
            index, trained = earlier.index, earlier.trained
            fresh = np.nonzero(~np.isin(ids, earlier.kept))[0]
            if len(earlier.kept) < len(earlier.ids):
                # Lists that shrink keep the last codes in their padding: what was erased would
                # stay in the file. The cells are kept, all codes are laid out anew.
                index.reset()
                fresh = np.arange(count, dtype=np.int64)
        else:
            metric = faiss.METRIC_INNER_PRODUCT
            index = faiss.index_factory(dimensions, f"IVF{cells_for(count)},{CODE}", metric)
            sample = min(count, TRAINED_PER_CELL * cells_for(count))
            index.train(rows[np.linspace(0, count - 1, sample).astype(np.int64)])
            fresh, trained = np.arange(count, dtype=np.int64), count
        for start in range(0, len(fresh), BLOCK):
            some = fresh[start : start + BLOCK]
            index.add_with_ids(rows[some], ids[some])
        return cls(index, ids, rows, trained)

    @classmethod
    def read(
        cls, path: Path, sha256: str, ids: Ids, rows: HalfVectors, trained: int
    ) -> "CoarseIndex | None":
        """The index of a file, or None where it is absent or not the file that was written."""
        index = _read(path, sha256)
        if index is None or not index.ntotal == len(ids) == len(rows):
            return None
        return cls(index, ids, rows, trained)

    def write(self, path: Path) -> str:
        """Writes codes and cells, whole or not at all, and gives the file's SHA-256."""
        content = faiss_library().serialize_index(self._index).tobytes()
        replace(path, content)
        return hashlib.sha256(content).hexdigest()

    def __len__(self) -> int:
        return len(self.ids)

    def search(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """Similarities, exact to half precision, and ids (n, k); padded with -inf and NONE."""
        return self._search(queries, k, CELLS_SEARCHED, max(RANKED, k))

    def sweep(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``, in fewer cells."""
        return self._search(queries, k, CELLS_SWEPT, max(SWEPT, k))

    def lookup(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``sweep``, of fewer still."""
        return self._search(queries, k, CELLS_SWEPT, max(LOOKED_UP, k))

    def vectors(self) -> HalfVectors:
        """All vectors in the order of their ids."""
        return self._rows

    def _search(self, queries: Floats, k: int, cells: int, best: int) -> tuple[Floats, Ids]:
        similarities = np.full((len(queries), k), -np.inf, dtype=np.float32)
        ids = np.full((len(queries), k), NONE, dtype=np.int64)
        parameters = faiss_library().SearchParametersIVF(nprobe=cells)
        for start in range(0, len(queries), TOGETHER):
            some = np.ascontiguousarray(queries[start : start + TOGETHER], dtype=np.float32)
            _, found = self._index.search(some, best, params=parameters)
            rows = np.where(found >= 0, np.searchsorted(self.ids, found), NONE)
            near, order = ranked(some, rows, self._rows.__getitem__, self.ids, k)
            width = near.shape[1]
            similarities[start : start + TOGETHER, :width] = near
            ids[start : start + TOGETHER, :width] = order
        return similarities, ids


class Earlier(NamedTuple):
    """An index of the library as it was: its FAISS index, how many vectors it was trained for.

    ``ids`` are all that it holds, ``kept`` those of them whose vectors stand as they were.
    """

    index: Any
    trained: int
    ids: Ids
    kept: Ids

    @classmethod
    def read(cls, path: Path, sha256: str, trained: int, ids: Ids, kept: Ids) -> "Earlier | None":
        """Reads the FAISS index of a file; None where it is absent or not the one written."""
        index = _read(path, sha256)
        return None if index is None else cls(index, trained, ids, kept)


def _read(path: Path, sha256: str) -> Any:
    content = checked(path, sha256)
    if content is None:
        return None
    return faiss_library().deserialize_index(np.frombuffer(content, dtype=np.uint8))


def checked(path: Path, sha256: str) -> bytes | None:
    """The bytes of a file, None where it is absent or not the file that was written."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
