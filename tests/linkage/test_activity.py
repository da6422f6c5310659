from datetime import date

from forensics.linkage.activity import credible, longest_gap
from forensics.model import Activity, Quoted, Span


def entry(year: int, month: int) -> Activity:
    return Activity(at=date(year, month, 1), what=Quoted(value="x", span=Span(start=0, end=1)))


def test_the_longest_gap_in_any_order() -> None:
    log = [entry(2021, 6), entry(2015, 1), entry(2016, 1), entry(2021, 9)]
    gap = longest_gap(log)
    assert gap is not None
    assert gap.before == entry(2016, 1)
    assert gap.after == (entry(2021, 6), entry(2021, 9))
    assert gap.months == 65


def test_of_equal_gaps_the_latest() -> None:
    gap = longest_gap([entry(2015, 1), entry(2016, 1), entry(2017, 1)])
    assert gap is not None
    assert gap.before == entry(2016, 1)


def test_a_single_entry_has_no_gap() -> None:
    assert longest_gap([]) is None
    assert longest_gap([entry(2015, 1)]) is None


def test_what_no_account_can_have_done_is_no_use_of_it() -> None:
    log = [entry(2, 1), entry(1970, 1), entry(2008, 3), entry(2008, 4), entry(2030, 1)]
    today = date(2025, 6, 15)
    assert credible(log, "github", today) == (entry(2008, 4),)
    assert credible(log, "linkedin_export", today) == (entry(2008, 3), entry(2008, 4))
    assert credible(reversed(log), "other", today) == (entry(2008, 3), entry(2008, 4))
