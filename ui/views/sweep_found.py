"""What a sweep found: numbers above; clusters, picture, applications and what is missing below."""

from typing import Final, Literal, TypeVar

import streamlit as st

from forensics.settings import Settings
from forensics.sweep.background import Kept
from forensics.sweep.browsing import Browser, opened
from forensics.sweep.output import Summary
from ui.paging import Pages
from ui.present import download_name, plural
from ui.present_sweeps import CLUSTER_BANDS, bands, kinds, line, numbers
from ui.show import cards, framed, notice, piece
from ui.views.sweep_suppress import suppressing

Part = Literal["clusters", "picture", "applications", "missing"]
Choice = TypeVar("Choice")
CLUSTERS = Pages("sweep-clusters", 10)
APPLICATIONS = Pages("sweep-applications", 25)
MISSING = Pages("sweep-missing", 50)
HEIGHT = 760  # pixels of the picture with the list beside it
_PARTS: Final[dict[Part, str]] = {
    "clusters": "Clusters",
    "picture": "Picture",
    "applications": "Applications",
    "missing": "Not read or left out",
}


def found(settings: Settings, sweep: Kept) -> None:
    """The results, read from the sweep's files as far as they are shown. Raises OSError."""
    with opened(sweep.out) as browser:
        summary = browser.summary()
        piece("sweep_numbers", numbers(summary), kinds(summary))
        notice(
            "Nothing here is a verdict. A link says what two applications share, never why; a band "
            "says how soon to look. What could not be checked is unknown, not clean.",
            tone="grey",
        )
        with st.container(horizontal=True, horizontal_alignment="distribute", key="sweep-parts"):
            part = st.segmented_control(
                "Part",
                list(_PARTS),
                format_func=lambda value: _PARTS[value],
                default="clusters",
                key="sweep-part",
                label_visibility="collapsed",
            )
            st.download_button(
                "Report (HTML)",
                browser.report(),
                file_name=download_name(f"sweep-{sweep.id}", "html"),
                mime="text/html",
                key="sweep-report",
                on_click="ignore",
            )
        if part == "picture":
            _picture(browser, summary)
        elif part == "applications":
            _applications(browser, summary)
        elif part == "missing":
            _missing(browser)
        else:
            _clusters(settings, browser, summary)
        counts = [f"{name}: {number:,}" for name, number in browser.run().counts.items()]
        piece("detail", " · ".join([*counts, f"All its tables lie in {sweep.out}"]))


def _clusters(settings: Settings, browser: Browser, summary: Summary) -> None:
    if not summary.clusters:
        piece(
            "empty",
            "No cluster",
            "Nothing that was compared holds several applications together. This does not say "
            "that they are of different people, and verifies nobody.",
        )
        return
    one, two = st.columns([3, 2], vertical_alignment="bottom")
    with one:
        search = _search("Name, application, cluster or shared contact", CLUSTERS)
    with two:
        band = _choose("Band", CLUSTER_BANDS, f"{CLUSTERS.name}-band")
    shown, total = browser.clusters(CLUSTERS.offset(), CLUSTERS.per, search, band)
    if not total:
        piece("empty", "No cluster fits", "Clear a field above to see more.")
        return
    if not shown:
        CLUSTERS.first()
        st.rerun()
    cards(shown)
    CLUSTERS.foot(total)
    suppressing(settings, browser)


def _picture(browser: Browser, summary: Summary) -> None:
    if not summary.clusters:
        piece("empty", "There is nothing to draw", "No applications are held together by links.")
        return
    framed(browser.picture(), HEIGHT)


def _applications(browser: Browser, summary: Summary) -> None:
    choices = bands(summary)
    if not choices:
        piece("empty", "No application could be read", "What is missing stands beside.")
        return
    one, two = st.columns([3, 2], vertical_alignment="bottom")
    with one:
        search = _search("Name or application", APPLICATIONS)
    with two:
        band = st.selectbox(
            "Band",
            list(choices),
            format_func=lambda value: choices[value],
            key=f"{APPLICATIONS.name}-band",
            on_change=APPLICATIONS.first,
        )
    found, total = browser.applications(band, APPLICATIONS.offset(), APPLICATIONS.per, search)
    if not total:
        piece("empty", "No application fits", "Choose another band or clear the search.")
        return
    if not found:
        APPLICATIONS.first()
        st.rerun()
    with st.container(border=True, key=APPLICATIONS.name):
        piece("swept", [line(one) for one in found])
    APPLICATIONS.foot(total)


def _missing(browser: Browser) -> None:
    found, total = browser.errors(MISSING.offset(), MISSING.per)
    if not total:
        piece("empty", "Nothing is missing", "Every file that was found could be read.")
        return
    if not found:
        MISSING.first()
        st.rerun()
    missing = plural(total, "file or application")
    piece("detail", f"{missing} could not be read or was left out, and was not compared either.")
    with st.container(border=True, key=MISSING.name):
        piece("left_out", found)
    MISSING.foot(total)


def _search(placeholder: str, pages: Pages) -> str:
    typed = st.text_input(
        "Search",
        key=f"{pages.name}-search",
        placeholder=placeholder,
        max_chars=1000,
        on_change=pages.first,
    )
    return (typed or "").strip()


def _choose(label: str, choices: dict[Choice, str], key: str) -> Choice | None:
    return st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        placeholder="All",
        key=key,
        on_change=CLUSTERS.first,
    )
