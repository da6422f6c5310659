"""What others match texts with, on the same texts: documents as vectors, as words, as sketches.

Whole documents: MiniLM of the first 256 word pieces (as semantic deduplication embeds them), the
mean of the passages' vectors, TF-IDF of words and of letters fitted on the index, MinHash of
five-word shingles (Broder 1997; datasketch), SimHash of 64 bits over three-word shingles (Charikar
2002; Manku et al. 2007). Raw MaxSim is the one that looks at passages: the mean over a template's
passages of the best cosine with any passage of the text.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from forensics.evaluate.matching.near_copies import shingles
from forensics.evaluate.matching.scores import Matrix
from index.embedding import Embedder, Vectors
from index.passages import passages

PERMUTATIONS = 128
SIMHASH_BITS = 64
SIMHASH_SHINGLE = 3


class Document(NamedTuple):
    """A document as baselines see it: its text, and its passages as they are embedded."""

    text: str
    passages: tuple[str, ...]


def document(lines: Sequence[str]) -> Document:
    """The document of some lines."""
    return Document("\n".join(lines), tuple(passage.text for passage in passages(lines)))


Baseline = Callable[[Embedder, Sequence[Document], Sequence[Document]], Matrix]
"""(embedder, texts, templates) -> similarity (texts, templates), higher is nearer."""


def whole_document(
    embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]
) -> Matrix:
    """Cosine of whole documents."""
    mine = embedder.embed([one.text for one in texts])
    return mine @ embedder.embed([one.text for one in templates]).T


def mean_of_passages(
    embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]
) -> Matrix:
    """Cosine of the means of passages."""
    return _means(embedder, texts) @ _means(embedder, templates).T


def max_sim(embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]) -> Matrix:
    """Mean over a template's passages of the best cosine with a passage of the text."""
    rows = [embedder.embed(one.passages) for one in templates]
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    counts = np.maximum(np.bincount(owners, minlength=len(rows)), 1)
    every = np.concatenate(rows)
    scores = np.zeros((len(texts), len(templates)), dtype=np.float32)
    for place, one in enumerate(texts):
        if one.passages and len(every):
            best = (embedder.embed(one.passages) @ every.T).max(axis=0)
            scores[place] = np.bincount(owners, best, minlength=len(rows)) / counts
    return scores


def tfidf_words(
    embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]
) -> Matrix:
    """Cosine of TF-IDF over words and pairs of words."""
    return _tfidf(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), texts, templates)


def tfidf_letters(
    embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]
) -> Matrix:
    """Cosine of TF-IDF over runs of three to five letters within words."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    return _tfidf(vectorizer, texts, templates)


def minhash(embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]) -> Matrix:
    """Share of equal minima of 128 permutations: an estimate of Jaccard's coefficient."""
    mine, theirs = _minima(texts), _minima(templates)
    return np.stack([(theirs == row).mean(axis=1) for row in mine]).astype(np.float32)


def simhash(embedder: Embedder, texts: Sequence[Document], templates: Sequence[Document]) -> Matrix:
    """Share of equal bits of 64."""
    mine, theirs = _bits(texts), _bits(templates)
    equal = mine.astype(np.float32) @ theirs.T + (1.0 - mine) @ (1.0 - theirs).T
    return (equal / SIMHASH_BITS).astype(np.float32)


BASELINES: dict[str, Baseline] = {
    "whole-document MiniLM": whole_document,
    "mean of passages": mean_of_passages,
    "TF-IDF words 1-2": tfidf_words,
    "TF-IDF letters 3-5": tfidf_letters,
    "MinHash 128": minhash,
    "SimHash 64": simhash,
    "raw MaxSim": max_sim,
}


def _means(embedder: Embedder, documents: Sequence[Document]) -> Vectors:
    rows = np.zeros((len(documents), embedder.dimensions), dtype=np.float32)
    for place, one in enumerate(documents):
        if one.passages:
            mean = embedder.embed(one.passages).mean(axis=0)
            rows[place] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows


def _tfidf(
    vectorizer: TfidfVectorizer, texts: Sequence[Document], templates: Sequence[Document]
) -> Matrix:
    theirs = vectorizer.fit_transform([one.text for one in templates])
    mine = vectorizer.transform([one.text for one in texts])
    return np.asarray((mine @ theirs.T).toarray(), dtype=np.float32)


def _minima(documents: Sequence[Document]) -> NDArray[np.uint64]:
    sketches = MinHash.bulk(
        [[shingle.encode() for shingle in sorted(shingles(one.text))] for one in documents],
        num_perm=PERMUTATIONS,
        seed=1,
    )
    return np.stack([sketch.hashvalues for sketch in sketches]).astype(np.uint64)


def _bits(documents: Sequence[Document]) -> NDArray[np.float32]:
    rows = []
    for one in documents:
        found = sorted(shingles(one.text, SIMHASH_SHINGLE)) or [one.text]
        digests = b"".join(hashlib.blake2b(s.encode(), digest_size=8).digest() for s in found)
        bits = np.unpackbits(np.frombuffer(digests, dtype=np.uint8).reshape(-1, 8), axis=1)
        rows.append((2 * bits.sum(axis=0, dtype=np.int64) > len(found)).astype(np.float32))
    return np.stack(rows)
