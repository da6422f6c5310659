"""Ordinary resumes that share half their text with an indexed one: real, and innocent."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from index.passages import words

SHINGLE = 5
NEAR_COPY_SHARE = 0.5
_PLACEHOLDER = re.compile(r"\bcompany\s+name\b|\bcity\s*,\s*state\b", re.IGNORECASE)


def shingles(text: str, length: int = SHINGLE) -> frozenset[str]:
    """Runs of `length` words of a text."""
    tokens = words(text)
    starts = range(len(tokens) - length + 1)
    return frozenset(" ".join(tokens[start : start + length]) for start in starts)


def near_copies(
    texts: Mapping[str, str], templates: Sequence[str], negatives: Sequence[str]
) -> frozenset[str]:
    """Negatives that share half the shingles of the shorter text, or more, with some template.

    Placeholders of the publisher are no shared text.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for place, id_ in enumerate(templates):
        found = shingles(_PLACEHOLDER.sub(" ", texts[id_]))
        sizes.append(len(found))
        for shingle in found:
            holders[shingle].append(place)
    near = set()
    counts = np.array(sizes)
    for id_ in negatives:
        found = shingles(_PLACEHOLDER.sub(" ", texts[id_]))
        shared = np.zeros(len(sizes))
        for shingle in found:
            shared[holders.get(shingle, [])] += 1
        shorter = np.maximum(np.minimum(counts, len(found)), 1)
        if (shared / shorter).max() >= NEAR_COPY_SHARE:
            near.add(id_)
    return frozenset(near)


def new_words(text: str, sources: str) -> float:
    """Share of a text's words that its sources do not hold, each word as often as it is there."""
    mine, theirs = Counter(words(text)), Counter(words(sources))
    total = sum(mine.values())
    return (mine - theirs).total() / total if total else 0.0
