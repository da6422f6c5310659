"""The markings of a bundle's objects: their TLP level, and others, which are kept as they are."""

from collections.abc import Iterator
from typing import Any

from index.exchange.stix.vocabulary import LEVELS, TLP_EXTENSION
from index.exchange.tlp import Tlp, level_of, strictest


class Markings:
    """Marking definitions: the fixed ones, and those that a bundle brings."""

    def __init__(self) -> None:
        self._levels: dict[str, Tlp] = dict(LEVELS)
        self._statements: dict[str, str] = {}

    def add(self, item: dict[str, Any]) -> None:
        """Takes a definition of a bundle; a fixed one cannot be defined anew."""
        name, definition = str(item["id"]), item.get("definition")
        extensions = item.get("extensions")
        said: object = None
        if isinstance(extensions, dict) and isinstance(extensions.get(TLP_EXTENSION), dict):
            said = extensions[TLP_EXTENSION].get("tlp_2_0")
        elif isinstance(definition, dict):
            said = definition.get("tlp")
            statement = definition.get("statement")
            if isinstance(statement, str):
                self._statements[name] = " ".join(statement.split())[:300]
        level = level_of(f"TLP:{said}") if isinstance(said, str) else None
        if level is not None:
            self._levels.setdefault(name, level)

    def of(self, *items: Any) -> tuple[Tlp | None, list[str]]:
        """The strictest level of some objects or their parts, and what else they are marked."""
        names = list(dict.fromkeys(name for item in items if item for name in _refs(item)))
        level = strictest(self._levels.get(name) for name in names)
        other = [name for name in names if name not in self._levels]
        return level, [f"marking: {self._statements.get(name, name)}" for name in other]


def _refs(item: Any) -> Iterator[str]:
    yield from (str(name) for name in item.get("object_marking_refs", ()))
    for part in item.get("granular_markings", ()):
        if part.get("marking_ref"):
            yield str(part["marking_ref"])
