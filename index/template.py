"""Template: a text known to be handed from applicant to applicant, and its form as a file."""

import re
from collections.abc import Hashable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from index.errors import TemplateError

Confidence = Literal["low", "medium", "high"]
_ID = re.compile(r"[^\s/\\]+(?:/[^\s/\\]+)*")
_FRONT = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
_KEYS = ("title", "provenance", "confidence", "added", "reviewed", "expires", "references")
_COMPULSORY = frozenset({"title", "provenance", "confidence", "added", "references"})


class TemplateStatus(StrEnum):
    """How far a template may be relied on: only a stable one weighs, a retired one matches not."""

    NURSERY = "nursery"
    STABLE = "stable"
    RETIRED = "retired"


class Template(BaseModel):
    """A known template. ``id`` is ``<family>/<slug>`` for shipped ones, free for imported ones.

    ``family`` groups variants of one template: they share lines by nature, so one of them does not
    make a line of another common. ``expires`` is the first day on which it matches no more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=300)
    family: str = Field(min_length=1, max_length=200)
    status: TemplateStatus = TemplateStatus.NURSERY
    text: str = Field(min_length=1)
    provenance: str = ""
    confidence: Confidence = "medium"
    added: date
    reviewed: date | None = None
    expires: date | None = None
    references: tuple[str, ...] = ()

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not _ID.fullmatch(value) or ".." in value.split("/"):
            raise ValueError("an id has no spaces, no empty parts and no '..'")
        return value

    def matches_on(self, day: date) -> bool:
        """Whether the template may match on a day: neither retired nor expired."""
        expired = self.expires is not None and day >= self.expires
        return self.status is not TemplateStatus.RETIRED and not expired


def family_of(template_id: str) -> str:
    """The family an id names: all before its last slash, or the whole id where it has none."""
    return template_id.rpartition("/")[0] or template_id


class _Strict(yaml.SafeLoader):
    """YAML without duplicate keys: the second of two would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for name, _ in node.value:
            found = self.construct_object(name, deep=True)
            if not isinstance(found, Hashable):
                raise TemplateError("front matter: a key is not plain text")
            if found in seen:
                raise TemplateError(f"front matter: duplicate key {found!r}")
            seen.add(found)
        return super().construct_mapping(node, deep)


def _refuse(where: str, names: Iterable[object], word: str) -> None:
    listed = ", ".join(sorted(str(name) for name in names))
    if listed:
        raise TemplateError(f"{where}: {word} {listed}")


def parse_template(
    content: str, template_id: str, status: TemplateStatus = TemplateStatus.NURSERY
) -> Template:
    """Reads the shipped form: YAML front matter between two ``---`` lines, then Markdown.

    Raises:
        TemplateError: no front matter, a duplicate, unknown or missing key, or a bad value.
    """
    where = f"template {template_id}"
    match = _FRONT.match(content.replace("\r\n", "\n"))
    if match is None:
        raise TemplateError(f"{where}: the text does not start with front matter between ---")
    try:
        front = yaml.load(match[1], _Strict)
    except TemplateError as error:
        raise TemplateError(f"{where}: {error}") from None
    except yaml.YAMLError as error:
        raise TemplateError(f"{where}: front matter is not YAML: {_first_line(error)}") from error
    if not isinstance(front, dict):
        raise TemplateError(f"{where}: front matter is not a mapping")
    _refuse(where, set(front) - set(_KEYS), "unknown key")
    _refuse(where, _COMPULSORY - set(front), "missing key")
    return build_template(
        {**front, "id": template_id, "status": status, "text": match[2].strip() + "\n"}
    )


def build_template(fields: dict[str, Any]) -> Template:
    """A template from plain fields; the family is the id's where none is given.

    Raises:
        TemplateError: a field is missing, unknown or has a bad value; the first one is named.
    """
    named = {"family": family_of(str(fields.get("id", ""))), **fields}
    try:
        return Template.model_validate(named)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TemplateError(f"template {named.get('id')}: {place}: {first['msg']}") from error


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


def format_template(template: Template) -> str:
    """The shipped form of a template; ``parse_template`` reads it back to the same fields."""
    values = template.model_dump()
    front = {key: values[key] for key in _KEYS if values[key] is not None}
    front["references"] = list(template.references)
    head = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=100)
    return f"---\n{head}---\n\n{template.text.strip()}\n"


def read_folder(
    folder: Path, status: TemplateStatus = TemplateStatus.NURSERY
) -> tuple[Template, ...]:
    """Every template of a folder laid out ``<family>/<slug>.md``, in the order of ids.

    Raises:
        TemplateError: a file does not follow the form or is no UTF-8 text.
    """
    found = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise TemplateError(f"template {name}: not UTF-8 text") from error
        found.append(parse_template(content, name, status))
    return tuple(found)
