"""all-MiniLM-L6-v2 on onnxruntime: lines of text -> unit vectors, in fp32, without torch.

A line's vector does not depend on the lines it is encoded with: padding is masked, so only the
order of floating-point sums differs (dynamic int8, which does depend on the batch, is not used).
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
BATCH_LINES = 32
BATCH_TOKENS = 1024
"""Small batches of lines of like length: on a CPU, padding costs more than batching saves."""
BATCHES_A_THREAD = 2
"""A text is cut into so many batches for each thread, so that none waits long for another."""
LEAST_TOKENS = 96
"""No batch is made smaller than this for it: products of few rows are slow."""
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

        def run(batch: list[int]) -> Vectors:
            length = max(len(tokens[row]) for row in batch)
            padded = np.zeros((len(batch), length), dtype=np.int32)
            mask = np.zeros((len(batch), length), dtype=np.int32)
            for row, source in enumerate(batch):
                padded[row, : len(tokens[source])] = tokens[source]
                mask[row, : len(tokens[source])] = 1
            found: Vectors = session.run(["vectors"], {"tokens": padded, "mask": mask})[0]
            return found

        lengths = [len(ids) for ids in tokens]
        share = sum(lengths) // (BATCHES_A_THREAD * self._threads)
        batches = list(_batches(lengths, min(BATCH_TOKENS, max(share, LEAST_TOKENS))))
        alone = len(batches) == 1 or self._threads == 1
        for batch, found in zip(
            batches, map(run, batches) if alone else self._workers().map(run, batches), strict=True
        ):
            for row, source in enumerate(batch):
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


def _batches(lengths: Sequence[int], most: int = BATCH_TOKENS) -> Iterator[list[int]]:
    """Rows in batches of like length and of at most so many tokens, longest first."""
    batch: list[int] = []
    longest = 0
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        if batch and (len(batch) >= BATCH_LINES or (len(batch) + 1) * longest > most):
            yield batch
            batch = []
        if not batch:
            longest = lengths[row]
        batch.append(row)
    if batch:
        yield batch
