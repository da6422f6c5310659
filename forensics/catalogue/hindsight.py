"""Ways in which a line names a technology without claiming to have used it then."""

import re

from forensics.model.span import Span
from forensics.reference.table import Row

_BEFORE = re.compile(
    r"(?i)(?:\b(?:before|prior to)\s+(?:the\s+|using\s+|adopting\s+)?(?:\w+[’']s\s+)?"
    r"|\bpre-"
    r"|\b(?:predecessors?|precursors?|forerunners?|ancestors?)\b[^.;]{0,30}"
    r"|\b(?:later|eventually|subsequently|afterwards|years after|long before)\b[^.;,]{0,40}"
    r"|\b(?:becam|becom)\w*\s+(?:the\s+)?"
    r"|\b(?:is|are)?\s*now\s+(?:known as\s+|called\s+|on\s+|runs? on\s+)?)\Z"
)
_AFTER = re.compile(
    r"(?i)[’']?s?[\w\s-]{0,12}\b(?:predecessor|precursor|forerunner)"
    r"|[- ](?:like|style)\b|\s+(?:existed|came out|was (?:released|public|available))"
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# Labels of hosts that name no maker.
_COMMON = {
    "com", "org", "net", "io", "dev", "ai", "app", "www", "blog", "blogs", "news", "docs", "github",
    "cloud", "code", "developers", "developer", "engineering", "research", "open", "opensource",
    "project", "medium", "arxiv", "web", "data", "tech", "labs", "about", "press",
}  # fmt: skip
_SHORT = {"fb": "facebook", "googleblog": "google", "msdn": "microsoft"}


def in_hindsight(text: str, span: Span) -> bool:
    """Whether `text` says of the name at `span` that it came later: "later moved to X"."""
    return bool(_BEFORE.search(text, 0, span.start) or _AFTER.match(text, span.end))


def makers(row: Row) -> frozenset[str]:
    """Names of the makers, off the sites a technology's row cites: "research.google" is Google."""
    labels = {
        label for host in _HOST.findall(row["source"]) for label in host.casefold().split(".")
    }
    return frozenset(_SHORT.get(label, label) for label in labels - _COMMON)
