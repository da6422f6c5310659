"""Editing a template: a revision is made; a colleague's change in between loses nothing typed."""

from datetime import date
from typing import Any

import streamlit as st

from index.curation.curator import Curator
from index.errors import ConflictError, LibraryError
from index.library import Library
from index.template import Confidence, Template, TemplateStatus
from ui.drafts import desk
from ui.guard import calm
from ui.present import token
from ui.present_difference import lines, typed_fields
from ui.present_templates import CONFIDENCES, references
from ui.session import session
from ui.show import notice, piece
from ui.views.author import author

TEXT_HEIGHT = 420


def edit(library: Library, template: Template) -> None:
    """The form of one template; what stands in it was put there when editing began."""
    own = desk()
    key = token(template.id)
    based = own.editing[template.id]
    piece(
        "section",
        f"Edit revision {based}",
        "A new revision is made; the others are kept. A stable template whose text changes goes "
        "back to the nursery, to be reviewed again.",
    )
    fields = _fields(key, sealed=template.seal is not None)
    reason = (
        st.text_area(
            "Reason for the change",
            key=f"edit-why-{key}",
            height=80,
            max_chars=4000,
            persist_state="session",
        )
        or ""
    )
    name = author()
    with st.container(horizontal=True):
        saved = st.button("Save as a new revision", type="primary", key=f"save-edit-{key}")
        if st.button("Stop editing", key=f"stop-edit-{key}"):
            _close(template.id, key)
    if saved:
        if not reason.strip():
            notice("Give the reason: a later reader has nothing else to go by.")
        elif not name:
            notice("Say who you are: every change of a template names its author.")
        else:
            with calm():
                _save(library, template, fields, name, reason)
    if template.id in own.theirs:
        _theirs(template, fields)


def _fields(key: str, *, sealed: bool) -> dict[str, Any]:
    one, two, three, four = st.columns([5, 4, 2, 2])
    with one:
        title = _short("Title", f"title-{key}")
    with two:
        family = _short("Family", f"family-{key}")
    with three:
        choices = CONFIDENCES
        confidence: Confidence = st.selectbox(
            "Confidence",
            list(choices),
            format_func=lambda value: choices[value],
            key=f"confidence-{key}",
            persist_state="session",
        )
    with four:
        expires = st.date_input(
            "Expires on",
            value=None,
            min_value=date.min,  # else a day ten years off would be dropped in silence
            max_value=date.max,
            format="YYYY-MM-DD",
            key=f"expires-{key}",
            persist_state="session",
        )
    text = "" if sealed else _body(key)
    left, right = st.columns(2)
    with left:
        provenance = _long("Provenance", f"provenance-{key}")
    with right:
        cited = _long("References, one a line", f"references-{key}")
    return {
        "title": title.strip(),
        "family": family.strip(),
        "confidence": confidence,
        "expires": expires if isinstance(expires, date) else None,
        "text": text,
        "provenance": provenance,
        "references": references(cited),
    }


def _body(key: str) -> str:
    typed = st.text_area(
        "Text",
        key=f"text-{key}",
        height=TEXT_HEIGHT,
        persist_state="session",
    )
    return typed or ""


def _short(label: str, key: str) -> str:
    return st.text_input(label, key=key, max_chars=300, persist_state="session") or ""


def _long(label: str, key: str) -> str:
    # Without max_chars, which would cut in silence what a template holds already.
    return st.text_area(label, key=key, height=80, persist_state="session") or ""


def _save(
    library: Library, template: Template, fields: dict[str, Any], name: str, reason: str
) -> None:
    own = desk()
    changed = {key: value for key, value in fields.items() if value != getattr(template, key)}
    try:
        new = Curator(library).edit(
            template.id, author=name, reason=reason, seen=own.editing[template.id], **changed
        )
    except ConflictError as error:
        own.editing[template.id] = own.theirs[template.id] = template.revision
        notice(
            f"{error}. What you typed is kept. What differs from theirs is shown below: take over "
            "what should stay, then save again."
        )
        return
    except LibraryError as error:
        notice(f"{error}. Nothing was changed; what you typed is kept.")
        return
    demoted = template.status is TemplateStatus.STABLE and new.status is TemplateStatus.NURSERY
    said = f"Revision {new.revision} is made."
    if demoted:
        said += " Its text changed, so it is in the nursery until another person has reviewed it."
    session().said = said
    _close(template.id, token(template.id))


def _close(template_id: str, key: str) -> None:
    own = desk()
    own.editing.pop(template_id, None)
    own.theirs.pop(template_id, None)
    own.fill[f"edit-why-{key}"] = ""
    st.rerun()


def _theirs(template: Template, typed: dict[str, Any]) -> None:
    changed = typed_fields(template, typed)
    text = lines(template.text, str(typed["text"]))
    piece("section", f"Revision {template.revision} beside what you typed")
    if changed:
        piece("changed_fields", changed, f"Revision {template.revision}", "In your form")
    if text:
        piece("difference", f"Revision {template.revision}, as saved", "In your form", text)
    elif not changed:
        piece("detail", "Your form holds the same.")
