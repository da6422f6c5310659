"""Speed of template matching as templates grow: time, memory, time to lay out, and recall.

    python -m benchmarks.template_search [--sizes 1000 10000 100000] [--queries 40]

Templates are recombined from the shipped background and the shipped templates: each line joins two
shipped lines and changes words, so that passages are mostly distinct. 36 million words cannot be
embedded in a benchmark's time: the vector of a recombined line is the mean of its two lines' own
vectors with noise, which keeps their density; queries are embedded as always. Queries are resumes
of FORENSICS_BENCH_DATA where they are there, else shipped templates; half of them are 20 lines of
such a resume and 20 of an indexed template, so that there is something to be found.

Timed is ``Matcher.match``, the cascade that a user's examination runs, apart for texts with and
without lines of a template: what resembles no template is done after its first passages. Recall is
the share of queries for which an exhaustive search gives a known template and the cascade gives the
same as its best. Times are given as they passed and as the processor spent them: on a shared
machine the second is the one to go by.
"""

import argparse
import gzip
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sqlalchemy import create_engine, insert

from index import coarse, starter, store
from index.embedding import Guess, MiniLM, Vectors, content_hash
from index.exchange.markdown import read_folder
from index.library import Library
from index.line_vectors import kept_rows
from index.match import Match, Verdict
from index.matcher import Matcher
from index.passages import passages, read_lines
from index.state import ensure_state, raise_revision
from index.tables import LineVector, TemplatePassage, TemplateRow, metadata
from index.template import TemplateStatus

LINES = 35
"""Lines of a template, as the resumes of the matching study have."""
NOISE = 0.012
"""Standard deviation of a component's noise: a length of about a quarter."""
LIFTED = 20
BATCH = 500
"""Templates written at once."""


class Source(NamedTuple):
    """Lines to recombine, and their vectors."""

    lines: tuple[str, ...]
    vectors: Vectors


def source(embedder: MiniLM) -> Source:
    """All shipped lines."""
    background = starter.load_starter(embedder)
    lines = [
        text
        for template in read_folder(starter.TEMPLATES)
        for _, text in store.template_passages(template)
    ]
    vectors = np.concatenate((background.vectors, embedder.embed(lines)))
    return Source((*background.lines, *lines), vectors)


def recombined(base: Source, count: int, chance: random.Random) -> tuple[list[str], Vectors]:
    """Lines and their vectors."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    one = noise.integers(0, len(base.lines), count)
    other = noise.integers(0, len(base.lines), count)
    vectors = base.vectors[one] + base.vectors[other]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors += NOISE * noise.normal(size=vectors.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    lines = []
    for left, right in zip(one.tolist(), other.tolist(), strict=True):
        words = base.lines[left].split()[:9] + base.lines[right].split()[-9:]
        words[chance.randrange(len(words))] = f"{chance.randrange(100_000)}"
        lines.append(" ".join(words))
    return lines, np.asarray(vectors, dtype=np.float32)


def fill(library: Library, base: Source, count: int, chance: random.Random) -> None:
    """Writes ``count`` templates straight into the tables."""
    ensure_state(library.engine)
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        lines, vectors = recombined(base, size * LINES, chance)
        names = [f"made/{start + number}" for number in range(size)]
        with library.engine.begin() as connection:
            connection.execute(insert(TemplateRow), [_row(n) for n in names])
            hashes = [content_hash(line) for line in lines]
            kept = dict(zip(hashes, vectors.astype("<f4"), strict=True))
            known = library.embedder.name
            connection.execute(
                insert(LineVector),
                [{"sha256": h, "embedder": known, "vector": v.tobytes()} for h, v in kept.items()],
            )
            rows = [
                {
                    "template_id": names[place // LINES],
                    "position": place % LINES,
                    "quote": line,
                    "text": line,
                    "sha256": sha256,
                    "embedder": known,
                }
                for place, (line, sha256) in enumerate(zip(lines, hashes, strict=True))
            ]
            connection.execute(insert(TemplatePassage), rows)
    with library.engine.begin() as connection:
        raise_revision(connection, content=True)


def _row(name: str) -> dict[str, object]:
    return {
        "id": name,
        "title": name,
        "family": name,
        "status": TemplateStatus.STABLE.value,
        "text": name,
        "provenance": "",
        "confidence": "low",
        "added": date(2026, 1, 1),
        "references": [],
    }


def queries(library: Library, count: int, chance: random.Random) -> list[list[str]]:
    """Texts to look up; every second one holds lines of a template."""
    path = Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data"))
    path = path / "resumes" / "livecareer.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts = [json.loads(row)["text"] for row in file]
    else:
        texts = [template.text for template in read_folder(starter.TEMPLATES)]
    held = library.snapshot().held
    rows = library.snapshot().rows
    found = []
    for number, text in enumerate(chance.choices(texts, k=count)):
        lines = [line.text for line in read_lines(text)]
        if number % 2:
            own = chance.choice(rows)[:LIFTED]
            lines[LIFTED:] = [held.quotes[row] for row in own.tolist()]
        found.append(lines)
    return found


class Kept:
    """An embedder that remembers, so that exhaustive and real search see the same vectors."""

    def __init__(self, inner: MiniLM) -> None:
        self.inner = inner
        self.name, self.dimensions = inner.name, inner.dimensions
        self.known: dict[str, Vectors] = {}

    def embed(self, lines: Sequence[str]) -> Vectors:
        """As ``MiniLM.embed``; lines of templates have the vectors they were given."""
        fresh = [line for line in lines if line not in self.known]
        made = self.inner.embed(fresh)
        fixed = {**self.known, **dict(zip(fresh, made, strict=True))}
        return np.stack([fixed[line] for line in lines]) if len(lines) else made

    def guess(self, lines: Sequence[str]) -> Guess:
        """As ``MiniLM.guess``."""
        return self.inner.guess(lines)


def exhaustive(library: Library, texts: Sequence[Sequence[str]]) -> Iterator[Match | None]:
    """The best match of each text by the exact index."""
    limit = coarse.COARSE_FROM
    coarse.COARSE_FROM = 1 << 40
    try:
        exact = Matcher(Library(library.engine, library.embedder, None, library.background))
        for lines in texts:
            found = exact.search(lines, 1)
            yield found[0] if found else None
    finally:
        coarse.COARSE_FROM = limit


def memory() -> float:
    """The most memory this process has held, in MB; a mapped file's pages count in part."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--exact-to", type=int, default=10_000, help="recall is measured up to it")
    options = parser.parse_args()
    inner = MiniLM()
    base = source(inner)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}; vectors of the templates are synthetic")
    print(
        "templates  lay out s (CPU)  open s  ordinary ms p50/p95 (CPU)  with a template's lines"
        "  recall  MB"
    )
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            print(measure(inner, base, size, options, Path(scratch)), flush=True)


def measure(
    inner: MiniLM, base: Source, size: int, options: argparse.Namespace, scratch: Path
) -> str:
    """One row of the table."""
    chance = random.Random(size)
    engine = create_engine(f"sqlite:///{scratch / 'library.db'}")
    metadata.create_all(engine)
    embedder = Kept(inner)
    library = Library(engine, embedder, scratch / "derived")
    fill(library, base, size, chance)
    before = time.process_time()
    library.snapshot()
    laid = time.process_time() - before
    library = Library(engine, embedder, scratch / "derived")
    before = time.perf_counter()
    library.snapshot()
    opened = time.perf_counter() - before
    texts = queries(library, options.queries, chance)
    keep_vectors(library, embedder, texts)
    matcher = Matcher(library)
    for lines in texts[:4]:
        matcher.match(lines)
    wall, spent, found = [], [], []
    for lines in texts:
        began, cpu = time.perf_counter(), time.process_time()
        best = matcher.match(lines)
        wall.append(time.perf_counter() - began)
        spent.append(time.process_time() - cpu)
        found.append(best[0] if best else None)
    peak = memory()
    recall = "-"
    if size <= options.exact_to:
        same = [
            mine is not None and (mine.template, mine.verdict) == (real.template, real.verdict)
            for mine, real in zip(found, exhaustive(library, texts), strict=True)
            if real is not None and real.verdict is Verdict.KNOWN_TEMPLATE
        ]
        recall = f"{sum(same)}/{len(same)}"
    engine.dispose()
    ordinary = f"{_both(wall[::2])} ({_both(spent[::2])})"
    made = f"{_both(wall[1::2])} ({_both(spent[1::2])})"
    return (
        f"{size:>9}  {laid:>15.0f}  {opened:>6.1f}  {ordinary:>26}  {made:>23}"
        f"  {recall:>6}  {peak:.0f}"
    )


def keep_vectors(library: Library, embedder: Kept, texts: Sequence[Sequence[str]]) -> None:
    """Lines taken from templates keep the vectors that the tables have of them."""
    lines = sorted({passage.text for text in texts for passage in passages(text)})
    with library.engine.connect() as connection:
        for row in kept_rows(connection, embedder.name, sorted(map(content_hash, lines))):
            embedder.known[row["sha256"]] = np.frombuffer(row["vector"], dtype="<f4")
    by_hash = {content_hash(line): line for line in lines}
    embedder.known = {by_hash[sha256]: vector for sha256, vector in embedder.known.items()}


def _both(seconds: Sequence[float]) -> str:
    middle, high = np.percentile(seconds, (50, 95)) * 1000
    return f"{middle:.0f}/{high:.0f}"


if __name__ == "__main__":
    main()
