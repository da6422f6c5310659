"""From the matches of an examination to the templates they are with."""

from collections.abc import Sequence

import streamlit as st

from forensics.report.wire import MatchForm
from ui.present import token
from ui.show import piece
from ui.views.templates import open_template

SHOWN = 6  # as many as are shown with their passages


def template_links(matches: Sequence[MatchForm]) -> None:
    """A row for each template that aligns, with the way to its page."""
    for match in [item for item in matches if item.pairs][:SHOWN]:
        key = token(match.template)
        with st.container(key=f"hit-row-match-{key}"):
            line, opens = st.columns([14, 1], vertical_alignment="center")
            with line:
                piece("near_row", match.template, match.title, "its text and history")
            with opens:
                if st.button("Open", key=f"open-match-{key}"):
                    open_template(match.template)
