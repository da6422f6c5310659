"""One sweep: how far it is while it runs, and what it found once it has finished."""

import streamlit as st

from forensics.settings import Settings
from forensics.sweep.background import Kept, find, remove, resume, stop
from ui.bench import bench
from ui.guard import calm
from ui.present import moment
from ui.present_sweeps import DEPTHS, STATES, bar, ended
from ui.session import go, session, take_said
from ui.show import notice, piece
from ui.views.sweep_found import found

EVERY = 1.0  # seconds between two looks at a sweep that runs


def page() -> None:
    """The sweep the address names, else the one last opened."""
    settings = bench().workbench.settings
    own = session()
    asked = st.query_params.get("sweep") or own.sweep
    sweep = find(settings, asked) if asked else None
    if sweep is None:
        own.sweep = None
        piece("empty", "No sweep is open", "Open one from the list of sweeps.")
        if st.button("Go to the sweeps", type="primary"):
            go("sweeps")
        return
    own.sweep = st.query_params["sweep"] = sweep.id
    _head(sweep)
    if said := take_said():
        notice(said, tone="grey")
    if sweep.state == "running":
        _progress(settings, sweep.id)
    elif sweep.state == "finished":
        found(settings, sweep)
    else:
        _unfinished(settings, sweep)
    if sweep.state != "running":
        _removing(settings, sweep)


def _head(sweep: Kept) -> None:
    head, tools = st.columns([4, 1], vertical_alignment="center")
    with head:
        tone = sweep.state if sweep.state in {"running", "finished"} else "other"
        facts = [
            f"begun {moment(sweep.order.began)} by {sweep.order.by}",
            DEPTHS[sweep.order.examine],
        ]
        piece("sweep_head", sweep.order.title, STATES[sweep.state], tone, facts)
    with tools, st.container(horizontal=True, horizontal_alignment="right", key="sweep-tools"):
        if st.button("Sweeps", icon=":material/arrow_back:", key="to-sweeps"):
            go("sweeps")


def _progress(settings: Settings, id_: str) -> None:
    def look() -> None:
        sweep = find(settings, id_)
        if sweep is None or sweep.state != "running":
            st.rerun()
        with calm(), st.container(border=True, key="sweep-progress"):
            piece("sweep_bar", bar(sweep.advance))
            if (sweep.folder / "stop").exists():
                piece("detail", "It is asked to stop, and ends what each worker has in hand.")
            elif st.button("Stop", key="sweep-stop"):
                stop(sweep)
                st.rerun(scope="fragment")

    st.fragment(look, run_every=EVERY)()


def _unfinished(settings: Settings, sweep: Kept) -> None:
    notice(ended(sweep))
    with st.container(horizontal=True, key="sweep-go-on"):
        go_on = st.button("Resume", type="primary", key="sweep-resume")
    if go_on:
        with calm(), st.spinner("Starting"):
            resume(settings, sweep)
            st.rerun()
    with calm():
        if log := sweep.log().strip():
            piece("log", log)


def _removing(settings: Settings, sweep: Kept) -> None:
    """What was uploaded and found is applicants' text: it can be removed, in two steps."""
    sure = f"sweep-sure-{sweep.id}"
    with st.container(horizontal=True, vertical_alignment="center", key="sweep-remove"):
        if not st.session_state.get(sure):
            if st.button("Remove this sweep", type="tertiary", key="sweep-removing"):
                st.session_state[sure] = True
                st.rerun()
            return
        piece("detail", "All it was given here and all it found is deleted; what it stored stays.")
        if st.button("Remove it for good", key="sweep-removed"):
            with calm():
                remove(settings, sweep.id)
                session().said = "The sweep was removed."
                session().sweep = None
                st.query_params.clear()
                go("sweeps")
        if st.button("Keep it", key="sweep-kept"):
            st.session_state[sure] = False
            st.rerun()
