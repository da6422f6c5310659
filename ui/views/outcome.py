"""The result of an examination, and what can be done about it at once."""

import hashlib
import logging
from typing import Final, Literal

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from forensics.assembly.desk import Desk
from forensics.errors import CaseChangedError, CaseError
from forensics.model import Disposition
from ui.bench import Bench
from ui.guard import calm
from ui.present import moment, plural
from ui.session import Action, Examined, Session, open_case, session
from ui.show import notice, notices, piece
from ui.views.author import author
from ui.views.decide import reason_key
from ui.views.findings import Material, downloads, findings, headline

_ACTIONS: Final[dict[Action, tuple[str, str]]] = {
    "verify": (
        "Start verification",
        "The case is kept and marked as being verified, so that nobody else starts as well.",
    ),
    "cleared": (
        "Explained",
        "The case is kept with the disposition Explained. What explains the findings?",
    ),
    "escalated": (
        "Send to security",
        "The case is kept with the disposition Sent to security. What should they look at?",
    ),
    "save": ("Save as a case", "The result and the submitted files are kept as a case."),
}
_AGREED: Final[dict[Action, str]] = {
    "verify": "Save and start",
    "cleared": "Save and record",
    "escalated": "Save and send",
    "save": "Save",
}
_UNDONE: Final[dict[Action, str]] = {
    "verify": "verification was not started",
    "cleared": "the decision was not recorded",
    "escalated": "the decision was not recorded",
}
_log = logging.getLogger(__name__)
_FORM_KEYS = ("text", "fact-name", "fact-email", "fact-phone", "fact-address", "fact-role")


def outcome(parts: Bench, result: Examined) -> None:
    """The headline, the actions, then everything the headline rests on."""
    own = session()
    report = result.report
    material = Material(
        report=report,
        documents=result.documents,
        data=lambda name: _bytes(result, name),
        key="fresh",
    )
    _head(parts, own, result, material)
    if report.errors:
        unread = [(it.document, f"{it.reason.value}: {it.message}") for it in report.errors]
        barred = "It cannot be saved while a file is unread: change what was submitted."
        notices([*unread, (None, barred)])
    if result.documents:
        headline(parts.workbench, material)
    _actions(parts.desk, own, result)
    if result.documents:
        findings(parts.workbench, material)


def _head(parts: Bench, own: Session, result: Examined, material: Material) -> None:
    stated = result.report.record and result.report.record.person.name
    count = plural(len(result.intake.submission.paths()), "file")
    examined = moment(result.report.manifest.started)
    left, right = st.columns([1, 1], vertical_alignment="center")
    with left:
        piece("heading", stated or "No name stated", f"Examined {examined}, {count}")
    with right, st.container(horizontal=True, horizontal_alignment="right", key="outcome-head"):
        if st.button("Change what was submitted", icon=":material/arrow_back:", key="change"):
            own.editing = True
            st.rerun()
        if st.button("New examination", key="new", on_click=_clear):
            st.rerun()
        downloads(parts.workbench, material)


def _clear() -> None:
    own = session()
    own.held, own.result, own.editing, own.action = [], None, True, None
    own.round += 1
    for key in _FORM_KEYS:
        st.session_state[key] = ""
    st.session_state["fact-submitted"] = None
    st.session_state["fact-stage"] = "applied"


def _actions(desk: Desk, own: Session, result: Examined) -> None:
    if result.case is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="kept"):
            piece("kept", result.case, own.said or "")
            if st.button("Open the case", type="primary", key="open-case"):
                own.said = None
                open_case(result.case)
        return
    barred = bool(result.report.errors)
    with st.container(horizontal=True, vertical_alignment="center", key="action-bar"):
        for action, (label, _) in _ACTIONS.items():
            kind: Literal["primary", "secondary"] = "primary" if action == "verify" else "secondary"
            if st.button(label, key=f"do-{action}", type=kind, disabled=barred):
                own.action = None if own.action == action else action
    if own.action is not None and not barred:
        _asked(desk, own, result, own.action)


def _asked(desk: Desk, own: Session, result: Examined, action: Action) -> None:
    label, below = _ACTIONS[action]
    with st.container(border=True, key="asked"):
        piece("section", label, below)
        reason = ""
        if action in {"cleared", "escalated"}:
            reason = st.text_area("Reason", key=f"reason-{action}", height=90, max_chars=4000)
        name = author()
        with st.container(horizontal=True):
            agreed = st.button(_AGREED[action], type="primary", key="record")
            if st.button("Cancel", key="cancel"):
                own.action = None
                st.rerun()
        if not agreed:
            return
        if not name:
            notice("Say who you are: every entry of a case names its author.")
        elif action in {"cleared", "escalated"} and not reason.strip():
            notice("Give the reason: a later reader has nothing else to go by.")
        else:
            _record(desk, own, result, action, reason, name)


def _record(
    desk: Desk, own: Session, result: Examined, action: Action, reason: str, name: str
) -> None:
    with calm():
        case_id = desk.save(result.intake, result.examination, result.assessment, name)
        result.case = case_id
        result.report = result.report.model_copy(update={"case": case_id})
        own.said, own.action = "Saved.", None
        try:
            if action == "verify":
                own.said = _verify(desk, case_id, name)
            elif action in {"cleared", "escalated"}:
                own.said = _decide(desk, case_id, action, reason, name)
        except SQLAlchemyError:
            # The case is kept, so the page's own sentence, that nothing was, would be wrong.
            _log.exception("a case is saved, what was to follow is not")
            st.session_state[reason_key(case_id)] = reason
            own.said = f"Saved, but {_UNDONE[action]}: the database failed. Do it on its page."
        st.rerun()


def _verify(desk: Desk, case_id: str, name: str) -> str:
    try:
        desk.start_verification(case_id, name)
    except CaseError as error:  # these files are a case already, and somebody is at it
        return f"Saved. {error}."
    return "Saved; verification has started."


def _decide(desk: Desk, case_id: str, action: Action, reason: str, name: str) -> str:
    disposition: Disposition = "cleared" if action == "cleared" else "escalated"
    try:
        # The same files may be a case already, which others decided: nothing was seen of that.
        desk.decide(case_id, disposition, reason, name, seen=0)
    except CaseChangedError as error:
        st.session_state[reason_key(case_id)] = reason
        return f"{error} Your reason is kept on the case's page: read theirs, then decide."
    return "Saved; the decision is recorded."


def _bytes(result: Examined, name: str) -> bytes:
    """A submitted file by the name it is cited by; told by its hash, as names may be changed."""
    wanted = result.documents[name].sha256
    return next(
        data
        for data in result.intake.contents.values()
        if hashlib.sha256(data).hexdigest() == wanted
    )
