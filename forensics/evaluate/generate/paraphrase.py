"""Rule-made rewording of resume lines: turns of voice, splits, joins, fillers, other figures.

Made on purpose without a language model, so that it can be made again from a seed. It keeps most
words in order, unlike a true rewrite: what is found here is not yet found there.
"""

import re
from collections.abc import Sequence
from random import Random

from forensics.evaluate.generate.synonyms import lexicon, replace

SYNONYMS = 0.25
TURNED = 0.7
FILLED = 0.4
SPLIT = 0.3
JOINED = 0.15
"""Chances that a sentence is turned, filled, split, or joined with the next one."""
NUMBER_SPREAD = 0.2
_OBJECT_ENDS = re.compile(
    r"[,;:(.]|\b(?:and|while|by|for|with|to|in|on|at|from|through|using|that|which|as|within)\b"
)
_OBJECT_WORDS = 6
_RESPONSIBLE = re.compile(r"^(?:Was |Am |I was |I am )?[Rr]esponsible for (?:the )?(\w+ing)\b\s*")
_WAS = re.compile(r"^(\w[^,;:.]{3,60}?) (?:was|were) (\w+)\b(?! by)")
_SPLITTING = re.compile(r",? and (\w+)(?= )")
_NUMBER = re.compile(r"(?<![\w/.,-])\d[\d,]*(?![\w/,-])(?!\.\d)")
_YEARS = range(1900, 2100)
_FILLERS_END = (
    "on a regular basis", "as needed", "in line with company practice", "at all times",
    "whenever required", "as part of the role", "together with the team", "across the business",
    "over the period", "to a high standard",
)  # fmt: skip
_FILLERS_START = (
    "In this role, ", "As part of daily work, ", "Among other duties, ", "Over this period, ",
    "On a regular basis, ", "Where needed, ",
)  # fmt: skip
_PLAIN = frozenset(
    ("a", "an", "the", "all", "any", "both", "each", "every", "this", "these", "its")
)
_JOINS = ("; in addition, ", "; also ", ", and furthermore ", "; besides, ")


def paraphrase(chance: Random, sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences reworded, in order; some are split in two, some joined with the next."""
    turned: list[str] = []
    for sentence in sentences:
        pieces = _split(sentence) if chance.random() < SPLIT else (sentence,)
        turned += [reword(chance, piece) for piece in pieces]
    joined: list[str] = []
    for sentence in turned:
        if joined and chance.random() < JOINED:
            joined[-1] = joined[-1].rstrip(" .;") + chance.choice(_JOINS) + _lower(sentence)
        else:
            joined.append(sentence)
    return tuple(joined)


def reword(chance: Random, sentence: str) -> str:
    """One sentence with another turn, other figures, a filler now and then, and synonyms."""
    if chance.random() < TURNED:
        sentence = _turn(chance, sentence)
    sentence = _NUMBER.sub(lambda found: _jittered(chance, found[0]), sentence)
    sentence = replace(chance, sentence, SYNONYMS)
    if chance.random() >= FILLED:
        return sentence
    if chance.random() < 0.5:
        return chance.choice(_FILLERS_START) + _lower(sentence)
    bare = sentence.rstrip(" .;")
    return f"{bare} {chance.choice(_FILLERS_END)}{sentence[len(bare) :].strip()}"


def _turn(chance: Random, sentence: str) -> str:
    """Responsible for -ing <-> past, passive <-> active; as it was where no rule fits."""
    forms = lexicon().forms
    charged = _RESPONSIBLE.match(sentence)
    if charged and charged[1].lower() in forms:
        return f"{forms[charged[1].lower()].past.capitalize()} {sentence[charged.end() :]}"
    passive = _WAS.match(sentence)
    if passive and (verb := forms.get(passive[2].lower())) and passive[2] == verb.participle:
        rest = sentence[passive.end() :]
        return f"{verb.past.capitalize()} {_lower(passive[1])}{rest}"
    first, _, rest = sentence.partition(" ")
    verb = forms.get(first.lower())
    if verb is None or not rest:
        return sentence
    if chance.random() < 0.5:
        return f"{chance.choice(('Was responsible', 'Responsible'))} for {verb.ing} {rest}"
    end = _OBJECT_ENDS.search(rest)
    thing = (rest[: end.start()] if end else rest).strip()
    if not 1 <= len(thing.split()) <= _OBJECT_WORDS:
        return sentence
    after = rest[end.start() :].strip() if end else ""
    many = thing.split(" of ")[0].endswith("s") and not thing.split(" of ")[0].endswith("ss")
    past = first.lower() in (verb.past, verb.participle)
    auxiliary = ("were" if many else "was") if past else ("are" if many else "is")
    space = "" if after[:1] in tuple(",;:.") else " "
    turned = f"{thing[0].upper()}{thing[1:]} {auxiliary} {verb.participle}{space}{after}"
    return turned.strip()


def _split(sentence: str) -> tuple[str, ...]:
    """Two sentences where a second verb begins a clause of its own."""
    for found in _SPLITTING.finditer(sentence):
        verb = lexicon().forms.get(found[1].lower())
        if verb is not None and found[1] in (verb.past, verb.base) and found.start() > 15:
            second = sentence[found.start(1) :]
            return sentence[: found.start()].rstrip() + ".", second[0].upper() + second[1:]
    return (sentence,)


def _jittered(chance: Random, number: str) -> str:
    """Another figure near it; years and figures below three stay."""
    digits = number.replace(",", "")
    comma = "," if number.endswith(",") else ""
    value = int(digits)
    if value < 3 or value in _YEARS or len(digits) > 12:
        return number
    step = max(1, round(value * chance.uniform(0.03, NUMBER_SPREAD)))
    value += step if value <= step or (chance.random() < 0.5 and value != 100) else -step
    return (f"{value:,}" if "," in number.rstrip(",") else str(value)) + comma


def _lower(sentence: str) -> str:
    """Without a capital at the start, unless the first word is written in capitals or a name."""
    first = sentence.split(" ", 1)[0]
    word = first.lower()
    known = word in _PLAIN or word in lexicon().forms or word in lexicon().others
    return sentence[0].lower() + sentence[1:] if known and first.istitle() else sentence
