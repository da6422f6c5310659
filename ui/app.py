"""The screens' entry, run by `forensics ui`: one page for each thing a user comes for."""

import streamlit as st

from ui import icon, show
from ui.guard import calm, calmly
from ui.session import session
from ui.views import (
    about,
    case,
    examine,
    hunt,
    queue,
    sweep,
    sweeps,
    templates,
    templates_add,
    templates_one,
)


def main() -> None:
    """Lay out the window and run the chosen page."""
    st.set_page_config(page_title="Resume forensics", page_icon=icon.png(), layout="wide")
    show.style()
    pages = {
        "examine": st.Page(calmly(examine.page), title="Examine", default=True),
        "queue": st.Page(calmly(queue.page), title="Queue", url_path="queue"),
        "case": st.Page(calmly(case.page), title="Case", url_path="case", visibility="hidden"),
        "sweeps": st.Page(calmly(sweeps.page), title="Sweeps", url_path="sweeps"),
        "sweep": st.Page(calmly(sweep.page), title="Sweep", url_path="sweep", visibility="hidden"),
        "hunt": st.Page(calmly(hunt.page), title="Hunt", url_path="hunt"),
        "templates": st.Page(calmly(templates.page), title="Templates", url_path="templates"),
        "template": st.Page(
            calmly(templates_one.page), title="Template", url_path="template", visibility="hidden"
        ),
        "add-template": st.Page(
            calmly(templates_add.page),
            title="Add a template",
            url_path="add-template",
            visibility="hidden",
        ),
        "about": st.Page(calmly(about.page), title="About", url_path="about"),
    }
    session().pages = pages
    with calm():
        st.navigation(list(pages.values()), position="top").run()


if __name__ == "__main__":  # as Streamlit runs it
    main()
