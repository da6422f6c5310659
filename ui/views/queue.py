"""Queue: new sightings, then the cases that fit a filter, strongest band and oldest first."""

from typing import TypeVar

import streamlit as st

from forensics.assembly.desk import Desk
from forensics.model import Band, CaseSummary, Stage, Status
from ui.bench import bench
from ui.paging import PER_PAGE, Pages
from ui.present import (
    AGES,
    BANDS,
    STAGES,
    STATUSES,
    WAITING_DAYS,
    age,
    capacity,
    short_band,
    token,
    waiting,
)
from ui.session import go, open_case
from ui.show import piece
from ui.views.sightings import sightings

PAGES = Pages("queue")
Choice = TypeVar("Choice")


def page() -> None:
    """What came to be known of stored applications; the filter, the page of cases, the next."""
    desk = bench().desk
    _, opened = desk.queue(status="open", limit=1)
    _, verifying = desk.queue(status="verifying", limit=1)
    _, late = desk.queue(status="open", min_age_days=WAITING_DAYS, limit=1)
    piece("heading", "Queue", capacity(opened, verifying, late))
    sightings(desk.workbench.settings)
    _cases(desk)


def _cases(desk: Desk) -> None:
    band, stage, status, days, search = _filter()
    found, total = desk.queue(
        band=band,
        stage=stage,
        status=status,
        min_age_days=days,
        search=search.strip() or None,
        limit=PER_PAGE,
        offset=PAGES.offset(),
    )
    if not total:
        filtered = any((band, stage, status, days, search.strip()))
        _empty(filtered=filtered)
        return
    if not found:  # the filter leaves fewer pages than the one that was open
        PAGES.first()
        st.rerun()
    with st.container(key="queue", gap=None):
        with st.container(key="queue-head"):
            piece("queue_head")
        for summary in found:
            _row(summary)
    PAGES.foot(total)


def _filter() -> tuple[Band | None, Stage | None, Status | None, int | None, str]:
    with st.container(key="queue-filter"):
        columns = st.columns([4, 2, 2, 2, 2], vertical_alignment="bottom")
        with columns[0]:
            search = st.text_input(
                "Search",
                key="queue-search",
                placeholder="Name or case",
                max_chars=1000,
                on_change=PAGES.first,
                persist_state="session",
            )
        with columns[1]:
            band = _choose("Band", {item: BANDS[item] for item in BANDS}, "queue-band")
        with columns[2]:
            stage = _choose("Stage", STAGES, "queue-stage")
        with columns[3]:
            status = _choose("Status", STATUSES, "queue-status")
        with columns[4]:
            old = st.selectbox(
                "Age",
                list(AGES),
                key="queue-age",
                on_change=PAGES.first,
                persist_state="session",
            )
    return band, stage, status, AGES[old or "Any age"], search or ""


def _choose(label: str, choices: dict[Choice, str], key: str) -> Choice | None:
    return st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        placeholder="All",
        key=key,
        on_change=PAGES.first,
        persist_state="session",
    )


def _row(summary: CaseSummary) -> None:
    row = {
        "band": short_band(summary),
        "tone": summary.band.value,
        "name": summary.name or "No name stated",
        "id": summary.id,
        "stage": STAGES[summary.stage],
        "status": STATUSES[summary.status],
        "findings": summary.findings,
        "bits": f"{summary.total_bits:.1f}",
        "age": age(summary.opened),
        "late": waiting(summary),
    }
    key = token(summary.id)
    with st.container(key=f"queue-row-{key}"):
        line, opens = st.columns([14, 1], vertical_alignment="center")
        with line:
            piece("queue_row", row)
        with opens:
            if st.button("Open", key=f"open-{key}"):
                open_case(summary.id)


def _empty(*, filtered: bool) -> None:
    if filtered:
        piece("empty", "No case fits this filter", "Clear a field above to see more.")
        return
    piece("empty", "No cases yet", "Examine an application and save it; it then waits here.")
    if st.button("Examine an application", type="primary"):
        go("examine")
