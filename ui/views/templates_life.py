"""What a person may do with a template: review, retire, restore, set its expiry, remove it."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from forensics.assembly.looking_back import look_back
from forensics.errors import ForensicsError
from index.curation.curator import Curator
from index.errors import ConflictError, LibraryError
from index.library import Library
from index.template import Template, TemplateStatus
from ui.bench import bench
from ui.drafts import desk
from ui.guard import calm
from ui.present import token
from ui.session import session
from ui.show import notice, piece
from ui.views.author import author

_log = logging.getLogger(__name__)
LATEST = date(2100, 1, 1)  # an expiry beyond a person's working life is none


def life(library: Library, template: Template, seen: int) -> None:
    """One reason and one name for whatever is done; `seen` is the revision that was shown."""
    key = token(template.id)
    piece("section", "Decide", "Who and why is kept with every change.")
    reason = (
        st.text_area("Reason", key=f"why-{key}", height=80, max_chars=4000, persist_state="session")
        or ""
    )
    name = author()
    form = _Form(library, template, seen, name, reason)
    with st.container(horizontal=True, key="template-verbs"):
        _verbs(form, key)
    answer = st.container()
    with st.expander("Set expiry", key=f"expiring-{key}"):
        _expiry(form, key)
    with st.expander("Remove for good", key=f"removing-{key}"):
        _removal(form, key)
    with answer:
        form.answer()


class _Form:
    """What was asked for in this run: it is done below the buttons, where its answer is seen."""

    def __init__(
        self, library: Library, template: Template, seen: int, name: str, reason: str
    ) -> None:
        self.curator = Curator(library)
        self.template = template
        self.why: dict[str, Any] = {"author": name, "reason": reason, "seen": seen}
        self._asked: tuple[Callable[[], object], str] | None = None

    def ask(self, verb: Callable[[], object], said: str) -> None:
        """Remember what is to be done, and what is said of it when it is."""
        self._asked = (verb, said)

    def answer(self) -> None:
        """Do it, or say why not; what was typed stays unless it was done."""
        if self._asked is None:
            return
        verb, said = self._asked
        if not str(self.why["reason"]).strip():
            notice("Give the reason: a later reader has nothing else to go by.")
        elif not self.why["author"]:
            notice("Say who you are: every change of a template names its author.")
        else:
            with calm():
                self._do(verb, said)

    def _do(self, verb: Callable[[], object], said: str) -> None:
        try:
            verb()
        except ConflictError as error:
            notice(f"{error}. It is shown as it stands now: read it, then decide.")
            return
        except LibraryError as error:
            notice(f"{error}. Nothing was changed; what you typed is kept.")
            return
        key = token(self.template.id)
        desk().fill |= {f"why-{key}": "", f"typed-{key}": ""}
        session().said = said
        st.rerun()


def _verbs(form: _Form, key: str) -> None:
    curator, status = form.curator, form.template.status
    template_id, why = form.template.id, form.why
    if status is TemplateStatus.NURSERY and st.button(
        "Reviewed: make it stable", type="primary", key=f"review-{key}"
    ):
        form.ask(lambda: _review(curator, template_id, why), "It is stable now, and weighs.")
    if status is TemplateStatus.RETIRED and st.button(
        "Restore to the nursery", type="primary", key=f"restore-{key}"
    ):
        form.ask(
            lambda: curator.restore(template_id, **why),
            "It is in the nursery again; another person reviews it before it weighs.",
        )
    if status is not TemplateStatus.RETIRED and st.button("Retire", key=f"retire-{key}"):
        form.ask(
            lambda: curator.retire(template_id, **why),
            "It is retired: no application is compared with it any more.",
        )


def _review(curator: Curator, template_id: str, why: dict[str, Any]) -> None:
    """Make it stable, and look for it in all that is stored; what holds it stands in the queue."""
    curator.review(template_id, **why)
    try:
        with st.spinner("Looking through stored applications"):
            look_back(bench().workbench.settings, library=bench().library)
    except (ForensicsError, LibraryError) as error:
        _log.warning("not looked back: %s", error)  # the queue says that it is still to be done


def _expiry(form: _Form, key: str) -> None:
    curator, template, why = form.curator, form.template, form.why
    piece("detail", "From that day it is shown where it matches, and weighs nothing.")
    day = st.date_input(
        "Expires on",
        value=template.expires,
        min_value=date.min,
        max_value=max(LATEST, template.expires or LATEST),
        format="YYYY-MM-DD",
        key=f"expiry-{key}-{template.revision}",
    )
    with st.container(horizontal=True):
        setting = st.button("Set this day", key=f"set-expiry-{key}")
        never = st.button(
            "Let it never expire", key=f"never-{key}", disabled=template.expires is None
        )
    if never:
        form.ask(lambda: curator.expire(template.id, None, **why), "It never expires now.")
    elif setting and isinstance(day, date):
        form.ask(lambda: curator.expire(template.id, day, **why), f"Its expiry is {day} now.")
    elif setting:
        notice("Choose the day.")


def _removal(form: _Form, key: str) -> None:
    curator, template, why = form.curator, form.template, form.why
    piece(
        "detail",
        "Erases its text, the texts of all its revisions and everything derived from them. It "
        "cannot be undone. To stop comparing with it, retire it instead.",
    )
    typed = st.text_input("Type the template's id to confirm", key=f"typed-{key}", max_chars=300)
    if not st.button("Remove for good", key=f"remove-{key}"):
        return
    if (typed or "").strip() != template.id:
        notice(f"Nothing was removed: what you typed is not its id, {template.id}.")
        return
    form.ask(lambda: curator.remove(template.id, **why), "It is removed for good.")
