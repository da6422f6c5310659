"""Trains the line encoder: low-rank updates of all-MiniLM-L6-v2 -> ``index/embedding/lines``.

    python -m benchmarks.training.encoder --out lines.safetensors [--epochs 4] [--seed 0]

A rewording is drawn to its line and away from twins and from all other lines of the batch (InfoNCE,
van den Oord et al. 2018, arXiv 1807.03748); a batch holds one subject, so that the others are of
the same trade. 96 rows are kept out and scored after each epoch. On two cores four epochs take
about ten minutes. After a new file: put its SHA-256 into ``index.embedding.tuning``, run
``python -m index.starter`` and ``python -m benchmarks.training.pairing``.
"""

import argparse
import hashlib
import math
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from benchmarks.training.rewrites import Row, read
from index.embedding.tuning import MATRICES
from index.embedding.weights import model_folder

RANK = 16
SCALE = 2.0
"""What an update is multiplied by; folded into ``up`` when it is written."""
RATE = 1e-3
WARM_UP = 20
TEMPERATURE = 0.05
BATCH = 32
KEPT_OUT = 96
MAX_TOKENS = 72
CHUNKS = 4
"""A batch is embedded in so many parts of like length: padding costs more than parts do."""


class Updated(nn.Module):
    """A linear layer with a low-rank update that alone is trained."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer.requires_grad_(False)
        start = torch.randn(RANK, layer.in_features) / math.sqrt(layer.in_features)
        self.down = nn.Parameter(start)
        self.up = nn.Parameter(torch.zeros(layer.out_features, RANK))

    def forward(self, inputs: Tensor) -> Tensor:
        """The layer's outputs with the update's added."""
        update = (inputs @ self.down.T) @ self.up.T * SCALE
        found: Tensor = self.layer(inputs) + update
        return found


class Encoder:
    """The packaged model with updates on every matrix of every layer."""

    def __init__(self) -> None:
        folder = model_folder()
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        # Scaled dot products in half precision are slow backwards on a CPU: half of all time.
        self.model: Any = AutoModel.from_pretrained(folder, attn_implementation="eager")
        self.model.requires_grad_(False)
        self.model.eval()
        self.updates: dict[str, Updated] = {}
        for number, layer in enumerate(self.model.encoder.layer):
            for name, path in MATRICES.items():
                parent = layer.get_submodule(path.rpartition(".")[0])
                updated = Updated(layer.get_submodule(path))
                setattr(parent, path.rpartition(".")[2], updated)
                self.updates[f"{number}.{name}"] = updated

    def embed(self, lines: list[str]) -> Tensor:
        """Unit vectors (n, 384) in the order of the lines."""
        order = sorted(range(len(lines)), key=lambda place: -len(lines[place]))
        size = len(lines) // CHUNKS + 1
        parts = [order[start : start + size] for start in range(0, len(order), size)]
        vectors = torch.cat([self._embed([lines[place] for place in part]) for part in parts])
        back = torch.empty(len(lines), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(lines))
        return vectors[back]

    def _embed(self, lines: list[str]) -> Tensor:
        tokens = self._tokenizer(
            lines, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(**tokens).last_hidden_state.float()
        mask = tokens["attention_mask"][..., None].float()
        return nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)

    def written(self) -> bytes:
        """The bytes of the updates' file, in half precision."""
        parts = {}
        for name, update in self.updates.items():
            parts[f"{name}.down"] = update.down.detach().half().contiguous()
            parts[f"{name}.up"] = (update.up.detach() * SCALE).half().contiguous()
        return bytes(save(parts))


def batches(rows: list[Row], chance: random.Random) -> list[list[Row]]:
    """Rows in batches of one subject, in any order; remainders of less than half are left out."""
    by_subject: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_subject[row.subject].append(row)
    found = []
    for group in by_subject.values():
        chance.shuffle(group)
        parts = [group[start : start + BATCH] for start in range(0, len(group), BATCH)]
        found += [part for part in parts if len(part) >= BATCH // 2]
    chance.shuffle(found)
    return found


def loss(encoder: Encoder, rows: list[Row]) -> Tensor:
    """How far lines and rewordings of a batch are from finding each other first."""
    columns = [[row[place] for row in rows] for place in range(3, 8)]
    vectors = encoder.embed([line for column in columns for line in column])
    line, rewrite, restyled, *twins = torch.split(vectors, len(rows))
    others = torch.cat(twins)
    right = torch.arange(len(rows))

    def term(one: Tensor, other: Tensor) -> Tensor:
        scores = torch.cat((one @ other.T, one @ others.T), dim=1) / TEMPERATURE
        return nn.functional.cross_entropy(scores, right)

    both = [term(rewrite, line), term(restyled, line)]
    back = [term(line, rewrite), term(line, restyled)]
    total: Tensor = sum([*both, *back, 0.5 * term(rewrite, restyled)]) / 4.5  # type: ignore[assignment]
    return total


def nearer(encoder: Encoder, rows: list[Row]) -> float:
    """Share of rewordings of rows that lie nearer to their line than either twin does."""
    with torch.inference_mode():
        columns = [encoder.embed([row[place] for row in rows]) for place in range(3, 8)]
    line, rewrite, restyled, twin, twin2 = columns
    nearest = torch.maximum((line * twin).sum(1), (line * twin2).sum(1))
    ahead = [
        ((line * reworded).sum(1) > nearest).float().mean() for reworded in (rewrite, restyled)
    ]
    return float(sum(ahead)) / 2


def main() -> None:
    """Trains and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    rows = read()
    chance.shuffle(rows)
    kept_out, used = rows[:KEPT_OUT], rows[KEPT_OUT:]
    encoder = Encoder()
    trained = [part for update in encoder.updates.values() for part in (update.down, update.up)]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    steps = options.epochs * len(batches(used, chance))
    print(f"{len(used)} rows, before: {nearer(encoder, kept_out):.3f}", flush=True)
    step = 0
    for epoch in range(options.epochs):
        for batch in batches(used, chance):
            step += 1
            cooled = max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, step / WARM_UP) * cooled
            found = loss(encoder, batch)
            optimizer.zero_grad()
            found.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
        print(f"epoch {epoch}: {nearer(encoder, kept_out):.3f}", flush=True)
    content = encoder.written()
    options.out.write_bytes(content)
    print(hashlib.sha256(content).hexdigest())


if __name__ == "__main__":
    main()
