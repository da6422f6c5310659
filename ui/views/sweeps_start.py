"""The form that begins a sweep: files or a permitted folder, and how deep to look."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from forensics.settings import Settings
from forensics.sweep.background import SETTING, allowed, permitted, start
from forensics.sweep.bench import Examine
from forensics.sweep.sources.columns import check_mapping, stated
from forensics.sweep.sources.kinds import is_table
from ui.guard import calm
from ui.outward import outward
from ui.present import FILE_KINDS, Held
from ui.present_sweeps import DEPTHS, MOST_TABLE_MB, TABLE_KINDS, refused
from ui.session import open_sweep, session
from ui.show import notices, piece
from ui.sweep_intake import Given
from ui.views.author import author


def form(settings: Settings) -> None:
    """Draw the form; what was typed stays, whatever comes of it."""
    with st.container(border=True, key="sweep-form"):
        piece(
            "section",
            "Begin a sweep",
            "Documents, an application each, or tables with one a row. It runs on by itself when "
            "this page is closed.",
        )
        files, folder = _what(settings)
        examine, columns, save, attached = _how(files)
        by = author()
        with calm():
            piece("detail", outward(settings))
        if st.button("Begin", type="primary", key="sweep-begin"):
            with calm(), st.spinner("Starting"):
                held = [Held(item.name, item.getvalue()) for item in files]
                problems = refused(held, folder, by)
                notices(problems)
                if not problems:
                    mapped = stated(columns)
                    check_mapping(mapped)
                    path = permitted(settings, folder) if folder else None
                    _begin(settings, Given(held, path, examine, by, mapped, attached, save))


def _what(settings: Settings) -> tuple[Sequence[UploadedFile], str]:
    files = st.file_uploader(
        "Documents and tables",
        type=[*FILE_KINDS, *TABLE_KINDS, "gz"],
        accept_multiple_files=True,
        max_upload_size=MOST_TABLE_MB,
        key=f"sweep-files-{session().round}",
        label_visibility="collapsed",
    )
    roots = allowed(settings)
    if not roots:
        piece(
            "detail",
            "Only uploads can be swept here: folders of the machine that runs this page can be "
            f"named once its operator allows some ({SETTING}). The command line sweeps any.",
        )
        return files, ""
    folder = st.text_input(
        "Or a folder or table on the machine that runs this page",
        key="sweep-folder",
        max_chars=2000,
        persist_state="session",
    )
    piece("detail", f"It must lie in {' or '.join(map(str, roots))}.")
    return files, (folder or "").strip()


def _how(files: Sequence[UploadedFile]) -> tuple[Examine, str, bool, bool]:
    one, two = st.columns(2)
    choices = DEPTHS
    with one:
        examine = st.selectbox(
            "Checks",
            list(choices),
            format_func=lambda value: choices[value],
            key="sweep-examine",
            persist_state="session",
        )
    with two:
        columns = st.text_input(
            "Columns of a table, where they are not recognised",
            placeholder="text=resume_text, name=candidate, id=uid",
            key="sweep-columns",
            max_chars=2000,
            persist_state="session",
        )
    save = st.checkbox(
        "Keep the applications in the store, where hunts and later examinations find them",
        key="sweep-save",
        persist_state="session",
    )
    tables = sum(is_table(item.name) for item in files)
    attached = False
    if tables and tables < len(files):
        attached = st.checkbox(
            "The documents are attachments that the tables name, no applications of their own",
            value=True,
            key="sweep-attached",
        )
    return examine, columns or "", bool(save), bool(attached)


def _begin(settings: Settings, given: Given) -> None:
    began = datetime.now(UTC)
    id_ = start(settings, began, lambda to: given.order(began, to))
    session().round += 1  # empties the uploads, which frees their memory
    open_sweep(id_)
    st.rerun()
