"""The keys of an application: contacts, accounts, files, pictures and posts, each quoted."""

import re
from collections.abc import Iterator

from forensics.catalogue.lists.identifiers import normal
from forensics.linkage.employers import words
from forensics.linkage.indicators import Item, identifiers
from forensics.llm.postal import POSTAL
from forensics.model import Evidence, Key, KeyHolder, KeyKind, ListKind, Record, Span, Subject
from forensics.parse.employers import placeholders

_KINDS: dict[str, tuple[tuple[ListKind, KeyKind], ...]] = {
    "e-mail address": (("email", "email"),),
    "phone number": (("phone", "phone"),),
    "web address": (("handle", "handle"), ("url", "url")),
    "account": (("handle", "handle"),),
    "file": (("sha256", "sha256"),),
    "picture": (("sha256", "picture"),),
    "look of a picture": (("phash", "phash"),),
    "wallet address": (("wallet", "wallet"),),
    "network address": (("ip", "ip"),),
}
"""The normal forms in which an identifier is compared; the first that fits is taken."""
_HEAD = 600  # characters at the beginning of a resume among which its own address stands
_SHORTEST = 8  # characters of a postal address with its number: "1 A St" stands in every town
_WORD = re.compile(r"[^\W_]+")
_STREETS = {
    "street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "lane": "ln",
    "drive": "dr", "court": "ct", "highway": "hwy", "parkway": "pkwy", "place": "pl",
    "terrace": "ter", "circle": "cir", "square": "sq", "apartment": "apt", "suite": "ste",
    "north": "n", "south": "s", "east": "e", "west": "w", "strasse": "str",
}  # fmt: skip


def keys(subject: Subject) -> tuple[Key, ...]:
    """Every key of an application, each value once a holder, in the order stated.

    What can name nobody (a number set aside for examples, a picture of one colour, an address in
    no known form) is no key.
    """
    found: dict[tuple[str, str, str], Key] = {}
    for key in (*_identifiers(subject), *_addresses(subject), *_history(subject)):
        found.setdefault((key.kind, key.value, key.holder), key)
    return tuple(found.values())


def _identifiers(subject: Subject) -> Iterator[Key]:
    for item in identifiers(subject):
        if item.unfit is not None:
            continue
        for listed, kind in _KINDS[item.noun]:
            value = normal(listed, item.stated.value)
            if value is not None:
                evidence = item.stated.evidence
                yield Key(kind=kind, value=value, evidence=evidence, holder=_holder(item))
                break


def _holder(item: Item) -> KeyHolder:
    locator = item.stated.evidence.locator
    path = getattr(locator, "path", "")
    if path.startswith("references."):
        return "reference"
    if path.startswith("shipping."):
        return "shipping"
    if path.startswith("network."):
        return "network"
    return "applicant" if item.stated.own else "agency"


def postal(value: str) -> str | None:
    """A postal address in the form in which two spellings are equal; None where it is too short.

    Case, marks and the usual short forms of streets are no difference; the rest is.
    """
    parts = [_STREETS.get(word, word) for word in _WORD.findall(value.casefold())]
    form = " ".join(parts)
    return form if len(form) >= _SHORTEST and any(map(str.isdigit, form)) else None


def _addresses(subject: Subject) -> Iterator[Key]:
    form = subject.application.form()
    for path, value in form.items():
        if path.endswith(".address") and (address := postal(value)):
            holder: KeyHolder = "shipping" if path.startswith("shipping.") else "applicant"
            evidence = Evidence.field(form, path)
            yield Key(kind="address", value=address, evidence=evidence, holder=holder)
    for record in subject.resumes:
        document = subject.document(record)
        for match in POSTAL[0].finditer(document.text[:_HEAD]):
            if address := postal(match[0]):
                span = Span(start=match.start(), end=match.end())
                yield Key(kind="address", value=address, evidence=Evidence.visible(document, span))


def _history(subject: Subject) -> Iterator[Key]:
    """Posts whose employer, first and last month are stated."""
    for record in subject.resumes:
        yield from _posts(subject, record)


def _posts(subject: Subject, record: Record) -> Iterator[Key]:
    document = subject.document(record)
    for post in record.positions:
        if post.employer is None or post.start is None or post.title is None:
            continue
        if post.end is None or post.start.value.month is None or post.end.value.month is None:
            continue
        if placeholders(post.employer.value):
            continue
        employer = " ".join(sorted(words(post.employer.value)))
        title = " ".join(_WORD.findall(post.title.value.casefold()))
        value = f"{employer} | {title} | {post.start.value} | {post.end.value}"
        yield Key(kind="history", value=value, evidence=Evidence.visible(document, post.span))
