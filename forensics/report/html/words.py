"""How things are called on the page."""

from typing import Final

from forensics.errors import Unread
from forensics.model import Band, Confidence, Hiding, Outcome, Source, Strength

BANDS: Final[dict[Band, str]] = {
    Band.PRIORITY: "Check first, before the next stage",
    Band.REVIEW: "Check before the next stage",
    Band.INFORMATIONAL: "For information, ask when you next speak",
    Band.NOTHING_SEEN: "Nothing seen",
}
SHORT_BANDS: Final[dict[Band, str]] = {
    Band.PRIORITY: "check first",
    Band.REVIEW: "check before the next stage",
    Band.INFORMATIONAL: "for information",
    Band.NOTHING_SEEN: "nothing seen",
}
STRENGTHS: Final[dict[Strength, str]] = {
    Strength.CONTEXT: "context",
    Strength.WEAK: "weak",
    Strength.MODERATE: "moderate",
    Strength.STRONG: "strong",
}
CONFIDENCES: Final[dict[Confidence, str]] = {
    "low": "read with low certainty",
    "medium": "read with medium certainty",
    "high": "read with high certainty",
}
OUTCOMES: Final[dict[Outcome, str]] = {
    Outcome.HIT: "Found something",
    Outcome.CLEAR: "Ran, nothing to report",
    Outcome.NOT_ASSESSED: "Could not run",
    Outcome.ERROR: "Failed",
    Outcome.NOT_APPLICABLE: "Nothing to look at",
}
HIDINGS: Final[dict[Hiding, str]] = {
    "invisible_ink": "Same colour as what lies behind it",
    "tiny": "Too small to be read",
    "off_page": "Outside the page",
    "covered": "Painted over",
    "invisible_characters": "Characters that are not drawn",
    "vanish": "Marked as hidden in the file",
    "css": "Hidden by the page's style",
    "clipped": "Clipped away",
    "comment": "A comment, never shown",
}
SOURCES: Final[dict[Source, str]] = {
    "resume": "resume",
    "linkedin_html": "LinkedIn page",
    "linkedin_pdf": "LinkedIn PDF",
    "linkedin_export": "LinkedIn export",
    "github": "GitHub account",
    "json_resume": "JSON Resume",
    "other": "profile",
}
UNREAD: Final[dict[Unread, str]] = {
    Unread.UNSUPPORTED: "not a supported format",
    Unread.ENCRYPTED: "encrypted",
    Unread.MALFORMED: "malformed",
    Unread.TOO_LARGE: "too large",
    Unread.TIMEOUT: "took too long to read",
    Unread.OUT_OF_MEMORY: "needs too much memory",
    Unread.CRASHED: "ended its parser",
    Unread.EMPTY: "holds no text",
}
VERDICTS: Final[dict[str, str]] = {
    "known_template": "rare passages align with this template",
    "shared_source": "some passages align",
    "common_text": "only text that many resumes hold",
}
