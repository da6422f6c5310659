"""Where a quote stands, in words."""

from forensics.model import Evidence, Passage
from forensics.model.evidence import FORM


def place_of(evidence: Evidence) -> str:
    """ "resume.pdf, page 2", "resume.pdf, property pdf:Author", "table T, row K".

    "application form, contact.email" where it is of no file.
    """
    locator = evidence.locator
    if isinstance(locator, Passage):
        page = f", page {locator.page}" if locator.page else ""
        unseen = ", not visible" if locator.layer == "concealed" else ""
        return f"{evidence.document}{page}{unseen}"
    if evidence.document == FORM and locator.type == "property":
        return f"{FORM}, {locator.path}"
    if locator.type == "property":
        return f"{evidence.document}, property {locator.path}"
    if locator.type == "object":
        return f"{evidence.document}, image {locator.number}"
    return f"table {locator.table}, row {locator.key}"
