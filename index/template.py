"""Template: a text known to be handed from applicant to applicant."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from index.errors import TemplateError

Confidence = Literal["low", "medium", "high"]
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_PART = r"[^\s/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+"
_ID = re.compile(rf"{_PART}(?:/{_PART})*")


class TemplateStatus(StrEnum):
    """How far a template may be relied on: only a stable one weighs, a retired one matches not."""

    NURSERY = "nursery"
    STABLE = "stable"
    RETIRED = "retired"


class Seal(BaseModel):
    """What stands for a text that its owner withholds: a keyed digest of each passage.

    ``index.exchange.sealed`` says how the digests are made of ``salt`` and a passage.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    salt: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    digests: tuple[Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")], ...] = Field(max_length=4000)


class Template(BaseModel):
    """A known template. ``id`` is ``<family>/<slug>`` for shipped ones, free for imported ones.

    ``family`` groups variants of one template: they share lines by nature, so one of them does not
    make a line of another common. ``expires`` is the first day on which it weighs nothing, though
    it is shown still. ``revision`` is the number of its last change in its library, from 1; 0 while
    it is in none. A ``seal`` stands for a text that is withheld: ``text`` is empty then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=300)
    family: str = Field(min_length=1, max_length=200)
    status: TemplateStatus = TemplateStatus.NURSERY
    text: str
    provenance: str = ""
    confidence: Confidence = "medium"
    added: date
    reviewed: date | None = None
    expires: date | None = None
    references: tuple[str, ...] = ()
    revision: int = Field(default=0, ge=0)
    seal: Seal | None = None

    @field_validator("title", "family", "text", "provenance", "references", mode="before")
    @classmethod
    def _storable(cls, value: object) -> object:
        if isinstance(value, str):
            return storable(value)
        if isinstance(value, list | tuple):
            return tuple(storable(item) if isinstance(item, str) else item for item in value)
        return value

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not _ID.fullmatch(value) or {".", ".."} & set(value.split("/")):
            raise ValueError("an id has no spaces, no empty parts and no '..'")
        return value

    @model_validator(mode="after")
    def _text_or_seal(self) -> Self:
        if not self.text and self.seal is None:
            raise ValueError("its text is empty")
        if self.text and self.seal is not None:
            raise ValueError("its text is withheld by its sender, so it cannot have one")
        return self

    def matches_on(self, day: date) -> bool:
        """Whether the template is compared with texts: an expired one is shown, a retired never."""
        return self.status is not TemplateStatus.RETIRED

    def expired_on(self, day: date) -> bool:
        """Whether the template has expired by a day."""
        return self.expires is not None and day >= self.expires

    def weighs_on(self, day: date) -> bool:
        """Whether a match with the template may weigh on a day: it is stable and not expired."""
        return self.status is TemplateStatus.STABLE and not self.expired_on(day)


def storable(text: str) -> str:
    """``text`` with NUL and lone surrogates, which PostgreSQL refuses, written as U+XXXX."""
    return _UNSTORABLE.sub(lambda found: f"U+{ord(found[0]):04X}", text)


def family_of(template_id: str) -> str:
    """The family an id names: all before its last slash, or the whole id where it has none."""
    return template_id.rpartition("/")[0] or template_id


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
        place = ".".join(str(part) for part in first["loc"]) or "text"
        raise TemplateError(f"template {named.get('id')}: {place}: {first['msg']}") from error
