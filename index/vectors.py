"""FAISS indexes on disk: derived from the tables, checked by checksum, never unpickled."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

NONE = -1
"""The id FAISS gives where fewer than k neighbours exist; its similarity is minus infinity."""
MANY_QUERIES = 2000
"""From here on a search uses every core; one text's passages are done sooner by one, as waiting
for a second core that others use costs more than it gives."""


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


class VectorIndex:
    """Exact inner-product search over unit vectors with ids of their own (IDMap2 over Flat)."""

    def __init__(self, index: Any) -> None:
        self._index = index

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
        faiss = faiss_library()
        similarities = np.full((count, k), -np.inf, dtype=np.float32)
        ids = np.full((count, k), NONE, dtype=np.int64)
        if wanted and count:
            threads = faiss.omp_get_max_threads()
            faiss.omp_set_num_threads(1 if count < MANY_QUERIES else threads)
            try:
                found = self._index.search(np.ascontiguousarray(queries, dtype=np.float32), wanted)
            finally:
                faiss.omp_set_num_threads(threads)
            similarities[:, :wanted], ids[:, :wanted] = found
        return similarities, ids

    sweep_depth = 1 << 31
    """As deep as is asked: the search is exhaustive."""

    def sweep(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """As ``search``."""
        return self.search(queries, k)

    def vectors(self) -> Floats:
        """All vectors (n, d) in the order in which they were added."""
        flat: Floats = self._index.index.reconstruct_n(0, len(self))
        return flat


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
