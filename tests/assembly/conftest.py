"""What tests of the desk share: one workbench, and a desk on each database."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forensics.assembly.desk import Desk
from forensics.assembly.intake import Intake, take
from forensics.assembly.workbench import Workbench
from forensics.settings import Settings


@pytest.fixture(scope="session")
def workbench(home: Path) -> Iterator[Workbench]:
    """The shared home's workbench: its model is loaded and its sandbox started once."""
    with Workbench(Settings(home=home)) as opened:
        yield opened


@pytest.fixture
def desk(workbench: Workbench, database: str) -> Desk:
    """A desk whose cases are in a database of the test's own."""
    own = copy.copy(workbench)
    own.settings = workbench.settings.model_copy(update={"database_url": database})
    return Desk(own)


Save = Callable[..., str]


@pytest.fixture
def save(desk: Desk) -> Save:
    """Examine and keep: `save("resume.txt", "page.html@2021-03-14")`, or an intake."""

    def run(given: Intake | Path, *profiles: str, author: str | None = None) -> str:
        intake = given if isinstance(given, Intake) else take([str(given)], list(profiles))
        return desk.save(intake, *desk.workbench.examine(intake), author=author)

    return run
