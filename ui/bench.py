"""The parts every session shares: one workbench and one desk, holding nothing of any user."""

import logging
from threading import Thread
from typing import NamedTuple

import streamlit as st

from forensics.assembly.desk import Desk
from forensics.assembly.templates import LibraryTemplates
from forensics.assembly.workbench import Workbench
from forensics.errors import ForensicsError
from forensics.report import html, wire
from forensics.settings import read
from index.errors import LibraryError
from index.library import Library
from ui.intake import Facts, build

_log = logging.getLogger(__name__)

# States no education and no profile, so that no language model is asked about it.
_NOBODY = "Sample Person\nsample@example.org\n\nExperience\nClerk, Sample Company\n2019 - 2021\n"


class Bench(NamedTuple):
    """The workbench examines, the desk keeps cases, the library holds templates."""

    workbench: Workbench
    desk: Desk

    @property
    def library(self) -> Library:
        """The one examinations match with. Raises LibraryError when it cannot be opened."""
        templates = self.workbench.tools.templates
        assert isinstance(templates, LibraryTemplates)
        return templates.library


@st.cache_resource(show_spinner=False)
def bench() -> Bench:
    """Made when the first page opens; it is then warmed in the background.

    Several sessions may use it at once: the reader, the embedder and the library hold locks of
    their own, and every call of the desk is one transaction. Raises SettingsError.
    """
    workbench = Workbench(read())
    Thread(target=_warm, args=(workbench,), daemon=True).start()
    return Bench(workbench, Desk(workbench))


def _warm(workbench: Workbench) -> None:
    """Examine a made-up page, so that no user's first examination loads tables and templates."""
    try:
        examined = workbench.examine(build(_NOBODY, [], Facts()))
        report = wire.report(*examined, workbench.signals)
        html.page(report, examined[0].application.all_documents(), workbench.signals)
    except (ForensicsError, LibraryError) as error:
        _log.warning("not ready: %s", error)  # the first page that needs it says so as well
