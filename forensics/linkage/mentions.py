"""Names of schools and employers, and e-mail addresses, as an application mentions them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forensics.linkage.stated import Stated, emails
from forensics.model import Evidence, ListKind, Subject

# Said in place of a name: there is nothing to look up.
_WITHHELD = re.compile(
    r"(?:company name|(?:private|various|multiple|several|undisclosed|anonymous|confidential)"
    r"(?: (?:company|client|clients|employer|employers))?|confidential.*|withheld.*|"
    r"stealth(?: mode)?(?: start-?up)?|self[- ]?employed|freelance(?:r)?|independent|n/?a|nda)",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A stated name or e-mail address; `around` is the text of its post or degree."""

    stated: Stated
    kinds: frozenset[ListKind]
    around: str = ""
    school: bool = False  # a town with its state tells it from a namesake
    address: bool = False  # an e-mail address, looked up by its domain


def schools(subject: Subject, kinds: frozenset[ListKind]) -> Iterator[Mention]:
    """The schools of every document and profile."""
    for record in subject.records:
        document = subject.document(record)
        for degree in record.education:
            if school := degree.institution:
                stated = Stated(school.value, Evidence.visible(document, school.span))
                yield Mention(stated, kinds, degree.span.of(document.text), school=True)


def employers(
    subject: Subject, kinds: frozenset[ListKind], school: bool = False
) -> Iterator[Mention]:
    """The employers of posts, then of references; words in place of a name are left out."""
    for record in subject.records:
        document = subject.document(record)
        for post in record.positions:
            if (employer := post.employer) and not withheld(employer.value):
                stated = Stated(employer.value, Evidence.visible(document, employer.span))
                yield Mention(stated, kinds, post.span.of(document.text), school)
    form = subject.application.form()
    for number, person in enumerate(subject.application.references):
        if person.employer and not withheld(person.employer):
            field = Evidence.field(form, f"references.{number}.employer")
            stated = Stated(field.quote, field, "reference", form=True)
            yield Mention(stated, kinds, field.quote, school)


def addresses(subject: Subject, kinds: frozenset[ListKind]) -> Iterator[Mention]:
    """The e-mail addresses of documents, profiles and the form."""
    return (Mention(email, kinds, address=True) for email in emails(subject))


def unnamed(subject: Subject) -> int:
    """How many posts name no employer that could be looked up."""
    posts = [post for record in subject.records for post in record.positions]
    return sum(post.employer is None or withheld(post.employer.value) for post in posts)


def withheld(name: str) -> bool:
    """Whether words stand in place of a name ("Confidential")."""
    return not name.strip() or _WITHHELD.fullmatch(name.strip()) is not None
