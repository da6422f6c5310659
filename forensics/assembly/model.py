"""The language model the settings choose, if any."""

import time
from typing import TYPE_CHECKING

from forensics.report.health import Check
from forensics.settings import Settings
from forensics.store.answers import ModelAnswers
from forensics.store.database import open_database

if TYPE_CHECKING:  # loaded where a model is configured: its libraries take a second to load
    from forensics.llm.door import Door
    from forensics.llm.endpoint import Endpoint

OFF = "off"


def choose(settings: Settings, given: str | None) -> Settings:
    """The settings with the endpoint given on the command line: a URL, "off", or None as set."""
    if given is None:
        return settings
    return settings.model_copy(update={"llm_base_url": None if given == OFF else given})


def open_endpoint(settings: Settings) -> "Endpoint | None":
    """The configured endpoint; None when none is. Raises SettingsError for an unusable address."""
    if not settings.llm_base_url:
        return None
    from forensics.llm.endpoint import Endpoint

    return Endpoint(
        settings.llm_base_url,
        settings.llm_model,
        settings.llm_api_key,
        settings.llm_seconds,
        settings.llm_per_minute,
    )


def open_model(settings: Settings) -> "Door | None":
    """The door to the configured endpoint, answers kept in the database; None when none is set."""
    endpoint = open_endpoint(settings)
    if endpoint is None:
        return None
    from forensics.llm.door import Door

    return Door(endpoint, ModelAnswers(open_database(settings.database)))


def check_model(settings: Settings) -> Check:
    """Ask a configured endpoint a tiny question about nobody, in each way it may understand.

    Raises SettingsError or ModelError when it cannot be asked at all.
    """
    part = "language model"
    endpoint = open_endpoint(settings)
    if endpoint is None:
        detail = "off; set FORENSICS_LLM_BASE_URL to ask an OpenAI-compatible endpoint"
        return Check(part=part, state="missing", detail=detail)
    from forensics.llm.probe import probe

    began = time.perf_counter()
    ways = probe(endpoint)
    seconds = time.perf_counter() - began
    known = ", ".join(way for way, wrong in ways.items() if wrong is None)
    where = f"{endpoint.model()} at {endpoint.base_url}"
    if known:
        detail = f"{where}: understands {known}; {seconds:.1f} s for {len(ways)} questions"
        return Check(part=part, state="ok", detail=detail)
    wrong = "; ".join(f"{way}: {said}" for way, said in ways.items())
    return Check(part=part, state="broken", detail=f"{where} cannot fill in a form ({wrong})")
