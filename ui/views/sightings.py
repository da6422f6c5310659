"""New sightings above the queue: who holds what came to be known, until somebody has looked."""

import streamlit as st

from forensics.assembly.looking_back import look, look_back, queued, waiting
from forensics.model import Sighting
from forensics.settings import Settings
from ui.bench import bench
from ui.guard import calm
from ui.present_sightings import below, row, unlooked
from ui.session import open_case, session, take_said
from ui.show import notice, piece
from ui.views.author import author

SHOWN = 10


def sightings(settings: Settings) -> None:
    """The open ones, people already hired first; nothing where there are none."""
    if said := take_said():
        notice(said, tone="grey")
    if count := waiting(settings):
        _catch_up(settings, count)
    found, total = queued(settings, open_only=True, limit=SHOWN)
    if not found:
        return
    piece("section", "New sightings", below(total, len(found)))
    with st.container(key="sightings"):
        name = author()
        for one in found:
            _sighting(settings, one, name)


def _catch_up(settings: Settings, count: int) -> None:
    notice(unlooked(count))
    if st.button("Look through them now", key="look-back"):
        with calm():
            with st.spinner("Looking through stored applications"):
                outcome = look_back(settings, library=bench().library)
            held = f"{outcome.applications:,} stored applications hold what is new."
            session().said = " ".join((held, *(f"{note}." for note in outcome.notes)))
            st.rerun()


def _sighting(settings: Settings, one: Sighting, name: str) -> None:
    with st.container(key=f"sighting-{one.id}"):
        piece("sighting", row(one))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            note = st.text_input("Note", key=f"note-{one.id}", max_chars=2000)
            looked = st.button("Looked at", key=f"looked-{one.id}")
            if one.case is not None and st.button("Open the case", key=f"sighted-{one.id}"):
                open_case(one.case)
        if looked and not name:
            notice("Say who you are: a look is kept with its author.")
        elif looked:
            with calm():
                look(settings, one.id, name, note or "")
                st.rerun()
