"""A sweep as applications grow: seconds by stage, memory, pairs found, and what others would take.

    python -m benchmarks.sweep [--sizes 1000 10000 100000 1000000] [--examine none] [--reworded]

Applications are synthetic (``benchmarks.sweep_corpus``), given as one Parquet table with names and
contacts in columns; 5 % are in planted rings. Recall and precision are of pairs of one ring among
the links. ``reading`` is taking the rows, parsing their heads and contacts, and sketching; with
``--examine fast`` it is the whole examination, and with ``--reworded`` pairs alike in words are
compared by meaning as well. Each step is told on stderr as it begins. Beside it in the same run:
MinHash LSH as datasketch has it (128 permutations, 5-word shingles, threshold 0.5), and document
vectors of sentence-transformers in a flat FAISS index (the nearest five of each, cosine 0.9 and
more), each at the sizes it can take in minutes. PDFs of FORENSICS_BENCH_DATA are read through the
sandbox by one worker for each processor.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from math import log
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from benchmarks.sweep_corpus import Corpus, pool, write
from forensics.settings import Settings
from forensics.sweep.run import Request, Step, sweep
from index.embedding.weights import model_folder

Pairs = set[tuple[str, str]]

MINHASH_TO, VECTORS_TO = 10_000, 1_000
COPIES = 20  # of the PDFs, under other names
STEPS = ("counting", "examining", "rewording", "linking", "comparing", "writing")


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--examine", default="none")
    parser.add_argument("--reworded", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--pdf", type=int, default=80, help="PDFs read, 0 for none")
    options = parser.parse_args()
    data = Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data")) / "resumes"
    base = pool(data)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'applications':>12}  {'seconds by stage':<48}  total  exponent  MB  recall  precision")
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as scratch:
        home = Settings(home=Path(scratch) / "home", llm_base_url=None)
        for size in options.sizes:
            corpus = Corpus.planned(size, size)
            path = Path(scratch) / f"{size}.parquet"
            write(path, corpus, base, size)
            before = _ours(home, path, corpus, options, before)
            if size <= MINHASH_TO:
                _others("MinHash LSH", path, corpus, minhash)
            if size <= VECTORS_TO:
                _others("vectors, flat", path, corpus, vectors)
            path.unlink()
        if options.pdf and (data / "pdf").exists():
            _pdfs(home, data / "pdf", options)


def _ours(
    home: Settings,
    path: Path,
    corpus: Corpus,
    options: argparse.Namespace,
    before: tuple[int, float] | None,
) -> tuple[int, float]:
    out = path.with_suffix("")
    ends: dict[str, float] = {}

    def note(step: Step) -> None:
        if step.name not in ends:
            ends[step.name] = time.perf_counter()
            print(f"{datetime.now():%H:%M:%S} {corpus.size:,}: {step.name}", file=sys.stderr)

    request = Request(
        (str(path),),
        out,
        examine=options.examine,
        workers=options.workers,
        cached=False,
        reworded=options.reworded or None,
    )
    with _peak() as peak:
        sweep(home, request, progress=note)
        done = time.perf_counter()
    names = [name for name in STEPS if name in ends]
    stops = [*(ends[name] for name in names[1:]), done]
    seconds = {name: stop - ends[name] for name, stop in zip(names, stops, strict=True)}
    total = done - ends[names[0]]
    rows = pq.read_table(out / "links.parquet", columns=["kind", "a", "b"]).to_pylist()
    found = {(row["a"], row["b"]) for row in rows if row["kind"] != "same_person"}
    growth = f"{log(total / before[1]) / log(corpus.size / before[0]):.2f}" if before else "-"
    shown = "  ".join(f"{name} {taken:.1f}" for name, taken in seconds.items())
    print(
        f"{corpus.size:>12,}  {shown:<48}  {total:5.1f}  {growth:>8}  {peak():.0f}"
        f"  {_scores(found, corpus)}",
        flush=True,
    )
    return corpus.size, total


def _scores(found: Pairs, corpus: Corpus) -> str:
    planted = corpus.pairs()
    right = len(found & planted)
    recall = f"{right}/{len(planted)} ({right / max(len(planted), 1):.1%})"
    return f"recall {recall}  precision {right}/{len(found)} ({right / max(len(found), 1):.1%})"


def _others(
    name: str, path: Path, corpus: Corpus, link: Callable[[list[str], list[str]], Pairs]
) -> None:
    table = pq.read_table(path, columns=["id", "text"])
    ids, texts = table["id"].to_pylist(), table["text"].to_pylist()
    began = time.perf_counter()
    found = link(ids, texts)
    taken = time.perf_counter() - began
    rate = f"{corpus.size / taken:.0f} documents/s"
    print(f"{name:>14}  {taken:.1f} s, {rate}, text alone: {_scores(found, corpus)}", flush=True)


def minhash(ids: list[str], texts: list[str]) -> Pairs:
    """Pairs that share a band of datasketch's index."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    found: Pairs = set()
    for name, text in zip(ids, texts, strict=True):
        words = text.lower().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch({" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)})
        found |= {(min(name, other), max(name, other)) for other in index.query(sketch)}
        index.insert(name, sketch)
    return found


def vectors(ids: list[str], texts: list[str]) -> Pairs:
    """Pairs of documents whose vectors are near each other."""
    import faiss
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder()), device="cpu")
    made = model.encode(texts, batch_size=32, normalize_embeddings=True)
    index = faiss.IndexFlatIP(made.shape[1])
    index.add(made)
    near, places = index.search(made, 6)
    return {
        (min(ids[row], ids[place]), max(ids[row], ids[place]))
        for row in range(len(ids))
        for place, cosine in zip(places[row].tolist(), near[row].tolist(), strict=True)
        if place != row and cosine >= 0.9
    }


def _pdfs(home: Settings, folder: Path, options: argparse.Namespace) -> None:
    """Reading and parsing alone: `--examine none` over copies under other names."""
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(scratch) / "in"
        given.mkdir()
        files = sorted(folder.glob("*.pdf"))[: options.pdf]
        for copy in range(COPIES):
            for path in files:
                shutil.copyfile(path, given / f"{copy}-{path.name}")
        began: list[float] = []
        spent: list[float] = []
        request = Request(
            (str(given),), Path(scratch) / "out", examine="none", workers=options.workers
        )
        request = replace(request, cached=False, size=20)

        def note(step: Step) -> None:
            if step.name == "examining" and step.done:
                began.append(time.perf_counter())
                spent.append(_processor_time())

        sweep(home, request, progress=note)
        # From the first part's end: starting the workers is paid once, however many there are.
        count = (len(began) - 1) * request.size
        rate, each = count / (began[-1] - began[0]), (spent[-1] - spent[0]) / count
        print(
            f"PDFs: {rate:.1f} documents/s read and parsed, {options.workers} workers,"
            f" {each * 1000:.0f} ms of processor time each"
        )


def _processor_time() -> float:
    """Seconds that this process and those it began have used, those that ended included."""
    total = 0.0
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


@contextmanager
def _peak() -> Iterator[Callable[[], float]]:
    """The most memory (MB) that this process and those it began held together, looked at often."""
    own = psutil.Process()
    most = [0.0]
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            total = own.memory_info().rss
            for child in own.children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            most[0] = max(most[0], total / 2**20)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield lambda: most[0]
    finally:
        over.set()
        watcher.join()


if __name__ == "__main__":
    main()
