"""Meaning: the passages of chosen applications as vectors, each text embedded once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.assembly.corpus import stored_corpus
from forensics.settings import Settings
from forensics.sweep.part import Worker
from forensics.sweep.rewording.choosing import TEXT
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import UNFINISHED
from index.between import ordinary
from index.cohort import NEIGHBOURS
from index.embedding import MiniLM
from index.library import Library
from index.passages import passages
from index.starter import load_starter
from index.vectors import Floats, Ids, VectorIndex

AT_ONCE = 512
"""Texts embedded by one order."""
PIECES = pa.schema(
    [
        ("application", pa.int64()),
        ("position", pa.int32()),
        ("text", pa.string()),
        ("row", pa.int64()),
    ]
)
"""Sentences of passages by application and the passage's position; `row` is that of its vector."""
TEXTS = "texts.parquet"
PIECE_TABLE = "pieces.parquet"
JOINED = "vectors.f32"


@dataclass(frozen=True)
class Texts:
    """Different texts to embed: rows `first` to before `last`."""

    number: int
    first: int
    last: int


def cut(work: Path) -> list[Texts]:
    """Writes the pieces of the chosen passages and their different texts; the orders for these."""
    folder = place(work)
    held = pq.read_table(folder / TEXT)
    rows: dict[str, int] = {}
    pieces: list[tuple[int, int, str, int]] = []
    for application, position, text in zip(
        *(held[name].to_pylist() for name in ("application", "position", "text")), strict=True
    ):
        pieces += [
            (application, position, piece.text, rows.setdefault(piece.text, len(rows)))
            for piece in passages([text])
        ]
    columns = list(zip(*pieces, strict=True)) or [()] * len(PIECES)
    table = pa.table([pa.array(column) for column in columns], names=PIECES.names).cast(PIECES)
    pq.write_table(table, folder / PIECE_TABLE)
    pq.write_table(
        pa.table({"text": pa.array(list(rows), pa.string())}),
        folder / TEXTS,
        row_group_size=AT_ONCE,
    )
    starts = enumerate(range(0, len(rows), AT_ONCE))
    return [Texts(number, first, min(first + AT_ONCE, len(rows))) for number, first in starts]


def embed(worker: Worker, order: Texts) -> int:
    """Writes vectors of texts and their likeness to the background; how many. Raises OSError."""
    folder = place(worker.job.work)
    with pq.ParquetFile(folder / TEXTS) as file:
        texts = file.read_row_group(order.number)["text"].to_pylist()
    vectors = _embedder().embed(texts)
    surrounding = background(worker.job.settings)
    folder = place(worker.job.work, "vectors")
    folder.mkdir(parents=True, exist_ok=True)
    path = _file(worker.job.work, order)
    unfinished = path.with_suffix(UNFINISHED)
    with unfinished.open("wb") as file:
        np.save(file, np.hstack([vectors, ordinary(surrounding, vectors)]).astype(np.float32))
    unfinished.replace(path)
    return len(texts)


def join(work: Path, orders: Iterable[Texts]) -> None:
    """All vectors in one file, which is read where it is asked for; those never made are 0.

    Raises OSError.
    """
    with (place(work) / JOINED).open("wb") as file:
        for order in orders:
            path = _file(work, order)
            if path.exists():
                np.load(path, allow_pickle=False).tofile(file)
            else:
                np.zeros((order.last - order.first, _width()), np.float32).tofile(file)


def held(work: Path, orders: Sequence[Texts]) -> Ids:
    """The applications that hold one of the texts. Raises OSError."""
    pieces = pq.read_table(place(work) / PIECE_TABLE, columns=["application", "row"])
    row = pieces["row"].to_numpy()
    met = np.zeros(len(row), np.bool_)
    for order in orders:
        met |= (row >= order.first) & (row < order.last)
    return np.unique(pieces["application"].to_numpy()[met])


def _file(work: Path, order: Texts) -> Path:
    return place(work, "vectors") / f"{order.number:06}.npy"


def _width() -> int:
    return MiniLM().dimensions + NEIGHBOURS


class Meanings:
    """Vectors and likeness to the background, by row."""

    def __init__(self, work: Path) -> None:
        """Opens what `join` wrote. Raises OSError."""
        path = place(work) / JOINED
        self._dimensions = MiniLM().dimensions
        flat = np.memmap(path, np.float32, "r") if path.stat().st_size else np.empty(0, np.float32)
        self._rows = flat.reshape(-1, _width())

    def vectors(self, rows: Ids) -> Floats:
        """Unit vectors (n, d)."""
        return np.asarray(self._rows[rows, : self._dimensions])

    def behind(self, rows: Ids) -> Floats:
        """Likeness to the nearest lines of the background (n, `NEIGHBOURS`)."""
        return np.asarray(self._rows[rows, self._dimensions :])


@cache
def _embedder() -> MiniLM:
    return MiniLM(threads=1)  # there are as many workers as processors


@cache
def background(settings: Settings) -> VectorIndex:
    """The shipped lines and those that the home knows besides. Raises SettingsError."""
    engine = stored_corpus(settings)
    if engine is not None:
        return Library(engine, _embedder(), directory=None).background_index()
    starter = load_starter(_embedder())
    return VectorIndex.build(np.arange(len(starter.lines)), starter.vectors)
