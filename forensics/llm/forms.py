"""Closed forms: their JSON schema for the model, and the strict reading of what comes back."""

import json
import re
from typing import Any

from pydantic import ValidationError

from forensics.errors import ModelError
from forensics.model.base import Noun
from forensics.model.tools import Answer

MOST_ANSWER = 64_000  # characters; the longest honest answer has some thirty quotes
MOST_STRING = 2_000  # characters of one value: a quote longer than that is a copied document
_THOUGHT = re.compile(
    r"\A\s*(?:<think(?:ing)?>)?[^{}]*?</think(?:ing)?>|\A\s*<think(?:ing)?>.*?</think(?:ing)?>",
    re.DOTALL,
)
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```", re.DOTALL)


def schema(form: type[Noun]) -> dict[str, Any]:
    """The JSON schema of a form, closed and in one piece: many servers follow no references."""
    whole = form.model_json_schema()
    parts = whole.pop("$defs", {})
    closed = _inlined(whole, parts)
    if not isinstance(closed, dict):
        raise TypeError(f"{form.__name__} is no object")
    return closed


def _inlined(value: Any, parts: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_inlined(item, parts) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _inlined(parts[value["$ref"].rpartition("/")[2]], parts)
    kept = {
        key: {name: _inlined(part, parts) for name, part in item.items()}
        if key == "properties"
        else _inlined(item, parts)
        for key, item in value.items()
        if key != "title"
    }
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def read(text: str, form: type[Answer]) -> Answer:
    """The answer a text holds. Raises ModelError when it is not exactly of the form."""
    if not text.strip():
        raise ModelError("the language model gave an empty answer")
    if len(text) > MOST_ANSWER:
        raise ModelError("the language model's answer is longer than any answer can be")
    fenced = _FENCED.match(_THOUGHT.sub("", text, count=1))
    bare = (fenced[1] if fenced else _THOUGHT.sub("", text, count=1)).strip()
    bare = _object(bare)
    if not bare.startswith("{"):
        raise ModelError("the language model answered in words of its own, not with the form")
    try:
        answer = form.model_validate_json(bare, strict=True)
    except ValidationError as error:
        kinds = {found["type"] for found in error.errors(include_input=False, include_url=False)}
        if "json_invalid" in kinds:
            raise ModelError("the language model's answer is not valid JSON") from None
        if "extra_forbidden" in kinds:
            raise ModelError("the language model's answer adds to the form asked for") from None
        raise ModelError("the language model's answer does not keep to the form") from None
    if _longest(answer.model_dump(mode="json")) > MOST_STRING:
        raise ModelError("the language model's answer holds a value that is too long")
    return answer


def _object(text: str) -> str:
    """The JSON object a text begins with; a remark after it says nothing that is used."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return text
    rest = text[end:].strip()
    return text if rest[:1] in {"{", "[", ",", "}"} else text[:end]


def _longest(value: object) -> int:
    """Characters of the longest text within an answer."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return max(map(_longest, value.values()), default=0)
    return max(map(_longest, value), default=0) if isinstance(value, list) else 0


def described(form: type[Noun]) -> str:
    """What a model is told of the form where it cannot be held to it by the server."""
    return (
        "Answer with one JSON object and nothing else. It must be valid against this JSON schema, "
        f"with no other keys:\n{json.dumps(schema(form), ensure_ascii=False)}"
    )
