"""The file speaks to an automatic reader.

Looks at: phrases addressed to a language model or screening program ("ignore all previous
instructions"), in the visible text, the concealed text and the metadata of every submitted file;
full-width letters, look-alike letters of other scripts and words broken at line ends are undone.

Why it matters: it tries to make a program rate the person instead of letting the resume do so.
Nothing in this project obeys a document, so the attempt itself is the only effect.

Innocent explanations:
- The person works on prompt injection and quotes an example.
- A joke or a protest against automatic screening.

Verify with every finalist:
- Let a person decide on what the page shows, not a program on what the file holds.

Verify this finding:
- Ask what the sentence is for.

References:
- OWASP Top 10 for LLM applications 2025, LLM01.
- Table injection_phrases, each pattern with its source.
"""

import re
from collections.abc import Iterator
from functools import cache

from forensics.linkage.folding import folded, joined
from forensics.model import (
    Checked,
    Document,
    Evidence,
    Finding,
    Observation,
    Span,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.reference import load


@signal(family="document", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield one finding per document that holds such phrases."""
    for document in subject.application.all_documents().values():
        evidence = tuple(_phrases(document))
        if evidence:
            yield Finding(
                summary=f"{document.name} addresses an automatic reader.",
                evidence=evidence,
                confidence="high",
            )
        elif document.partial:
            yield Unknown(reason=f"{document.name}: {document.partial}")
        else:
            yield Checked(what=document.name)


def _phrases(document: Document) -> Iterator[Evidence]:
    for start, end in _places(document.text):
        yield Evidence.visible(document, Span(start=start, end=end))
    for piece in document.concealed.pieces:
        text = piece.span.of(document.concealed.text)
        if _places(text):
            yield Evidence.concealed(document, piece.span, piece.page, piece.detail or None)
        elif _places(piece.detail):  # what Unicode tag characters spell
            yield Evidence.concealed(document, piece.span, piece.page, piece.detail)
    for path, value in document.properties.items():
        if _places(value):
            yield Evidence.metadata(document, path)


def _places(text: str) -> list[tuple[int, int]]:
    """Where phrases stand, overlapping ones merged."""
    plain = folded(text)
    whole, place = joined(plain)
    found = [match.span() for pattern in _patterns() for match in pattern.finditer(plain)]
    if whole != plain:
        matches = (match for pattern in _patterns() for match in pattern.finditer(whole))
        # The end is that of the last character, not the start of what follows a broken word.
        found += [(place(match.start()), place(match.end() - 1) + 1) for match in matches]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = load("injection_phrases").rows.values()
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)
