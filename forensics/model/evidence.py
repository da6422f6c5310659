"""Evidence: a verbatim quote and the place it was taken from."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from forensics.errors import EvidenceError
from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.model.span import Span
from forensics.reference.table import Row


class Passage(Noun):
    """Code points `start..end` of a document's visible or concealed text; page 1-based or None."""

    type: Literal["passage"] = "passage"
    layer: Literal["visible", "concealed"] = "visible"
    start: int
    end: int
    page: int | None = None


class Property(Noun):
    """A metadata key of the document."""

    type: Literal["property"] = "property"
    path: str


class Object(Noun):
    """An embedded image, by its number."""

    type: Literal["object"] = "object"
    number: int


class TableRow(Noun):
    """A row of a reference table or list."""

    type: Literal["row"] = "row"
    table: str
    key: str


FORM = "application form"
"""Stands for a document's name where a quote is of a field of `application.json`."""

Locator = Annotated[Passage | Property | Object | TableRow, Field(discriminator="type")]


class Evidence(Noun):
    """What a finding rests on. Make it with the class methods: they take the quote from the place.

    `document` is the document's name, the table's name for a row, or FORM for a form's field.
    """

    document: str
    locator: Locator
    quote: str = Field(min_length=1)
    note: str | None = None

    @classmethod
    def visible(cls, document: Document, span: Span, note: str | None = None) -> "Evidence":
        """The visible characters at `span`. Raises EvidenceError when there are none."""
        return cls._passage(document, span, "visible", document.page_of(span), note)

    @classmethod
    def concealed(
        cls, document: Document, span: Span, page: int | None = None, note: str | None = None
    ) -> "Evidence":
        """The concealed characters at `span` of `document.concealed.text`."""
        return cls._passage(document, span, "concealed", page, note)

    @classmethod
    def metadata(cls, document: Document, path: str, note: str | None = None) -> "Evidence":
        """The value of a metadata key. Raises EvidenceError when the document lacks it."""
        if not document.properties.get(path):
            raise EvidenceError(f"{document.name} has no property {path}")
        quote = document.properties[path]
        return cls(document=document.name, locator=Property(path=path), quote=quote, note=note)

    @classmethod
    def field(cls, form: Mapping[str, str], path: str, note: str | None = None) -> "Evidence":
        """A field of `Application.form()`. Raises EvidenceError when the form lacks it."""
        if not form.get(path):
            raise EvidenceError(f"the {FORM} has no field {path}")
        return cls(document=FORM, locator=Property(path=path), quote=form[path], note=note)

    @classmethod
    def row(cls, row: Row, note: str | None = None) -> "Evidence":
        """A row of a reference table, quoted whole."""
        locator = TableRow(table=row.table, key=row.key)
        return cls(document=row.table, locator=locator, quote=row.text, note=note)

    @classmethod
    def _passage(
        cls,
        document: Document,
        span: Span,
        layer: Literal["visible", "concealed"],
        page: int | None,
        note: str | None,
    ) -> "Evidence":
        text = document.text if layer == "visible" else document.concealed.text
        quote = span.of(text)
        if not quote.strip():
            raise EvidenceError(f"{document.name} has no {layer} text at {span.start}..{span.end}")
        locator = Passage(layer=layer, start=span.start, end=span.end, page=page)
        return cls(document=document.name, locator=locator, quote=quote, note=note)


def verify(
    evidence: Evidence, documents: Mapping[str, Document], form: Mapping[str, str] | None = None
) -> None:
    """Check a quote against the place it names; the engine does so for every finding.

    Raises EvidenceError when the document is unknown or says something else there. Rows are
    checked by the table they come from when they are loaded, so only documents are looked at here.
    """
    locator = evidence.locator
    if isinstance(locator, TableRow):
        return
    document = documents.get(evidence.document)
    if document is None and evidence.document == FORM and isinstance(locator, Property):
        if (form or {}).get(locator.path) != evidence.quote:
            raise EvidenceError(f"the {FORM} does not say {evidence.quote!r} in {locator.path}")
        return
    if document is None:
        raise EvidenceError(f"evidence names an unknown document: {evidence.document}")
    if isinstance(locator, Passage):
        text = document.text if locator.layer == "visible" else document.concealed.text
        found = text[locator.start : locator.end]
    elif isinstance(locator, Property):
        found = document.properties.get(locator.path, "")
    else:
        found = next((i.sha256 for i in document.images if i.number == locator.number), "")
    if found != evidence.quote:
        raise EvidenceError(f"{evidence.document} does not say {evidence.quote!r} where claimed")
