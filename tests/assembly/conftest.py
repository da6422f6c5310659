"""What tests of the desk share: one workbench, and a desk on each database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forensics.assembly.desk import Desk
from forensics.assembly.intake import Intake, take
from forensics.assembly.workbench import Workbench
from forensics.settings import Settings
from forensics.store.database import open_database
from index.embedding import MiniLM
from index.library import Library
from tests.conftest import lend


@pytest.fixture
def desk(workbench: Workbench, database: str) -> Desk:
    """A desk whose cases are in a database of the test's own."""
    return Desk(lend(workbench, workbench.settings.model_copy(update={"database_url": database})))


Save = Callable[..., str]


@pytest.fixture
def save(desk: Desk) -> Save:
    """Examine and keep: `save("resume.txt", "page.html@2021-03-14")`, or an intake."""

    def run(given: Intake | Path, *profiles: str, author: str | None = None) -> str:
        intake = given if isinstance(given, Intake) else take([str(given)], list(profiles))
        return desk.save(intake, *desk.workbench.examine(intake), author=author)

    return run


@pytest.fixture
def settings(desk: Desk) -> Settings:
    return desk.workbench.settings


@pytest.fixture
def library(settings: Settings, tmp_path: Path) -> Library:
    return Library(open_database(settings.database), MiniLM(threads=1), tmp_path / "derived")
