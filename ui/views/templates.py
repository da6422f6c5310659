"""Templates: what is due on top, then every template that fits a filter, in pages."""

from typing import TypeVar

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from forensics.assembly.health import Health, HealthReport, health
from forensics.errors import ForensicsError
from forensics.report.plain import plain
from ui.bench import Bench, bench
from ui.drafts import desk
from ui.hits import stamp
from ui.paging import PER_PAGE, Pages
from ui.present import plural, token
from ui.present_templates import (
    CONFIDENCES,
    DUE,
    STATES,
    Due,
    Row,
    counted,
    due_said,
    fits,
    rows,
    today,
)
from ui.session import go, session, take_said
from ui.show import notice, piece
from ui.views.templates_exchange import exchange

PAGES = Pages("templates")
Choice = TypeVar("Choice")
_UNKNOWN = "?"


def page() -> None:
    """The counts, what is due, the filter, the page of templates."""
    parts = bench()
    known = known_health(parts)
    of = {one.id: one for one in known.templates} if known and known.cases else {}
    found = rows(parts.library.list(), of, today())
    head, tools = st.columns([3, 2], vertical_alignment="center")
    with head:
        piece("heading", "Templates", counted(found) if found else "")
    with (
        tools,
        st.container(horizontal=True, horizontal_alignment="right", key="templates-tools"),
    ):
        if st.button("Add a template", type="primary", key="to-add-template"):
            go("add-template")
    if said := take_said():
        notice(said, tone="grey")
    if not found:
        piece(
            "empty",
            "The library holds no template",
            "Add one: a text that was handed from applicant to applicant. Until then no "
            "application is compared with any.",
        )
    else:
        _due(found, known)
        _list(found, known)
    exchange(parts)


def known_health(parts: Bench) -> HealthReport | None:
    """What came of every template's matches, counted again when a case or a template changed.

    None, and said, where it cannot be known.
    """
    own = desk()
    try:
        now = stamp(parts.library)
        if own.health is None or own.health[0] != now:
            own.health = (now, health(parts.workbench.settings, parts.library))
    except (ForensicsError, SQLAlchemyError) as error:
        own.health = None
        reason = str(error) if isinstance(error, ForensicsError) else type(error).__name__
        notice(f"What the templates have hit is not known: {reason}")
        return None
    report = own.health[1]
    if report.not_read:
        named = ", ".join(one.case for one in report.not_read[:3])
        count = plural(len(report.not_read), "case")
        notice(f"The hits of {count} are not known, for they cannot be read: {named}")
    return report


def open_template(template_id: str) -> None:
    """Go to a template's own page; its address names it, so that it can be sent on."""
    own = session()
    if "template" in own.pages:
        st.switch_page(own.pages["template"], query_params={"template": template_id})


def _due(found: list[Row], known: HealthReport | None) -> None:
    counts = {kind: sum(kind in row.due for row in found) for kind in Due}
    with st.container(border=True, key="due-card"):
        if not any(counts.values()):
            if known is not None and known.cases and not known.not_read:
                said = "No template awaits review, expires or misleads."
            else:
                said = "No template awaits review or expires. Whether one misleads is not known."
            piece("section", "Nothing is due", said)
            return
        piece("section", "Due")
        for kind, count in counts.items():
            if not count:
                continue
            with st.container(key=f"due-row-{kind.value}"):
                line, shows = st.columns([14, 1], vertical_alignment="center")
                with line:
                    piece("due_line", *due_said(kind, count))
                with shows:
                    st.button("Show", key=f"show-{kind.value}", on_click=_only, args=(kind,))


def _only(kind: Due) -> None:
    """Filter the list to what is due in one way."""
    st.session_state["templates-due"] = kind
    st.session_state["templates-search"] = ""
    for key in ("templates-state", "templates-family"):
        st.session_state[key] = None
    PAGES.first()


def _list(found: list[Row], known: HealthReport | None) -> None:
    shown = _filter(found)
    if not shown:
        piece("empty", "No template fits this filter", "Clear a field above to see more.")
        return
    before = PAGES.within(len(shown))
    with st.container(key="templates", gap=None):
        with st.container(key="templates-head"):
            piece("template_head")
        for row in shown[before : before + PER_PAGE]:
            _row(row, known)
    PAGES.foot(len(shown), f". {_about_hits(known)}")


def _about_hits(known: HealthReport | None) -> str:
    if known is None:
        return "Hits are not known."
    if not known.cases:
        return "No case is kept yet, so nothing is known of hits."
    return f"Hits are counted over the {plural(known.cases, 'case')} kept, a case once."


def _filter(found: list[Row]) -> list[Row]:
    families = sorted({row.template.family for row in found})
    with st.container(key="templates-filter"):
        columns = st.columns([5, 3, 2, 3], vertical_alignment="bottom")
        with columns[0]:
            search = (
                st.text_input(
                    "Search",
                    key="templates-search",
                    placeholder="Title, id, family or words of the text",
                    max_chars=1000,
                    on_change=PAGES.first,
                    persist_state="session",
                )
                or ""
            )
        with columns[1]:
            # A select box shows its choices as text, never as Markdown.
            family = _choose("Family", {name: plain(name) for name in families}, "family")
        with columns[2]:
            state = _choose("State", STATES, "state")
        with columns[3]:
            due = _choose("Due", DUE, "due")
    return [
        row
        for row in found
        if (family is None or row.template.family == family)
        and (state is None or row.template.status is state)
        and (due is None or due in row.due)
        and fits(row.template, search)
    ]


def _choose(label: str, choices: dict[Choice, str], name: str) -> Choice | None:
    key = f"templates-{name}"
    if st.session_state.get(key) not in choices:  # the last template of a family was removed
        st.session_state[key] = None
    return st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        placeholder="All",
        key=key,
        on_change=PAGES.first,
        persist_state="session",
    )


def _row(row: Row, known: HealthReport | None) -> None:
    template = row.template
    key = token(template.id)
    with st.container(key=f"template-row-{key}"):
        line, opens = st.columns([14, 1], vertical_alignment="center")
        with line:
            piece("template_row", _cells(row, row.health if known else None))
        with opens:
            if st.button("Open", key=f"open-template-{key}"):
                open_template(template.id)


def _cells(row: Row, found: Health | None) -> dict[str, str]:
    template = row.template
    urgent = [kind for kind in row.due if kind is not Due.REVIEW]
    counts = (
        {"hits": _UNKNOWN, "confirmed": _UNKNOWN, "cleared": _UNKNOWN}
        if found is None
        else {
            "hits": f"{found.hits:,}",
            "confirmed": f"{found.confirmed:,}",
            "cleared": f"{found.cleared:,}",
        }
    )
    return counts | {
        "title": template.title,
        "id": template.id,
        "due": ". ".join(DUE[kind] for kind in urgent),  # that it awaits review, its state says
        "state": STATES[template.status],
        "tone": "due" if urgent else template.status.value,
        "family": template.family,
        "confidence": CONFIDENCES[template.confidence],
        "added": str(template.added),
        "expires": str(template.expires) if template.expires else "never",
    }
