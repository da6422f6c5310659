"""The page of all cases: filtered, in pages, each one open to a click."""

import pytest

from forensics.model import Band
from tests.ui.cases import RESUME
from tests.ui.conftest import Open, words
from ui.bench import Bench
from ui.intake import Facts, build
from ui.paging import PER_PAGE
from ui.present import token
from ui.session import Session

NAME = "Quentin Listed"


@pytest.fixture(scope="module")
def cases(own_bench: Bench) -> list[str]:
    """More cases than a page holds, of one stated name."""
    ids = []
    for number in range(PER_PAGE + 2):
        text = RESUME.replace("Dana Okafor", NAME) + f"row {number}\n"
        intake = build(text, [], Facts(stage="offer" if number == 3 else "applied"))
        ids.append(own_bench.desk.save(intake, *own_bench.workbench.examine(intake), "Ana"))
    return ids


def test_a_name_is_searched_and_shown_in_pages(open_page: Open, cases: list[str]) -> None:
    page = open_page("queue")
    page.text_input(key="queue-search").set_value(NAME.upper()).run()
    assert f"1 to {PER_PAGE} of {PER_PAGE + 2}" in words(page)
    page.pagination(key="queue-page").set_value(2).run()
    assert f"{PER_PAGE + 1} to {PER_PAGE + 2} of {PER_PAGE + 2}" in words(page)
    assert words(page).count("ui-row ui-row-head") == 1


def test_a_filter_goes_back_to_the_first_page(open_page: Open, cases: list[str]) -> None:
    page = open_page("queue")
    page.text_input(key="queue-search").set_value(NAME).run()
    page.pagination(key="queue-page").set_value(2).run()
    page.selectbox(key="queue-stage").set_value("offer").run()
    shown = words(page)
    assert "1 to 1 of 1" in shown
    assert cases[3] in shown


def test_bands_and_status_filter(open_page: Open, own_bench: Bench, cases: list[str]) -> None:
    band = own_bench.desk.case(cases[0]).summary.band
    page = open_page("queue")
    page.text_input(key="queue-search").set_value(NAME).run()
    page.selectbox(key="queue-band").set_value(band).run()
    assert f"of {PER_PAGE + 2}" in words(page)
    other = next(it for it in Band if it is not band)
    page.selectbox(key="queue-band").set_value(other).run()
    assert "No case fits this filter" in words(page)


def test_young_cases_are_not_old(open_page: Open, cases: list[str]) -> None:
    page = open_page("queue")
    page.selectbox(key="queue-age").set_value("Over a month").run()
    assert "No case fits this filter" in words(page)


def test_a_row_opens_its_own_case(open_page: Open, cases: list[str]) -> None:
    page = open_page("queue")
    page.text_input(key="queue-search").set_value(cases[0]).run()
    page.button(key=f"open-{token(cases[0])}").click().run()
    session: Session = page.session_state["own"]
    assert session.case == cases[0]


@pytest.mark.parametrize("search", ["%", "_", "'; DROP TABLE cases; --", "![x](http://a.example)"])
def test_a_search_is_taken_as_it_is_written(open_page: Open, search: str) -> None:
    page = open_page("queue")
    page.text_input(key="queue-search").set_value(search).run()
    assert "No case fits this filter" in words(page)
    assert not page.exception
