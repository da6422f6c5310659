"""One case: its newest examination from what was kept, its decisions, and what may be added."""

from typing import Final, get_args

import streamlit as st

from forensics.assembly.desk import Case, Desk
from forensics.errors import CaseError
from forensics.model import Stage
from ui.bench import Bench, bench
from ui.guard import calm
from ui.intake import build_more
from ui.outward import asking, outward
from ui.present import (
    BANDS,
    MAX_FILES,
    STAGES,
    STATUSES,
    Held,
    age,
    moment,
    plural,
    refused,
    size,
    step,
    token,
)
from ui.session import go, session, take_said
from ui.show import notice, notices, piece
from ui.views.decide import decide, history
from ui.views.findings import Material, downloads, findings, headline
from ui.views.observe import observe
from ui.views.submission import dated_uploads, uploads

_EVENTS: Final = {
    "saved": "Saved",
    "files_added": "Files added",
    "stage_changed": "Stage changed",
    "examined": "Examined",
    "verification_started": "Verification started",
    "observed": "Observed",
}


def page() -> None:
    """The case the address names, else the one last opened."""
    parts = bench()
    own = session()
    for key in own.clear:
        st.session_state[key] = ""
    own.clear.clear()
    asked = st.query_params.get("case") or own.case
    if not asked:
        piece("empty", "No case is open", "Open one from the queue.")
        if st.button("Go to the queue", type="primary"):
            go("queue")
        return
    if asked != own.case:
        own.case = asked
        own.seen.pop(asked, None)
    st.query_params["case"] = asked
    try:
        case = parts.desk.case(asked)
    except CaseError as error:
        own.case = None  # else the page without an address would come back to it
        _absent(asked, error)
        return
    _show(parts, case)


def _absent(asked: str, error: CaseError) -> None:
    if error.__class__ is not CaseError or "no such case" not in str(error):
        raise error
    piece("empty", "There is no such case", f"The address names {asked[:200]}.")
    if st.button("Go to the queue", type="primary", key="absent-to-queue"):
        go("queue")


def _show(parts: Bench, case: Case) -> None:
    summary = case.summary
    material = Material(
        report=case.report,
        documents=case.documents,
        data=lambda name: parts.desk.file(summary.id, name),
        key=token(summary.id),
    )
    head, tools = st.columns([3, 2], vertical_alignment="center")
    with head:
        piece(
            "case_head",
            summary.name or "No name stated",
            summary.id,
            BANDS[summary.band],
            summary.band.value,
            STAGES[summary.stage],
            STATUSES[summary.status],
            f"opened {age(summary.opened)} ago".replace("just now ago", "just now"),
        )
    with tools, st.container(horizontal=True, horizontal_alignment="right", key="case-tools"):
        if st.button("Queue", icon=":material/arrow_back:", key="to-queue"):
            go("queue")
        downloads(parts.workbench, material)
    if said := take_said():
        notice(said, tone="grey")
    left, right = st.columns([13, 7], gap="medium")
    with left:
        headline(parts.workbench, material)
    with right, st.container(border=True, key="desk"):
        _desk(parts.desk, case)
    findings(parts.workbench, material)
    with st.container(border=True, key="observe-card"):
        observe(parts.desk, case)
    one, two = st.columns(2, gap="medium")
    with one, st.container(border=True, key="grow-card"):
        _grow(parts, case)
    with two, st.container(border=True, key="kept-card"):
        _kept(case)


def _desk(desk: Desk, case: Case) -> None:
    piece("section", "Decisions")
    history(case)
    _verify(desk, case)
    # A form of its own folds away, so that the first look is at what was decided.
    with st.expander(
        "Decide", expanded=not case.decisions, key=f"deciding-{token(case.summary.id)}"
    ):
        decide(desk, case)


def _verify(desk: Desk, case: Case) -> None:
    """A click counts even where a colleague was quicker: then it is said who."""
    if case.summary.status == "verifying":
        begun = [event for event in case.events if event.kind == "verification_started"][-1]
        piece("detail", f"{begun.author} has been verifying since {moment(begun.at)}.")
    if case.summary.status != "open" and not st.session_state.get("verify"):
        return
    if not st.button("Start verification", key="verify"):
        return
    name = str(st.session_state.get("author") or "").strip()
    if not name:
        notice("Say who you are below: every entry of a case names its author.")
        return
    with calm():
        desk.start_verification(case.summary.id, name)
        session().said = "Verification has started."
        st.rerun()


def _grow(parts: Bench, case: Case) -> None:
    """Later stages, files and snapshots."""
    key = token(case.summary.id)
    piece("section", "Stage", "A later stage is kept with its day.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        stage: Stage | None = st.selectbox(
            "Stage",
            list(get_args(Stage)),
            index=list(get_args(Stage)).index(case.summary.stage),
            format_func=lambda value: STAGES[value],
            key=f"stage-{key}",
            label_visibility="collapsed",
            width=220,
        )
        moved = st.button("Change stage", key="move")
    if moved and stage is not None:
        if stage == case.summary.stage:
            notice(f"The case stands at {STAGES[stage]} already.")
        else:
            _add(parts, case, [], stage)
    piece(
        "section", "Add later snapshots or files", "The case is then examined again, all together."
    )
    files, snapshots = st.columns(2)
    with files:
        piece("detail", "Documents")
        documents = uploads("more-documents", "Documents")
    with snapshots:
        piece("detail", "Profile snapshots")
        dated = dated_uploads("more-profiles", "Profile snapshots")
    with calm():
        piece("detail", outward(parts.workbench.settings))
    if not st.button("Add and examine again", key="grow"):
        return
    held = [Held(item.name, item.getvalue()) for item in documents]
    held += [
        Held(item.name, item.getvalue(), snapshot=True, captured_at=day) for item, day in dated
    ]
    if not held:
        notice(f"Drop files first, {plural(MAX_FILES, 'file')} at most.")
        return
    problems = refused(held, "") if any(not file.snapshot for file in held) else refused(held, "-")
    notices(problems)
    if not problems:
        _add(parts, case, held, None)


def _add(parts: Bench, case: Case, held: list[Held], stage: Stage | None) -> None:
    own = session()
    asked = asking(parts.workbench)
    with calm(), st.status("Examining again") as status:
        parts.desk.add(
            case.summary.id,
            intake=build_more(held) if held else None,
            stage=stage,
            author=str(st.session_state.get("author") or "").strip() or None,
            progress=lambda name: status.update(label=step(name, asked)),
        )
        own.round += 1
        own.said = "The case was examined again." if held else "The stage is changed."
        st.rerun()


def _kept(case: Case) -> None:
    piece("section", "Files kept")
    for file in case.files:
        taken = f", captured {file.captured_at}" if file.captured_at else ""
        undated = "No date: it cannot be compared with other snapshots."
        hint = undated if file.part == "profile" and not file.captured_at else ""
        piece("file", file.name, f"{file.part}, {size(file.size)}{taken}", hint)
    piece("section", "What happened")
    rows = [
        {
            "at": moment(event.at),
            "what": _EVENTS[event.kind],
            "detail": event.detail,
            "who": event.author or "",
        }
        for event in reversed(case.events)
    ]
    piece("events", rows)
