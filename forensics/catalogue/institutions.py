"""Which institution a mention means; a mention that could mean another means none.

A name resolves when, in normal form, it equals the official name or a hand-picked alias of exactly
one institution. Likeness is never enough: "York University" is not New York University, and a
system's name without a campus is no campus. IPEDS's own alias field is not read, because it holds
names that several institutions bear ("State", "Central", "OU").
"""

import re
from collections import defaultdict
from functools import cache

from forensics.catalogue.names import normalised
from forensics.reference.table import Row, load

# Names borne, to the letter, by institutions outside the table too.
_SHARED_NAMES = {"st johns college", "metropolitan state university"}
_COUNTRY = {"usa", "us", "u s a", "united states", "united states of america"}
_UNIT = re.compile(r"(?i)^(?:the )?(?:college|school|department|dept\.?|faculty|division) of ")
_ZIP = re.compile(r"\s+\d{5}(?:-\d{4})?$")
_SEPARATOR = re.compile(r"\s*[,;|•·]\s*|\s+[-–—/]\s+|\s*[–—]\s*")
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*(.*)$")


def resolve(mention: str) -> Row | None:
    """The row of `us_computing_programmes` a mention means, or None when that is not certain."""
    inside = _BRACKETS.match(mention)
    if inside is None:
        return _plain(mention)
    # "X (Y)": Y may name X again or its place; where both are institutions they must agree.
    around = f"{inside[1]} {inside[3]}".strip()
    whole = _plain(f"{around}, {inside[2]}")
    if whole is not None:
        return whole
    outer, again = _plain(around), _plain(inside[2])
    if outer is None or again is None:
        return None
    return outer if outer.key == again.key else None


def _plain(mention: str) -> Row | None:
    parts = [part for part in _SEPARATOR.split(mention.strip(" .,;-–—")) if part]
    while len(parts) > 1 and normalised(parts[-1]) in _COUNTRY:
        parts.pop()
    return _named(parts) or _without_unit(parts) or _with_place(parts)


def _named(parts: list[str]) -> Row | None:
    return _by_name().get(normalised(" ".join(parts)))


def _without_unit(parts: list[str]) -> Row | None:
    """ "School of Engineering, Rice University" and the other way round."""
    rest = [part for part in parts if not _UNIT.match(part)]
    if not rest or len(rest) == len(parts):
        return None
    return _named(rest) or _with_place(rest)


def _with_place(parts: list[str]) -> Row | None:
    """ "Rice University, Houston, TX": the state must be the institution's own."""
    if len(parts) < 2:
        return None
    city, _, code = _ZIP.sub("", parts[-1]).rpartition(" ")
    state = _states().get(normalised(_ZIP.sub("", parts[-1])))
    before = parts[:-1]
    if state is None and city:
        state, before = _states().get(normalised(code)), [*before, city]
    if state is None:
        return None
    row = _named(before) or (_named(before[:-1]) if len(before) > 1 else None)
    if row is None:
        row = _without_unit(before)
    return row if row is not None and row["state"] == state else None


@cache
def _by_name() -> dict[str, Row]:
    table = load("us_computing_programmes")
    means: defaultdict[str, set[str]] = defaultdict(set)
    for row in table.rows.values():
        means[normalised(row["institution"])].add(row.key)
    for alias in load("institution_aliases").rows.values():
        means[normalised(alias["alias"])].add(alias["unitid"])
    certain = {name: next(iter(ids)) for name, ids in means.items() if len(ids) == 1}
    return {name: table.rows[id_] for name, id_ in certain.items() if name not in _SHARED_NAMES}


@cache
def _states() -> dict[str, str]:
    rows = load("us_states").rows.values()
    names = {normalised(row["name"]): row["code"] for row in rows}
    return names | {row["code"].casefold(): row["code"] for row in rows}
