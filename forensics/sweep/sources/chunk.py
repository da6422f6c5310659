"""Some hundred applications: what one worker takes at a time."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.sweep.sources.item import Item
from forensics.sweep.sources.laid import Rows
from forensics.sweep.sources.place import Place, taken
from forensics.sweep.sources.row import rows

Source = tuple[Place, ...] | Rows


@dataclass(frozen=True)
class Chunk:
    """A part of the input: small and picklable, it says where its applications stand."""

    number: int  # of the part, from 0
    first: int  # number of its first application
    count: int  # of its applications
    source: Source

    @property
    def digest(self) -> str:
        """The same for the same part of the same input: paths, or rows of a table's content.

        Files are not opened for it: a document that was changed under its name is not seen.
        """
        said = repr((self.number, self.first, self.count, self.source))
        return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def items(chunk: Chunk) -> Iterator[Item]:
    """The chunk's applications in order, `count` of them; a bad one is an Item with its reason."""
    if isinstance(chunk.source, Rows):
        return rows(chunk.source, chunk.first)
    return (taken(place, number) for number, place in enumerate(chunk.source, start=chunk.first))
