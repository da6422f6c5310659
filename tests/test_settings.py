"""Settings mean the same in every process and folder."""

from pathlib import Path

import pytest

from forensics.settings import Settings


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("sqlite:///cases.db", "sqlite:///{here}/cases.db"),
        (
            "sqlite+pysqlite:///in/cases.db?timeout=9",
            "sqlite+pysqlite:///{here}/in/cases.db?timeout=9",
        ),
        ("sqlite:////var/cases.db", "sqlite:////var/cases.db"),
        ("sqlite://", "sqlite://"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("postgresql+psycopg://u:p%40ss@h/cases", "postgresql+psycopg://u:p%40ss@h/cases"),
        ("not a database", "not a database"),
    ],
)
def test_a_relative_database_is_one_of_the_folder_where_it_was_read(
    given: str, read: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORENSICS_DATABASE_URL", given)
    settings = Settings()
    monkeypatch.chdir("/")
    assert settings.database == read.format(here=Path(tmp_path))
