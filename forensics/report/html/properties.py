"""The files of an application as a table: hashes, sizes and what they say of themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from forensics.model import Document
from forensics.report.html.templating import count
from forensics.report.wire import Report

MOST_PROPERTIES = 40


@dataclass(frozen=True)
class File:
    """One file that was read."""

    name: str
    part: str
    sha256: str
    media_type: str
    measure: str
    partial: str | None
    properties: tuple[tuple[str, str], ...]
    more: int


def listing(report: Report, documents: Mapping[str, Document]) -> tuple[File, ...]:
    """Submitted files, then profile snapshots, in the order given.

    A file whose `Document` is not at hand is listed by what the report holds of it.
    """
    listed = {form.name: form for form in report.application.documents}
    captured = {form.document: form.captured_at for form in report.profiles}
    found = []
    for name in dict.fromkeys((*listed, *captured, *documents)):
        document, form = documents.get(name), listed.get(name)
        day = captured.get(name)
        part = f"snapshot of {day}" if day else "submitted" if form else "profile, undated"
        if document is not None:
            measure = _measure(len(document.text), len(document.pages), len(document.images))
            sha256, media_type, partial = document.sha256, document.media_type, document.partial
        elif form is not None:
            measure = _measure(form.characters, form.pages, 0)
            sha256, media_type, partial = form.sha256, form.media_type, form.partial
        else:
            measure, sha256, media_type, partial = "text not at hand", "", "", None
        own = tuple(document.properties.items()) if document else ()
        found.append(
            File(
                name=name,
                part=part,
                sha256=sha256,
                media_type=media_type,
                measure=measure,
                partial=partial,
                properties=own[:MOST_PROPERTIES],
                more=max(len(own) - MOST_PROPERTIES, 0),
            )
        )
    return tuple(found)


def _measure(characters: int, pages: int, images: int) -> str:
    parts = [count(characters, "character")]
    parts += [count(pages, "page")] if pages else []
    parts += [count(images, "picture")] if images else []
    return ", ".join(parts)
