"""The file carries text a person does not see.

Looks at: text of resumes and other submitted documents that is invisible where it stands: the
colour of its background, too small to read, off the page, painted over, marked hidden, or spelled
in Unicode tag characters. Saved platform pages carry screen-reader text and are exempt, and so are
OCR layers and words the page shows elsewhere too.

Why it matters: text for the machine alone steers automatic screening past the person who decides.

Innocent explanations:
- Keyword stuffing in white ink is old, bad advice that ordinary applicants follow.
- A template or a converter left text behind a picture or outside the page.

Verify with every finalist:
- Let a person decide on what the page shows, not a program on what the file holds.

Verify this finding:
- Read the unseen text; if it lists skills, ask about two of them that the page does not show.

References:
- OWASP Top 10 for LLM applications 2025, LLM01 (hidden carriers).
"""

import re
from collections.abc import Iterator

from forensics.model import (
    Checked,
    ConcealedPiece,
    Document,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

MIN_WORDS = 3  # a stray letter or page number left by a converter is no message to anyone
EXEMPT = {
    "comment",
    "invisible_characters",
}  # never rendered by design; artefacts of copy and paste
TAG_CHARACTER = re.compile(r"U\+E00[0-7][0-9A-F]")
_WORD = re.compile(r"\w{2,}")


@signal(family="document", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield one finding per document that conceals text of its own."""
    for document in subject.application.documents:
        pieces = _telling(document)
        if pieces:
            ways = sorted({piece.detail or piece.hiding.replace("_", " ") for piece in pieces})
            yield Finding(
                summary=f"{document.name} holds text a person does not see ({'; '.join(ways)}).",
                evidence=tuple(
                    Evidence.concealed(document, piece.span, piece.page, piece.detail or None)
                    for piece in pieces
                ),
                confidence="high",
            )
        elif document.partial:
            yield Unknown(reason=f"{document.name}: {document.partial}")
        else:
            yield Checked(what=document.name)


def _telling(document: Document) -> list[ConcealedPiece]:
    shown = {word.casefold() for word in _WORD.findall(document.text)}
    hidden: dict[str, list[ConcealedPiece]] = {}
    for piece in document.concealed.pieces:
        text = piece.span.of(document.concealed.text)
        tags = piece.hiding == "invisible_characters" and TAG_CHARACTER.search(text)
        if text.strip() and (tags or piece.hiding not in EXEMPT):
            hidden.setdefault(piece.hiding, []).append(piece)
    return [
        piece for pieces in hidden.values() if _message(document, pieces, shown) for piece in pieces
    ]


def _message(document: Document, pieces: list[ConcealedPiece], shown: set[str]) -> bool:
    """Whether pieces hidden in one way together say something that the page does not show."""
    text = " ".join(piece.span.of(document.concealed.text) for piece in pieces)
    if TAG_CHARACTER.search(text):
        return True
    return len({word.casefold() for word in _WORD.findall(text)} - shown) >= MIN_WORDS
