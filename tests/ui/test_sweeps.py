"""Sweeps on the screen: the form, the list, what a finished one found."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from forensics.assembly.suppressing import suppressions
from forensics.sweep.background import Order
from forensics.sweep.background.advance import Journal
from forensics.sweep.background.kept import LOG, ORDER, sweeps
from forensics.sweep.browsing import prepare
from tests.sweep.output.sweeps import cluster, example, shared
from tests.sweep.test_browsing import FINDING
from tests.ui.conftest import Open, words
from ui.bench import Bench
from ui.session import Session

HOSTILE = "<img src=x onerror=window.hit=1> \u202eeman\n**bold**"
FINISHED, FAILED = "20260301-093000-0000aaaa", "20260301-093100-0000bbbb"


def folder(bench: Bench, id_: str, title: str) -> Path:
    """A sweep's folder in the home of the screens."""
    made = sweeps(bench.workbench.settings) / id_
    made.mkdir(parents=True)
    order = Order(title=title, by="Ana", began=datetime(2026, 3, 1, tzinfo=UTC), paths=("/in",))
    (made / ORDER).write_text(order.model_dump_json())
    (made / LOG).write_text("")
    return made


@pytest.fixture(scope="module")
def finished(own_bench: Bench) -> Iterator[str]:
    """The example and twelve clusters of people with a hostile name, swept in this home."""
    made = folder(own_bench, FINISHED, HOSTILE)
    work = example()
    for row in work.assessed:
        row["findings"] = FINDING
    for number in range(12):
        ids = (f"h{number:02}a", f"h{number:02}b")
        for id_ in ids:
            work.application(id_, None, name=HOSTILE)
        work.link("corpus.shared_passages", *ids, shared("passage", HOSTILE), name_a=HOSTILE)
        work.clusters.append(cluster(f"h{number:02}", *ids, bits=1.0, names=(HOSTILE,)))
    work.write(made / "found")
    prepare(made / "found")
    journal = Journal(made)
    journal.end("finished")
    yield FINISHED


@pytest.fixture
def failed(own_bench: Bench) -> Iterator[str]:
    made = folder(own_bench, FAILED, "broken")
    Journal(made).end("failed", f"the disk is full {HOSTILE}")
    (made / LOG).write_text(f"Traceback of {HOSTILE}")
    yield FAILED


def part(page: AppTest, name: str) -> str:
    page.segmented_control(key="sweep-part").set_value(name).run()
    assert not page.exception
    return words(page)


def test_clusters_are_turned_in_pages(open_page: Open, finished: str) -> None:
    page = open_page("sweep", sweep=finished)
    shown = words(page)
    assert "1 to 10 of 15" in shown
    assert "Ada Larch" in shown and "suppressed by Kim" in shown and "undecided" in shown
    assert shown.count("What may stand behind it") == 10
    page.pagination(key="sweep-clusters-page").set_value(2).run()
    assert "11 to 15 of 15" in words(page) and "Ada Larch" not in words(page)


def test_a_cluster_is_searched(open_page: Open, finished: str) -> None:
    page = open_page("sweep", sweep=finished)
    page.text_input(key="sweep-clusters-search").set_value("hana brook").run()
    assert "1 to 1 of 1" in words(page)
    page.selectbox(key="sweep-clusters-band").set_value("priority").run()
    assert "No cluster fits" in words(page)


def test_names_are_text_wherever_they_stand(open_page: Open, finished: str) -> None:
    for page in (open_page("sweeps"), open_page("sweep", sweep=finished)):
        assert "<img" not in words(page)
        assert "&lt;img src=x" in words(page) and "U+202E" in words(page)


def test_applications_of_a_band_quote_their_findings(open_page: Open, finished: str) -> None:
    page = open_page("sweep", sweep=finished)
    assert "A document prints +1." in part(page, "applications")
    page.selectbox(key="sweep-applications-band").set_value("not_examined").run()
    assert "1 to 24 of 24" in words(page) and "not examined" in words(page)


def test_what_was_not_read_is_listed(open_page: Open, finished: str) -> None:
    shown = part(open_page("sweep", sweep=finished), "missing")
    assert "inbox/torn.pdf" in shown and "not a PDF" in shown


def test_a_household_is_recorded_for_a_clusters_applications(
    open_page: Open, own_bench: Bench, finished: str
) -> None:
    page = open_page("sweep", sweep=finished)
    page.text_input(key="suppress-value").set_value("larch.household@brook.dev")
    page.selectbox(key="suppress-reason").set_value("household")
    page.date_input(key="suppress-until").set_value(date.today() + timedelta(days=300))
    page.text_input(key="author").set_value("Ana")
    page.button(key="suppress-record").click().run()
    assert "number of the cluster" in words(page)
    page.text_input(key="suppress-cluster").set_value("3")
    page.button(key="suppress-record").click().run()
    assert "Recorded: this email links nobody by itself, until" in words(page)
    made = suppressions(own_bench.workbench.settings)[0]
    assert (made.value, made.among) == ("larch.household@brook.dev", ("c1", "c2"))


def test_a_failed_sweep_says_why_and_can_be_removed(
    open_page: Open, own_bench: Bench, failed: str
) -> None:
    page = open_page("sweep", sweep=failed)
    shown = words(page)
    assert "the disk is full" in shown and "Traceback of" in shown and "<img" not in shown
    assert {"Resume", "Remove this sweep"} <= {button.label for button in page.button}
    page.button(key="sweep-removing").click().run()
    page.button(key="sweep-removed").click().run()
    assert not (sweeps(own_bench.workbench.settings) / failed).exists()


@pytest.mark.parametrize("id_", ["../..", "20260301-093000-ffffffff", "<b>"])
def test_an_unknown_sweep_is_said(open_page: Open, id_: str) -> None:
    assert "No sweep is open" in words(open_page("sweep", sweep=id_))


def test_the_list_leads_to_a_sweep(open_page: Open, finished: str) -> None:
    page = open_page("sweeps")
    (button,) = (it for it in page.button if it.label == "Open")
    button.click().run()
    session: Session = page.session_state["own"]
    assert session.sweep == finished


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(open_page: Open) -> None:
    page = open_page("sweeps")
    assert "Only uploads can be swept here" in words(page)
    page.text_input(key="sweep-columns").set_value("text=cv")
    page.button(key="sweep-begin").click().run()
    assert "nothing to sweep" in words(page) and "Say your name" in words(page)
    assert page.text_input(key="sweep-columns").value == "text=cv"
