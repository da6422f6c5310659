"""Measured rates are told in words that call nothing zero that was never exercised."""

import pytest

from forensics.model import Signal
from forensics.reference.rates import UNMEASURED, Rate, rates_of, said_of
from forensics.reference.table import load
from forensics.report.reference import form
from forensics.signals import load_all


def rate(hits: int, assessed: int, n: int = 1234) -> Rate:
    low, high = (0.1, 0.7) if assessed else (None, None)
    return Rate("document.hidden_text", "real", n, assessed, hits, low, high)


def test_a_rate_is_said_with_its_number() -> None:
    assert rate(3, 1234).words == "seen in 3 of 1,234 ordinary resumes"
    assert rate(3, 1234).detail == "95 % interval 0.1 to 0.7 %"
    assert rate(0, 1200).detail == "1,200 could show it, 95 % interval 0.1 to 0.7 %"


def test_a_rate_of_few_is_told_of_those_few() -> None:
    assert rate(0, 1173).words == "seen in 0 of 1,234 ordinary resumes"
    said = "seen in 0 of the 1,172 ordinary resumes, of 1,234, that could show it"
    assert rate(0, 1172).words == said
    assert rate(0, 1172).detail == "95 % interval 0.1 to 0.7 %"


def test_what_no_resume_could_show_is_not_called_zero() -> None:
    said = rate(0, 0).words
    assert said == "not exercised by ordinary resumes: none of 1,234 could show it"
    assert rate(0, 0).detail == ""


def test_a_signal_that_was_never_measured_says_so() -> None:
    assert rates_of("document.no_such_signal") == ()
    assert said_of("document.no_such_signal") == UNMEASURED


def test_the_table_is_sound() -> None:
    for row in load("innocent_rates").rows.values():
        assert row["corpus"] in {"real", "generated"}
        hits, assessed, n = (int(row[column]) for column in ("hits", "assessed", "n"))
        assert 0 <= hits <= assessed <= n
        assert bool(row["low"]) == bool(row["high"]) == bool(assessed)
        if assessed:
            assert float(row["low"]) <= 100 * hits / assessed <= float(row["high"])


@pytest.mark.parametrize("signal", load_all(), ids=lambda signal: signal.name)
def test_every_page_tells_the_rates(signal: Signal) -> None:
    told = form(signal)["innocent_rates"]
    assert isinstance(told, list)
    assert [one["words"] for one in told] == [one.words for one in rates_of(signal.name)]
