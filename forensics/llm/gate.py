"""The last look before anything leaves: nothing that identifies the applicant may be in it.

It looks in other ways than the redaction does (letters and digits run together), so that what one
misses the other stops.
"""

import re

from forensics.errors import ModelError
from forensics.llm.known import Known
from forensics.llm.legible import legible
from forensics.llm.shapes import KINDS, shaped

_STAND_IN = re.compile(rf"(?:{'|'.join(KINDS)})_\d+")
_NONE = "\ufffc"
_LEAST_LETTERS = 8  # of a name run together: shorter ones stand inside ordinary words
_SAID = {
    "PERSON": "a name",
    "EMAIL": "an e-mail address",
    "PHONE": "a telephone number",
    "LINK": "a link",
    "HANDLE": "an account name",
    "ADDRESS": "an address",
    "NETWORK": "a network address",
}
_SHAPED = {"EMAIL", "PHONE", "LINK", "HANDLE"}


def check_written(text: str, known: Known) -> None:
    """Raise ModelError when an applicant's redacted text still holds an identifier."""
    bare = legible(_STAND_IN.sub(_NONE, text))
    check_fact(text, known)
    for _, _, kind in shaped(bare.plain, _SHAPED):
        _refuse(kind)
    together = "".join(c for c in bare.folded if c.isalpha() or c == _NONE)
    for person in known.people:
        for spelling in person.spellings:
            name = "".join(c for part in spelling for c in part if c.isalpha())
            if len(name) >= _LEAST_LETTERS and len(spelling) > 1 and name in together:
                _refuse("PERSON")
    for line in bare.folded.split("\n"):
        digits = "".join(c for c in line if c.isdigit() or c == _NONE)
        for value in known.values:
            if value.kind == "PHONE" and value.key in digits:
                _refuse("PHONE")


def check_fact(text: str, known: Known) -> None:
    """Raise ModelError when a text of this project's own holds a known identifier."""
    bare = legible(_STAND_IN.sub(_NONE, text))
    for _, _, kind, _ in known.spans(bare):
        _refuse(kind)


def check_frame(text: str, known: Known) -> None:
    """Raise ModelError when the question's own words hold an address or number of the applicant.

    They may be somebody's name ("may", "will"), so names are not looked for.
    """
    bare = legible(text)
    for value in known.values:
        if value.kind in {"EMAIL", "PHONE", "LINK"} and value.pattern.search(bare.folded):
            _refuse(value.kind)


def _refuse(kind: str) -> None:
    raise ModelError(
        f"the text was withheld from the language model: {_SAID.get(kind, 'an identifier')} in it "
        "could not be replaced"
    )
