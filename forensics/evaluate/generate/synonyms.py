"""Words in place of words, inflected: what a careless rewriter or a thesaurus does to a resume."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

TABLE = Path(__file__).with_name("synonyms.tsv")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_AFTER_AUXILIARY = frozenset(
    ("am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "get", "got")
)
_VOWELS = "aeiou"
_LIKELIEST = ("past", "base", "third", "ing", "participle")


class Forms(NamedTuple):
    """A verb: base, third person, past, participle, -ing form."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


class Lexicon(NamedTuple):
    """The table, inflected.

    `verbs`: every form of a head verb -> the same form of the words in its place, for each of the
    forms it may be; `others`: forms of the remaining heads -> words; `forms`: any known form of
    any verb of the table -> that verb.
    """

    verbs: dict[str, dict[str, tuple[str, ...]]]
    others: dict[str, tuple[str, ...]]
    forms: dict[str, Forms]


def plural(noun: str) -> str:
    """The regular plural of a noun or of a phrase's last word."""
    if noun.endswith(("s", "people", "personnel", "staff", "data")):
        return noun
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh", "z")) else "s")


def regular(base: str) -> Forms:
    """The forms of a verb by rule."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        stem, third = base[:-1] + "i", base[:-1] + "ies"
    else:
        stem = base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")
    past = stem + "ed"
    ing = (base if base.endswith(("ee", "ye", "oe")) else base.removesuffix("e")) + "ing"
    return Forms(base, third, past, past, ing)


@cache
def lexicon() -> Lexicon:
    """The table of `synonyms.tsv`."""
    irregular: dict[str, Forms] = {}
    rows: list[tuple[str, str, list[str]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, head, cells = line.split("\t")
        others = [cell.strip() for cell in cells.split(",")]
        if kind == "forms":
            ruled = regular(head)
            ing = others[2] if len(others) > 2 else ruled.ing
            irregular[head] = Forms(head, ruled.third, others[0], others[1], ing)
        else:
            rows.append((kind, head, others))
    return _inflected(rows, irregular)


def _inflected(rows: list[tuple[str, str, list[str]]], irregular: dict[str, Forms]) -> Lexicon:
    verbs: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    others: dict[str, tuple[str, ...]] = {}
    forms: dict[str, Forms] = {}

    def verb(base: str) -> Forms:
        found = irregular.get(base) or regular(base)
        for form in reversed(found):
            forms.setdefault(form, found)
        return found

    def phrase(words: str, number: int) -> str:
        first, _, rest = words.partition(" ")
        return f"{verb(first)[number]} {rest}".strip()

    for kind, head, words in rows:
        if kind == "verb":
            for number, name in enumerate(Forms._fields):
                verbs[verb(head)[number]][name] = tuple(phrase(word, number) for word in words)
        elif kind == "noun":
            others[head] = tuple(words)
            others.setdefault(plural(head), tuple(plural(word) for word in words))
        else:
            others.setdefault(head, tuple(words))
    return Lexicon(dict(verbs), others, forms)


def _choices(word: str, before: str) -> tuple[str, ...]:
    """What may stand in place of a word after another one ("" at the start of a sentence)."""
    table = lexicon()
    verbs = table.verbs.get(word, {})
    noun = table.others.get(word, ())
    if "participle" in verbs and before in _AFTER_AUXILIARY:
        return verbs["participle"]
    if verbs and not (noun and before and before != "to"):
        return next(iter(verbs[name] for name in _LIKELIEST if name in verbs))
    return noun


def replace(chance: Random, text: str, share: float) -> str:
    """`text` with about `share` of its words replaced, as far as the table knows its words.

    Words with a capital inside a sentence are left alone: they may be names.
    """
    found = list(_WORD.finditer(text))
    able: list[tuple[re.Match[str], tuple[str, ...]]] = []
    before = ""
    for match in found:
        word = match.group()
        opens = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".;:!?"
        if word.islower() or (opens and word.istitle()):
            options = _choices(word.lower(), "" if opens else before)
            if options:
                able.append((match, options))
        before = word.lower()
    count = share * len(found)
    wanted = int(count) + (chance.random() < count - int(count))
    taken = chance.sample(able, min(wanted, len(able)))
    for match, options in sorted(taken, key=lambda one: -one[0].start()):
        word = chance.choice(options)
        word = word[0].upper() + word[1:] if match.group()[0].isupper() else word
        text = text[: match.start()] + word + text[match.end() :]
    return text
