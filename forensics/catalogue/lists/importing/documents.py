"""JSON documents out of untrusted files: bounded in size, depth and number of members."""

import json
from typing import Any

from forensics.catalogue.importing.files import Given
from forensics.errors import ImportRefusedError

MOST_BYTES = 128 * 1024 * 1024
DEEPEST = 40  # a STIX bundle has about ten levels


def document(given: Given) -> Any:
    """The content of a JSON file. Raises ImportRefusedError naming what is wrong, and where."""
    if len(given.data) > MOST_BYTES:
        raise ImportRefusedError(f"{given.name}: larger than {MOST_BYTES // 2**20} MB of JSON")
    try:
        content = json.loads(given.data)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(f"{given.name}: not UTF-8 text") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}: {error.msg}"
        raise ImportRefusedError(f"{given.name}: invalid JSON in {where}") from error
    except (RecursionError, ValueError) as error:
        raise ImportRefusedError(f"{given.name}: JSON nested too deeply to be a list") from error
    if _depth(content) > DEEPEST:
        raise ImportRefusedError(f"{given.name}: JSON nested too deeply to be a list")
    return content


class Lines:
    """Finds the lines of texts that are asked for in the order in which they stand."""

    def __init__(self, data: bytes, start: str = "") -> None:
        """Begins where `start` stands, if it does."""
        self._text = data.decode("utf-8", errors="replace")
        self._place = max(self._text.find(start), 0)
        self._line = self._text.count("\n", 0, self._place) + 1

    def of(self, needle: str) -> int:
        """The line (from 1) in which a text stands next; that of the last one where it does not."""
        found = self._text.find(needle, self._place)
        if found >= 0:
            self._line += self._text.count("\n", self._place, found)
            self._place = found
        return self._line


def _depth(content: Any) -> int:
    deepest, level = 0, [content]
    while level and deepest <= DEEPEST:
        deepest += 1
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = [item for item in below if isinstance(item, dict | list)]
    return deepest
