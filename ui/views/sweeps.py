"""Sweeps: those of this home with their state, and the form that begins another."""

import streamlit as st

from forensics.settings import Settings
from forensics.sweep.background import Kept, kept
from ui.bench import bench
from ui.guard import calm
from ui.present import age, token
from ui.present_sweeps import STATES, bar
from ui.session import open_sweep, take_said
from ui.show import notice, piece
from ui.views.sweeps_start import form

SHOWN = 50
EVERY = 2.0  # seconds between two looks at sweeps that run


def page() -> None:
    """The sweeps there are above the form for a new one."""
    settings = bench().workbench.settings
    piece(
        "heading",
        "Sweeps",
        "Many applications at once: each examined, all compared with each other.",
    )
    if said := take_said():
        notice(said, tone="grey")
    _list(settings)
    form(settings)


def _list(settings: Settings) -> None:
    found = kept(settings)
    if not found:
        piece("detail", "No sweep was begun on this screen yet.")
        return
    running = {one.id for one in found if one.state == "running"}

    def rows() -> None:
        now = kept(settings)
        if {one.id for one in now if one.state == "running"} != running:
            st.rerun()  # the whole page: this part shall no longer look again by itself
        with calm():
            _rows(now)

    # A part of its own: what is typed in the form below stays as it is.
    st.fragment(rows, run_every=EVERY if running else None)()


def _rows(found: list[Kept]) -> None:
    with st.container(border=True, key="sweep-list", gap=None):
        for one in found[:SHOWN]:
            key = token(one.id)
            with st.container(key=f"sweep-row-{key}"):
                line, opens = st.columns([14, 1], vertical_alignment="center")
                with line:
                    tone = one.state if one.state in {"running", "finished"} else "other"
                    piece("sweep_row", one.order.title, STATES[one.state], tone, _facts(one))
                with opens:
                    if st.button("Open", key=f"open-sweep-{key}"):
                        open_sweep(one.id)
    if len(found) > SHOWN:
        piece("detail", f"The newest {SHOWN} of {len(found):,} are shown.")


def _facts(sweep: Kept) -> list[str]:
    begun = age(sweep.order.began)
    when = begun if begun == "just now" else f"{begun} ago"
    facts = [f"begun {when} by {sweep.order.by}"]
    if sweep.state == "running":
        step = bar(sweep.advance)
        facts += [step.step, step.said]
    elif sweep.advance is not None and sweep.advance.applications:
        facts.append(f"{sweep.advance.applications:,} applications")
    return [fact for fact in facts if fact]
