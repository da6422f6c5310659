"""Common lines: which passages are mostly the wording of lines that anybody writes.

A passage is where SHARE of its sequences of three words stand in one of them; or where MOST stand
in several that it holds for the greater part each, as a paragraph of common sentences does.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.sketch import Grams, sequences, words
from forensics.linkage.stock import SHARE

WIDTH = 3
"""Words of a sequence."""
MOST = 0.75
_HALF = np.uint64(32)
_LOW = np.uint64((1 << 32) - 1)

Ids = npt.NDArray[np.int64]


class CommonLines:
    """Lines by their sequences of words, to find them again in passages."""

    def __init__(self, lines: Iterable[str]) -> None:
        grams = sequences(words(pa.array(lines, pa.string())), WIDTH)
        order = np.lexsort((grams.text, grams.number))
        text, number = grams.text[order], grams.number[order]
        fresh = np.append(True, (text[1:] != text[:-1]) | (number[1:] != number[:-1]))[: len(text)]
        self._line = text[fresh]
        self._number, self._first, self._times = np.unique(
            number[fresh], return_index=True, return_counts=True
        )
        self._length = np.bincount(self._line)

    def look_up(self, passages: Sequence[str]) -> tuple[int | None, ...]:
        """As `find`, by the passages themselves; None for one that repeats no line."""
        grams = sequences(words(pa.array(passages, pa.string())), WIDTH)
        packed = np.unique(np.stack([grams.text.astype(np.uint64), grams.number]), axis=1)
        found = self.find(Grams(packed[0].astype(np.int64), packed[1]), len(passages))
        return tuple(None if line < 0 else line for line in found.tolist())

    def find(self, grams: Grams, count: int) -> Ids:
        """For each of `count` passages the line it repeats most of, -1 where it repeats none.

        `grams` are the passages' sequences of WIDTH words, each once a passage.
        """
        total = np.bincount(grams.text, minlength=count)
        gram, place = self._held(grams, total)
        times = self._times[place]
        step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        line = self._line[np.repeat(self._first[place], times) + step].astype(np.uint64)
        gram = np.repeat(gram, times)
        text = grams.text[gram].astype(np.uint64)
        pair, of, common = np.unique(
            (text << _HALF) | line, return_inverse=True, return_counts=True
        )
        passage, line = (pair >> _HALF).astype(np.int64), (pair & _LOW).astype(np.int64)
        most = np.zeros(count, np.int64)
        np.maximum.at(most, passage, common)
        whole = (common >= SHARE * self._length[line])[of]
        covered = np.bincount(grams.text[np.unique(gram[whole])], minlength=count)
        known = ((most >= SHARE * total) | (covered >= MOST * total)) & (most > 0)
        best = np.full(count, -1, np.int64)
        order = np.lexsort((-line, common))  # what is written last stays
        best[passage[order]] = line[order]
        return np.where(known, best, -1)

    def _held(self, grams: Grams, total: Ids) -> tuple[Ids, Ids]:
        """Rows of the sequences that any line holds, and their places among the lines' own.

        Only of passages of which enough are held: of others most are turns of phrase, which very
        many lines hold.
        """
        place = np.searchsorted(self._number, grams.number)
        held = np.append(self._number, np.uint64(0))[place] == grams.number
        held[place == len(self._number)] = False
        enough = np.bincount(grams.text[held], minlength=len(total)) >= SHARE * total
        row = np.flatnonzero(held & enough[grams.text])
        return row, place[row]
