"""Beside the clusters: a contact is recorded as an agency's, a household's or a reference's."""

from datetime import date
from typing import Final

import streamlit as st

from forensics.assembly.suppressing import ENDLESS, SCOPED, suppress
from forensics.errors import SubmissionError
from forensics.model import SuppressionReason
from forensics.settings import Settings
from forensics.sweep.browsing import Browser
from ui.guard import calm
from ui.session import session
from ui.show import piece
from ui.views.author import author

REASONS: Final[dict[SuppressionReason, str]] = {
    "agency": "An agency's: for everybody, for good or until a day",
    "household": "A household's: between the applications of one cluster, until a day",
    "reference": "A reference's: until a day",
    "other": "Something else, said in the note: until a day",
}


def suppressing(settings: Settings, browser: Browser) -> None:
    """The form; what it records counts from the next sweep and examination on."""
    with st.expander("A contact here is an agency's or a household's", key="sweep-suppress"):
        piece(
            "detail",
            "It then links nobody by itself; passages, files and other contacts still do. It "
            "counts in later sweeps and examinations: this sweep stays as it is.",
        )
        choices = REASONS
        one, two = st.columns(2)
        with one:
            value = st.text_input("The contact, in any spelling", key="suppress-value")
            reason = st.selectbox(
                "Whose",
                list(choices),
                format_func=lambda value: choices[value],
                key="suppress-reason",
            )
        with two:
            until = st.date_input(
                "Until", value=None, min_value="today", format="YYYY-MM-DD", key="suppress-until"
            )
            number = st.text_input(
                "Number of the cluster, for a household's", key="suppress-cluster", max_chars=12
            )
        note = st.text_input("Note", key="suppress-note", max_chars=200)
        by = author()
        if st.button("Record", key="suppress-record"):
            with calm():
                among = _members(browser, number or "") if reason in SCOPED else ()
                day = until if isinstance(until, date) else None
                made = suppress(
                    settings,
                    value or "",
                    reason=reason,
                    author=by,
                    until=day,
                    among=among,
                    note=(note or "").strip() or None,
                )
                lasting = "for good" if day is None and reason in ENDLESS else f"until {day}"
                session().said = f"Recorded: this {made.kind} links nobody by itself, {lasting}."
                st.rerun()


def _members(browser: Browser, number: str) -> tuple[str, ...]:
    found = browser.members(int(number)) if number.strip().isdecimal() else ()
    if not found:
        raise SubmissionError("say the number of the cluster whose applications are the household")
    return found
