"""Examine: what was submitted goes in, what was found stands above everything else."""

import streamlit as st

from forensics.report import wire
from ui.bench import Bench, bench
from ui.guard import calm
from ui.intake import build
from ui.outward import asking, outward
from ui.present import Held, refused, step
from ui.session import Examined, session
from ui.show import notices, piece
from ui.views import submission
from ui.views.outcome import outcome


def page() -> None:
    """The input, or the result of it."""
    parts = bench()
    own = session()
    if own.editing or own.result is None:
        _input(parts)
    else:
        outcome(parts, own.result)


def _input(parts: Bench) -> None:
    own = session()
    where = ""
    with calm():
        where = outward(parts.workbench.settings)
    piece("heading", "Examine an application", f"Paste a resume or drop its files. {where}")
    form, foot, below = submission.form()
    with foot:
        asked_for = st.button("Examine", type="primary", key="examine")
        if own.result is not None and st.button("Back to the result", key="back"):
            own.editing = False
            st.rerun()
    if asked_for:
        with below:
            _examine(parts, form)


def _examine(parts: Bench, form: submission.Form) -> None:
    files = form.files()
    problems = refused(files, form.text)
    notices(problems)
    if problems:
        return
    with calm():
        result = _run(parts, form, files)
        own = session()
        own.result, own.editing, own.action, own.held = result, False, None, files
        own.round += 1
        st.rerun()


def _run(parts: Bench, form: submission.Form, files: list[Held]) -> Examined:
    intake = build(form.text, files, form.facts)
    asked = asking(parts.workbench)
    with st.status("Examining", expanded=True) as status:
        shown: list[str] = []

        def progress(name: str) -> None:
            label = step(name, asked)
            if not shown or shown[-1] != label:
                shown.append(label)
                status.update(label=label)

        examination, assessment = parts.workbench.examine(intake, progress)
        status.update(label="Examined", state="complete", expanded=False)
    report = wire.report(examination, assessment, parts.workbench.signals)
    documents = examination.application.all_documents()
    return Examined(intake, examination, assessment, report, documents)
