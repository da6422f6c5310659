"""Ids of applications: one line each, not too long, and apart where given paths share a name."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

LONGEST = 200  # characters; `Submission` allows no more
_DIGEST = 16  # hexadecimal digits that keep shortened ids apart
_UNFIT = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BYTE = range(0xDC80, 0xDD00)  # what stands for a byte of a file's name that is no UTF-8


def one_line(text: str) -> str:
    r"""Text in which line ends, control characters and stray bytes are written as "\x0a".

    Names that differ stay apart, as they would not were each such character a "\ufffd".
    """
    return _UNFIT.sub(_written, text)


def identity(text: str) -> str:
    """An id in one line; one of more than 200 characters keeps its beginning and a digest."""
    line = one_line(text)
    if len(line) <= LONGEST:
        return line
    digest = hashlib.sha256(line.encode()).hexdigest()[:_DIGEST]
    return f"{line[: LONGEST - _DIGEST - 1]}~{digest}"


def labels(paths: Sequence[Path]) -> list[str]:
    """A label for each absolute path: its name, with as many parents as keep different ones apart.

    The same path given twice gets the same label twice.
    """
    length = dict.fromkeys(paths, 1)
    while True:
        found = {path: "/".join(path.parts[-count:]) for path, count in length.items()}
        times = Counter(found.values())
        same = [path for path in length if times[found[path]] > 1 and length[path] < _depth(path)]
        if not same:
            return [found[path] for path in paths]
        for path in same:
            length[path] += 1


def _depth(path: Path) -> int:
    return max(len(path.parts) - 1, 1)  # the root itself is no name


def _written(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTE:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
