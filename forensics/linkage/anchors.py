"""Anchors: of a passage's word sequences those few by which it is found again in a database.

Of every `WINDOW` neighbouring sequences the one with the smallest hash is an anchor (winnowing), so
that any run of `SURE` words that two passages have in common holds an anchor of both, wherever it
stands in them. A passage shorter than that has one all the same.
"""

import hashlib
from functools import lru_cache

from index.passages import words

SEQUENCE = 3
"""Words of a sequence."""
WINDOW = 4
SURE = SEQUENCE + WINDOW - 1
"""Words in a row, common to two passages, that are sure to be found."""
_SIGN, _MASK = 1 << 63, (1 << 64) - 1
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9  # odd: the words' order counts


def sequences(text: str) -> tuple[int, ...]:
    """Signed 64-bit hashes of a text's sequences of words, in the order of the text.

    Case and punctuation are no difference. Empty where the text has fewer than `SEQUENCE` words.
    """
    hashes = [_word(word) for word in words(text)]
    return tuple(
        ((one * _FIRST + two * _SECOND + three) & _MASK) - _SIGN
        for one, two, three in zip(hashes, hashes[1:], hashes[2:], strict=False)
    )


def anchors(hashes: tuple[int, ...]) -> frozenset[int]:
    """Those of a passage's sequences under which it is kept."""
    windows = max(len(hashes) - WINDOW + 1, 1) if hashes else 0
    return frozenset(min(hashes[start : start + WINDOW]) for start in range(windows))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
