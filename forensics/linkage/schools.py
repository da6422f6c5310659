"""Whether two stated institutions can be one."""

from difflib import SequenceMatcher

from forensics.catalogue.names import normalised
from forensics.linkage.acronyms import abbreviates
from forensics.linkage.employers import may_be_one
from forensics.linkage.translation import may_be_translated
from forensics.model import Catalogue
from forensics.reference import Row

MISSPELT = 0.9  # share of equal letters: two or three wrong in a name of thirty


def may_be_one_school(one: str, other: str, catalogue: Catalogue | None) -> bool:
    """True unless the names are of two schools; the catalogue decides where it knows both.

    A name may be the translation of the other; one in another script cannot be told from it.
    """
    if catalogue is not None:
        left, right = catalogue.resolve(one), catalogue.resolve(other)
        if left is not None and right is not None:
            return bool(_campuses(left) & _campuses(right))
    if may_be_one(one, other) or abbreviates(one, other) or may_be_translated(one, other):
        return True
    return SequenceMatcher(None, normalised(one), normalised(other)).ratio() >= MISSPELT


def _campuses(school: Row) -> set[str]:
    """The institutions a name may mean: "Purdue University" is also its regional campuses."""
    return set(school.cells.get("campuses", school.key).split())
