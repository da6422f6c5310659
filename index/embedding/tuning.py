"""What was added to the packaged weights: the model taught to tell a reworded line from another's.

The packaged model was made to say what two sentences are about, and two people of one trade write
about the same things. It was trained further on lines written for this project, each with two full
rewordings and two lines of other people about the same duty (``benchmarks/training``): after it a
line lies nearer to its rewordings than to its neighbours. Only low-rank updates were trained (LoRA,
Hu et al. 2021, arXiv 2106.09685), so that a megabyte stands beside the package and nothing of it is
copied. The file holds, in half precision, for each layer and matrix ``<layer>.<matrix>.down``
(rank, inputs) and ``.up`` (outputs, rank); their product is added to the matrix.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("lines.safetensors")
SHA256 = "399e6dabb395ee1e0396f972e22d8152319ff58adb1808fd3b85b01720a566e9"
"""Of ``lines.safetensors``; part of the embedder's name, so that vectors never mix."""
MATRICES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}
"""The file's name of each matrix, and the package's within its layer."""

Array = NDArray[np.float32]


def updates(content: bytes) -> dict[str, Array]:
    """What is added to each of the package's matrices (outputs, inputs), by the package's name."""
    from safetensors.numpy import load

    parts = load(content)
    added = {}
    for name in parts:
        if name.endswith(".down"):
            layer, matrix, _ = name.split(".")
            down = parts[name].astype(np.float32)
            up = parts[f"{layer}.{matrix}.up"].astype(np.float32)
            added[f"encoder.layer.{layer}.{MATRICES[matrix]}.weight"] = up @ down
    return added
