"""TLP 2.0: how far a template may be passed on (FIRST, Traffic Light Protocol 2.0, August 2022).

The level travels as a reference of the template ("TLP:AMBER"), so that it is kept, shown and
exported like any other. A template never leaves below the level it came with.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from index.errors import ExchangeError
from index.template import Template

NAMED = 5
"""Templates named in a refusal."""
_MARK = r"TLP\s*:\s*(AMBER\s*\+\s*STRICT|CLEAR|WHITE|GREEN|AMBER|RED)"
_STATES = re.compile(rf"\b{_MARK}", re.IGNORECASE)
_IS = re.compile(rf"\s*{_MARK}\s*", re.IGNORECASE)


class Tlp(StrEnum):
    """The levels, the freest first."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"

    @property
    def label(self) -> str:
        """As it is written: ``TLP:AMBER``."""
        return f"TLP:{self.value.upper()}"


_ORDER = tuple(Tlp)


def strictest(levels: Iterable[Tlp | None]) -> Tlp | None:
    """The strictest of some levels; None where there is none."""
    known = [level for level in levels if level is not None]
    return max(known, key=_ORDER.index, default=None)


def level_of(text: str) -> Tlp | None:
    """The strictest level a text names; the name of TLP 1.0, WHITE, is CLEAR."""
    named = ("".join(found[1].split()).lower() for found in _STATES.finditer(text))
    return strictest(Tlp.CLEAR if name == "white" else Tlp(name) for name in named)


def stated(template: Template) -> Tlp | None:
    """The level at which a template stands, by its references and its provenance."""
    return strictest(level_of(text) for text in (*template.references, template.provenance))


def marked(template: Template, level: Tlp) -> Template:
    """The template at ``level`` or, where it stands higher, at its own."""
    now = strictest((stated(template), level)) or level
    marks = [reference for reference in template.references if _IS.fullmatch(reference)]
    if strictest(level_of(mark) for mark in marks) is now:
        return template
    others = tuple(reference for reference in template.references if reference not in marks)
    return template.model_copy(update={"references": (*others, now.label)})


def leaving(templates: Iterable[Template], level: Tlp) -> tuple[Template, ...]:
    """Templates marked to leave at ``level``.

    Raises:
        ExchangeError: some came under a stricter level; they are named.
    """
    given = tuple(templates)
    above = [item for item in given if strictest((stated(item), level)) is not level]
    if above:
        names = ", ".join(f"{item.id} ({_label(item)})" for item in above[:NAMED])
        more = f" and {len(above) - NAMED} more" if len(above) > NAMED else ""
        raise ExchangeError(f"nothing was exported at {level.label}: {names}{more} came stricter")
    return tuple(marked(item, level) for item in given)


def _label(template: Template) -> str:
    level = stated(template)
    return level.label if level else "unmarked"
