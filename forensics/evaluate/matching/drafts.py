"""A resume cut into lines that can be moved, reworded or left out, and lines that cannot."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from index.passages import passages, read_lines


class Draft(NamedTuple):
    """Lines of a resume; `bullets` are the places of those that say something.

    A line of several sentences is several lines here; headings and dated lines are no bullets.
    """

    lines: tuple[str, ...]
    bullets: tuple[int, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """The bullets' text."""
        return tuple(self.lines[place] for place in self.bullets)

    def with_bullets(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """The lines with other bullets, in the places of the old ones as evenly as can be."""
        lines: list[str] = []
        slots, done = len(self.bullets), 0
        places = {place: turn for turn, place in enumerate(self.bullets, start=1)}
        for place, line in enumerate(self.lines):
            if place in places:
                until = places[place] * len(said) // slots
                lines += said[done:until]
                done = until
            else:
                lines.append(line)
        return (*lines, *said[done:])

    def reworded(self, rewrite: Callable[[Sequence[str]], Iterable[str]]) -> tuple[str, ...]:
        """The lines with every run of bullets rewritten, which may change its length."""
        lines: list[str] = []
        held = set(self.bullets)
        for bulleted, run in groupby(range(len(self.lines)), held.__contains__):
            said = [self.lines[place] for place in run]
            lines += rewrite(said) if bulleted else said
        return tuple(lines)


def draft(text: str) -> Draft:
    """The draft of a text."""
    lines: list[str] = []
    bullets: list[int] = []
    for line in read_lines(text):
        found = passages([line.text])
        if found:
            bullets += range(len(lines), len(lines) + len(found))
            lines += [" ".join(passage.quote.split()) for passage in found]
        else:
            lines.append(" ".join(line.text.split()))
    return Draft(tuple(lines), tuple(bullets))


def lines_of(text: str) -> tuple[str, ...]:
    """Logical lines of a text, as the matcher is given them."""
    return tuple(line.text for line in read_lines(text))
