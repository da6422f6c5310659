"""The questions put to a language model: one Markdown file each, front matter and text."""

from prompts.errors import PromptError
from prompts.prompt import Prompt, load, read, versions

__all__ = ["Prompt", "PromptError", "load", "read", "versions"]
