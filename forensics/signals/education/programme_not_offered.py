"""The institution reported no awards in the stated programme, nor in a near one, at that level.

Looks at: degrees whose institution, level and field are all certain, against the awards the
institution reported to the US Department of Education (IPEDS Completions). The field is mapped to
every code under which schools report it or a near name of it, and a code of the same family counts
as offered. A degree without a readable institution is never passed over in silence.

Why it matters: degrees in a programme that the named school does not have are among the details
that recruiters of a large employer reported to find on operator-made resumes.

Innocent explanations:
- People write the informal name of their major ("Computer Science" for "Software Engineering").
- A concentration, a second major or an individual programme is reported under another name.
- A renamed or closed programme, or one too new to have had graduates.

Verify with every finalist:
- Have the latest degree confirmed by the institution or its clearing house.

Verify this finding:
- Ask for the name of the programme as the diploma has it, and compare with the school's catalogue.

References:
- NCES IPEDS Completions 2020-2024 (tables us_computing_programmes, programme_names).
- Amazon CSO S. Schmidt, reported December 2025 (Newser).
"""

import re
from collections.abc import Iterator

from forensics.model import (
    Catalogue,
    Checked,
    Education,
    Evidence,
    Finding,
    Observation,
    PartialDate,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.reference import Row

LEVELS = {"bachelor", "master", "doctor"}  # the levels whose awards are reported by programme
FAMILY = 5  # characters of a CIP code that name its family: "11.07" of "11.0701"
LAST_MONTH = 6  # the last academic year ends in June: later awards are not in the data
PARTS = re.compile(
    r"(?i)\s*(?:,|;|/|&|\+|\(|\)|\band\b|\bwith\b|\bminor(?:ing)?(?: in)?\b|:| - )\s*"
)

DEGREE = re.compile(
    r"(?i)\b(?:bachelor(?:'?s)? (?:of|degree|in)|master(?:'?s)? (?:of (?:science|arts|eng)|degree in)|"
    r"b\.\s?(?:s|a|sc|tech|e|eng)\.|m\.\s?(?:s|sc|tech|eng)\.|bsc|msc|b\.?tech|ph\.?d\.?)(?!\w)"
)


@signal(family="education", strength=Strength.MODERATE, needs={"catalogue"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each degree in a programme without awards at its institution."""
    catalogue, seen = tools.catalogue, set[tuple[str, str, str]]()
    for record in subject.records if catalogue else ():
        if not record.education and DEGREE.search(subject.document(record).text):
            yield Unknown(reason=f"{record.document} names a degree that could not be read")
        for degree in record.education:
            if catalogue is None:
                continue
            if degree.institution is None:
                yield Unknown(reason=f"no institution is stated for {_name(degree)}")
                continue
            field = degree.field.value if degree.field else ""
            judged = _judge(catalogue, degree, degree.institution.value, field)
            if not isinstance(judged, tuple):
                yield judged
                continue
            row, level = judged
            stated = (row.key, level, field.casefold())
            if stated in seen:  # a profile repeats what the resume states
                continue
            seen.add(stated)
            first, last = catalogue.years
            document = subject.document(record)
            parts = (degree.degree, degree.field, degree.institution, degree.end)
            quotes = (Evidence.visible(document, part.span) for part in parts if part)
            note = f"{level} awards, academic years {first}-{last}, IPEDS Completions"
            yield Finding(
                summary=f"{row['institution']} reported no {level}'s awards in {field} "
                f"or a near programme in {first}-{last}.",
                evidence=(*quotes, Evidence.row(row, note)),
            )


def _name(degree: Education) -> str:
    return " in ".join(part.value for part in (degree.degree, degree.field) if part) or "a degree"


def _judge(
    catalogue: Catalogue, degree: Education, institution: str, field: str
) -> tuple[Row, str] | Checked | Unknown:
    """Where the programme is missing: the institution's row and the level."""
    row = catalogue.resolve(institution)
    if row is None:
        return Unknown(reason=f"{institution} is not in the catalogue, or is the name of several")
    if not field:
        return Unknown(reason=f"no field of study is stated for {institution}")
    level = catalogue.level(degree.degree.value) if degree.degree else None
    if level is None or level not in LEVELS:
        return Unknown(reason="the catalogue holds no awards of this degree's level")
    offered = {code[:FAMILY] for code in catalogue.offered(row, level)}
    whole = catalogue.programmes(field)
    named = (
        [whole] if whole else [catalogue.programmes(part) for part in PARTS.split(field) if part]
    )
    known = [programme for programme in named if programme]
    if any(code[:FAMILY] in offered for programme in known for code in programme["cips"].split()):
        return Checked(what=f"{field} at {institution}")
    if len(known) < len(named) or not known or any(p["decidable"] != "yes" for p in known):
        return Unknown(reason=f"{field} is not a field that the catalogue can decide")
    if degree.end is None or not _covered(degree.end.value, catalogue.years):
        first, last = catalogue.years
        return Unknown(reason=f"no graduation year within {first}-{last} is stated")
    return row, level


def _covered(end: PartialDate, years: tuple[int, int]) -> bool:
    late = end.year == years[1] and (end.month or 1) > LAST_MONTH
    return years[0] <= end.year <= years[1] and not late
