"""The telephone's area code belongs to another state than the stated location.

Looks at: North American area codes of the resume's numbers against the states of the locations the
same resume states. Neighbouring states and shared metropolitan areas are treated as the same place.

Why it matters: advisories list contact details that do not fit the claimed location. It is context
only: it weighs nothing and helps a reviewer to ask the right question.

Innocent explanations:
- People keep their number when they move; portability makes the area code a record of the past.
- The number belongs to a parent, a partner or an employer.

Verify with every finalist:
- Ask where the work will be done from and where equipment should be sent.

Verify this finding:
- Ask, in passing, how long the person has lived at the stated place.

References:
- FBI IC3 PSA250123, 23 January 2025.
- North American Numbering Plan Administrator, area code reports (table nanp_area_codes).
"""

import re
from collections.abc import Iterator

from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Phone,
    Quoted,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.reference import Row, load

_AREA = re.compile(r"\+1(\d{3})\d{7}")
_WORD = re.compile(r"[^\W\d_]+\.?", re.UNICODE)


@signal(family="contact", strength=Strength.CONTEXT)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield context for each number whose area code lies far from every stated state."""
    for record in subject.resumes:
        places = [
            (quoted, state) for quoted in record.contacts.locations if (state := _state(quoted))
        ]
        for phone in record.contacts.phones:
            area = _area(phone)
            if area is None:
                yield Unknown(reason=f"no geographic US area code in {phone.raw}")
            elif not places:
                yield Unknown(reason="the resume states no US state to compare with")
            elif any(_near(area, state) for _, state in places):
                yield Checked(what=phone.raw)
            else:
                document = subject.document(record)
                place, state = places[0]
                yield Finding(
                    summary=f"Area code {area.key} is assigned to {area['regions']}; "
                    f"the resume states a place in {state.key}.",
                    evidence=(
                        Evidence.visible(document, phone.span),
                        Evidence.visible(document, place.span),
                        Evidence.row(area),
                    ),
                    confidence="low",
                )


def _area(phone: Phone) -> Row | None:
    found = _AREA.fullmatch(phone.e164 or "")
    row = load("nanp_area_codes").get(found[1]) if found else None
    return row if row and row["kind"] == "geographic" and row["country"] == "US" else None


def _state(place: Quoted) -> Row | None:
    """The one US state a place names by code, name or abbreviation, at the end of a comma part."""
    for part in reversed(re.split(r"[,|/·\n]", place.value)):
        words = _WORD.findall(part)
        for row in load("us_states").rows.values():
            names = {row["name"].casefold(), *row["aliases"].casefold().split("|")} - {""}
            if " ".join(words).casefold() in names or (words and words[0] == row.key):
                return row
    return None


def _near(area: Row, state: Row) -> bool:
    close = {state.key, *state["neighbours"].split(), *state["metro_overlap"].split()}
    return bool(close & set(area["regions"].split()))
