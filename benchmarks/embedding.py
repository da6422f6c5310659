"""Embedding: lines a second, start, and agreement with sentence-transformers in fp32.

    python -m benchmarks.embedding [--threads N] [--lines 400]

Lines are those of the shipped background, so no data beside the project is needed. Agreement is
the lowest cosine of a line's vector, alone and in a batch with lines of 256 tokens, to the
reference's; the reference needs the development dependencies and is left out without them.
"""

import argparse
import subprocess
import sys
import time

import numpy as np

from index import starter
from index.embedding import MiniLM, Vectors
from index.embedding.weights import model_folder

COLD = """
import time
started = time.perf_counter()
from index.embedding import MiniLM
MiniLM({threads}).embed(["One line of a resume."])
print(time.perf_counter() - started)
"""


def reference(lines: list[str]) -> Vectors | None:
    """Vectors by sentence-transformers, or None where it is not installed."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return None
    model = SentenceTransformer(str(model_folder()), device="cpu")
    return np.asarray(model.encode(lines, normalize_embeddings=True), dtype=np.float32)


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--lines", type=int, default=400)
    options = parser.parse_args()
    script = COLD.format(threads=options.threads)
    cold = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    print(f"cold import, checksum, session, first line   {float(cold.stdout):6.2f} s")

    lines, _ = starter.read_text(starter.TEXT.read_text(encoding="utf-8"))
    some = list(lines[: options.lines])
    embedder = MiniLM(threads=options.threads)
    embedder.verify()
    wall, spent = time.perf_counter(), time.process_time()
    embedder.embed(some)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    mean = sum(len(line.split()) for line in some) / len(some)
    print(f"{len(some)} lines of {mean:.0f} words, {options.threads} thread(s)")
    print(f"lines a second                               {len(some) / wall:6.0f}")
    print(f"lines a CPU-second                           {len(some) / spent:6.0f}")

    few = some[:60]
    long = [" ".join(some[start : start + 40]) for start in range(0, 200, 40)]
    together = embedder.embed([*few, *long])
    alone = np.stack([embedder.embed([line])[0] for line in few])
    print(
        f"lowest cosine, alone to in the batch         {(alone * together[:60]).sum(1).min():.7f}"
    )
    expected = reference([*few, *long])
    if expected is None:
        print("sentence-transformers is not installed: agreement not measured")
    else:
        print(
            f"lowest cosine to sentence-transformers fp32  {(together * expected).sum(1).min():.7f}"
        )


if __name__ == "__main__":
    main()
