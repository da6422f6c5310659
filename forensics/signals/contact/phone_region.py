"""The telephone's area code belongs to another state than the stated location.

Looks at: North American area codes of the numbers on resume and form against the states of the
places the same resume and the form's address state. Neighbouring states and shared metropolitan
areas are treated as the same place.

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
from collections.abc import Iterator, Mapping

from forensics.catalogue.lists.several import numbers
from forensics.linkage.regions import readings
from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.model.evidence import FORM
from forensics.parse.phones import e164
from forensics.reference import Row, load

_AREA = re.compile(r"\+1(\d{3})\d{7}")
_WORD = re.compile(r"[^\W\d_]+\.?", re.UNICODE)


@signal(family="contact", strength=Strength.CONTEXT)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield context for each number whose area code lies far from every stated state."""
    form = subject.application.form()
    known = {phone.e164 for record in subject.resumes for phone in record.contacts.phones}
    at_form = _of_form(form)
    for record in subject.resumes:
        document = subject.document(record)
        places = [
            (Evidence.visible(document, quoted.span), state)
            for quoted in record.contacts.locations
            if (state := _state(quoted.value))
        ]
        for phone in record.contacts.phones:
            number = Evidence.visible(document, phone.span)
            yield _compare(number, phone.e164, [*places, *at_form], "the resume")
    for dialled in map(e164, numbers(form.get("contact.phone", ""))):
        if dialled not in known and "contact.phone" in form:
            yield _compare(Evidence.field(form, "contact.phone"), dialled, at_form, "the form")


def _of_form(form: Mapping[str, str]) -> list[tuple[Evidence, Row]]:
    """The one US state of the form's address, where it is certain."""
    regions = readings(form.get("contact.address", ""))
    states = load("us_states").rows
    found = [states[region.state] for region in regions if region.state and len(regions) == 1]
    return [(Evidence.field(form, "contact.address"), state) for state in found]


def _compare(
    number: Evidence, dialled: str | None, places: list[tuple[Evidence, Row]], where: str
) -> Observation:
    area = _area(dialled)
    if area is None:
        return Unknown(reason=f"no geographic US area code in {number.quote}")
    if not places:
        return Unknown(reason=f"{where} states no US state to compare with")
    if any(_near(area, state) for _, state in places):
        return Checked(what=number.quote)
    place, state = places[0]
    stated = "the form" if place.document == FORM else "the resume"
    return Finding(
        summary=f"Area code {area.key} is assigned to {area['regions']}; "
        f"{stated} states a place in {state.key}.",
        evidence=(number, place, Evidence.row(area)),
        confidence="low",
    )


def _area(dialled: str | None) -> Row | None:
    found = _AREA.fullmatch(dialled or "")
    row = load("nanp_area_codes").get(found[1]) if found else None
    return row if row and row["kind"] == "geographic" and row["country"] == "US" else None


def _state(place: str) -> Row | None:
    """The one US state a place names by code, name or abbreviation, at the end of a comma part."""
    for part in reversed(re.split(r"[,|/·\n]", place)):
        words = _WORD.findall(part)
        for row in load("us_states").rows.values():
            names = {row["name"].casefold(), *row["aliases"].casefold().split("|")} - {""}
            if " ".join(words).casefold() in names or (words and words[0] == row.key):
                return row
    return None


def _near(area: Row, state: Row) -> bool:
    close = {state.key, *state["neighbours"].split(), *state["metro_overlap"].split()}
    return bool(close & set(area["regions"].split()))
