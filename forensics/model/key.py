"""A key: something an application states by which it can be linked to others."""

from typing import Literal

from forensics.model.base import Noun
from forensics.model.evidence import Evidence

KeyKind = Literal[
    "email",
    "phone",
    "handle",  # of an account: "github:jane"
    "url",
    "wallet",
    "address",  # postal
    "ip",
    "sha256",  # of a file
    "picture",  # the bytes of an embedded picture
    "phash",  # how an embedded picture looks
    "history",  # one employer with one beginning and end
    "passage",  # a bullet or sentence, its words alone
    "reworded",  # the same told in other words: what two applications share, stated by neither
]
Holder = Literal["applicant", "reference", "agency", "shipping", "network"]


class Key(Noun):
    """One key of one application: equal keys have equal `kind` and `value`.

    `value` is the normal form of its kind, `evidence` what the application states, verbatim.
    `holder` is who the application says it belongs to.
    """

    kind: KeyKind
    value: str
    evidence: Evidence
    holder: Holder = "applicant"
