"""A draft: what was taken out beside what will be kept, the check, and saving to the nursery."""

from datetime import date

import streamlit as st

from forensics.assembly.stripping import EMPLOYER, PLACEHOLDERS, SCHOOL, strip
from index.curation.survey import survey
from index.errors import LibraryError
from index.template import Confidence, Template, build_template, family_of
from ui.bench import Bench
from ui.drafts import Checked, Desk
from ui.guard import calm
from ui.present import MAX_TEXT, plural
from ui.present_templates import CONFIDENCES, proposed_id, references, today
from ui.session import session
from ui.show import notice, piece
from ui.views.author import author
from ui.views.templates import open_template
from ui.views.templates_hits import run, shown

TEXT_HEIGHT = 460
_EMPTY = (
    "template-title",
    "template-family",
    "template-id",
    "template-references",
    "template-pasted",
    "template-case",
    "template-document",
    "template-provenance",
    "template-reason",
)


def draft(parts: Bench, own: Desk) -> None:
    """The text and what is said of it, then the check, then saving."""
    with st.container(border=True, key="template-kept"):
        text = _body(own)
    with st.container(border=True, key="template-facts"):
        fields = _facts()
    with st.container(horizontal=True, vertical_alignment="center", key="template-foot"):
        asked = st.button("Check it", type="primary", key="template-check")
        if st.button("Throw this draft away", key="template-discard"):
            discard(own)
            st.rerun()
    candidate: Template | None = None
    with calm():
        candidate = _candidate(text, fields)
    if asked and candidate is not None:
        with calm():
            _check(parts, own, candidate)
    elif asked:
        return
    if own.checked is None:
        piece(
            "detail",
            "The check says what it nearly repeats and which past applications it would have hit. "
            "Nothing is kept by it.",
        )
    elif own.checked.template != candidate:
        notice("The text or what is said of it changed since it was checked: check it again.")
    else:
        with st.container(border=True, key="template-checked"):
            _checked(parts, own, own.checked)


def discard(own: Desk) -> None:
    """Forget the draft and empty its form."""
    own.source, own.replaced, own.checked = None, (), None
    own.fill |= dict.fromkeys(_EMPTY, "")
    own.fill |= {"template-expires": None, "template-confidence": "medium"}


def _body(own: Desk) -> str:
    left, right = st.columns([7, 5], gap="medium")
    with left:
        piece(
            "section",
            "2. What will be kept",
            "Read it to its end, and strike by hand whatever still tells who it is about.",
        )
        text = st.text_area(
            "Text that will be kept",
            key="template-text",
            height=TEXT_HEIGHT,
            max_chars=MAX_TEXT,
            label_visibility="collapsed",
            persist_state="session",
        )
    with right:
        count = sum(item.times for item in own.replaced)
        piece("section", "What was taken out", f"{plural(count, 'place')} in the text.")
        if not own.replaced:
            notice("No name or contact was found in the text: look whether it holds one.")
        else:
            with st.container(height=TEXT_HEIGHT, border=False, key="template-replaced"):
                piece("stripped", [item._asdict() for item in own.replaced])
    return text or ""


def _facts() -> dict[str, object]:
    piece("section", "3. What it is")
    one, two, three = st.columns([5, 4, 4])
    with one:
        title = _short("Title", "template-title", "What it is, in a few words")
    with two:
        family = _short("Family", "template-family", "Its own, if none is named")
    with three:
        typed = _short("Id", "template-id", "Made from family and title")
    one, two, three = st.columns([5, 4, 4])
    with one:
        provenance = _short("Provenance", "template-provenance", "Where it came from")
    with two:
        choices = CONFIDENCES
        confidence: Confidence = st.selectbox(
            "Confidence",
            list(choices),
            index=1,
            format_func=lambda value: choices[value],
            key="template-confidence",
            persist_state="session",
        )
    with three:
        expires = st.date_input(
            "Expires on",
            value=None,
            min_value="today",
            format="YYYY-MM-DD",
            key="template-expires",
            persist_state="session",
        )
    cited = st.text_area(
        "References, one a line",
        key="template-references",
        height=70,
        max_chars=4000,
        placeholder="Reports or links; they are shown as text and never opened",
        persist_state="session",
    )
    return {
        "title": title.strip(),
        "family": family.strip(),
        "id": typed.strip() or proposed_id(title, family),
        "provenance": provenance.strip(),
        "confidence": confidence,
        "expires": expires if isinstance(expires, date) else None,
        "references": references(cited or ""),
    }


def _short(label: str, key: str, placeholder: str) -> str:
    value = st.text_input(
        label, key=key, max_chars=300, placeholder=placeholder, persist_state="session"
    )
    return value or ""


def _candidate(text: str, fields: dict[str, object]) -> Template | None:
    """The template as it stands in the form; None, and said, while something is missing."""
    identity = str(fields["id"])
    if not fields["title"] or not text.strip():
        piece("detail", "It needs a text and a title.")
        return None
    piece("detail", f"Its id will be {identity}.")
    given = fields | {"text": text, "added": today(), "family": fields["family"]}
    return build_template(given | {"family": fields["family"] or family_of(identity)})


def _check(parts: Bench, own: Desk, candidate: Template) -> None:
    own.checked = None
    if why_not := parts.library.unusable(candidate):
        notice(f"It cannot be added: {why_not}.")
        return
    # What was struck or typed by hand is looked through again, as a paste would be.
    document = parts.workbench.read(candidate.text.encode("utf-8", "replace"), "pasted.txt")
    left = tuple(item for item in strip(document).replaced if _tells(item.text))
    found = survey(parts.library, candidate)
    own.checked = Checked(candidate, found, run(parts, candidate), left)


def _tells(text: str) -> bool:
    """Whether anything is left of a text beside placeholders."""
    for placeholder in (*PLACEHOLDERS.values(), EMPLOYER, SCHOOL):
        text = text.replace(placeholder, "")
    return any(map(str.isalnum, text))


def _checked(parts: Bench, own: Desk, checked: Checked) -> None:
    found = checked.survey
    piece("section", "4. What the check shows")
    if checked.left:
        told = "; ".join(f"{item.text} ({item.placeholder})" for item in checked.left[:5])
        notice(f"This still looks like who it is about: {told}. Strike it above, or leave it.")
    rare = f"{found.rare:,} of {plural(found.passages, 'passage')} are rare among resumes."
    if found.weighs:
        notice(rare, tone="grey")
    else:
        notice(f"{rare} Too few: it can be shown beside an application, and will not weigh.")
    _near(checked)
    shown(checked.run, "draft")
    _save(parts, own, checked.template)


def _near(checked: Checked) -> None:
    near = checked.survey.near
    if not near:
        piece("detail", "It nearly repeats no template of the library.")
        return
    first = near[0]
    notice(
        f"It shares {first.share:.0%} of its passages with {first.template}, of family "
        f"{first.family}.",
        tone="grey",
    )
    if first.family == checked.template.family:
        piece("detail", "It is a variant in that family.")
        return
    piece(
        "detail",
        "Variants of one template belong to one family; else a line they share "
        "would be taken for common.",
    )
    st.button("Take that family", key="template-take-family", on_click=_take, args=(first.family,))


def _take(family: str) -> None:
    st.session_state["template-family"] = family


def _save(parts: Bench, own: Desk, candidate: Template) -> None:
    piece(
        "section",
        "5. Save to the nursery",
        "It is then shown where it matches and weighs nothing, until another person reviews it.",
    )
    left, right = st.columns([7, 5])
    with left:
        reason = st.text_area(
            "Reason", key="template-reason", height=80, max_chars=4000, persist_state="session"
        )
    with right:
        name = author()
    if not st.button("Save to the nursery", type="primary", key="template-save"):
        return
    if not (reason or "").strip():
        notice("Give the reason: a later reader has nothing else to go by.")
        return
    if not name:
        notice("Say who you are: every change of a template names its author.")
        return
    try:
        parts.library.add(candidate, author=name, reason=reason or "")
    except LibraryError as error:
        notice(f"{error}. Nothing was saved; what you typed is kept.")
        return
    discard(own)
    session().said = "It is in the nursery. Another person reviews it before it weighs."
    open_template(candidate.id)
    st.rerun()
