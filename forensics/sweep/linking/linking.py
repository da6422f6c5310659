"""Linking: from the parts of a sweep to its links."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from forensics.linkage.common_lines import CommonLines
from forensics.linkage.stock import stock_lines
from forensics.model import Suppression
from forensics.sweep.linking.bursts import find_bursts, find_undated
from forensics.sweep.linking.candidates import find_candidates
from forensics.sweep.linking.comparing import compare
from forensics.sweep.linking.desk import Desk, desk
from forensics.sweep.linking.holdings import find_crowded, find_holdings
from forensics.sweep.linking.links import write_links
from forensics.sweep.linking.looks import find_looks
from forensics.sweep.linking.people import Ids, find_people, find_relations
from forensics.sweep.linking.repeated import few, rare
from forensics.sweep.linking.reworded import add_reworded
from forensics.sweep.linking.texts import read_texts
from forensics.sweep.uncompared import NOTES, Note, put_notes

_CROWDED = "held by too many applications to compare them: passage"
_REPEATED = """
INSERT INTO met
SELECT x, y, NULL, place_x, place_y, holders, share, NULL FROM found
"""


def link(
    work: Path,
    suppressions: Sequence[Suppression],
    today: date,
    memory_gb: float = 4.0,
    threads: int | None = None,
    stored: int = 0,
    common: Sequence[str] = (),
) -> int:
    """Writes links, and what was too common to link by, from the parts of `work`; how many links.

    `stored` is how many stored applications are compared with, of which those that share something
    were gathered (`sweep.stored`). Lines of the shipped background, and `common` ones that the home
    knows besides, link nobody. Of `suppressions` those count that hold on the day `today`. The rows
    are the same whatever the number of parts and threads. `common.parquet` lists what too many
    people hold to link by: kind, value, holders (applications) and people (names);
    what of single applications was compared with nobody is noted (`sweep.uncompared`). Raises
    OSError where the disk is full or a part cannot be read.
    """
    with desk(work, memory_gb, threads) as opened:
        person = find_people(opened)
        size = int((person[: opened.stored] >= 0).sum()) + stored
        find_looks(opened)
        find_holdings(opened, work / "common.parquet")
        find_bursts(opened)
        left = pa.concat_tables([find_crowded(opened), find_undated(opened)])
        known = CommonLines((*stock_lines(), *common))
        crowded = _find_repeated(opened, person, size, known)
        put_notes(work, "crowded", pa.concat_tables([left, crowded]))
        add_reworded(opened)
        find_relations(opened)
        valid = [each for each in suppressions if each.holds(today)]
        return write_links(opened, size, valid, work / "links.parquet")


def _find_repeated(opened: Desk, person: Ids, size: int, known: CommonLines) -> pa.Table:
    """Adds to `met` the rare passages that applications have in common; who was not compared."""
    candidates, frequencies = find_candidates(opened, person, size)
    wanted = np.zeros(len(person), np.bool_)
    wanted[candidates.x] = wanted[candidates.y] = True
    texts = read_texts(opened, wanted, frequencies, known)
    found = compare(texts, candidates)
    opened.base.register("found", rare(texts, found, frequencies, person, few(size)))
    opened.base.execute(_REPEATED)
    opened.base.unregister("found")
    said = Note("corpus.shared_passages", False, _CROWDED)
    rows = [{"application": one, **said._asdict()} for one in candidates.crowded.tolist()]
    return pa.Table.from_pylist(rows, NOTES)
