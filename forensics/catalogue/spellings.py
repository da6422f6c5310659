"""The names people use for an institution, derived from those the directory has.

Every derived name is only proposed here: who builds the resolver drops those that several bear.
"""

import re
from collections.abc import Iterator
from functools import cache

from forensics.catalogue.names import normalised
from forensics.reference.table import load

_CAMPUS = re.compile(r"(?i)[- ]+(?:main campus|campus)$")
_BEFORE_CAMPUS = re.compile(
    r"(?i)(.+?\b(?:university|college|institute|school|academy)\b[^-]*)-\s*\w"
)
_FORMERLY = re.compile(r"(?i)\b(?:formerly|also)(?: known)?(?: as)?\b:?")
_STATE = re.compile(r"^(.+) state university$")
_TECH = re.compile(r"^(.+) institute of technology$")
_SUNY = re.compile(r"^(?:suny|state university of new york) (?:college |university )?(.+)$")
_CUNY = re.compile(r"^(?:cuny|city university of new york) (.+)$")
# Words so common in names that one made of them alone names nobody.
_COMMON = frozenset(
    [
        "american",
        "art",
        "arts",
        "bible",
        "business",
        "career",
        "central",
        "christian",
        "city",
        "college",
        "community",
        "county",
        "design",
        "eastern",
        "health",
        "institute",
        "international",
        "national",
        "northern",
        "of",
        "school",
        "science",
        "southern",
        "state",
        "tech",
        "technical",
        "technology",
        "training",
        "university",
        "valley",
        "western",
        "and",
        "for",
        "academy",
        "online",
        "center",
        "medical",
        "management",
        "education",
        "services",
        "studies",
        "global",
    ]
)
MOST_ALIAS = 8  # words: longer aliases are descriptions


def official(name: str) -> Iterator[str]:
    """An official name and the ways to write it, in normal form.

    "Purdue University-Main Campus" is also without "Main Campus"; a system's prefix is shortened.
    """
    whole = normalised(name)
    yield whole
    plain = without_campus(name)
    yield plain
    if found := _STATE.match(plain):
        yield f"{found[1]} state"
    if found := _TECH.match(plain):
        yield f"{found[1]} tech"
    if found := _SUNY.match(plain):
        yield from (f"suny {found[1]}", f"state university of new york {found[1]}")
        yield from (f"suny college {found[1]}", f"{found[1]} suny")
        yield f"state university of new york college {found[1]}"
    if found := _CUNY.match(plain):
        yield from (f"{found[1]} cuny", f"city university of new york {found[1]}")
        yield from ((found[1],) if "college" in found[1] else ())
        yield f"cuny {found[1].removesuffix(' college')}"
    for prefix, short in _systems():
        if plain.startswith(f"{prefix} "):
            yield f"{short}{plain.removeprefix(prefix)}"


def without_campus(name: str) -> str:
    """In normal form, without "Main Campus"."""
    return normalised(_CAMPUS.sub("", name))


def stem(name: str) -> str:
    """The part before a campus: "DeVry University" of "DeVry University-Ohio"; "" if no campus."""
    found = _BEFORE_CAMPUS.match(name)
    return normalised(found[1]) if found else ""


def alias(text: str) -> Iterator[str]:
    """The usable names in one alias of the directory.

    Letters and single words are left out: several institutions bear them, here or elsewhere.
    """
    for part in _FORMERLY.split(text):
        name = without_campus(part)
        words = name.split()
        telling = [word for word in words if word not in _COMMON and len(word) > 2]
        if 2 <= len(words) <= MOST_ALIAS and telling:
            yield name


@cache
def of_systems() -> frozenset[str]:
    """The names and short forms of systems, which without a campus name nobody."""
    return frozenset(name for pair in _systems() for name in pair)


@cache
def _systems() -> tuple[tuple[str, str], ...]:
    rows = load("institution_systems").rows.values()
    return tuple(
        (normalised(row["prefix"]), normalised(short))
        for row in rows
        for short in row["short"].split("|")
    )
