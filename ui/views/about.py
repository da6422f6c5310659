"""About: what this can tell and what it cannot, every check it makes, whether its parts work."""

import streamlit as st

from forensics.assembly.doctor import check_all
from forensics.model import Signal
from forensics.reference.rates import said_of
from ui.bench import bench
from ui.guard import calm
from ui.show import piece

CAN = (
    "Quote where a resume, its profiles and its files contradict each other or the world's dates.",
    "Show passages that repeat a known template, side by side, and how rare they are.",
    "Say which checks could not run and why: unknown is never shown as clean.",
    "Say what else could explain each finding, and what to verify next.",
)
CANNOT = (
    "Say that a person is honest or not: a finding is a discrepancy in documents.",
    "Verify anybody: nothing seen means that nothing was seen, not that all is well.",
    "Judge a name, a nationality, an accent, a face or a school's country: none of them counts.",
    "Reject anybody: there is no such button. A band orders a queue; people decide.",
)


def page() -> None:
    """Limits first, then the reference, then the state of this installation."""
    parts = bench()
    piece("heading", "What this can tell, and what it cannot")
    left, right = st.columns(2, gap="large")
    with left:
        piece("prose", "It can", CAN)
    with right:
        piece("prose", "It cannot", CANNOT)
    signals = parts.workbench.signals
    piece(
        "section", "The checks", "What each looks at, what it weighs, and what else explains a hit."
    )
    for family in sorted({signal.name.partition(".")[0] for signal in signals}):
        held = [signal for signal in signals if signal.name.startswith(f"{family}.")]
        with st.expander(family.capitalize(), key=f"family-{family}"):
            for signal in held:
                _signal(signal)
    piece("section", "This installation")
    if st.button("Check every part", key="doctor"):
        with calm(), st.spinner("Checking"):
            st.session_state["checks"] = check_all(parts.workbench.settings)
    if checks := st.session_state.get("checks"):
        piece("checks", [check.model_dump() for check in checks])


def _signal(signal: Signal) -> None:
    card = signal.card
    piece(
        "signal",
        card.title,
        signal.name,
        signal.strength.value,
        ", ".join(sorted(signal.needs)),
        said_of(signal.name, detail=True),
        card.looks_at,
        card.why,
        card.innocent,
        (*card.this_finding, *card.every_finalist),
        card.references,
    )
