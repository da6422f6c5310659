"""Stems: the words of an application by which others that say the same are found."""

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from forensics.sweep.part import Worker
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import put
from index.rarity import rarity, stems

KEPT = 128
"""Stems of one application that are kept: the rarest, those said oftener before the others."""
TABLE = "stems"
STEMS = pa.schema(
    [
        ("application", pa.int64()),
        ("stem", pa.uint32()),  # a number made of it: two that fall together hardly matter
        ("said", pa.float32()),  # one more than the logarithm of how many passages hold it
        ("rarity", pa.float32()),  # among ordinary lines (`index.rarity`)
    ]
)


@dataclass(frozen=True)
class Part:
    """The part of a sweep whose stems are asked for."""

    number: int


def count_stems(worker: Worker, order: Part) -> int:
    """Writes the stems of a part's applications; how many applications hold any.

    Raises OSError.
    """
    name = f"{order.number:06}.parquet"
    table = pq.read_table(worker.job.parts / "passages" / name, columns=["application", "text"])
    lines: dict[int, set[str]] = {}
    for application, text in zip(
        table["application"].to_pylist(), table["text"].to_pylist(), strict=True
    ):
        lines.setdefault(application, set()).add(text)
    rows = [row for application in sorted(lines) for row in _rows(application, lines[application])]
    put(pa.Table.from_pylist(rows, schema=STEMS), place(worker.job.work, TABLE) / name)
    return len(lines)


def held(parts: Path, part: Part) -> list[int]:
    """The applications of a part that have passages. Raises OSError."""
    path = parts / "passages" / f"{part.number:06}.parquet"
    found: list[int] = pc.unique(pq.read_table(path, columns=["application"])[0]).to_pylist()
    return found


def _rows(application: int, lines: set[str]) -> list[dict[str, float]]:
    held = Counter(stem for line in lines for stem in stems(line))
    found = [
        (crc32(stem.encode()), 1.0 + math.log(count), rarity(stem)) for stem, count in held.items()
    ]
    found.sort(key=lambda row: (-row[1] * row[2], row[0]))
    return [
        {"application": application, "stem": stem, "said": said, "rarity": rare}
        for stem, said, rare in found[:KEPT]
    ]
