"""Cases a template has hit, and a dry run of it on all that are kept."""

import streamlit as st

from forensics.assembly.dry_run import DryRun, dry_run
from forensics.model import Status
from index.template import Template
from ui.bench import Bench
from ui.drafts import desk
from ui.guard import calm
from ui.hits import MOST, recorded
from ui.present import STATUSES, plural, token
from ui.present_templates import VERDICTS, tried
from ui.session import open_case
from ui.show import notice, piece

SHOWN = 50
"""Cases of a dry run that are listed."""


def hits(parts: Bench, template: Template) -> None:
    """What examinations recorded, then what a comparison with every kept text shows."""
    piece(
        "section",
        "Cases whose newest examination names it",
        "An examination compares with the templates there were on its day.",
    )
    found = recorded(parts.library.engine, template.id)
    if not found:
        piece("detail", "None so far.")
    with st.container(key="hits", gap=None):
        for one in found:
            cells = [VERDICTS[one.verdict], f"score {one.score:.2f}", plural(one.pairs, "pair")]
            hit_row("kept", one.case, one.name, one.status, cells)
    if len(found) == MOST:
        piece("detail", f"The newest {MOST} are shown.")
    key = token(template.id)
    piece(
        "section",
        "Every kept application",
        "Compares this template, as it stands, with the text of every case. Nothing is changed.",
    )
    if st.button("Compare with all of them", key=f"dry-run-{key}"):
        with calm():
            desk().run = (template.revision, run(parts, template))
    made = desk().run
    if made is not None and (made[0], made[1].template) == (template.revision, template.id):
        shown(made[1], "run")


def run(parts: Bench, template: Template) -> DryRun:
    """A dry run, its progress told."""
    with st.status("Comparing") as status:
        made = dry_run(
            parts.workbench.settings,
            parts.library,
            template,
            lambda count: status.update(label=_progress(count)),
        )
        status.update(label="Compared", state="complete", expanded=False)
    return made


def _progress(count: int) -> str:
    return f"{plural(count, 'case')} compared"


def shown(made: DryRun, where: str) -> None:
    """What a dry run found; wrong alarms it would have raised are said first."""
    said = tried(made)
    cleared = any(hit.status == "cleared" for hit in made.hits)
    notice(*said, tone="amber" if cleared or not made.cases else "grey")
    with st.container(key=f"hits-{where}", gap=None):
        # Wrong alarms first: they are what the check is made for.
        ordered = sorted(made.hits, key=lambda hit: hit.status != "cleared")
        for hit in ordered[:SHOWN]:
            cells = [
                VERDICTS[hit.verdict],
                f"score {hit.score:.2f}",
                plural(hit.rare_pairs, "rare passage"),
                hit.document,
            ]
            hit_row(where, hit.case, hit.name, hit.status, cells)
    if len(made.hits) > SHOWN:
        piece("detail", f"{SHOWN} of {len(made.hits):,} are shown, cleared cases first.")


def hit_row(where: str, case: str, name: str | None, status: Status, cells: list[str]) -> None:
    """A case with the way to its page."""
    key = f"{where}-{token(case)}"
    with st.container(key=f"hit-row-{key}"):
        line, opens = st.columns([14, 1], vertical_alignment="center")
        with line:
            piece("hit_row", name or "No name stated", case, STATUSES[status], cells)
        with opens:
            if st.button("Open", key=f"open-hit-{key}"):
                open_case(case)
