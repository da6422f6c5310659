"""Settings from the environment, prefix FORENSICS_. Only `assembly` reads them."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from forensics.errors import SettingsError


class Settings(BaseSettings):
    """Where data lives and how much a file may cost to read.

    `home` holds the database and derived files; `database_url` overrides the SQLite file in it: a
    relative path is one from the folder in which the settings are read, whoever uses them where.
    `llm_base_url` is an OpenAI-compatible endpoint ("http://127.0.0.1:11434/v1"), none by default;
    `llm_seconds` may pass for one question with all its tries, `llm_per_minute` questions are sent.
    `sweep_folders` are folders of this machine that the screens may sweep, parted as in PATH.
    """

    model_config = SettingsConfigDict(env_prefix="FORENSICS_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("forensics")))
    database_url: str | None = None
    bench_data: Path | None = None
    sweep_folders: str = ""
    read_seconds: float = Field(default=15.0, gt=0, le=600)
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_seconds: float = Field(default=60.0, gt=0, le=600)
    llm_per_minute: float = Field(default=60.0, gt=0)

    @field_validator("database_url")
    @classmethod
    def _absolute(cls, given: str | None) -> str | None:
        # Another process, as a sweep's worker or a screen's sweep, may run in another folder.
        if given is None:
            return None
        try:
            url = make_url(given)
        except ArgumentError:
            return given  # who opens the database says why it cannot be
        path = url.database or ""
        if url.get_backend_name() != "sqlite" or path in {"", ":memory:"} or path[:5] == "file:":
            return given
        return url.set(database=str(Path(path).absolute())).render_as_string(hide_password=False)

    @property
    def bench_resumes(self) -> Path:
        """Where resumes to measure with lie: beside the project unless `bench_data` says else."""
        return (self.bench_data or Path("..") / "shared" / "data") / "resumes"

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the one database."""
        return self.database_url or f"sqlite:///{self.home / 'forensics.db'}"


def read() -> Settings:
    """The settings in force. Raises SettingsError naming the variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "FORENSICS_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}") from None
