"""Templates that share text or family with one."""

import streamlit as st

from index.library import Library
from index.template import Template
from ui.present import token
from ui.present_templates import STATES
from ui.show import piece
from ui.views.templates import open_template


def kin(library: Library, template: Template) -> None:
    """Near duplicates, nearest first, then the rest of its family."""
    held = {item.id: item for item in library.list()}
    shares: dict[str, float] = {}
    for pair in library.near_duplicates([template.id]):
        other = pair.other if pair.template == template.id else pair.template
        shares[other] = max(pair.share, shares.get(other, 0.0))
    piece("section", "Near duplicates", "Templates that share half their passages or more with it.")
    near = sorted((it for it in shares if it in held), key=lambda it: (-shares[it], it))
    if not near:
        piece("detail", "None.")
    for name in near:
        _row(held[name], f"shares {shares[name]:.0%} of its passages, family {held[name].family}")
    piece(
        "section",
        "The same family",
        "Variants of one template: a line they share is not taken for common.",
    )
    rest = [it for it in held.values() if it.family == template.family and it.id != template.id]
    if not rest:
        piece("detail", "It is alone in its family.")
    for item in rest:
        if item.id not in shares:
            _row(item, STATES[item.status])


def _row(template: Template, said: str) -> None:
    key = token(template.id)
    with st.container(key=f"hit-row-kin-{key}"):
        line, opens = st.columns([14, 1], vertical_alignment="center")
        with line:
            piece("near_row", template.id, template.title, said)
        with opens:
            if st.button("Open", key=f"open-kin-{key}"):
                open_template(template.id)
