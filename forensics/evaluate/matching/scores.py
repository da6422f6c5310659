"""How near a text is to templates: the form in which every method answers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


class Score(NamedTuple):
    """A method's answer for one text.

    `score` is the best template's; `first` that template (None: nothing at all is shared); `rank`
    the place of the best template the text was made of, None where it was made of none or the
    right one was not among those compared. Of equals the right one is put last. `known` and
    `many` are what the shipped verdict says of the first template, `alarmed` and `alarmed_many`
    of any; None for methods that judge nothing.
    """

    score: float
    first: str | None
    rank: int | None
    known: bool | None = None
    many: bool | None = None
    alarmed: bool | None = None
    alarmed_many: bool | None = None

    @property
    def right(self) -> bool:
        """Whether a template the text was made of is ranked first, alone."""
        return self.rank == 1


def ranked(
    scores: Matrix, templates: Sequence[str], made_of: Sequence[tuple[str, ...]]
) -> tuple[Score, ...]:
    """Scores of texts (rows) against templates (columns) as answers."""
    places = {id_: place for place, id_ in enumerate(templates)}
    found = []
    for row, sources in zip(scores, made_of, strict=True):
        best = int(row.argmax())
        right = [places[id_] for id_ in sources if id_ in places]
        rank = None
        if right:
            own = row[right].max()
            others = np.delete(row, right)
            rank = 1 + int((others >= own).sum())
        found.append(Score(float(row[best]), templates[best], rank))
    return tuple(found)
