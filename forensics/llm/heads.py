"""What the head of a document gives away: names in forms no parser tells, nicknames, addresses.

The head is what stands above the first heading, or under one that announces contact facts. A word
too many that is replaced there comes back when a quote is found; a name too few does not.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from forensics.llm.legible import fold, legible
from forensics.llm.names import COMMON, letters, parts_of
from forensics.llm.telephones import is_dates
from forensics.reference import load

_PAPERS = (
    "resume", "cv", "vitae", "curriculum", "lebenslauf", "résumé", "резюме", "简历", "履歴書",
    "이력서",
)  # fmt: skip
_MOST_LINES = 14  # of a head: a text without headings is no head from end to end
_BULLETS = "-*•·‣▪–—"
_FIRST = 3  # lines among which a name that nothing else tells is looked for
_MOST_WORDS = 9  # of a name: "Maria da Conceição de Souza e Silva Filho"
_LONGEST_LINE = 200
_NAME = (
    "full name|name|candidate|applicant|surname|last name|family name|first name|given names?|"
    "nombre|apellidos?|nom|prenom|naam|nachname|vorname|nome|cognome|sobrenome|имя|фамилия|фио|"
    "姓名|氏名|名前|이름|성명|الاسم|שם|ονομα|ad soyad|imie i nazwisko|jmeno"
)
_LABELLED = re.compile(rf"^\W*(?:{_NAME})(?:\s?\([^)]*\))?\s*[:：]\s*(.+)$")
_PAPER_OF = re.compile(r"^\s*(?:(?:resume|cv|curriculum vitae)\s*(?:of|for|-|:)?|lebenslauf)\s+")
_ADDRESS = re.compile(
    r"^\W*(?:(?:home|postal|mailing|current|permanent|street) )?(?:address|residence|adresse|"
    r"anschrift|wohnort|direccion|domicilio|endereco|indirizzo|adres|adresa|lakcim|адрес|"
    r"адреса|地址|住所|주소|العنوان|כתובת|διευθυνση|alamat)\s*[:：]\s*(.+)$"
)
_NICK = re.compile(r"[\"“”„«»‘’']([^\"“”„«»‘’']{2,24})[\"“”„«»‘’']|\(([^()]{2,24})\)")
_PRONOUNS = frozenset("he him his she her hers they them theirs any pronouns ze hir".split())  # noqa: SIM905
_KNOWN_AS = re.compile(
    r"\b(?:known|goes|nicknamed|called|aka|a\.k\.a\.|call me|nickname:?)"
    r"(?:\s(?!as\b|by\b)[^\W\d_]+){0,3}\s?(?:\b(?:as|by)\b)?\s[\"“']?([^\W\d_][\w'-]{1,19})",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[|•·¦;\t]\s*|\s{3,}")
_ORDINARY_FIGURE = re.compile(r"year|yrs|\+|%|\bB\d\b|level|years", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The lines of a document's head, as a reader sees them."""

    lines: tuple[str, ...]
    small: frozenset[str]  # words that the whole document writes in small letters

    def names(self, told: Sequence[str], titles: Collection[str], unnamed: bool) -> Iterator[str]:
        """Spellings of the applicant's name. `told` are names known, `titles` words of posts.

        `unnamed` where the parser told no name for this document.
        """
        known = {part for name in told for part in parts_of(name) if letters(part) >= 2} - COMMON
        for number, line in enumerate(self.lines):
            labelled = _LABELLED.match(fold(line))
            bare = _bare(line.partition(":")[2] if labelled and ":" in line else line)
            words = parts_of(bare)
            if not words or not _is_name(bare):
                continue
            guessed = unnamed and number < _FIRST and self._telling(bare, words, titles)
            # "Engineer at Zhang Consulting" holds a name's word and is no spelling of the name.
            respelt = known.intersection(words) and not set(words).intersection(titles)
            if respelt or labelled or guessed:
                unnamed = False
                yield bare
                for nick in _NICK.findall(line):
                    yield from (f"{bare} {n}" for n in nick if _is_nick(n))

    def _telling(self, line: str, words: Sequence[str], titles: Collection[str]) -> bool:
        """Whether a first line says more than a post or a trade does."""
        if not set(words) - set(titles):
            return False
        return line.islower() or not any(w in self.small for w in words if w not in COMMON)

    def addresses(self) -> Iterator[str]:
        """Pieces with a figure that is no date, and what is labelled an address."""
        for number, line in enumerate(self.lines):
            labelled = _ADDRESS.match(fold(line))
            if line[0] in _BULLETS or (len(line.split()) > _MOST_WORDS + 3 and line.endswith(".")):
                continue  # a sentence of the text, where no heading ended the head
            if labelled:
                yield labelled[1]
            for piece in _PIECES.split(line):
                plain = legible(piece).plain.strip(" .,-")
                if not plain or len(plain) > _LONGEST_LINE or any(c in piece for c in "@:/=#"):
                    if not labelled and not re.search(
                        r"(?i)\b(?:no|d|#|apt)\s?[:.]?\s?\d|\d/\w", piece
                    ):
                        continue
                    if "@" in piece or "//" in piece:
                        continue
                figures = any(c.isdigit() for c in plain) and letters(plain) >= 2
                if (
                    figures
                    and number
                    and not is_dates(plain)
                    and not _ORDINARY_FIGURE.search(plain)
                ):
                    yield plain


def head_of(text: str) -> Head:
    """The head of a document's text."""
    lines: list[str] = []
    inside = True
    for count, raw in enumerate(text.split("\n")):
        line = legible(raw).seen.strip()[:_LONGEST_LINE]
        title = fold(line).strip(" :-#*_=")
        if title in headings() and title not in _PAPERS:
            inside = title in _contact()
        elif line and inside and len(lines) < _MOST_LINES * (2 if count > 2 * _MOST_LINES else 1):
            lines.append(line)
    small = frozenset(re.findall(r"(?<![\w@./-])[^\W\d_]{2,}(?![\w@./])", _small(text)))
    return Head(tuple(lines), small)


def nicknames(text: str) -> Iterator[str]:
    """What a text says somebody is called."""
    for match in _KNOWN_AS.finditer(legible(text).plain):
        if match[1][0].upper() == match[1][0]:
            yield match[1]


@cache
def headings() -> frozenset[str]:
    """Folded headings, and what resumes call themselves."""
    return frozenset(fold(title) for title in (*load("section_titles").rows, *_PAPERS))


@cache
def _contact() -> frozenset[str]:
    rows = load("section_titles").rows
    named = {fold(t) for t, row in rows.items() if row["kind"] == "contact"}
    return frozenset(named | {"contact", "personal information", "personal details", "personal"})


def _small(text: str) -> str:
    """A text's words that are written in small letters."""
    return " ".join(word for word in legible(text).plain.split() if word.islower())


def _bare(line: str) -> str:
    """A line without what stands beside a name."""
    line = _NICK.sub(" ", legible(line).seen)
    line = _PIECES.split(line.strip())[0]
    opening = _PAPER_OF.match(fold(line))
    return " ".join(
        (line[opening.end() :] if opening and len(fold(line)) == len(line) else line).split()
    )


def _is_name(line: str) -> bool:
    """Whether a line holds letters alone, and is no heading."""
    words = line.split()
    if not 1 <= len(words) <= _MOST_WORDS or letters(line) < 2:
        return False
    if any(c.isdigit() or c in "@|•·:;!?" for c in line):
        return False
    return not headings() & {fold(line).strip(), *fold(line).split()} - {""}


def _is_nick(words: str) -> bool:
    parts = set(re.findall(r"[^\W\d_]+", fold(words)))
    return (
        bool(parts)
        and not parts & _PRONOUNS
        and len(words.split()) <= 2
        and not any(c.isdigit() for c in words)
    )
