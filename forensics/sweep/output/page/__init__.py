"""A sweep as one page for people: it loads nothing, and reads without its script as well.

Foreign text reaches the page only through autoescaping templates and through JSON that cannot end
its script element. The page's own script lets the picture be moved and chosen in; all that the
picture shows stands in the cards too.
"""

import duckdb

from forensics.sweep.output.page.card import card
from forensics.sweep.output.page.drawing import draw
from forensics.sweep.output.page.histogram import bars
from forensics.sweep.output.page.shown import choose, strongest
from forensics.sweep.output.page.templating import SCRIPT, SCRIPT_HASH, STYLE, data, render
from forensics.sweep.output.page.words import KINDS
from forensics.sweep.output.run_card import RunCard
from forensics.sweep.output.summary import Summary

ROOM = 6_000_000
"""Bytes for the cards of clusters; the rest of the page stays below 4 MB, whatever names hold."""


def page(connection: duckdb.DuckDBPyConnection, summary: Summary, run: RunCard) -> str:
    """The page of what stands in the views `clusters`, `written` and `linked`."""
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
    return render(
        "page",
        style=STYLE,
        script=SCRIPT,
        script_hash=SCRIPT_HASH,
        summary=summary,
        kinds=[(KINDS.get(kind, kind), number) for kind, number in summary.kinds.items()],
        bars=bars(summary),
        cards=cards,
        entries=entries,
        more=summary.clusters - len(cards),
        graph=drawn,
        data=data(drawn.data()),
        run=run,
    )
