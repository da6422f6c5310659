"""FAISS indexes on disk: derived from the tables, checked by checksum, never unpickled."""

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

NONE = -1
"""The id FAISS gives where fewer than k neighbours exist; its similarity is minus infinity."""
MANY_QUERIES = 2000
"""From here on a search uses every core; one text's passages are done sooner by one, as waiting
for a second core that others use costs more than it gives."""

CODES_FROM = 4000
"""Vectors from which ``VectorIndex.lookup`` goes by codes: below, comparing all is as quick."""
CODE = "PQ96x4fs"
"""Four dimensions to four bits (Andre, Kermarrec and Le Scouarnec 2015)."""
CODES_TRAINED = 8192
LOOKED_UP = 32
"""Of how many of the codes' best the vectors are compared, a query: of the eleven nearest among
45,000 lines of resumes nine in ten are among them, the nearest itself always."""


class Rows(Protocol):
    """Unit vectors by row: an array, or a file of them of which only what is asked for is read."""

    def __len__(self) -> int:
        """How many rows."""
        ...

    def __getitem__(self, rows: Any, /) -> Floats:
        """Vectors (k, d) of rows: a slice or an array of row numbers."""
        ...


class Searchable(Protocol):
    """What matching asks of an index of vectors."""

    @property
    def sweep_depth(self) -> int:
        """Neighbours that ``sweep`` gives at most."""
        ...

    def __len__(self) -> int:
        """How many vectors."""
        ...

    def search(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """Similarities and ids (n, k) of the nearest, best first; padded with -inf and NONE."""
        ...

    def sweep(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``, for the many queries of a survey: an approximate index looks less far."""
        ...

    def lookup(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``, the cheapest way: for choosing what to look at, never for judging."""
        ...

    def vectors(self) -> Rows:
        """All vectors in the order of their ids."""
        ...

    def write(self, path: Path) -> str:
        """Writes the index's file whole or not at all and gives its SHA-256."""
        ...


def faiss_library() -> Any:
    """The library, imported late because it costs a third of a second."""
    import faiss

    # Its own threshold leaves a text's few dozen queries to a path measured eight times slower
    # (46 queries against 40,000 vectors: 0.34 s instead of 0.04 s of one core).
    faiss.cvar.distance_compute_blas_threshold = 1
    return faiss


class _Coded(NamedTuple):
    """Codes of vectors by their place, the vectors (n, d) and their ids."""

    index: Any
    vectors: Floats
    ids: Ids


class VectorIndex:
    """Exact inner-product search over unit vectors with ids of their own (IDMap2 over Flat)."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._codes: _Coded | None = None

    @classmethod
    def build(cls, ids: Ids, vectors: Floats) -> "VectorIndex":
        """An index of ``vectors`` (n, d) under ``ids`` (n,)."""
        faiss = faiss_library()
        index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
        if len(ids):
            index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), ids)
        return cls(index)

    @classmethod
    def read(cls, path: Path, sha256: str) -> "VectorIndex | None":
        """The index of a file, or None where it is absent or not the file that was written."""
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest() != sha256:
            return None
        return cls(faiss_library().deserialize_index(np.frombuffer(content, dtype=np.uint8)))

    def write(self, path: Path) -> str:
        """Writes the file whole or not at all and gives its SHA-256."""
        content = faiss_library().serialize_index(self._index).tobytes()
        replace(path, content)
        return hashlib.sha256(content).hexdigest()

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """Similarities and ids (n, k) of the nearest, best first; padded with -inf and NONE."""
        count = len(queries)
        wanted = min(k, len(self))
        similarities = np.full((count, k), -np.inf, dtype=np.float32)
        ids = np.full((count, k), NONE, dtype=np.int64)
        if wanted and count:
            with _threads_for(count):
                found = self._index.search(np.ascontiguousarray(queries, dtype=np.float32), wanted)
            similarities[:, :wanted], ids[:, :wanted] = found
        return similarities, ids

    sweep_depth = 1 << 31
    """As deep as is asked: the search is exhaustive."""

    def sweep(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``."""
        return self.search(queries, k)

    def lookup(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``; of a larger index by codes, their best ranked by their vectors."""
        if len(self) < CODES_FROM or k > LOOKED_UP:
            return self.search(queries, k)
        given = np.ascontiguousarray(queries, dtype=np.float32)
        coded = self._coded()
        with _threads_for(len(given)):
            _, rows = coded.index.search(given, LOOKED_UP)
        return ranked(given, rows, coded.vectors.__getitem__, coded.ids, k)

    def _coded(self) -> "_Coded":
        """The codes of all vectors by their place, made when first asked for."""
        with self._lock:
            if self._codes is None:
                vectors = self.vectors()
                codes = faiss_library().index_factory(
                    vectors.shape[1], CODE, faiss_library().METRIC_INNER_PRODUCT
                )
                sample = np.linspace(0, len(vectors) - 1, min(len(vectors), CODES_TRAINED))
                codes.train(vectors[sample.astype(np.int64)])
                codes.add(vectors)
                flat = faiss_library().downcast_index(self._index.index)
                # What the index itself holds; nothing is ever added to it.
                held = faiss_library().rev_swig_ptr(flat.get_xb(), vectors.size)
                ids = faiss_library().vector_to_array(self._index.id_map)
                self._codes = _Coded(codes, held.reshape(vectors.shape), ids)
            return self._codes

    def vectors(self) -> Floats:
        """All vectors (n, d) in the order in which they were added."""
        flat: Floats = self._index.index.reconstruct_n(0, len(self))
        return flat


@contextmanager
def _threads_for(queries: int) -> Iterator[None]:
    faiss = faiss_library()
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1 if queries < MANY_QUERIES else threads)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def ranked(
    queries: Floats, found: Ids, vectors: Callable[[Ids], Floats], ids: Ids, k: int
) -> tuple[Floats, Ids]:
    """Ranks rows found (n, m), or -1, by their vectors: similarities and ids (n, k), best first.

    One query after the other, so that what it found stays in the processor's cache: one product of
    all queries with all that any found took twice the time, most of it on pairs nobody asked for.
    """
    near = np.full(found.shape, -np.inf, dtype=np.float32)
    for place, rows in enumerate(found):
        present = rows >= 0
        near[place, present] = vectors(rows[present]) @ queries[place]
    order = np.argsort(-near, axis=1, kind="stable")[:, :k]
    rows = np.take_along_axis(found, order, 1)
    named = np.where(rows >= 0, ids[np.maximum(rows, 0)], NONE)
    return np.take_along_axis(near, order, 1), np.asarray(named, dtype=np.int64)


def replace(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there, so that no reader sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
