"""What many tests share: a home of their own, and the command line as a user meets it."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from forensics.assembly.templates import SHIPPED
from forensics.cli import main
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
