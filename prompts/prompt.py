"""A question put to a language model: a file of text with named places for what is asked about."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from prompts.errors import PromptError

HERE = Path(__file__).parent
_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_KEYS = {"purpose", "inputs", "schema", "version"}


@dataclass(frozen=True)
class Prompt:
    """One file. `inputs` are the places its text has, `schema` the form an answer must have.

    `sha256` is of the whole file, so that a change of a word is a change of the hash.
    """

    name: str
    purpose: str
    inputs: tuple[str, ...]
    schema: str
    version: int
    text: str
    sha256: str

    def render(self, values: Mapping[str, str]) -> str:
        """The text with every place filled; what is filled in is never read for places itself.

        Raises PromptError naming inputs that are missing, or given but not named by the file.
        """
        missing, unknown = set(self.inputs) - values.keys(), values.keys() - set(self.inputs)
        if missing or unknown:
            found = ", ".join(sorted(missing or unknown))
            raise PromptError(f"{self.name}: {'missing' if missing else 'unknown'} input: {found}")
        return _PLACE.sub(lambda place: values[place[1]], self.text)


def load(name: str) -> Prompt:
    """The prompt of file `<name>.md`. Raises PromptError when there is none, or it is malformed."""
    found = _all().get(name)
    if found is None:
        raise PromptError(f"{name}: no such prompt; there are {', '.join(_all())}")
    return found


def versions() -> dict[str, str]:
    """SHA-256 of every prompt by name, for the run card."""
    return {name: prompt.sha256 for name, prompt in _all().items()}


def read(text: str, name: str) -> Prompt:
    """A prompt from the text of its file. Raises PromptError naming what is wrong."""
    parts = _FRONT.match(text)
    if parts is None:
        raise PromptError(f"{name}: begins with no front matter between two lines of ---")
    try:
        front = yaml.safe_load(parts["front"])
    except yaml.YAMLError as error:
        raise PromptError(f"{name}: the front matter is no YAML: {error}") from None
    if not isinstance(front, dict) or front.keys() != _KEYS:
        raise PromptError(f"{name}: the front matter holds exactly {', '.join(sorted(_KEYS))}")
    inputs, body = front["inputs"], parts["text"].strip() + "\n"
    if not isinstance(inputs, list) or not all(isinstance(item, str) for item in inputs):
        raise PromptError(f"{name}: inputs is a list of names")
    if not isinstance(front["version"], int) or not isinstance(front["schema"], str):
        raise PromptError(f"{name}: version is a whole number and schema a name")
    if sorted(set(_PLACE.findall(body))) != sorted(inputs):
        raise PromptError(f"{name}: the places in its text are not the inputs it names")
    return Prompt(
        name=name,
        purpose=" ".join(str(front["purpose"]).split()),
        inputs=tuple(inputs),
        schema=front["schema"],
        version=front["version"],
        text=body,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


@cache
def _all() -> dict[str, Prompt]:
    files = sorted(HERE.glob("*.md"))
    return {file.stem: read(file.read_text(encoding="utf-8"), file.stem) for file in files}
