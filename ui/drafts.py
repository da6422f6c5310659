"""What one session holds of its work on templates; like all of a session, shared with no other."""

from dataclasses import dataclass, field
from typing import NamedTuple

import streamlit as st

from forensics.assembly.curation import Source
from forensics.assembly.dry_run import DryRun
from forensics.assembly.health import HealthReport
from forensics.assembly.stripping import Replaced
from index.curation.survey import Survey
from index.template import Template
from ui.hits import Stamp


class Checked(NamedTuple):
    """A candidate as it was looked at before saving; `left` is what still looks like identity."""

    template: Template
    survey: Survey
    run: DryRun
    left: tuple[Replaced, ...]


@dataclass
class Desk:
    """One person's work on templates in one browser tab.

    `source` is the text a template is made from, `replaced` what was taken out of it, `checked` its
    last check. By a template's id, `seen` is the revision that was shown last, `editing` that which
    an edit is based on, `theirs` a colleague's that came between. `health` holds with the stamp it
    was counted at; `run` is a dry run of a template's revision, `packed` a file made for download:
    what was asked for at which revision of the library, its name and bytes.
    `fill` are values that widgets get at the next run.
    """

    source: Source | None = None
    replaced: tuple[Replaced, ...] = ()
    checked: Checked | None = None
    seen: dict[str, int] = field(default_factory=dict)
    editing: dict[str, int] = field(default_factory=dict)
    theirs: dict[str, int] = field(default_factory=dict)
    health: tuple[Stamp, HealthReport] | None = None
    run: tuple[int, DryRun] | None = None
    packed: tuple[object, str, bytes] | None = None
    fill: dict[str, object] = field(default_factory=dict)


def desk() -> Desk:
    """This session's own."""
    if "templates" not in st.session_state:
        st.session_state["templates"] = Desk()
    own = st.session_state["templates"]
    assert isinstance(own, Desk)
    return own


def refill() -> None:
    """Put into widgets what the run before left for them; call it before any of them is drawn."""
    own = desk()
    for key, value in own.fill.items():
        st.session_state[key] = value
    own.fill.clear()
