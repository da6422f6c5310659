"""Errors of the prompts; this package knows nothing of the engine that uses it."""


class PromptError(Exception):
    """A prompt file is malformed, or was given other inputs than it names."""
