"""Who is at the screen: asked once a session, named with everything that is recorded."""

import streamlit as st


def author() -> str:
    """The name typed, "" while there is none."""
    typed = st.text_input(
        "Your name",
        key="author",
        max_chars=120,
        placeholder="Asked once; it stays for this session",
        persist_state="session",
    )
    return (typed or "").strip()
