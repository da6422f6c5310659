"""Template matching on real resumes: recall by kind of rewriting, at stated false alarms.

    python -m benchmarks.templates [--half tuning|test] [--templates 250] [--seed 7]

Reads ``resumes/livecareer.jsonl.gz`` and ``resumes/rewrites.jsonl`` under FORENSICS_BENCH_DATA or
``../shared/data``. Resumes are split in two halves, rewritten ones too; constants of
``index.judge`` were chosen on the tuning half alone. Of a half, ``--templates`` resumes are the
index (the rewritten ones among them) and all others are the negatives, same profession included.
The background is the shipped one. Variants: a the same lines, b reordered with 30 % dropped,
e half of one template and half of another of its profession, f 35 % of a template verbatim in
another resume, g a whole rewrite by a language model, gh five or six reworded lines in another
resume. A hit is above the threshold with the right template first. The first rows draw the
threshold from the negatives, the last row is what the shipped verdict says.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import create_engine

from index.embedding import Embedder, MiniLM, Vectors, content_hash
from index.library import Library
from index.match import Match, Verdict
from index.matcher import Matcher
from index.passages import passages, read_lines, words
from index.tables import metadata
from index.template import Template, TemplateStatus

NEAR_COPY_SHARE = 0.5
LIFTED = 0.35
VARIED = 60
"""Templates from which a, b, e and f are made."""


class Text(NamedTuple):
    """A text to be matched: what was done to it, and the templates it was made of."""

    kind: str
    id: str
    made_of: tuple[str, ...]
    lines: tuple[str, ...]


class Result(NamedTuple):
    """The best match of a text."""

    text: Text
    best: Match | None

    @property
    def score(self) -> float:
        """Its score, 0 where nothing matches."""
        return self.best.score if self.best else 0.0

    @property
    def right(self) -> bool:
        """Whether it is a template the text was made of."""
        return self.best is not None and self.best.template in self.text.made_of


class Remembering:
    """An embedder that keeps vectors in a file between runs, so that a run takes seconds."""

    def __init__(self, inner: MiniLM, path: Path) -> None:
        self._inner = inner
        self._path = path
        self._known: dict[str, Vectors] = {}
        if path.exists():
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["embedder"]) == inner.name:
                    self._known = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))

    name = property(lambda self: self._inner.name)
    dimensions = property(lambda self: self._inner.dimensions)

    def embed(self, lines: Sequence[str]) -> Vectors:
        """As ``MiniLM.embed``."""
        keys = [content_hash(line) for line in lines]
        fresh = {key: line for key, line in zip(keys, lines, strict=True) if key not in self._known}
        self._known |= dict(zip(fresh, self._inner.embed(list(fresh.values())), strict=True))
        if not lines:
            return np.zeros((0, self._inner.dimensions), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def save(self) -> None:
        """Writes the file."""
        keys = np.array(list(self._known))
        vectors = np.stack(list(self._known.values()))
        np.savez(self._path, keys=keys, vectors=vectors, embedder=np.array(self.name))


def data_folder() -> Path:
    """Where the resumes lie."""
    return Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data")) / "resumes"


def read_data(folder: Path) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Resumes by id, and rewrites."""
    with gzip.open(folder / "livecareer.jsonl.gz", "rt", encoding="utf-8") as file:
        resumes = {row["id"]: row for row in map(json.loads, file)}
    rows = (folder / "rewrites.jsonl").read_text(encoding="utf-8").splitlines()
    return resumes, [json.loads(row) for row in rows]


def split(
    resumes: dict[str, dict[str, Any]], rewrites: list[dict[str, Any]], half: str, seed: int, n: int
) -> tuple[list[str], list[str]]:
    """Ids of a half's templates and of its negatives."""
    chance = random.Random(seed)
    number = ("tuning", "test").index(half)
    by_style: dict[str, set[str]] = defaultdict(set)
    for row in rewrites:
        by_style[row["style"]].add(row["template"])
    rewritten: tuple[list[str], list[str]] = ([], [])
    for style in sorted(by_style):
        ids = sorted(by_style[style])
        chance.shuffle(ids)
        rewritten[0].extend(ids[: len(ids) // 2])
        rewritten[1].extend(ids[len(ids) // 2 :])
    others = sorted(set(resumes) - set(rewritten[0]) - set(rewritten[1]))
    chance.shuffle(others)
    mine = others[number::2]
    more = max(n - len(rewritten[number]), 0)
    return rewritten[number] + mine[:more], mine[more:]


def lines_of(text: str) -> tuple[str, ...]:
    """Logical lines of a text."""
    return tuple(line.text for line in read_lines(text))


def variants(
    resumes: dict[str, dict[str, Any]], templates: list[str], hosts: list[str], seed: int
) -> Iterator[Text]:
    """a, b, e and f of some templates."""
    chance = random.Random(seed)
    said = {id_: [p.text for p in passages(lines_of(resumes[id_]["text"]))] for id_ in resumes}
    for id_ in templates[:VARIED]:
        mine = list(said[id_])
        yield Text("a", id_, (id_,), tuple(mine))
        chance.shuffle(mine)
        yield Text("b", id_, (id_,), tuple(mine[: int(0.7 * len(mine))]))
        trade = resumes[id_]["category"]
        peers = [x for x in templates if x != id_ and resumes[x]["category"] == trade]
        other = chance.choice(peers or [x for x in templates if x != id_])
        half = mine[: max(len(mine) // 2, 1)] + said[other][: max(len(said[other]) // 2, 1)]
        yield Text("e", id_, (id_, other), tuple(half))
        host = said[chance.choice(hosts)]
        lifted = max(int(LIFTED * len(mine)), 3)
        yield Text("f", id_, (id_,), tuple(host[: max(len(host) - lifted, 0)] + mine[:lifted]))


def shingles(text: str) -> set[tuple[str, ...]]:
    """5-word shingles of a text."""
    tokens = words(text)
    return {tuple(tokens[i : i + 5]) for i in range(len(tokens) - 4)}


def copies(
    resumes: dict[str, dict[str, Any]], templates: list[str], negatives: list[str]
) -> set[str]:
    """Negatives that share half the shingles of the shorter text with some template."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for place, id_ in enumerate(templates):
        found = shingles(resumes[id_]["text"])
        sizes.append(len(found))
        for shingle in found:
            holders[shingle].append(place)
    near = set()
    for id_ in negatives:
        found = shingles(resumes[id_]["text"])
        shared = np.zeros(len(templates))
        for shingle in found:
            for place in holders.get(shingle, ()):
                shared[place] += 1
        shorter = np.maximum(np.minimum(sizes, len(found)), 1)
        if (shared / shorter).max() >= NEAR_COPY_SHARE:
            near.add(id_)
    return near


def build_library(
    embedder: Embedder, resumes: dict[str, dict[str, Any]], templates: list[str], folder: Path
) -> Library:
    """A library of stable templates, each its own family."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    library = Library(engine, embedder, folder)
    library.add_all(
        Template(
            id=id_,
            title=id_,
            family=id_,
            status=TemplateStatus.STABLE,
            text=resumes[id_]["text"],
            added=date(2026, 1, 1),
        )
        for id_ in templates
    )
    return library


def table(title: str, negatives: list[Result], positives: list[Result]) -> None:
    """Prints recall by kind at drawn thresholds and by the shipped verdict."""
    kinds = sorted({result.text.kind for result in positives})
    print(f"\n{title}: {len(negatives)} negatives")
    print("  ".join(["false alarms  threshold", *(f"{kind:>10}" for kind in kinds)]))
    scores = sorted((result.score for result in negatives), reverse=True)
    for rate in (0.0, 0.005, 0.01, 0.03):
        allowed = int(rate * len(scores))
        threshold = scores[allowed]
        cells = [_cell(positives, kind, lambda r, t=threshold: r.score > t) for kind in kinds]
        print("  ".join([f"{allowed:>4} ({rate:.1%})   {threshold:>9.3f}", *cells]))
    wrong = sum(map(known, negatives))
    cells = [_cell(positives, kind, known) for kind in kinds]
    print("  ".join([f"{wrong:>4} ({wrong / len(negatives):.1%})     verdict", *cells]))


def known(result: Result) -> bool:
    """Whether the shipped verdict is ``known_template``."""
    return result.best is not None and result.best.verdict is Verdict.KNOWN_TEMPLATE


def _cell(positives: list[Result], kind: str, passes: Any) -> str:
    mine = [result for result in positives if result.text.kind == kind]
    return f"{sum(r.right and passes(r) for r in mine):>6}/{len(mine):<3}"


def main() -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--half", choices=("tuning", "test"), default="tuning")
    parser.add_argument("--templates", type=int, default=250)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--vectors", type=Path, help="file that keeps vectors between runs")
    options = parser.parse_args()
    folder = data_folder()
    if not (folder / "livecareer.jsonl.gz").exists():
        print(f"no resumes under {folder}: set FORENSICS_BENCH_DATA", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        cache = options.vectors or Path(scratch) / "vectors.npz"
        embedder = Remembering(MiniLM(), cache)
        run(embedder, read_data(folder), options, Path(scratch))
        embedder.save()
    return 0


def run(
    embedder: Embedder,
    data: tuple[dict[str, dict[str, Any]], list[dict[str, Any]]],
    options: argparse.Namespace,
    scratch: Path,
) -> None:
    """One half, printed."""
    resumes, rewrites = data
    templates, negatives = split(resumes, rewrites, options.half, options.seed, options.templates)
    indexed = set(templates)
    texts = [Text("negative", id_, (), lines_of(resumes[id_]["text"])) for id_ in negatives]
    texts += variants(resumes, templates, negatives, options.seed)
    texts += [
        Text(f"{row['kind']}.{row['style']}", row["id"], (row["template"],), lines_of(row["text"]))
        for row in rewrites
        if row["template"] in indexed
    ]
    print(
        f"{options.half} half, seed {options.seed}: {len(templates)} templates, {len(texts)} texts"
    )
    library = build_library(embedder, resumes, templates, scratch)
    matcher = Matcher(library)
    for text in texts:
        embedder.embed([passage.text for passage in passages(text.lines)])
    library.snapshot()
    started = time.perf_counter()
    results = []
    for text in texts:
        found = matcher.search(text.lines, 1)
        results.append(Result(text, found[0] if found else None))
    spent = time.perf_counter() - started
    print(f"matching, embedding aside: {1000 * spent / len(texts):.0f} ms a text")
    plain = [result for result in results if result.text.kind == "negative"]
    positives = [result for result in results if result.text.kind != "negative"]
    table("All negatives", plain, positives)
    near = copies(resumes, templates, negatives)
    apart = [result for result in plain if result.text.id not in near]
    table(f"Without {len(near)} near copies of a template", apart, positives)


if __name__ == "__main__":
    sys.exit(main())
