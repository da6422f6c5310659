"""The name of the person a document is about, and the headline beside it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import category

from forensics.model.span import Quoted, Span
from forensics.parse import employers, places, titles
from forensics.parse.degrees import is_field_word
from forensics.parse.headings import kind_of
from forensics.parse.lines import Line, joined, quote, trim
from forensics.parse.months import fold, words

_TOP = 8
"""Lines at the top of a header in which a name may stand without an address that confirms it."""
_LABEL = re.compile(
    r"^(?:(?:full\s)?name|nombre|nom|nome|vor- und nachname|candidate|имя|姓名|"
    r"氏名|이름|성명)\s?[:：]\s*|"
    r"^(?:r[ée]sum[ée]|cv|curriculum vitae)(?:\s(?:of|for|de)\s|\s?[-–:|]\s?)",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"(?:\s*,|\s+[-–|]|(?<=\w)\s)\s*(?:(?:ph\.?\s?d|m\.?b\.?a|m\.?d|m\.?s\.?c?|m\.?a|b\.?s\.?c?|"
    r"j\.?d|esq|cpa|pmp|cfa|cissp|p\.?e|r\.?n|bsn|msn|csm|"
    r"rd|lcsw|phr|sphr|shrm-(?:s?cp)|cscp|cma|cpim|eit|mph|mpa|dds|dvm|fnp|np|aws[\w ]{0,20}|llm|"
    r"meng|beng|ing|dipl\.-ing|cisa|cism|itil|scrum master|ccna|ccnp|"
    r"lssbb|lssgb|six sigma[\w ]{0,15})\.?(?:\s*,\s*|\s+|$))+$",
    re.IGNORECASE,
)
_CREDENTIAL = 40
"""Characters that hold any one credential and what stands around it."""
_TITLES_AFTER = re.compile(r"\s*,(?:\s*,?\s*[A-Z][A-Za-z.]{1,5}(?=\s*[,|•·–-]))+")
_PRONOUNS = re.compile(
    r"\s*[(\[](?:she|he|they|ze|any|ella|él|elle|formerly|née?|geb\.?|geborene)\b[^)\]]*[)\]]",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|eng|ing|sr|sra|herr|frau|dipl\.-ing)\.?\s+(?=\w)", re.IGNORECASE
)
_PARTICLES = words(
    "de da do dos das del della di der den van von zu la le el al bin ibn bint abu y e i ter ten "
    "'t af av"
)
_PART = re.compile(r"[^\W\d_][^\W\d_'’`.\-‐·]*(?:['’`.\-‐·]+[^\W\d_]+)*\.?|[\"“(][^\W\d_]+[\"”)]")
# Words of posts that are as common as surnames.
_SURNAMES = words(
    "baker cook carpenter mason butcher farmer gardener painter singer porter judge pilot dean "
    "guard "
    "keeper page major minister pastor steward warden weaver fellow head host chambers marshall "
    "taylor miller fisher smith "
    "turner potter cooper merchant captain clerk buyer builder shepherd sheriff sergeant mate "
    "mentor rep partner boss doctor "
    "docent waiter teller boss sailor tailor soldier chef"
)
_COMMON = words(
    "and the for with of in to resume cv curriculum vitae page confidential profile address "
    "phone email mobile contact "
    "linkedin github website date birth nationality objective summary skills experience "
    "relations resources services "
    "service customer project program quality technical technician digital public team office "
    "banking aviation fitness "
    "apparel arts healthcare advocate agriculture professional career certified registered years "
    "looking seeking available "
    "open remote full time part stack web mobile cloud machine learning senior junior lead staff "
    "principal freelance "
    "application portfolio home work cell fax updated last"
)
_AROUND = " ,|•·:\t"
_SEPARATORS = re.compile(r"\s*[|•·∙‖│\t]\s*|\s{3,}|\s+[–—-]\s+|\s*[–—]\s*")


class _Candidate(NamedTuple):
    """Words that could be a name, and where they stand."""

    words: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "_Candidate | None":
        """What a range holds between separators; None where that is nothing."""
        start, end = trim(text, start, end, _AROUND)
        return cls(" ".join(text[start:end].split()), start, end) if start < end else None


def name(text: str, header: Sequence[Line], emails: Sequence[Quoted]) -> Quoted | None:
    """The name at the top of a document; None when nothing there surely is one."""
    best: tuple[float, _Candidate] | None = None
    for index, line in enumerate(header):
        if index >= _TOP and not emails and _LABEL.match(line.head) is None:
            continue  # what no address and no label confirms counts in the first lines alone
        found: list[tuple[_Candidate, Line]] = []
        if index + 1 < len(header) and index < _TOP:
            found += _over_two_lines(text, line, header[index + 1], emails)
        found += [(part, line) for part in _candidates(text, line)]
        for order, (candidate, source) in enumerate(found):
            score = _score(candidate.words, source, emails)
            if score is None or (index >= _TOP and score < _CONFIRMED):
                continue
            score -= 0.25 * min(index, 20) + 0.5 * order
            if best is None or score > best[0]:
                best = (score, candidate)
    if best is None:
        return None
    words, start, end = best[1]
    return Quoted(value=words, span=Span(start=start, end=end))


def _over_two_lines(
    text: str, first: Line, second: Line, emails: Sequence[Quoted]
) -> list[tuple[_Candidate, Line]]:
    """A name that a narrow column broke: confirmed by an address, or both parts in capitals."""
    if second.gap or second.end - first.start > 60 or max(first.words, second.words) > 3:
        return []
    whole = joined(text, first, second)
    candidate = _Candidate.of(text, whole.start, whole.end)
    if candidate is None:
        return []
    if len(candidate.words.split()) > 5 or not all(map(_cased, second.text.split())):
        return []
    parts = [_score(part, first, ()) for line in (first, second) for part in _spare(text, line)]
    if any(score is None for score in parts):
        return []
    capitals = first.text.isupper() and second.text.isupper()
    lone = first.words == 1 and second.words == 1
    confirmed = any(_shares(second, email) for email in emails)
    confirmed = confirmed or any(
        _shares(second, email, 3) and _shares(first, email, 3) for email in emails
    )
    if not (capitals or lone or confirmed):
        return []
    return [(candidate, whole)] if _score(candidate.words, whole, emails) is not None else []


_CONFIRMED = 4.0


def headline(text: str, header: Sequence[Line], name: Quoted | None) -> Quoted | None:
    """The line near the name that states a trade or title; None when there is none."""
    for line in header[:_TOP]:
        start = line.start
        if name is not None:
            if line.end <= name.span.start:
                continue
            start = max(start, name.span.end)
        end = min(line.end, line.start + 220)
        credentials = _TITLES_AFTER.match(text, start, end) if name is not None else None
        start = credentials.end() if credentials else start
        found = quote(text, start, end, " ,|•·-–—:\t")
        if found is None or "@" in found.value or len(found.value.split()) > 25:
            continue
        if titles.score(" ".join(found.value.split()[:14])) >= 1 and not kind_of(found.value):
            return found
    return None


def _spare(text: str, line: Line) -> list[str]:
    """A line with a second word before it, so that a lone word is judged as part of a name."""
    found = quote(text, line.start, line.end)
    if found is None:
        return []
    return [f"Xx {found.value}"]


def _shares(line: Line, email: Quoted, least: int = 4) -> bool:
    local = re.sub(r"[\W\d_]", "", fold(email.value.partition("@")[0]))
    return any(
        len(part) >= least and part[:5] in local for part in re.split(r"\W", fold(line.text))
    )


def _candidates(text: str, line: Line) -> list[_Candidate]:
    """Parts of a line that could be a name, labels, honours and pronouns off."""
    words = line.head[:160]
    label = _LABEL.match(words)
    begin = label.end() if label else 0
    spans: list[tuple[int, int]] = []
    for match in _SEPARATORS.finditer(words, begin):
        spans.append((begin, match.start()))
        begin = match.end()
    spans.append((begin, len(words)))
    found: list[_Candidate] = []
    for start, end in spans[:4]:
        part = words[start:end]
        honorific = _HONORIFIC.match(part)
        if honorific:
            start += honorific.end()
        part = words[start:end]
        if "(" in part or "[" in part:
            part = _without(_PRONOUNS, part)
        if _CREDENTIALS.search(part[-_CREDENTIAL:]):
            part = _without(_CREDENTIALS, part)
        candidate = _Candidate.of(text, line.start + start, line.start + start + len(part))
        if candidate is not None:
            found.append(candidate)
    return found


def _without(pattern: re.Pattern[str], part: str) -> str:
    """A part up to where a pattern begins, again and again, as long as a name may be left."""
    cut = pattern.search(part)
    while cut and cut.start() > 2:
        part = part[: cut.start()]
        cut = pattern.search(part)
    return part


def _score(found: str, line: Line, emails: Sequence[Quoted]) -> float | None:
    """How surely some words are a name; None when they are none."""
    words = found.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or len(found) > 60 or found.count(",") > 1:
        return None
    if any(not _PART.fullmatch(_letters(word)) and fold(word) not in _PARTICLES for word in words):
        return None
    if kind_of(found) is not None or places.is_place(found):
        return None
    shared = _confirmed(words, emails)
    labelled = _LABEL.match(line.head) is not None
    folded = [fold(word).strip('.,"“”()') for word in words]
    if not (shared or labelled):
        common = sum(word in _COMMON or is_field_word(word) for word in folded)
        posts = sum(titles.score(word) >= 1 and fold(word) not in _SURNAMES for word in words)
        if common or posts or employers.score(found) >= 0.7 or line.bullet:
            return None
        if not all(_cased(word) or fold(word) in _PARTICLES for word in words):
            return None
        if len(words) == 1 and not _caseless(words[0]):
            return None
        if all(titles.score(word) >= 1 for word in words):
            return None
    score = 1.0 + (0.5 if 2 <= len(words) <= 4 else 0.0)
    return score + (_CONFIRMED if shared else 0.0) + (3.0 if labelled else 0.0)


def _letters(word: str) -> str:
    """Without marks above, below and beside letters, which a pattern takes for no letters."""
    return "".join(mark for mark in word if not category(mark).startswith("M"))


def _cased(word: str) -> bool:
    first = next((character for character in word if character.isalpha()), "")
    return bool(first) and not first.islower()


def _caseless(word: str) -> bool:
    return len(word) >= 2 and word.upper() == word.lower()


def _confirmed(words: Sequence[str], emails: Sequence[Quoted]) -> bool:
    """Whether an e-mail address is made of these words, or most of it is."""
    parts = [re.sub(r"\W", "", fold(word)) for word in words]
    parts = [part for part in parts if len(part) > 1]
    if len(parts) < 2:
        return False
    for email in emails:
        local = re.sub(r"[\W\d_]", "", fold(email.value.partition("@")[0]))
        hits = [part for part in parts if len(part) > 2 and part in local]
        initials = [
            part
            for part in parts
            if (part not in hits and local[:1] == part[:1]) or local[-1:] == part[:1]
        ]
        if len(hits) >= 2 or (len(hits) == 1 and initials and len(local) <= len(hits[0]) + 3):
            return True
        if SequenceMatcher(None, local, "".join(parts)).ratio() > 0.85:
            return True
    return False
