"""The language model the settings choose, if any."""

from forensics.model import LanguageModel
from forensics.settings import Settings


def open_model(settings: Settings) -> LanguageModel | None:
    """The door to the configured endpoint; None when none is configured."""
    if settings.llm_base_url is None:
        return None
    raise NotImplementedError
