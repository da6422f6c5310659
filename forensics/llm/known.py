"""What identifies the applicant, as parsed and as the application states it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import phonenumbers

from forensics.catalogue.lists.several import mailboxes
from forensics.catalogue.lists.several import numbers as dialled
from forensics.llm.heads import Head, head_of, headings, nicknames
from forensics.llm.legible import Legible, fold, legible
from forensics.llm.names import Person, letters, parts_of, people
from forensics.model import Record, Subject

_PROFILE = re.compile(
    r"(?:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com|bitbucket\.org|twitter\.com|x\.com|"
    r"instagram\.com|facebook\.com|medium\.com|t\.me|behance\.net|dribbble\.com|kaggle\.com|"
    r"stackoverflow\.com/users/\d+|hackerrank\.com|leetcode\.com|dev\.to|"
    r"xing\.com/profile)/@?([^/?#\s]{3,})",
    re.IGNORECASE,
)
_SHARED = frozenset(
    """
    admin career careers contact cv email hello hi home info job jobs mail me office portfolio
    resume support team work
    """.split()  # noqa: SIM905
)
_GAP = r"[\s().\-/·]{0,4}"
_EDGE = r"(?<![^\W_])", r"(?![^\W_])"
_LEAST = 7  # digits of a telephone number
_MOST_WORDS = 5  # of a first line that may be a name
_LONGEST_LINE = 200


@dataclass(frozen=True)
class Value:
    """One known identifier: its kind, and the pattern that finds it in `Legible.folded`."""

    kind: str
    key: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Known:
    """Persons (the applicant first where named) and values."""

    people: tuple[Person, ...]
    values: tuple[Value, ...]

    def spans(self, text: Legible) -> Iterator[tuple[int, int, str, str]]:
        """Ranges of `text.plain` that hold a known identifier, with its kind and key."""
        for number, person in enumerate(self.people):
            for start, end in person.spans(text):
                yield start, end, "PERSON", str(number)
        for value in self.values:
            for match in value.pattern.finditer(text.folded):
                yield match.start(), match.end(), value.kind, value.key


def known_of(subject: Subject) -> Known:
    """Every identifier the records and the application hold."""
    records, application = subject.records, subject.application
    contact, references = application.contact, application.references
    form = [item for item in (contact, *references) if item]
    emails = [email.value for record in records for email in record.contacts.emails]
    emails += [each for item in form if item.email for each in mailboxes(item.email)]
    numbers = [
        number
        for record in records
        for phone in record.contacts.phones
        for number in (phone.raw, phone.e164 or "")
    ]
    numbers += [each for item in form if item.phone for each in dialled(item.phone)]
    links = [link.value for record in records for link in record.links]
    links += [record.account.url.value for record in records if record.account.url]
    addresses = [contact.address] if contact and contact.address else []
    addresses += [shipping.address for shipping in application.shipping]
    places = [place.value for record in records for place in record.contacts.locations]
    heads = {item.name: head_of(item.text) for item in application.all_documents().values()}
    addresses += [address for head in heads.values() for address in head.addresses()]
    skills = {fold(skill.value) for record in records for skill in record.skills}
    values = {
        *_literal("EMAIL", emails),
        *_telephones(numbers),
        *_literal("LINK", map(_bare, links)),
        *_handles(emails, links, skills),
        *_addresses(addresses, places),
        *_literal("NETWORK", (item.ip for item in application.network)),
    }
    return Known(
        people(_names(subject, heads)), tuple(sorted(values, key=lambda v: (v.kind, v.key)))
    )


def _names(subject: Subject, heads: Mapping[str, Head]) -> list[str]:
    """Names in the order of how surely they are the applicant's own; references' last."""
    records, application = subject.records, subject.application
    found = [record.person.name.value for record in records if record.person.name]
    if application.contact and application.contact.name:
        found.insert(0, application.contact.name)
    told = {part for name in found for part in parts_of(name)}
    for record in records:
        guesses = _guesses(record, subject.document(record).text)
        found += [name for name in guesses if not told.issuperset(parts_of(name))]
    titles = {
        w
        for r in records
        for post in r.positions
        if post.title
        for w in re.findall(r"[^\W\d_]+", fold(post.title.value))
    }
    named = {record.document for record in records if record.person.name}
    for _ in range(2):  # a name that one document tells is recognised in the others
        for document, head in heads.items():
            new = head.names(found, titles, document not in named)
            found += [name for name in new if name not in found]
    if found:
        texts = (document.text for document in application.all_documents().values())
        found += [f"{found[0]} {nick}" for text in texts for nick in nicknames(text)]
    return found + [item.name for item in application.references if item.name]


def _guesses(record: Record, text: str) -> Iterator[str]:
    """Names that were not told for sure.

    A first line in a script without capitals, since such names are often missed; the words of an
    e-mail address, since what was told may be a place; where no name was told at all, a first line
    that shares a word with the address.
    """
    line = next((line for line in map(str.strip, text.split("\n")) if line), "")[:_LONGEST_LINE]
    line = legible(line.rpartition(":")[2]).seen.strip()
    likely = 1 <= len(line.split()) <= _MOST_WORDS and _is_words(line)
    if likely and line.upper() == line.lower():
        yield line
    for email in record.contacts.emails:
        words = {
            w for w in re.split(r"[\W\d_]+", fold(email.value.partition("@")[0])) if len(w) > 2
        }
        if words & _SHARED:
            continue
        yield from sorted(words)
        if likely and record.person.name is None and any(word in fold(line) for word in words):
            yield line


def _is_words(line: str) -> bool:
    """Whether a line holds letters alone, and is no heading."""
    if any(c.isdigit() or c in "@/|•·" for c in line) or letters(line) < 2:
        return False
    return not headings() & {fold(line), *fold(line).split()} - {""}


def _literal(kind: str, values: Iterator[str] | Sequence[str]) -> Iterator[Value]:
    for value in values:
        folded = fold(value).strip()
        if len(folded) >= 3:
            pattern = r"\s+".join(re.escape(word) for word in folded.split())
            yield Value(kind, folded, re.compile(f"{_EDGE[0]}{pattern}{_EDGE[1]}"))


def _bare(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link, flags=re.IGNORECASE).rstrip("/")


def _telephones(numbers: Sequence[str]) -> Iterator[Value]:
    """A number in every spelling: its digits in order, whatever stands between them."""
    for number in numbers:
        digits = "".join(str(int(c)) for c in legible(number).plain if c.isdecimal())
        forms = {digits, _national(number) or digits}
        for form in sorted(form for form in forms if len(form) >= _LEAST):
            pattern = rf"(?:[+(]{{0,2}}\d{{1,3}}{_GAP})?(?:\(?0\)?{_GAP})?[+(]?" + _GAP.join(form)
            yield Value("PHONE", form[-10:], re.compile(rf"(?<!\d){pattern}(?!\d)"))


def _national(number: str) -> str | None:
    try:
        parsed = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return None
    return str(phonenumbers.national_significant_number(parsed))


def _handles(emails: Sequence[str], links: Sequence[str], skills: set[str]) -> Iterator[Value]:
    """Account names, which people use in more than one place."""
    names = [fold(email.partition("@")[0]) for email in emails]
    names += [fold(match[1]) for link in links if (match := _PROFILE.search(link))]
    for name in names:
        words = re.findall(r"[^\W_]+", name)
        whole = "".join(words)
        if len(whole) < 4 or whole.isdigit() or whole in _SHARED or {name, whole} & skills:
            continue
        pattern = r"[._+\-\s]?".join(map(re.escape, words))
        yield Value("HANDLE", whole, re.compile(f"{_EDGE[0]}{pattern}{_EDGE[1]}"))


def _addresses(addresses: Sequence[str], places: Sequence[str]) -> Iterator[Value]:
    """Addresses whole and by their parts; places as they are stated."""
    parts = [part for address in addresses for part in re.split(r"[,;\n]", address)]
    telling = [part for part in parts if letters(part) >= 4 or len(fold(part).strip()) >= 5]
    for stated in (*addresses, *telling, *places):
        words = re.findall(r"[\w'#-]+", fold(stated))
        if sum(map(len, words)) >= 3:
            pattern = r"[\s,.;:()/]{1,3}".join(map(re.escape, words))
            key = " ".join(words)
            yield Value("ADDRESS", key, re.compile(f"{_EDGE[0]}{pattern}{_EDGE[1]}"))
