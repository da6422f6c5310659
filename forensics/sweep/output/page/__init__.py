"""A sweep as one page for people: it loads nothing, and reads without its script as well.

Foreign text reaches the page only through autoescaping templates and through JSON that cannot end
its script element. The page's own script lets the picture be moved and chosen in; all that the
picture shows stands in the cards too.
"""

from typing import NamedTuple

import duckdb

from forensics.sweep.output.page.card import card
from forensics.sweep.output.page.drawing import draw
from forensics.sweep.output.page.histogram import bars
from forensics.sweep.output.page.shown import MOST_CLUSTERS, choose, strongest
from forensics.sweep.output.page.templating import (
    LIGHT_STYLE,
    SCRIPT,
    SCRIPT_HASH,
    STYLE,
    data,
    render,
)
from forensics.sweep.output.page.words import KEYS, KINDS
from forensics.sweep.output.run_card import RunCard
from forensics.sweep.output.summary import Summary

ROOM = 6_000_000
"""Bytes for the cards of clusters; the rest of the page stays below 4 MB, whatever names hold."""

_ENTRIES = """
    SELECT size, names[1:3] FROM clusters ORDER BY bits DESC, id LIMIT $most
"""


_COMMON = "SELECT kind, value, people FROM common ORDER BY people DESC, kind, value LIMIT $most"
MOST_COMMON = 20


class Entry(NamedTuple):
    """A cluster in the list beside the picture: how many applications, the first names."""

    size: int
    names: tuple[str, ...]


def page(connection: duckdb.DuckDBPyConnection, summary: Summary, run: RunCard) -> str:
    """The page of what stands in the views `clusters`, `written`, `linked` and `common`."""
    choose(connection)
    cards, entries, room = [], [], ROOM
    for shown in strongest(connection):
        it = card(shown)
        made = render("card", it=it)
        room -= len(made.encode())
        if room < 0:
            break
        cards.append(made)
        entries.append(it)
    drawn = draw(connection, len(cards))
    common = connection.execute(_COMMON, {"most": MOST_COMMON}).fetchall()
    return render(
        "page",
        style=STYLE,
        script=SCRIPT,
        script_hash=SCRIPT_HASH,
        summary=summary,
        kinds=[(KINDS.get(kind, kind), number) for kind, number in summary.kinds.items()],
        bars=bars(summary),
        common=[(KEYS.get(kind, kind), value, people) for kind, value, people in common],
        cards=cards,
        entries=entries,
        more=summary.clusters - len(cards),
        graph=drawn,
        carded=True,
        data=data(drawn.data()),
        run=run,
    )


def picture(connection: duckdb.DuckDBPyConnection) -> str:
    """The picture of the strongest clusters alone, as a page that loads nothing."""
    choose(connection)
    found = connection.execute(_ENTRIES, {"most": MOST_CLUSTERS}).fetchall()
    entries = [Entry(size, tuple(names)) for size, names in found]
    drawn = draw(connection, len(entries))
    return render(
        "picture",
        style=LIGHT_STYLE,
        script=SCRIPT,
        script_hash=SCRIPT_HASH,
        entries=entries,
        graph=drawn,
        carded=False,
        data=data(drawn.data()),
    )
