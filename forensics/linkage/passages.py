"""The passages of an application: bullets and sentences by which it is compared with others."""

from forensics.linkage.anchors import SEQUENCE, sequences
from forensics.linkage.stock import is_stock
from forensics.model import Evidence, Key, Subject
from index.passages import key
from index.passages import passages as speaking

SHORTEST = 6
"""Words of a passage that is compared with others: shorter ones are titles and stock phrases."""
GOOD_PART = 0.15
"""Share of a text's words from which on what is repeated counts whole: few lines are soon alike."""


def passages(subject: Subject) -> tuple[Key, ...]:
    """Every passage of the resumes once, in the order stated; `value` is its words alone.

    Contact lines, headings, short dated lines and lists of skills are none: they say who it is, or
    what everybody says.
    """
    found: dict[str, Key] = {}
    for record in subject.resumes:
        document = subject.document(record)
        for quoted in record.passages:
            value = key(quoted.value)
            if value not in found and speaking([quoted.value]):
                evidence = Evidence.visible(document, quoted.span)
                found[value] = Key(kind="passage", value=value, evidence=evidence)
    return tuple(found.values())


def comparable(passage: str) -> tuple[int, ...]:
    """A passage's word sequences; none where it is too short to link anybody, or a stock line."""
    hashes = sequences(passage)
    short = len(hashes) < SHORTEST - SEQUENCE + 1
    return () if short or is_stock(hashes) else hashes
