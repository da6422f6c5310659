"""The form of one application: pasted text, files, dated snapshots, facts of the application."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from forensics.model import Stage
from ui.intake import Facts
from ui.present import FILE_KINDS, MAX_FILES, STAGES, Held, kind, plural, size, undated
from ui.session import session
from ui.show import notice, piece

UNDATED = "No date: it cannot be compared with other snapshots. Say when it was captured."
_EARLIEST = date(2003, 1, 1)  # the oldest of the platforms examined opened that year


class Form(NamedTuple):
    """What stands in the form; the bytes of fresh uploads are taken only when they are needed."""

    text: str
    kept: list[Held]
    fresh: list[tuple[UploadedFile, bool, date | None]]
    facts: Facts

    def files(self) -> list[Held]:
        """Every file: those held already, then the fresh ones."""
        return [
            *self.kept,
            *(
                Held(item.name, item.getvalue(), snapshot, day)
                for item, snapshot, day in self.fresh
            ),
        ]


def form() -> tuple[Form, DeltaGenerator, DeltaGenerator]:
    """Draw the form; everything typed stays, whatever happens next.

    The others are the places below the resume for the buttons, and for what they lead to.
    """
    left, right = st.columns([7, 5], gap="medium")
    with left, st.container(border=True, key="card-resume"):
        piece(
            "section",
            "Resume",
            "As submitted: cover letters and other documents may lie beside it.",
        )
        text = st.text_area(
            "Resume text",
            key="text",
            height=330,
            placeholder="Paste the resume here",
            label_visibility="collapsed",
            persist_state="session",
        )
        documents = uploads("documents", "Resume and other documents")
        kept = _kept(snapshots=False)
        given = [(item, False, None) for item in documents]
    with right, st.container(border=True, key="card-profiles"):
        piece("section", "Profile snapshots", "Two dated ones show how a profile changed.")
        dated = [(item, True, day) for item, day in dated_uploads("profiles", "Profile snapshots")]
        kept_profiles = _kept(snapshots=True)
    with right, st.container(border=True, key="card-facts"):
        piece("section", "From the application form", "All optional.")
        facts = _facts()
    count = len(kept) + len(kept_profiles) + len(documents) + len(dated)
    if count > MAX_FILES:
        excess = plural(count - MAX_FILES, "file")
        with left:
            notice(
                f"{count} files are more than the {MAX_FILES} examined at once: take out {excess}."
            )
    foot = left.container(horizontal=True, vertical_alignment="center", key="examine-foot")
    return (
        Form(text or "", [*kept, *kept_profiles], [*given, *dated], facts),
        foot,
        left.container(),
    )


def uploads(name: str, label: str) -> Sequence[UploadedFile]:
    """A place to drop files; its key changes once they were taken, which frees their memory."""
    return st.file_uploader(
        label,
        type=list(FILE_KINDS),
        accept_multiple_files=True,
        key=f"{name}-{session().round}",
        label_visibility="collapsed",
    )


def dated_uploads(name: str, label: str) -> list[tuple[UploadedFile, date | None]]:
    """Profile snapshots and the day each was captured, asked for beside its name."""
    return [(item, _dated(item)) for item in uploads(name, label)]


def _dated(item: UploadedFile) -> date | None:
    with st.container(key=f"dated-{item.file_id}"):
        name, day = st.columns([3, 2], vertical_alignment="center")
        with day:
            captured = _day(f"day-{item.file_id}", None)
        with name:
            _line(item.name, item.size, captured)
    return captured


def _kept(*, snapshots: bool) -> list[Held]:
    """The files held from an earlier run, each with a way to take it out again."""
    own = session()
    found = []
    for number, file in enumerate(own.held):
        if file.snapshot is not snapshots:
            continue
        key = f"{own.round}-{number}"
        captured = file.captured_at
        with st.container(key=f"held-{key}"):
            widths = [5, 4, 1] if snapshots else [9, 1]
            name, *rest = st.columns(widths, vertical_alignment="center")
            if snapshots:
                with rest[0]:
                    captured = _day(f"held-day-{key}", file.captured_at)
            kept = own.held[number] = Held(file.name, file.data, snapshots, captured)
            with name:
                _line(file.name, len(file.data), captured if snapshots else date.max)
            with rest[-1]:
                if st.button(
                    "Take out", key=f"out-{key}", type="tertiary", icon=":material/close:"
                ):
                    own.held.pop(number)
                    own.round += 1
                    st.rerun()
        found.append(kept)
    return found


def _day(key: str, value: date | None) -> date | None:
    captured = st.date_input(
        "Captured on",
        value=value,
        min_value=_EARLIEST,
        max_value="today",
        format="YYYY-MM-DD",
        key=key,
        label_visibility="collapsed",
    )
    return captured if isinstance(captured, date) else None


def _line(name: str, length: int, captured: date | None) -> None:
    missing = undated([Held(name, b"", snapshot=True, captured_at=captured)])
    piece("file", name, f"{kind(name) or 'file'}, {size(length)}", UNDATED if missing else "")


def _facts() -> Facts:
    one, two = st.columns(2)
    with one:
        name = _text("Name", "fact-name")
        phone = _text("Phone", "fact-phone")
    with two:
        email = _text("E-mail", "fact-email")
        address = _text("Address", "fact-address")
    what, when, where = st.columns([5, 5, 4])
    with what:
        role = _text("Role applied for", "fact-role")
    with when:
        submitted = st.date_input(
            "Submitted on",
            value=None,
            min_value=_EARLIEST,
            max_value="today",
            format="YYYY-MM-DD",
            key="fact-submitted",
            persist_state="session",
        )
    with where:
        stage: Stage = st.selectbox(
            "Stage",
            list(STAGES),
            format_func=lambda value: STAGES[value],
            key="fact-stage",
            persist_state="session",
        )
    day = submitted if isinstance(submitted, date) else None
    return Facts(name, email, phone, address, role, stage, day)


def _text(label: str, key: str) -> str:
    return st.text_input(label, key=key, max_chars=1000, persist_state="session") or ""
