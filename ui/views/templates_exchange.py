"""Templates in and out: one file to download, one to upload; what was refused is named."""

from typing import Final, TypeVar

import streamlit as st

from index.errors import LibraryError
from index.exchange.export import Form, Wanted
from index.exchange.tlp import Tlp
from index.template import TemplateStatus
from ui.bench import Bench
from ui.drafts import desk
from ui.exchange import ENDINGS, KINDS, given, packed
from ui.guard import calm
from ui.present import Held, plural, size
from ui.present_templates import STATES
from ui.session import session
from ui.show import notice, piece
from ui.views.author import author

_FORMS: Final[dict[Form, str]] = {
    Form.FILES: "Markdown files (ZIP)",
    Form.STIX: "STIX 2.1 bundle",
    Form.CSV: "CSV of indicators",
}
_LEVELS: Final[dict[Tlp, str]] = {level: level.label for level in Tlp}
Choice = TypeVar("Choice")
SHOWN = 20  # refusals listed


def exchange(parts: Bench) -> None:
    """Both ways, folded away: it is seldom what a person comes for."""
    with st.expander("Import and export", key="templates-exchange"):
        out, into = st.columns(2, gap="large")
        with out:
            _export(parts)
        with into:
            _import(parts)


def _export(parts: Bench) -> None:
    piece("section", "Export")
    form = _pick("Form", _FORMS, "Markdown files", "form") or Form.FILES
    state: TemplateStatus | None = _pick("State", STATES, "All", "state")
    level: Tlp | None = _pick("How far it may go", _LEVELS, "As each came, else TLP:AMBER", "level")
    sealed = st.checkbox("Hashes of the passages in place of the texts", key="export-sealed")
    own = desk()
    wanted = Wanted(status=state, level=level, sealed=bool(sealed))
    asked = (form, wanted, parts.library.revision())
    if own.packed is not None and own.packed[0] != asked:
        own.packed = None  # of other choices, or of a library that has changed since
    if st.button("Prepare the file", key="export-prepare"):
        own.packed = None
        with calm():
            data, made = packed(parts.library, form, wanted)
            own.packed = (asked, f"templates.{ENDINGS[form]}", data)
            notice(f"{plural(len(made.written), 'template')}, {size(len(data))}.", tone="grey")
            _refusals([(it.template, f"is left out: {it.reason}") for it in made.left_out])
    if own.packed is not None:
        _, name, data = own.packed
        st.download_button(
            "Download the file",
            data=data,
            file_name=name,
            mime="application/octet-stream",
            key="export-download",
            on_click="ignore",
            icon=":material/download:",
        )


def _pick(label: str, choices: dict[Choice, str], placeholder: str, name: str) -> Choice | None:
    return st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        placeholder=placeholder,
        key=f"export-{name}",
    )


def _import(parts: Bench) -> None:
    piece(
        "section",
        "Import",
        "Everything goes to the nursery, whatever a file says of itself, to be reviewed here.",
    )
    file = st.file_uploader(
        "Templates to import",
        type=list(KINDS),
        key=f"import-{session().round}",
        label_visibility="collapsed",
    )
    reason = st.text_area("Reason", key="import-reason", height=80, max_chars=4000)
    name = author()
    if not st.button("Import", key="import-templates"):
        return
    if file is None:
        notice("Drop a file first.")
    elif not (reason or "").strip():
        notice("Give the reason: a later reader has nothing else to go by.")
    elif not name:
        notice("Say who you are: every change of a template names its author.")
    else:
        try:
            _take(parts, Held(file.name, file.getvalue()), name, reason or "")
        except LibraryError as error:
            notice(f"{error}. Nothing was imported.")


def _take(parts: Bench, file: Held, name: str, reason: str) -> None:
    with st.spinner("Importing"):
        found = given(file)
        taken = parts.library.add_all(found.templates, author=name, reason=reason)
    rejected = (*found.rejected, *taken.rejected)
    held = len(found.templates) - len(taken.added) - len(taken.rejected)
    said = f"{plural(len(taken.added), 'template')} added to the nursery"
    if held > 0:
        said += f", {held:,} held already"
    notice(f"{said}, {len(rejected):,} refused.", tone="amber" if rejected else "grey")
    _refusals([(item.template, item.reason) for item in rejected])
    for pair in taken.near_duplicates[:SHOWN]:
        piece("detail", f"{pair.template} shares {pair.share:.0%} of its passages: {pair.other}")


def _refusals(lines: list[tuple[str, str]]) -> None:
    for template, reason in lines[:SHOWN]:
        piece("file", template, reason)
    if len(lines) > SHOWN:
        piece("detail", f"and {len(lines) - SHOWN:,} more")
