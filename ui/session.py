"""What one browser session holds: it is shared with no other, and nothing is held elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from forensics.assembly.intake import Intake
from forensics.model import Assessment, Document, Examination
from forensics.report.hunt import Hunt
from forensics.report.wire import Report
from ui.present import Held

Action = Literal["verify", "cleared", "escalated", "save"]


@dataclass
class Examined:
    """A result, and what it was made from, so that it can be kept as a case."""

    intake: Intake
    examination: Examination
    assessment: Assessment
    report: Report
    documents: Mapping[str, Document]
    case: str | None = None


@dataclass
class Session:
    """One person's work in one browser tab.

    `held` are files taken out of the upload widgets; `round` is part of those widgets' keys, so
    that raising it empties them. `said` is a message for the next run of a page, shown once;
    `clear` are keys of widgets to be emptied then. `seen` is how many decisions of a case were
    shown when deciding began; `pictures` are pages drawn for this session, by a file's hash.
    `sweep` is the one last opened, `hunt` what the last hunt came to.
    """

    held: list[Held] = field(default_factory=list)
    round: int = 0
    result: Examined | None = None
    editing: bool = True
    action: Action | None = None
    case: str | None = None
    said: str | None = None
    seen: dict[str, int] = field(default_factory=dict)
    clear: list[str] = field(default_factory=list)
    pictures: dict[str, list[bytes]] = field(default_factory=dict)
    sweep: str | None = None
    hunt: Hunt | None = None
    pages: dict[str, Page] = field(default_factory=dict)


def session() -> Session:
    """This session's own."""
    if "own" not in st.session_state:
        st.session_state["own"] = Session()
    own = st.session_state["own"]
    assert isinstance(own, Session)
    return own


def take_said() -> str | None:
    """The message left by the run before, once."""
    own = session()
    said, own.said = own.said, None
    return said


def open_case(case_id: str) -> None:
    """Go to a case's own page; its address names the case, so that it can be sent on."""
    own = session()
    own.case = case_id
    if "case" in own.pages:
        st.switch_page(own.pages["case"], query_params={"case": case_id})


def open_sweep(id_: str) -> None:
    """Go to a sweep's own page; its address names it, so that it can be sent on."""
    own = session()
    own.sweep = id_
    if "sweep" in own.pages:
        st.switch_page(own.pages["sweep"], query_params={"sweep": id_})


def go(name: str) -> None:
    """Go to a page by its name in the navigation."""
    own = session()
    if name in own.pages:
        st.switch_page(own.pages[name])
