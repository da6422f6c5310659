"""What many tests share: a home of their own, and the command line as a user meets it."""

import copy
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from forensics.assembly.templates import SHIPPED
from forensics.assembly.workbench import Workbench
from forensics.cli import main
from forensics.settings import Settings
from tests.databases import database, empty_database, kind, migrated, postgres

__all__ = ["database", "empty_database", "kind", "migrated", "postgres"]

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


class Output(NamedTuple):
    """What a command left: exit status, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with the shipped exemplars as stable templates, made once."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORENSICS_HOME", str(folder))
        patch.delenv("FORENSICS_DATABASE_URL", raising=False)
        with pytest.raises(SystemExit) as done:
            main(["templates", "import", str(SHIPPED), "--status", "stable"])
        assert done.value.code == 0
        yield folder


@pytest.fixture(scope="session")
def workbench(home: Path) -> Iterator[Workbench]:
    """The shared home's workbench: its model is loaded and its sandbox started once."""
    with Workbench(Settings(home=home)) as opened:
        yield opened


def lend(workbench: Workbench, settings: Settings) -> Workbench:
    """The same reader and library under other settings, which may name another database."""
    lent = copy.copy(workbench)
    lent.settings = settings
    return lent


@pytest.fixture
def warm(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work at the shared workbench rather than each starting one of its own."""

    def lent(
        settings: Settings, index_revision: int | None = None
    ) -> AbstractContextManager[Workbench]:
        if index_revision is not None:
            return Workbench(settings, index_revision)
        return nullcontext(lend(workbench, settings))

    monkeypatch.setattr("forensics.assembly.workbench.Workbench", lent)


Forensics = Callable[..., Output]


@pytest.fixture
def forensics(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Forensics:
    """Run a command in the shared home: `forensics("examine", path, stdin="...")`."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Output:
        monkeypatch.delenv("COLUMNS", raising=False)  # what a test runner sets is not the user's
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Output(int(done.value.code or 0), printed.out, printed.err)

    return run
