"""A cluster: applications that links hold together."""

from datetime import date
from typing import Literal

from forensics.model.assessment import Band
from forensics.model.base import Noun
from forensics.model.key import KeyKind

EXPLANATIONS = (
    "One person applied more than once, under spellings of one name or several names.",
    "One is a victim: somebody else uses their identity, history or contacts.",
    "One is an impostor who took what another wrote or owns.",
    "An agency, school, family or household stands behind several people.",
    "They used the same template, course or builder and know nothing of each other.",
)
"""What may stand behind any cluster; nothing in it tells which."""


class Common(Noun):
    """One thing that several applications of a cluster hold."""

    kind: KeyKind
    value: str
    applications: tuple[str, ...]


class Cluster(Noun):
    """Applications held together by links, ids ascending.

    `names` are the different names stated, `shared` what is held in common, most bits first,
    `timeline` the days of submission that are known, `bits` the sum of the links that hold it
    together, as far as they are independent.
    """

    id: str
    applications: tuple[str, ...]
    names: tuple[str, ...]
    shared: tuple[Common, ...]
    timeline: tuple[tuple[date, str], ...] = ()
    bits: float
    band: Band
    verdict: Literal["undecided"] = "undecided"
    explanations: tuple[str, ...] = EXPLANATIONS
