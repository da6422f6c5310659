"""The history of a template: who changed it, when and why; two revisions side by side."""

import streamlit as st

from index.curation.change import Change
from index.template import Template
from ui.present import moment, token
from ui.present_difference import fields, lines
from ui.present_templates import ACTIONS, revision_name
from ui.show import piece


def history(changes: tuple[Change, ...]) -> None:
    """Every change, the newest first, then the differences between two revisions."""
    piece("section", "Changes")
    piece(
        "decisions",
        [
            {
                "what": f"{change.number}. {ACTIONS[change.action]}",
                "who": change.author,
                "at": moment(change.at),
                "why": change.reason,
            }
            for change in reversed(changes)
        ],
    )
    kept = {change.number: change for change in changes if change.content is not None}
    if len(kept) >= 2:
        _compare(kept)


def _compare(kept: dict[int, Change]) -> None:
    piece("section", "Differences between two revisions")
    choices = {
        number: revision_name(number, change.action, change.at) for number, change in kept.items()
    }
    key = token(next(iter(kept.values())).template)
    last = len(choices) - 1
    one, two, _ = st.columns([4, 4, 3])
    # The keys hold the newest revision, so that a new one is what is compared at first.
    with one:
        before: int = st.selectbox(
            "Earlier revision",
            list(choices),
            index=last - 1,
            format_func=lambda value: choices[value],
            key=f"before-{key}-{last}",
        )
    with two:
        after: int = st.selectbox(
            "Later revision",
            list(choices),
            index=last,
            format_func=lambda value: choices[value],
            key=f"after-{key}-{last}",
        )
    old, new = kept[before].content, kept[after].content
    if old is not None and new is not None:
        _differences(old, new, before, after)


def _differences(old: Template, new: Template, before: int, after: int) -> None:
    changed, text = fields(old, new), lines(old.text, new.text)
    if changed:
        piece("changed_fields", changed)
    if text:
        piece("difference", f"Revision {before}", f"Revision {after}", text)
    elif changed:
        piece("detail", "The text is the same.")
    else:
        piece("detail", "Nothing differs between them.")
