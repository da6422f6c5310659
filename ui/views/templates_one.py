"""One template: what its state means, its text, what may be done with it, and what came of it."""

from typing import Final, Literal

import streamlit as st

from index.curation.change import Action, Change
from index.curation.curator import author_of_content
from index.errors import UnknownTemplateError
from index.template import Template
from ui.bench import Bench, bench
from ui.drafts import desk, refill
from ui.present import moment, plural, token
from ui.present_templates import CONFIDENCES, STATES, did, due, expiry, standing, today
from ui.session import go, session, take_said
from ui.show import notice, piece
from ui.views.templates import known_health
from ui.views.templates_edit import edit
from ui.views.templates_history import history
from ui.views.templates_hits import hits
from ui.views.templates_kin import kin
from ui.views.templates_life import life

Part = Literal["history", "hits", "kin"]
_PARTS: Final[dict[Part, str]] = {
    "history": "History",
    "hits": "Hits",
    "kin": "Near duplicates",
}


def page() -> None:
    """The template that the address names."""
    refill()
    parts = bench()
    asked = st.query_params.get("template")
    if not asked:
        piece("empty", "No template is open", "Open one from the list.")
        _to_list("none-to-templates")
        return
    try:
        changes = parts.library.history(asked)
    except UnknownTemplateError:
        piece("empty", "There is no such template", f"The address names {asked[:200]}.")
        _to_list("absent-to-templates")
        return
    if changes[-1].action is Action.ERASE:
        _erased(changes)
        return
    _show(parts, parts.library.show(asked), changes)


def _to_list(key: str) -> None:
    if st.button("Go to the templates", type="primary", key=key):
        go("templates")


def _erased(changes: tuple[Change, ...]) -> None:
    last = changes[-1]
    if said := take_said():
        notice(said, tone="grey")
    piece("heading", last.template, "Removed for good")
    piece(
        "prose",
        "What is left of it",
        (
            f"{last.author} removed it on {moment(last.at)}: {last.reason}",
            "Its text is gone, that of its revisions included. Who changed it, and why, is kept.",
        ),
    )
    history(changes)
    _to_list("erased-to-templates")


def _show(parts: Bench, template: Template, changes: tuple[Change, ...]) -> None:
    own = desk()
    key = token(template.id)
    seen = own.seen.get(template.id, template.revision)
    _head(template, key)
    if said := take_said():
        notice(said, tone="grey")
    if template.id in own.editing:
        with st.container(border=True, key="template-edit"):
            edit(parts.library, template)
        return
    left, right = st.columns([13, 7], gap="medium")
    with left, st.container(border=True, key="template-text"):
        _body(template)
    with right, st.container(border=True, key="template-desk"):
        _standing(parts, template, changes)
        life(parts.library, template, seen)
    own.seen[template.id] = template.revision
    part = st.segmented_control(
        "Part",
        list(_PARTS),
        format_func=lambda value: _PARTS[value],
        default="history",
        required=True,
        key=f"part-{key}",
        label_visibility="collapsed",
    )
    if part == "hits":
        hits(parts, template)
    elif part == "kin":
        kin(parts.library, template)
    else:
        history(changes)


def _head(template: Template, key: str) -> None:
    head, tools = st.columns([4, 2], vertical_alignment="center")
    with head:
        day = today()
        facts = (
            f"family {template.family}",
            f"{CONFIDENCES[template.confidence].lower()} confidence",
            f"revision {template.revision}",
        )
        tone = "due" if template.expired_on(day) else template.status.value
        piece("template_title", template.title, template.id, STATES[template.status], tone, facts)
    with tools, st.container(horizontal=True, horizontal_alignment="right", key="template-tools"):
        if st.button("Templates", icon=":material/arrow_back:", key="to-templates"):
            go("templates")
        if template.id not in desk().editing and st.button("Edit", key=f"edit-{key}"):
            _begin(template, key)


def _begin(template: Template, key: str) -> None:
    """Open the form with what stands now; the revision is what the change will be based on."""
    own = desk()
    own.editing[template.id] = template.revision
    own.fill |= {
        f"title-{key}": template.title,
        f"family-{key}": template.family,
        f"confidence-{key}": template.confidence,
        f"expires-{key}": template.expires,
        f"provenance-{key}": template.provenance,
        f"references-{key}": "\n".join(template.references),
        f"text-{key}": template.text,
    }
    session().said = None
    st.rerun()


def _body(template: Template) -> None:
    if template.seal is not None:
        count = plural(len(template.seal.digests), "passage")
        piece("section", "Text", f"Withheld by its sender: {count} as keyed hashes.")
        piece("detail", "An application that holds one of them word for word is recognised.")
    else:
        count = plural(len(template.text.split()), "word")
        piece("section", "Text", f"{count}, as it was written.")
        piece("text", template.text)
    facts = [
        ("Provenance", template.provenance or "not stated"),
        ("Added", str(template.added)),
        ("Reviewed", str(template.reviewed) if template.reviewed else "not yet"),
        ("Expiry", expiry(template, today())),
        ("References", "\n".join(template.references) or "none"),
    ]
    piece("template_facts", facts)


def _standing(parts: Bench, template: Template, changes: tuple[Change, ...]) -> None:
    piece("section", "State")
    day = today()
    author = author_of_content(changes)
    known = known_health(parts)
    mine = next((one for one in known.templates if one.id == template.id), None) if known else None
    waits = any(due(template, mine, day))
    notice(standing(template, author, day), tone="amber" if waits else "grey")
    if mine is not None and mine.proposal is not None:
        notice(
            f"Proposed for retirement: all {plural(mine.cleared, 'decided case')} it hit were "
            "explained."
        )
    if template.expired_on(day) and template.status.value == "nursery":
        notice(f"{expiry(template, day)}.")
    piece("detail", did(mine, known.cases if known else 0))
