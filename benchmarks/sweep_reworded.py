"""Rewritings planted among real resumes: which a sweep links, and whom it links wrongly.

    python -m benchmarks.sweep_reworded [--half test] [--sizes 1000 10000]

Resumes and rewritings of FORENSICS_BENCH_DATA, split as ``forensics evaluate templates`` splits
them: constants were chosen on the tuning half. Each stands under a name of its own; a rewriting (g
whole, gh five or six lines inside another resume) is to be linked with its source. A link that
quotes a reworded passage of two texts of different sources is counted as wrong. Beside it in the
same run what a user would write: MinHash LSH and document vectors, as in ``benchmarks.sweep``.
With ``--sizes`` synthetic applications (``benchmarks.sweep_corpus``) are swept, and the seconds of
the step told for each size.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from string import ascii_lowercase

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.sweep import Pairs, minhash, vectors
from benchmarks.sweep_corpus import Corpus, pool, write
from forensics.evaluate.intervals import wilson
from forensics.evaluate.matching.corpus import read
from forensics.evaluate.matching.halves import HALVES, halves
from forensics.evaluate.matching.variants import ordinary
from forensics.settings import Settings
from forensics.sweep.run import Request, Step, sweep

SEED = 7
KINDS = ("g", "gh")


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    data = Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data")) / "resumes"
    with tempfile.TemporaryDirectory() as scratch:
        home = Settings(home=Path(scratch) / "home", llm_base_url=None)
        path = Path(scratch) / "planted.parquet"
        texts, sources = planted(data, options.half)
        rows = [
            {"id": id_, "name": _name(place), "text": text}
            for place, (id_, text) in enumerate(texts.items())
        ]
        pq.write_table(pa.Table.from_pylist(rows), path)
        print(f"{len(texts)} texts, {options.half} half, load {os.getloadavg()[0]:.1f}")
        seconds = swept(home, path, options.workers)
        found, reworded = linked(path.with_suffix(""))
        print(f"sweep: {seconds:.0f} s of it for rewording")
        _tell("words alone", found - reworded, sources)
        _tell("with reworded", found, sources)
        wrong = {pair for pair in reworded if sources[pair[0]] != sources[pair[1]]}
        print(f"{'':>14}  {len(wrong)} links of different sources rest on reworded passages")
        for one, other in sorted(wrong):
            print(f"{'':>14}  {one} and {other}")
        for name, link in (("MinHash LSH", minhash), ("vectors, flat", vectors)):
            began = time.perf_counter()
            pairs = link(list(texts), list(texts.values()))
            _tell(name, pairs, sources)
            print(f"{'':>14}  {time.perf_counter() - began:.0f} s")
        base = pool(data)
        for size in options.sizes:
            path = Path(scratch) / f"{size}.parquet"
            write(path, Corpus.planned(size, size), base, size)
            print(f"{size:>12,} synthetic  {swept(home, path, options.workers):.0f} s", flush=True)


def planted(data: Path, half: str) -> tuple[dict[str, str], dict[str, str]]:
    """Texts by id, and of each the id of the resume it was made of, its own where it is one."""
    corpus = read(data)
    ids, rewritten = halves(corpus, SEED)[HALVES.index(half)]
    texts = {id_: "\n".join(ordinary(corpus, id_, SEED).lines) for id_ in ids}
    sources = {id_: id_ for id_ in ids}
    for rewrite in corpus.rewrites:
        if rewrite.template in set(ids[:rewritten]):
            texts[rewrite.id], sources[rewrite.id] = rewrite.text, rewrite.template
    return texts, sources


def swept(home: Settings, path: Path, workers: int) -> float:
    """Sweeps a table for links; the seconds that looking for rewordings took."""
    ends: dict[str, float] = {}
    asked = Request(
        (str(path),),
        path.with_suffix(""),
        examine="none",
        workers=workers,
        cached=False,
        with_store=False,
        reworded=True,
    )

    def note(step: Step) -> None:
        ends.setdefault(step.name, time.perf_counter())

    sweep(home, asked, progress=note)
    return ends["linking"] - ends["rewording"]


def linked(out: Path) -> tuple[Pairs, Pairs]:
    """Pairs that share passages, and those that share reworded ones alone or beside others."""
    rows = pq.read_table(out / "links.parquet").to_pylist()
    found, reworded = set(), set()
    for row in rows:
        if row["kind"] == "corpus.shared_passages":
            kinds = {shared["kind"] for shared in json.loads(row["evidence"])}
            found.add((row["a"], row["b"]))
            if "reworded" in kinds:
                reworded.add((row["a"], row["b"]))
    return found, reworded


def _tell(name: str, found: Pairs, sources: Mapping[str, str]) -> None:
    told = []
    for kind in KINDS:
        asked = [(id_, source) for id_, source in sources.items() if id_.endswith(f".{kind}")]
        hits = sum((min(pair), max(pair)) in found for pair in asked)
        low, high = wilson(hits, len(asked)) or (0.0, 1.0)
        told.append(f"{kind} {hits}/{len(asked)} ({low:.0%}-{high:.0%})")
    print(f"{name:>14}  {'  '.join(told)}", flush=True)


def _name(place: int) -> str:
    """A name of two words that no other place has."""
    letters = [ascii_lowercase[place // 26**step % 26] for step in range(3)]
    return f"{''.join(letters)} {''.join(reversed(letters))}xyz".title()


if __name__ == "__main__":
    main()
