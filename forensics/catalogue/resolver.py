"""Which institution a mention means; a mention that could mean another means none.

A mention resolves when it begins with a known name, in normal form, and all that follows says where
that institution lies. Likeness is never enough: "York University" is not New York University, and a
system's name without a campus is no campus. A name that institutions elsewhere bear too, to the
letter, resolves only together with the state.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from forensics.catalogue.names import normalised
from forensics.reference.table import load

# Words that may follow a name and tell no other place or institution apart.
_FILLING = {"usa", "us", "united", "states", "of", "america", "main", "campus", "online"}
_LONGEST_PLACE = 6  # words: "city of industry california usa"
# "Kelley School of Business", "The Wharton School"; "Teachers College" may stand for itself.
_UNIT = re.compile(
    r"(?i)^(?:the )?(?:(?:[\w&.'’-]+ ){0,6}?"
    r"(?:school|(?:school|department|dept\.?|faculty|division) (?:of|for) .*)|college of .*)$"
)
_INSTITUTION = {"university", "college", "school", "institute", "academy", "high"}
_ZIP = re.compile(r"(?<=\D)\s+\d{5}(?:-\d{4})?(?=\W|$)")
_SEPARATOR = re.compile(r"\s*[,;|•·]\s*|\s+[-–—/]\s+|\s*[–—]\s*")
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*(.*)$")
_ABROAD = {"tbilisi", "batumi", "kutaisi", "rustavi"}  # towns of the country named as a state is
MOST_WORDS = 24  # of a mention: what is longer is a sentence


Says = Literal["nothing", "city", "state"] | None


class Meant(NamedTuple):
    """An institution by its number, and the name, in normal form, by which it was recognised."""

    key: str
    name: str


@dataclass(frozen=True)
class Resolver:
    """Names in normal form with the institutions that bear them, and where these lie.

    `shared` are names borne elsewhere as well. `cities` are in normal form, `states` codes.
    """

    names: Mapping[str, Collection[str]]
    states: Mapping[str, str]
    cities: Mapping[str, str] = field(default_factory=dict)
    shared: Collection[str] = frozenset()

    def resolve(self, mention: str) -> Meant | None:
        """The institution a mention means, None when that is not certain."""
        inside = _BRACKETS.match(mention)
        if inside is None:
            return self._plain(mention)
        # "X (Y)": Y may name X again or its place; where both are institutions they must agree.
        around = f"{inside[1]} {inside[3]}".strip()
        whole = self._plain(f"{around}, {inside[2]}")
        if whole is not None:
            return whole
        outer, again = self._plain(around), self._plain(inside[2])
        if outer is not None and again is None and _initials(around) == normalised(inside[2]):
            return outer
        return outer if outer and again and outer.key == again.key else None

    def _plain(self, mention: str) -> Meant | None:
        mention = _ZIP.sub("", mention.strip(" .,;-–—"))
        parts = [part for part in _SEPARATOR.split(mention) if normalised(part)]
        found = self._placed(parts)
        if found is not None or len(parts) < 2:
            return found
        units = [part for part in parts if _UNIT.match(part)]
        if units and len(units) < len(parts):  # "School of Engineering, Rice University"
            found = self._placed([part for part in parts if part not in units])
            others = {self._placed([unit]) for unit in units} - {None}
            return found if found and all(o and o.key == found.key for o in others) else None
        each = [self._placed([part]) for part in parts]
        keys = {one.key if one else None for one in each}
        return each[0] if len(keys) == 1 else None  # a name given twice, in two ways

    def _placed(self, parts: list[str]) -> Meant | None:
        """The institution of the longest name the parts begin with, if the rest is its place."""
        words = normalised(" ".join(parts)).split()
        if len(words) > MOST_WORDS:
            return None
        ends = {len(normalised(" ".join(parts[:n])).split()) for n in range(1, len(parts) + 1)}
        for length in range(len(words), max(0, len(words) - _LONGEST_PLACE - 1), -1):
            name, rest = " ".join(words[:length]), " ".join(words[length:])
            said = {key: self._says(key, rest, length in ends) for key in self.names.get(name, ())}
            bearers = [key for key, says in said.items() if says]
            if len(bearers) == 1 and (name not in self.shared or said[bearers[0]] == "state"):
                return Meant(bearers[0], name)
        return None

    def _says(self, key: str, rest: str, apart: bool) -> Says:
        """What the words after a name say of an institution; None when they say something else.

        Before its state stands its city, or any city where a comma parts it from the name.
        """
        city, state = self.cities.get(key), self.states.get(key)
        words = [word for word in rest.split() if word not in _FILLING]
        if rest in _FILLING or not words:
            return "nothing"
        if city and " ".join(words) == city:
            return "city"
        for length in (1, 2, 3):
            if state and _states().get(" ".join(words[-length:])) == state:
                before = " ".join(words[:-length])
                if before in {"", city}:
                    return "state"
                elsewhere = _INSTITUTION | _ABROAD
                if apart and not elsewhere & set(before.split()):
                    return "state"
        return None


def _initials(name: str) -> str:
    """ "rit" of "Rochester Institute of Technology"."""
    return "".join(word[0] for word in normalised(name).split() if word not in {"of", "and", "for"})


@cache
def _states() -> dict[str, str]:
    rows = load("us_states").rows.values()
    names = {normalised(row["name"]): row["code"] for row in rows}
    short = {normalised(a): row["code"] for row in rows for a in row["aliases"].split("|") if a}
    return short | names | {row["code"].casefold(): row["code"] for row in rows}
