"""The country, and within the United States the state, that a stated place names.

A place is read as every region it can mean: "Dover, DE" may be in Delaware or, by its code, in
Germany. Two places lie apart only where every reading of one is far from every reading of the
other; a town without state or country can mean no region that is known here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forensics.llm.legible import fold
from forensics.reference import load

_PARTS = re.compile(r"[,;|\n\t•·()/，、]|\s[-–—]\s")
_POSTAL = re.compile(
    r"(?<![\w-])(?:\d{4,6}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|"
    r"\d{3}[ -]\d{2,4}|(?:AD|A|B|CH|D|DK|F|I|L|NL|PL|S)-\s?\d{4,5})(?![\w-])"
)
_ZIP = re.compile(r"(?<![\w-])([A-Z]{2})[\s,]+\d{5}(?:-\d{4})?(?![\w-])")
_TOWN_AND_CODE = re.compile(r"[^\W\d_]{3,}(?:[ .'-]+[^\W\d_]+){0,3}\s([A-Z]{2})")
_CODE = re.compile(r"[A-Z]{2,3}")
_DEPTH = 4  # parts looked at from the end: country, state, county, town


class Region(NamedTuple):
    """A country by its ISO code and, in the United States, a state by its postal code."""

    country: str
    state: str = ""


def readings(place: str) -> frozenset[Region]:
    """Every region that a place as stated can mean; empty when none is told."""
    stated = _ZIP.search(place)
    if stated and stated[1] in load("us_states").rows:
        return frozenset({Region("US", stated[1])})
    parts = [body for part in _PARTS.split(place) if (body := _POSTAL.sub(" ", part).strip(" .:-"))]
    last = list(reversed(parts))[:_DEPTH]
    for index, part in enumerate(last):
        found = _named(part) or (_run_on(part) if index == 0 else frozenset())
        if found == {Region("US")}:
            within = (_states(each) for each in last[index + 1 :])
            return next((states for states in within if states), found)
        if found:
            return found
    return frozenset()


def alike(one: frozenset[Region], other: frozenset[Region]) -> bool:
    """Whether two places can lie in one region, or one names no more than the other's country."""
    return any(
        a.country == b.country and (a.state == b.state or not (a.state and b.state))
        for a in one
        for b in other
    )


def apart(one: frozenset[Region], other: frozenset[Region]) -> bool:
    """Whether two places are known and in no reading one region or two that border each other."""
    return bool(one and other) and not any(_near(a, b) for a in one for b in other)


def names(region: Region) -> tuple[str, ...]:
    """The names, not the codes, under which a text can mention a region."""
    if region.state:
        row = load("us_states").rows[region.state]
        spelt = [row["name"], *row["aliases"].split("|")]
    else:
        row = load("countries").rows[region.country]
        spelt = [row["name"], *row["aliases"].split("|")]
        spelt += [
            item["name"]
            for item in load("provinces").rows.values()
            if item["country"] == region.country
        ]
    return tuple(name for name in spelt if len(name) > 2 or not name.isascii())


def _near(one: Region, other: Region) -> bool:
    if one.country != other.country:
        return other.country in load("countries").rows[one.country]["borders"].split()
    if not (one.state and other.state) or one.state == other.state:
        return True
    row = load("us_states").rows[one.state]
    return other.state in {*row["neighbours"].split(), *row["metro_overlap"].split()}


def _named(part: str) -> frozenset[Region]:
    """The regions whose name, alias or code is the whole of a part."""
    if _CODE.fullmatch(part) and part in _by_code():
        return _by_code()[part]
    return _by_name().get(_plain(part), frozenset())


def _states(part: str) -> frozenset[Region]:
    found = _named(part) or _run_on(part)
    return frozenset(region for region in found if region.state)


def _run_on(part: str) -> frozenset[Region]:
    """ "Austin TX": a code after a town, without a comma."""
    found = _TOWN_AND_CODE.fullmatch(part)
    return _by_code().get(found[1], frozenset()) if found else frozenset()


def _plain(name: str) -> str:
    return re.sub(r"[\s.]+", " ", fold(name)).strip()


def _all() -> Iterator[tuple[str, Region]]:
    for code, row in load("us_states").rows.items():
        for name in (code, row["name"], *row["aliases"].split("|")):
            yield name, Region("US", code)
    for code, row in load("countries").rows.items():
        # "Toronto, CA" is read as a place in California, which borders on what it means: no harm.
        codes = () if code == "CA" else (code,)
        for name in (*codes, row["name"], *row["aliases"].split("|")):
            yield name, Region(code)
    for row in load("provinces").rows.values():
        for name in (row["name"], *row["aliases"].split("|")):
            yield name, Region(row["country"])


@cache
def _by_code() -> dict[str, frozenset[Region]]:
    found: dict[str, set[Region]] = defaultdict(set)
    for name, region in _all():
        if _CODE.fullmatch(name):
            found[name].add(region)
    return {code: frozenset(regions) for code, regions in found.items()}


@cache
def _by_name() -> dict[str, frozenset[Region]]:
    found: dict[str, set[Region]] = defaultdict(set)
    for name, region in _all():
        if name and not _CODE.fullmatch(name):
            found[_plain(name)].add(region)
    for name, region in _all():  # "usa", written small, is no code; two letters are a word
        if len(name) > 2 and _CODE.fullmatch(name):
            found[_plain(name)].add(region)
    return {name: frozenset(regions) for name, regions in found.items()}
