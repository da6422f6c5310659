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

from forensics.linkage.programmes import Missing, find, said
from forensics.model import (
    Education,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

DEGREE = re.compile(
    r"(?i)\b(?:bachelor(?:'?s)? (?:of|degree|in)|master(?:'?s)? (?:degree|of (?:science|arts|eng))|"
    r"b\.\s?(?:s|a|sc|tech|e|eng)\.|m\.\s?(?:s|sc|tech|eng)\.|bsc|msc|b\.?tech|ph\.?d\.?)(?!\w)"
)


@signal(family="education", strength=Strength.MODERATE, needs={"catalogue"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each degree in a programme without awards at its institution."""
    catalogue, seen = tools.catalogue, set[tuple[str, str, str]]()
    stated = any(record.education for record in subject.records)
    for record in subject.records if catalogue else ():
        if not stated and DEGREE.search(subject.document(record).text):
            yield Unknown(reason=f"{record.document} names a degree that could not be read")
        for degree in record.education:
            if catalogue is None:
                continue
            if degree.institution is None:
                yield Unknown(reason=f"no institution is stated for {_name(degree)}")
                continue
            field = degree.field.value if degree.field else ""
            judged = find(catalogue, degree, degree.institution.value, field)
            if not isinstance(judged, Missing):
                yield judged
                continue
            row, level = judged.institution, judged.level
            claim = (row.key, level, field.casefold())
            if claim in seen:  # a profile repeats what the resume states
                continue
            seen.add(claim)
            document = subject.document(record)
            parts = (degree.degree, degree.field, degree.institution, degree.end)
            quotes = (Evidence.visible(document, part.span) for part in parts if part)
            years = said(judged.years)
            note = f"{level} awards, academic years {years}, {catalogue.source}"
            reported = catalogue.reported(row, level, judged.codes)
            yield Finding(
                summary=f"{row['institution']} reported no {level}'s awards in {field} "
                f"or a near programme in {years}.",
                evidence=(*quotes, Evidence.row(reported, note)),
            )


def _name(degree: Education) -> str:
    return " in ".join(part.value for part in (degree.degree, degree.field) if part) or "a degree"
