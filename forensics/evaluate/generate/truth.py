"""What a generated document states, written down beside its bytes and never read back from them."""

from typing import Literal

from forensics.model.base import Noun
from forensics.model.partial_date import PartialDate

Format = Literal[
    "text",
    "pdf",
    "docx",
    "html",
    "linkedin_html",
    "linkedin_pdf",
    "linkedin_export",
    "json_resume",
    "github",
]


class TruePhone(Noun):
    """A number as printed, and as E.164 where the print alone tells the country."""

    raw: str
    e164: str | None


class TruePosition(Noun):
    """A post as the document states it, to the precision it is printed in.

    `single` marks a post with one printed date ("Summer 2016"): its start and end are that date.
    """

    title: str
    employer: str
    start: PartialDate
    end: PartialDate | None
    current: bool = False
    single: bool = False


class TrueEducation(Noun):
    """A course of study as printed; `field` is None where the format has no place for it."""

    institution: str
    degree: str
    field: str | None
    end: PartialDate | None


class Truth(Noun):
    """What one document states; None where its format does not speak of the matter at all."""

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[TruePhone, ...] = ()
    positions: tuple[TruePosition, ...] | None = None
    education: tuple[TrueEducation, ...] | None = None
    skills: tuple[str, ...] | None = None


class Sample(Noun):
    """A generated file: its bytes, how it was laid out, and its truth."""

    name: str
    format: Format
    layout: str
    kind: Literal["resume", "profile"]
    data: bytes
    truth: Truth
