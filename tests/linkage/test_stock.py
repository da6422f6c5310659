"""Lines of the shipped background are everybody's; a line that only holds one is not."""

from forensics.linkage.anchors import sequences
from forensics.linkage.stock import is_stock
from index.starter import TEXT, read_text

LINES, _ = read_text(TEXT.read_text(encoding="utf-8"))
LONG = max(LINES, key=len)


def test_a_line_of_the_background_is_stock_and_so_is_most_of_it() -> None:
    assert is_stock(sequences(LONG))
    assert is_stock(sequences(LONG.upper() + " since May"))


def test_a_line_of_ones_own_is_not() -> None:
    assert not is_stock(sequences("Swapped an overnight CSV settlement run for Stripe payouts"))
    assert not is_stock(())


def test_a_stock_phrase_does_not_hide_the_rest() -> None:
    own = "and retired the Sunday shift of the Reno depot with cron scripts that nobody else ran "
    assert not is_stock(sequences(f"{LONG} {own} until customs holds moved to Temporal in May"))
