"""all-MiniLM-L6-v2 on onnxruntime: lines of text -> unit vectors, in fp32, without torch.

Lines are packed: their tokens go through the model one behind the other, without padding, and only
within a line does one attend to another. A line's vector does not depend on the lines it is encoded
with: only the order of floating-point sums differs (dynamic int8, which does depend on the batch,
is not used).
"""

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.embedding import static, tuning
from index.embedding.static import Static
from index.embedding.weights import (
    TOKENIZER_SHA256,
    WEIGHTS_SHA256,
    initializers,
    model_folder,
    verified,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 256
"""The model's own ``max_seq_length``: what is longer is cut, as sentence-transformers does."""
PACK_TOKENS = 256
"""Tokens that go through the model together: of more the processor's cache holds less."""
LEAST_TOKENS = 96
"""No pack is made smaller than this so that a thread has something to do: products of few rows
are slow."""
PADDED = 512
"""Most that the lines of a pack times the square of the longest is, a token of the pack: attention
is computed padded, and short lines beside a long one cost more than they do apart."""
MAX_CHARACTERS = 8192
"""Cut before tokenising: 256 word pieces need no more, and a line of 5 MB is no work."""

Vectors = NDArray[np.float32]


class Guess(NamedTuple):
    """Static vectors (n, d) of lines, and how many tokens each has: what embedding it costs."""

    vectors: Vectors
    tokens: NDArray[np.int64]


class _Parts(NamedTuple):
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    pieces: Vectors
    static: Static


class MiniLM:
    """The embedder. Loading (checksum, session, tokenizer) waits for the first ``embed``.

    Args:
        threads: batches run side by side; None means one for each CPU.
        folder: the model's folder; None means the installed package's.
        tuned: with the updates of ``index.embedding.tuning``; without, as the package has it.
    """

    def __init__(
        self, threads: int | None = None, folder: Path | None = None, *, tuned: bool = True
    ) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._folder = folder
        self._tuned = tuned
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._loaded: _Parts | None = None

    @property
    def name(self) -> str:
        """Model and weights: what vectors are stored and compared under."""
        packaged = f"all-MiniLM-L6-v2/{WEIGHTS_SHA256[:12]}"
        return f"{packaged}+lines/{tuning.SHA256[:12]}" if self._tuned else packaged

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return DIMENSIONS

    def verify(self) -> None:
        """Loads the model now.

        Raises:
            EmbedderError: the package is absent or its files are not the pinned ones.
        """
        self._parts()

    def embed(self, lines: Sequence[str]) -> Vectors:
        """Vectors (len(lines), 384), float32, of length 1, in the order of the lines.

        Raises:
            EmbedderError: as ``verify``.
        """
        vectors = np.zeros((len(lines), DIMENSIONS), dtype=np.float32)
        if not lines:
            return vectors
        session, tokenizer, _, _ = self._parts()
        places: dict[str, list[int]] = {}
        for place, line in enumerate(lines):
            places.setdefault(line[:MAX_CHARACTERS], []).append(place)
        encoded = tokenizer.encode_batch_fast(list(places))
        tokens = [encoding.ids for encoding in encoded]
        owners = list(places.values())

        def run(pack: list[int]) -> Vectors:
            found: Vectors = session.run(["vectors"], _packed([tokens[row] for row in pack]))[0]
            return found

        packs = list(_packs([len(ids) for ids in tokens], self._threads))
        alone = len(packs) == 1 or self._threads == 1
        for pack, found in zip(
            packs, map(run, packs) if alone else self._workers().map(run, packs), strict=True
        ):
            for row, source in enumerate(pack):
                vectors[owners[source]] = found[row]
        return vectors

    def guess(self, lines: Sequence[str]) -> Guess:
        """Static vectors of lines, and their tokens, at a hundredth of the cost of ``embed``.

        Raises:
            EmbedderError: as ``verify``.
        """
        _, tokenizer, pieces, known = self._parts()
        encoded = tokenizer.encode_batch_fast([line[:MAX_CHARACTERS] for line in lines])
        tokens = [one.ids for one in encoded]
        # What a line begins and ends with are marks, no pieces of it.
        vectors = known.vectors(pieces, [ids[1:-1] for ids in tokens])
        return Guess(vectors, np.array([len(ids) for ids in tokens], dtype=np.int64))

    def _workers(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="embedding")
            return self._pool

    def _parts(self) -> _Parts:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> _Parts:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = self._folder or model_folder()
        tokenizer = Tokenizer.from_buffer(verified(folder / "tokenizer.json", TOKENIZER_SHA256))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        added = verified(tuning.FILE, tuning.SHA256) if self._tuned else None
        weights = initializers(verified(folder / "model.safetensors", WEIGHTS_SHA256), added)
        options = onnxruntime.SessionOptions()
        # Each thread runs batches of its own: two threads within one matrix product took a third
        # more time of the processor than one, two batches side by side take no more.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # More than the basic ones would fuse what the graph keeps apart because it is faster so.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        names = list(weights)
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(weights[name]) for name in names]
        options.add_external_initializers(names, values)
        graph = Path(__file__).with_name("minilm.onnx").read_bytes()
        session = onnxruntime.InferenceSession(
            graph, sess_options=options, providers=["CPUExecutionProvider"]
        )
        known = Static.read(verified(static.FILE, static.SHA256))
        return _Parts(session, tokenizer, weights["word"], known)


def content_hash(line: str) -> str:
    """SHA-256 of a line, the key under which its vector is kept."""
    return hashlib.sha256(line.encode()).hexdigest()


def _packed(lines: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int32]]:
    """The inputs of the graph (``index.embedding.export``) for lines of tokens."""
    lengths = np.array([len(line) for line in lines])
    along = np.arange(int(lengths.max()))
    mask = along < lengths[:, None]
    starts = np.cumsum(lengths) - lengths
    inputs = {
        "tokens": np.concatenate([np.asarray(line) for line in lines]),
        "positions": np.broadcast_to(along, mask.shape)[mask],
        "places": np.where(mask, starts[:, None] + along, 0),
        "mask": mask,
        "real": np.flatnonzero(mask),
    }
    return {name: values.astype(np.int32) for name, values in inputs.items()}


def _packs(lengths: Sequence[int], threads: int) -> Iterator[list[int]]:
    """Rows in packs of like length and of nearly as many tokens each, longest first."""
    total = sum(lengths)
    count = max(-(-total // PACK_TOKENS), min(threads, total // LEAST_TOKENS), 1)
    if count > threads:
        count = threads * -(-count // threads)
    pack: list[int] = []
    longest = held = before = number = 0
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        length = lengths[row]
        # A row belongs to the pack within whose share its middle lies.
        share = (2 * before + length) * count // (2 * total)
        padded = (len(pack) + 1) * longest * longest
        if pack and (share > number or padded > PADDED * (held + length)):
            yield pack
            pack, held = [], 0
        if not pack:
            longest, number = length, share
        pack.append(row)
        held += length
        before += length
    if pack:
        yield pack
