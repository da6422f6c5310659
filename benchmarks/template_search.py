"""Speed of template matching as templates grow: time, memory, time to lay out, and recall.

    python -m benchmarks.template_search [--sizes 1000 10000 100000] [--queries 120]

The index holds 250 real resumes of FORENSICS_BENCH_DATA (the test half of ``forensics evaluate
templates``), filled up with synthetic templates. Their lines join two lines of the other half's
resumes and change a word, so that passages are mostly distinct. 36 million words cannot be embedded
in a benchmark's time: the vector of a joined line is the mean of its two lines' own vectors with
noise. 20,000 such lines surround a real one as 20,000 lines of real resumes do, a little farther
off (median cosine of the nearest 0.59 and 0.66). Without that data the shipped templates and lines
take the place of the resumes.

Queries are ordinary resumes and, as many, texts made of an indexed one: copies, mixtures, a third
in another resume, a language model's rewrites, evenly of each kind. Timed is ``Matcher.match``, the
cascade that a user's examination runs, embedding included, apart for both. Recall is the share of
queries for which exhaustive matching (all passages, exact search, 48 templates aligned) gives a
known template and the cascade gives the same as its best. Times are given as they passed and as the
processor spent them: on a shared machine the second is the one to go by.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sqlalchemy import create_engine, insert

from forensics.evaluate.matching.corpus import Corpus, Resume, read
from forensics.evaluate.matching.halves import Shares, share_out
from forensics.evaluate.matching.variants import Text, ordinary, template_text, variants
from index import starter
from index.embedding import MiniLM, Vectors, content_hash
from index.exchange.markdown import read_folder
from index.library import Library
from index.match import Match, Verdict
from index.matcher import Matcher
from index.passages import passages
from index.snapshot import Snapshot
from index.state import ensure_state, raise_revision
from index.tables import LineVector, TemplatePassage, TemplateRow, metadata
from index.template import Template, TemplateStatus
from index.vectors import VectorIndex, faiss_library

SEED = 7
"""Of ``forensics evaluate templates``."""
REAL = 250
"""Real resumes in an index."""
LINES = 35
"""Lines of a synthetic template, as the resumes of the matching study have."""
NOISE = 0.012
"""Standard deviation of a component's noise: a length of about a quarter."""
BATCH = 500
"""Templates written at once."""
ALIGNED = 48
"""Templates that exhaustive matching aligns a text with: twice what a user's does."""
BLOCK = 65_536
"""Vectors copied at a time into the exact index."""
DAY = date(2026, 1, 1)


class Parents(NamedTuple):
    """Lines to recombine, and their vectors."""

    lines: tuple[str, ...]
    vectors: Vectors


class Material(NamedTuple):
    """What a benchmark is made of: resumes, which of them are indexed, lines to recombine."""

    corpus: Corpus
    shares: Shares
    parents: Parents


def material(embedder: MiniLM) -> Material:
    """Real resumes where they lie, shipped templates elsewhere."""
    folder = Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data")) / "resumes"
    lines: set[str] = set()
    if folder.is_dir():
        corpus = read(folder)
    else:
        held = read_folder(starter.TEMPLATES)
        resumes = {one.id: Resume(id=one.id, category="", text=one.text) for one in held}
        corpus = Corpus(resumes=resumes, rewrites=())
        lines |= set(starter.load_starter(embedder).lines)
    shares = share_out(corpus, "test", SEED, min(REAL, len(corpus.resumes) // 4))
    if isinstance(shares, str):
        raise SystemExit(shares)
    for id_ in shares.learnable:
        lines |= {found.text for found in passages(ordinary(corpus, id_, SEED).lines)}
    ordered = tuple(sorted(lines))
    return Material(corpus, shares, Parents(ordered, embedder.embed(ordered)))


def recombined(base: Parents, count: int, chance: random.Random) -> tuple[list[str], Vectors]:
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


def plant(library: Library, real: Material) -> None:
    """Adds the real resumes as stable templates, each its own family."""
    library.add_all(
        Template(
            id=id_,
            title=id_,
            family=id_,
            status=TemplateStatus.STABLE,
            text=template_text(real.corpus, id_, SEED),
            added=DAY,
        )
        for id_ in real.shares.templates
    )


def fill(library: Library, base: Parents, count: int, chance: random.Random) -> None:
    """Writes ``count`` synthetic templates straight into the tables."""
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
        "added": DAY,
        "references": [],
    }


def queries(real: Material, count: int) -> tuple[list[Text], list[Text]]:
    """``count`` ordinary texts and ``count`` made of indexed ones, evenly of each kind."""
    chance = random.Random(SEED)
    ids = chance.sample(real.shares.negatives, min(count, len(real.shares.negatives)))
    by_kind: dict[str, list[Text]] = defaultdict(list)
    for text in variants(real.corpus, real.shares, SEED):
        by_kind[text.kind].append(text)
    made: list[Text] = []
    for ones in by_kind.values():
        chance.shuffle(ones)
    while len(made) < count and any(by_kind.values()):
        made += [ones.pop() for ones in by_kind.values() if ones]
    return [ordinary(real.corpus, id_, SEED) for id_ in ids], made[:count]


class Fixed(Library):
    """A library whose snapshot is given."""

    def __init__(self, library: Library, snapshot: Snapshot) -> None:
        super().__init__(library.engine, library.embedder, None, library.background)
        self._fixed = snapshot

    def snapshot(self) -> Snapshot:
        """The one given."""
        return self._fixed


def exact(snapshot: Snapshot) -> VectorIndex:
    """Exact search over a library's vectors, as they are stored."""
    faiss = faiss_library()
    rows, ids = snapshot.passages.vectors(), snapshot.held.ids
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(rows[:1].shape[1]))
    for start in range(0, len(ids), BLOCK):
        index.add_with_ids(rows[start : start + BLOCK], ids[start : start + BLOCK])
    return VectorIndex(index)


def exhaustive(library: Library, texts: Sequence[Text]) -> Iterator[Match | None]:
    """The best match of each text, all its passages compared with all templates'."""
    snapshot = library.snapshot()
    matcher = Matcher(Fixed(library, replace(snapshot, passages=exact(snapshot))))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda text: matcher.search(text.lines, ALIGNED // 2), texts):
            yield found[0] if found else None


def memory() -> float:
    """The most memory this process has held, in MB; a mapped file's pages count in part."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--queries", type=int, default=120, help="of each of the two sorts")
    parser.add_argument("--exact-to", type=int, default=100_000, help="recall is measured up to it")
    options = parser.parse_args()
    embedder = MiniLM()
    real = material(embedder)
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(real.shares.templates)} "
        f"resumes, others recombined from {len(real.parents.lines):,} lines of "
        f"{len(real.shares.learnable)}, their vectors synthetic"
    )
    print(
        "templates  lay out s (CPU)  open s  ordinary ms p50/p95 (CPU)  made of one ms p50/p95"
        " (CPU)  recall  MB"
    )
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            print(measure(embedder, real, size, options, Path(scratch)), flush=True)


def measure(
    embedder: MiniLM, real: Material, size: int, options: argparse.Namespace, scratch: Path
) -> str:
    """One row of the table."""
    engine = create_engine(f"sqlite:///{scratch / 'library.db'}")
    metadata.create_all(engine)
    library = Library(engine, embedder, scratch / "derived")
    plant(library, real)
    fill(library, real.parents, size - len(real.shares.templates), random.Random(size))
    before = time.process_time()
    library.snapshot()
    laid = time.process_time() - before
    library = Library(engine, embedder, scratch / "derived")
    before = time.perf_counter()
    library.snapshot()
    opened = time.perf_counter() - before
    ordinary_texts, made = queries(real, options.queries)
    matcher = Matcher(library)
    for text in (*ordinary_texts[:4], *made[:4]):
        matcher.match(text.lines)
    told = {"ordinary": timed(matcher, ordinary_texts), "made": timed(matcher, made)}
    peak = memory()
    recall = "-"
    if size <= options.exact_to:
        found = [match for one in told.values() for match in one.found]
        texts = (*ordinary_texts, *made)
        same = [
            mine is not None and (mine.template, mine.verdict) == (best.template, best.verdict)
            for mine, best in zip(found, exhaustive(library, texts), strict=True)
            if best is not None and best.verdict is Verdict.KNOWN_TEMPLATE
        ]
        recall = f"{sum(same)}/{len(same)}"
    engine.dispose()
    return (
        f"{size:>9}  {laid:>15.0f}  {opened:>6.1f}  {told['ordinary'].shown():>25}"
        f"  {told['made'].shown():>28}  {recall:>7}  {peak:.0f}"
    )


class Timed(NamedTuple):
    """Best matches of some texts, seconds passed and seconds of processor time each took."""

    found: list[Match | None]
    passed: list[float]
    spent: list[float]

    def shown(self) -> str:
        """Middle and 95 of 100, in ms; in brackets the processor's."""
        return f"{_both(self.passed)} ({_both(self.spent)})"


def timed(matcher: Matcher, texts: Sequence[Text]) -> Timed:
    """Matches texts one after the other."""
    told = Timed([], [], [])
    for text in texts:
        began, cpu = time.perf_counter(), time.process_time()
        best = matcher.match(text.lines)
        told.passed.append(time.perf_counter() - began)
        told.spent.append(time.process_time() - cpu)
        told.found.append(best[0] if best else None)
    return told


def _both(seconds: Sequence[float]) -> str:
    middle, high = np.percentile(seconds, (50, 95)) * 1000
    return f"{middle:.0f}/{high:.0f}"


if __name__ == "__main__":
    main()
