from pathlib import Path

import pytest

import index.embedding.minilm as minilm
from index.embedding.weights import WEIGHTS_SHA256, initializers, model_folder, verified


def test_the_committed_graph_is_the_one_the_script_builds() -> None:
    pytest.importorskip("onnx")
    from index.embedding.export import build

    committed = Path(minilm.__file__).with_name("minilm.onnx").read_bytes()
    assert build().SerializeToString(deterministic=True) == committed
    assert len(committed) < 64_000, "the graph holds no weights"


def test_every_initializer_of_the_graph_is_supplied_in_its_shape() -> None:
    pytest.importorskip("onnx")
    from index.embedding.export import shapes

    supplied = initializers(verified(model_folder() / "model.safetensors", WEIGHTS_SHA256))
    assert {name: value.shape for name, value in supplied.items()} == shapes()
