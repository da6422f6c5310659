"""What a signal is: one decorated generator, and the card written in its module's docstring."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forensics.errors import SignalError
from forensics.model.base import Noun
from forensics.model.finding import Observation, Strength
from forensics.model.subject import Subject
from forensics.model.tools import Need, Tools

Detect = Callable[[Subject, Tools], Iterator[Observation]]

_SECTIONS = {
    "Looks at": "looks_at",
    "Why it matters": "why",
    "Innocent explanations": "innocent",
    "Verify with every finalist": "every_finalist",
    "Verify this finding": "this_finding",
    "References": "references",
}
_OPTIONAL = "Verify this finding"  # a tie-breaker calls for no step of its own


class Card(Noun):
    """The reference page of a signal, read from its docstring."""

    title: str
    looks_at: str
    why: str
    innocent: tuple[str, ...]
    every_finalist: tuple[str, ...]
    this_finding: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Signal:
    """A detector. `name` is its path below `forensics/signals`, e.g. "contact.phone_format"."""

    name: str
    family: str
    strength: Strength
    needs: frozenset[Need]
    detect: Detect
    card: Card
    sha256: str


@dataclass(frozen=True)
class Declaration:
    """What the decorator leaves on a signal's function until the folder walk names it."""

    family: str
    strength: Strength
    needs: frozenset[Need]
    detect: Detect


def signal(
    *, family: str, strength: Strength, needs: frozenset[Need] | set[Need] = frozenset()
) -> Callable[[Detect], Declaration]:
    """Declare a module's `detect(subject, tools)` as the signal named by the module's path."""

    def declare(detect: Detect) -> Declaration:
        return Declaration(family, strength, frozenset(needs), detect)

    return declare


def read_card(docstring: str | None, where: str) -> Card:
    """Parse a module docstring into a Card.

    First line: the title. Then sections `Looks at:`, `Why it matters:` (prose) and
    `Innocent explanations:`, `Verify with every finalist:`, `Verify this finding:`, `References:`
    (lines starting with "- "). Raises SignalError naming `where` and what is missing.
    """
    title, _, rest = (docstring or "").strip().partition("\n")
    parts = re.split(rf"(?m)^({'|'.join(_SECTIONS)}):[ \t]*", rest)
    bodies = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    missing = [name for name in _SECTIONS if name != _OPTIONAL and not bodies.get(name)]
    if missing or not title:
        raise SignalError(f"{where}: the docstring lacks {', '.join(missing) or 'a title'}")
    fields: dict[str, object] = {"title": title.rstrip(".")}
    for heading, field in _SECTIONS.items():
        prose = field in {"looks_at", "why"}
        body = bodies.get(heading, "")
        fields[field] = " ".join(body.split()) if prose else _items(body)
    return Card.model_validate(fields)


def _items(body: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in re.split(r"(?m)^- ", body) if item.strip())
