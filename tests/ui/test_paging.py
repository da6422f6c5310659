"""A list in pages, run as a page of its own."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import words
from ui.paging import PER_PAGE, page_count

SCRIPT = """
import streamlit as st
from ui.paging import PER_PAGE, Pages
pages = Pages("rows")
count = st.number_input("Rows", value=60, key="count")
st.button("Filter", key="filter", on_click=pages.first)
before = pages.within(count)
st.text(" ".join(f"<{row}>" for row in range(count)[before : before + PER_PAGE]))
pages.foot(count, ". And so on.")
"""


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_string(SCRIPT, default_timeout=30).run()


def shown(page: AppTest) -> tuple[str, int]:
    """The first row that is shown, and how many there are."""
    rows = page.text[0].value.split()
    return rows[0], len(rows)


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (25, 1), (26, 2), (10_000, 400)])
def test_pages_needed(total: int, pages: int) -> None:
    assert page_count(total) == pages


def test_the_foot_says_which_rows_are_shown(page: AppTest) -> None:
    assert shown(page) == ("<0>", PER_PAGE)
    assert "1 to 25 of 60. And so on." in words(page)
    page.pagination(key="rows-page").set_value(3).run()
    assert shown(page) == ("<50>", 10)
    assert "51 to 60 of 60. And so on." in words(page)


def test_a_changed_filter_opens_the_first_page(page: AppTest) -> None:
    page.pagination(key="rows-page").set_value(2).run()
    page.button(key="filter").click().run()
    assert shown(page) == ("<0>", PER_PAGE)


def test_of_a_list_grown_shorter_the_last_page_is_opened(page: AppTest) -> None:
    page.pagination(key="rows-page").set_value(3).run()
    page.number_input(key="count").set_value(30).run()
    assert shown(page) == ("<25>", 5)
    assert "26 to 30 of 30" in words(page)


def test_what_fits_one_page_has_no_pages_to_turn(page: AppTest) -> None:
    page.number_input(key="count").set_value(PER_PAGE).run()
    assert f"1 to {PER_PAGE} of {PER_PAGE}" in words(page)
    with pytest.raises(KeyError):
        page.pagination(key="rows-page")
    assert not page.exception
