"""Settings from the environment, prefix FORENSICS_. Only `assembly` reads them."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from forensics.errors import SettingsError


class Settings(BaseSettings):
    """Where data lives and how much a file may cost to read.

    `home` holds the database and derived files; `database_url` overrides the SQLite file in it.
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
