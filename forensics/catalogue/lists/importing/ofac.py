"""OFAC's list of Specially Designated Nationals: sdn.csv, with alt.csv and add.csv beside it.

Files without a header, "-0-" for nothing; linked by ent_num. Entities are taken; individuals,
vessels and aircraft are not, for they employ and teach nobody. Programmes stand as "A] [B". Weak
aliases stand in the remarks ("a.k.a. 'BNC'."). Source: OFAC, SDN data specification (dat_spec.txt).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from forensics.catalogue.importing.files import Given
from forensics.catalogue.lists import domains, names
from forensics.catalogue.lists.importing.cells import Line, lines, text_of
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.told import Told
from forensics.model import ListKind

SOURCE = "US Treasury, OFAC, Specially Designated Nationals and Blocked Persons List"
NULL = "-0-"
SDN_CELLS, ALT_CELLS, ADD_CELLS = 12, 5, 6
# Under these, companies and bodies of IT-worker schemes are designated (Treasury, 2018-2025).
SCHEMES = {"DPRK", "DPRK2", "DPRK3", "DPRK4"}
TYPES = ("individual", "vessel", "aircraft")
_WEAK = re.compile(r"(?:a\.k\.a\.|alt\. name)\s*'([^']{2,200}(?:'[^']{1,60})?)'(?=[;.,]|$)")
_SITE = re.compile(r"(?i)\bweb\s?site:?\s*((?:https?://)?[\w.-]+\.[a-z]{2,})")
_MAIL = re.compile(r"(?i)\be-?mail(?: address)?:?\s*[\w.+-]+@([\w.-]+\.[a-z]{2,})")
_PROGRAMME = re.compile(r"[\]\[;,\s]+")
_NUMBER = re.compile(r"\d{1,10}")
TOLD = 20  # malformed lines of a file beside the list that are named
MIN_STREET = 4  # characters of an address that names more than a town


class Beside(NamedTuple):
    """What the files beside the list say, by ent_num."""

    strong: Mapping[str, list[str]]
    weak: Mapping[str, list[str]]
    addresses: Mapping[str, list[str]]


def sort_of(head: str) -> Literal["sdn", "alt", "add"] | None:
    """Which of the three files begins so: "sdn", "alt" or "add"; None when it is none."""
    first = next(iter(lines(head)), Line(1, []))
    cells = first.cells
    if first.problem or not cells or not _NUMBER.fullmatch(cells[0]):
        return None
    if len(cells) == SDN_CELLS and cells[2] in {NULL, *TYPES}:
        return "sdn"
    if (
        len(cells) == ALT_CELLS
        and _NUMBER.fullmatch(cells[1])
        and cells[2] in {"aka", "fka", "nka"}
    ):
        return "alt"
    if len(cells) == ADD_CELLS and _NUMBER.fullmatch(cells[1]):
        return "add"
    return None


def read(given: Given, beside: list[Given], told: Told, dated: date) -> Draft:
    """The entities of an SDN file, with what `beside` says of them."""
    draft = Draft("ofac_sdn", "OFAC SDN", given.name, told, dated)
    wanted = {programme.upper() for programme in told.programmes}
    more = _beside(draft, beside)
    passed: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for line in lines(text_of(given.data)):
        cells = line.cells
        if line.problem or len(cells) != SDN_CELLS or not _NUMBER.fullmatch(cells[0]):
            counted = f"{len(cells)} cells where {SDN_CELLS} are expected"
            draft.reject(
                line.number,
                line.problem
                or (
                    counted
                    if len(cells) != SDN_CELLS
                    else f"ent_num {cells[0][:20]!r} is not a number"
                ),
                cells[0] if cells and _NUMBER.fullmatch(cells[0]) else None,
            )
        elif cells[2] != NULL:
            passed[cells[2] if cells[2] in TYPES else "of another type"] += 1
        else:
            under = [part for part in _PROGRAMME.split(_stated(cells[3]).upper()) if part]
            if wanted and not wanted & set(under):
                passed["entities of other programmes"] += 1
                continue
            chosen = bool((wanted or SCHEMES) & set(under))
            others.update(() if chosen else under)
            _entity(
                draft, line, under, more, "designated_entity" if chosen else "sanctioned_entity"
            )
    if passed:
        told_ = ", ".join(f"{number:,} {what}" for what, number in sorted(passed.items()))
        draft.notes.append(f"not taken: {told_}")
    if others:
        top = ", ".join(f"{name} {number:,}" for name, number in others.most_common(8))
        draft.notes.append(
            f"entities under programmes you did not choose ({top}...) weigh one step less: many "
            "are ordinary employers of thousands; --programme takes those that matter to you"
        )
    return draft


def _entity(draft: Draft, line: Line, under: list[str], more: Beside, kind: ListKind) -> None:
    number, name, remarks = line.cells[0], line.cells[1], _stated(line.cells[11])
    sites = [*_SITE.findall(remarks), *_MAIL.findall(remarks)]
    own = (domains.of_address(site) for site in sites)
    draft.add(
        line.number,
        kind,
        _stated(name),
        source=draft.told.source or SOURCE,
        key=number,
        aliases=more.strong.get(number, ()),
        weak=[*_WEAK.findall(remarks), *more.weak.get(number, ())],
        addresses=more.addresses.get(number, ()),
        own_domains=[domain for domain in own if domain and domain not in domains.shared()],
        note=f"programme {', '.join(under)}" if under else None,
    )


def _beside(draft: Draft, files: list[Given]) -> Beside:
    strong, weak, addresses = (defaultdict[str, list[str]](list) for _ in range(3))
    for given in files:
        text = text_of(given.data)
        sort = sort_of(text[:65536])
        expected = ALT_CELLS if sort == "alt" else ADD_CELLS
        malformed: list[str] = []
        for line in lines(text):
            cells = line.cells
            if line.problem or len(cells) != expected or not _NUMBER.fullmatch(cells[0]):
                counted = f"{len(cells)} cells where {expected} are expected"
                reason = line.problem or (counted if len(cells) != expected else "no ent_num")
                malformed.append(f"line {line.number}: {reason}")
            elif sort == "alt":
                called = _stated(cells[3])
                known = weak if "weak" in cells[4].lower() else strong
                if names.normal(called):
                    known[cells[0]].append(called)
            elif len(street := _stated(cells[2])) >= MIN_STREET:
                place = (street, *map(_stated, cells[3:5]))
                addresses[cells[0]].append(", ".join(part for part in place if part))
        if malformed:
            rest = f"; and {len(malformed) - TOLD:,} more" if len(malformed) > TOLD else ""
            draft.notes.append(
                f"{given.name}: {len(malformed):,} malformed lines passed over: "
                + "; ".join(malformed[:TOLD])
                + rest
            )
    missing = {"alt", "add"} - {sort_of(text_of(given.data[:65536])) for given in files}
    if missing:
        called_ = " and ".join(f"{sort}.csv" for sort in sorted(missing))
        draft.notes.append(f"without {called_}: aliases or addresses are missing")
    return Beside(strong, weak, addresses)


def _stated(cell: str) -> str:
    return "" if cell.strip() == NULL else " ".join(cell.split())
