"""The home's background: lines learnt from its corpora or stated in published lists."""

import threading
from collections.abc import Sequence

from forensics.assembly.corpus import stored_corpus
from forensics.linkage.common_lines import CommonLines
from forensics.settings import Settings
from index.common_lines import CommonLine, common_lines
from index.library import Library
from index.state import state


class HomeBackground:
    """`forensics.model.tools.Background` on a library; read again when that has changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._read: tuple[tuple[str, int], tuple[CommonLine, ...], CommonLines] | None = None

    def known(self, passages: Sequence[str]) -> tuple[str | None, ...]:
        """For each passage in what it stands as everybody's; None where in nothing."""
        lines, found = self._lines()
        if not lines or not passages:
            return (None,) * len(passages)
        places = found.look_up(passages)
        return tuple(None if place is None else lines[place].said() for place in places)

    def _lines(self) -> tuple[tuple[CommonLine, ...], CommonLines]:
        with self._lock, self._library.engine.connect() as connection:
            now = state(connection)
            version = (now.uid, now.content)
            if self._read is None or self._read[0] != version:
                lines = common_lines(connection)
                self._read = (version, lines, CommonLines([line.text for line in lines]))
            return self._read[1:]


def home_lines(settings: Settings) -> tuple[str, ...]:
    """The lines themselves; none where nothing was ever stored. Raises SettingsError."""
    engine = stored_corpus(settings)
    if engine is None:
        return ()
    with engine.connect() as connection:
        return tuple(line.text for line in common_lines(connection))
