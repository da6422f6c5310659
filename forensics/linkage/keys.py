"""The keys of an application: contacts, accounts, files, pictures and posts, each quoted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter

from forensics.catalogue.lists.addresses import url
from forensics.catalogue.lists.identifiers import normal
from forensics.linkage.employers import words
from forensics.linkage.indicators import identifiers
from forensics.linkage.stated import Stated
from forensics.linkage.streets import located, postal, stated_in
from forensics.model import (
    Evidence,
    Key,
    KeyHolder,
    KeyKind,
    ListKind,
    Property,
    Record,
    Subject,
)
from forensics.model.evidence import FORM
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
_PARTS: dict[str, KeyHolder] = {
    "references": "reference",
    "shipping": "shipping",
    "network": "network",
}
"""Parts of the form that state what belongs to somebody else, or to a place or connection."""
_WORD = re.compile(r"[^\W_]+")
_EACH = 100
"""Keys of a kind, of the form and of documents each, that stand before other kinds' further ones:
whoever reads only the first of very many reads some of every kind."""


def keys(subject: Subject) -> tuple[Key, ...]:
    """Every key of an application, each value once a holder, in the order stated.

    An account is there with each of its addresses that is stated, for a list may name one of them.
    What can name nobody (a number set aside for examples, a picture of one colour, an address in
    no known form) is no key. Of very many, no kind stands before all of another (`_EACH`).
    """
    found: dict[tuple[str, str, str, str | None], Key] = {}
    for key in (*_identifiers(subject), *_addresses(subject), *_history(subject)):
        address = url(key.evidence.quote) if key.kind == "handle" else None
        found.setdefault((key.kind, key.value, key.holder, address), key)
    return _mixed(found.values())


def _mixed(keys: Iterable[Key]) -> tuple[Key, ...]:
    """The same keys, a hundred of each kind at a time: thousands of one must not hide another."""
    met: Counter[tuple[KeyKind, bool]] = Counter()
    placed = []
    for key in keys:
        kind = key.kind, key.evidence.document == FORM
        placed.append((met[kind] // _EACH, key))
        met[kind] += 1
    return tuple(key for _, key in sorted(placed, key=itemgetter(0)))


def _identifiers(subject: Subject) -> Iterator[Key]:
    for item in identifiers(subject):
        if item.unfit is not None:
            continue
        for listed, kind in _KINDS[item.noun]:
            value = normal(listed, item.stated.value)
            if value is not None:
                evidence = item.stated.evidence
                yield Key(kind=kind, value=value, evidence=evidence, holder=_holder(item.stated))
                break


def _holder(stated: Stated) -> KeyHolder:
    """Whose it is: by the part of the form that states it, else by what is said of it."""
    locator = stated.evidence.locator
    if stated.form and isinstance(locator, Property):
        part = locator.path.partition(".")[0]
        return _PARTS.get(part, stated.whose)
    return stated.whose


def _addresses(subject: Subject) -> Iterator[Key]:
    form = subject.form
    for path, value in form.items():
        if path.endswith(".address") and located(value) and (address := postal(value)):
            holder: KeyHolder = "shipping" if path.startswith("shipping.") else "applicant"
            evidence = Evidence.field(form, path)
            yield Key(kind="address", value=address, evidence=evidence, holder=holder)
    for record in subject.resumes:
        document = subject.document(record)
        for span in stated_in(document.text):
            if address := postal(span.of(document.text)):
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
