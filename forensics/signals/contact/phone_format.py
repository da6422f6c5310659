"""The resume prints "+1" before a domestic number.

Looks at: telephone numbers as the resume prints them, character by character; never those of form
fields or exports, which print the prefix themselves.

Why it matters: Amazon's chief security officer named the international form of US numbers as one
of several small habits seen together in operator-run applications. Alone it means next to nothing,
so it only breaks ties: it counts in the total and never in the band.

Innocent explanations:
- Phones, contact apps, LinkedIn and most applicant systems write numbers with +1.
- Anyone who applies across borders writes the country code, as etiquette guides advise.

Verify with every finalist:
- Call the number yourself, at a time that was not agreed beforehand.

References:
- Amazon CSO S. Schmidt, reported December 2025 (Newser, Dataconomy).
"""

import re
from collections.abc import Iterator

from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    signal,
)

PREFIX = re.compile(r"[(\s]*[+＋]\s?1")


@signal(family="contact", strength=Strength.WEAK)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each printed number that starts with +1."""
    for record in subject.resumes:
        document = subject.document(record)
        for phone in record.contacts.phones:
            if phone.form_field:
                continue
            if PREFIX.match(phone.raw):
                yield Finding(
                    summary='The resume prints the number with "+1".',
                    evidence=(Evidence.visible(document, phone.span),),
                    confidence="low",
                )
            else:
                yield Checked(what=phone.raw)
