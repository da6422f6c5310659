"""Trains the static vectors: word pieces -> a guess at a line's -> ``index/embedding/static``.

    python -m benchmarks.training.static --out static.safetensors [--epochs 16] [--seed 0]

Learns a weight for each word piece, from its rarity among the starter lines, and one matrix, so
that the weighted mean of a line's pieces points to where the line encoder puts the line and to no
other line of the batch (InfoNCE, van den Oord et al. 2018, arXiv 1807.03748). Lines are those of
``benchmarks.training.rewrites`` and the starter lines; a tenth is kept out and scored. Takes a
minute on two cores, most of it for the lines' vectors. After a new file put its SHA-256 into
``index.embedding.static``; after a new line encoder run this again.
"""

import argparse
import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save
from tokenizers import Tokenizer
from torch import Tensor, nn

from benchmarks.training.rewrites import read
from index import starter
from index.embedding import MiniLM
from index.embedding.weights import WEIGHTS_SHA256, initializers, model_folder, verified

BATCH = 1024
TEMPERATURE = 0.07
RATES = {"matrix": 1e-3, "weights": 2e-2}
RIDGE = 0.1
"""Of the least-squares matrix the training starts from, as a share of the mean variance."""


class Student(nn.Module):
    """Piece weights and a matrix, starting from rarity and least squares."""

    def __init__(self, pieces: Tensor, rarity: Tensor, lines: list[list[int]], taught: Tensor):
        super().__init__()
        self.pieces = pieces
        self.logs = nn.Parameter(rarity.clamp(min=0.05).log())
        with torch.no_grad():
            means = self.means(lines)
            self.mean = nn.Parameter(means.mean(0))
            apart = means - self.mean
            square = apart.T @ apart
            square += RIDGE * square.trace() / len(square) * torch.eye(len(square))
            wanted = apart.T @ (taught - taught.mean(0))
        self.matrix = nn.Parameter(torch.linalg.solve(square, wanted))

    def means(self, lines: Sequence[list[int]]) -> Tensor:
        """Weighted means of the lines' pieces, at unit length."""
        flat = torch.tensor([piece for line in lines for piece in line])
        starts = torch.tensor([0, *map(len, lines[:-1])]).cumsum(0)
        weights = self.logs.exp()[flat]
        total = nn.functional.embedding_bag(
            flat, self.pieces, starts, mode="sum", per_sample_weights=weights
        )
        return nn.functional.normalize(total, dim=1)

    def forward(self, lines: Sequence[list[int]]) -> Tensor:
        """Unit vectors (n, 384)."""
        return nn.functional.normalize((self.means(lines) - self.mean) @ self.matrix, dim=1)

    def written(self) -> bytes:
        """The bytes of the file, in half precision."""
        parts = {"weights": self.logs.exp(), "mean": self.mean, "matrix": self.matrix}
        # Row by row: the file keeps memory as it lies, and a solved matrix lies by columns.
        half = {
            name: np.ascontiguousarray(part.detach().numpy(), dtype=np.float16)
            for name, part in parts.items()
        }
        return bytes(save(half))


def shares_found(student: Student, lines: list[list[int]], taught: Tensor) -> tuple[float, float]:
    """Mean cosine with the line encoder, and the share of lines whose own vector is nearest."""
    with torch.inference_mode():
        near = student(lines) @ nn.functional.normalize(taught, dim=1).T
        first = near.argmax(1) == torch.arange(len(lines))
        return float(near.diagonal().mean()), float(first.float().mean())


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=Path("static.safetensors"))
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    common = starter.load_starter(MiniLM()).lines
    lines = list(dict.fromkeys([*common, *(cell for row in read() for cell in row[3:])]))
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    encoded = [one.ids[1:-1] for one in tokenizer.encode_batch_fast(lines)]
    taught = torch.from_numpy(MiniLM().embed(lines))
    content = verified(model_folder() / "model.safetensors", WEIGHTS_SHA256)
    pieces = torch.from_numpy(initializers(content)["word"])
    seen = Counter(piece for line in encoded[: len(common)] for piece in set(line))
    rarity = [math.log((len(common) + 1) / (seen[piece] + 1)) for piece in range(len(pieces))]

    order = torch.randperm(len(lines)).tolist()
    out, kept = order[: len(lines) // 10], order[len(lines) // 10 :]
    target = nn.functional.normalize(taught - taught[kept].mean(0), dim=1)
    student = Student(pieces, torch.tensor(rarity), [encoded[row] for row in kept], taught[kept])
    groups = [
        {"params": [student.matrix, student.mean], "lr": RATES["matrix"]},
        {"params": [student.logs], "lr": RATES["weights"]},
    ]
    optimizer = torch.optim.Adam(groups)
    steps = options.epochs * (len(kept) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, list(RATES.values()), steps)
    for epoch in range(options.epochs):
        shuffled = [kept[place] for place in torch.randperm(len(kept)).tolist()]
        for start in range(0, len(kept) - BATCH + 1, BATCH):
            rows = shuffled[start : start + BATCH]
            guessed, wanted = student([encoded[row] for row in rows]), target[rows]
            near = guessed @ wanted.T / TEMPERATURE
            right = torch.arange(len(rows))
            found = nn.functional.cross_entropy(near, right)
            found += nn.functional.cross_entropy(near.T, right)
            loss = found / 2 + 2 * (1 - (guessed * wanted).sum(1).mean())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        cosine, first = shares_found(student, [encoded[row] for row in out], target[out])
        print(f"epoch {epoch + 1}: kept out: cosine {cosine:.3f}, itself nearest {first:.1%}")
    written = student.written()
    options.out.write_bytes(written)
    print(f"{len(lines)} lines; {options.out.name}: {hashlib.sha256(written).hexdigest()}")


if __name__ == "__main__":
    main()
