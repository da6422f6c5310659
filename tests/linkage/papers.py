"""Invented pairs of a resume and a profile page: innocent people's, and pairs that contradict.

The scenarios are in innocent_pairs.txt and contradicting_pairs.txt: a name, the resume's lines and
the page's lines:

    Software Engineer | {A} | 3/01 | 6/12 | further words     a post
    * BSc | {U} | 0 | 4                                        a degree
    = Rae Holloway                                             the name

Dates are years after the scenario's first, with or without a month; "now" is present, "" none.
{A}..{D} are employers, {U} and {V} universities, {dev} and {dev2} one title in two languages, {far}
a title of a field far from software. Each scenario is filled in as many ways as there are VARIANTS.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

VARIANTS = 7
FIRST = (2010, 2008, 2011, 2005, 2009, 2012, 2007)
CAPTURED = "2025-03-01"
_WORDS: dict[str, tuple[str, ...]] = {
    "A": ("Northgate Systems", "Kestrel Bank", "Aurora Telecom", "Brightwater Software",
          "Halden Robotics", "Cobalt Insurance", "Marlow Digital"),
    "B": ("Tidewater Energy", "Lumen Foods", "Ostrava Steel", "Pinecrest Clinic", "Vasco Logistics",
          "Juniper Retail", "Redwood Property"),
    "C": ("Silverline Airways", "Quarry Labs", "Obelisk Games", "Falcon Freight", "Meridian Press",
          "Opal Pharma", "Zephyr Motors"),
    "D": ("Beacon Media", "Granite Works", "Corvus Analytics", "Delta Orchard", "Ember Studios",
          "Fjord Shipping", "Gale Utilities"),
    "U": ("Lakeside University", "University of Tartu", "Universidade do Porto",
          "Jadavpur University", "University of Lagos", "Universität Rostock",
          "Hanyang University"),
    "V": ("Harbor University", "University of Ghent", "Universidad de Sevilla",
          "Osmania University", "University of Nairobi", "Universität Kassel",
          "Mahidol University"),
    "dev": ("Software Engineer", "Software Developer", "Backend Developer", "Programmer",
            "Senior Software Engineer", "Web Developer", "Data Engineer"),
    "dev2": ("Softwareentwickler", "Desarrollador de software", "Ingénieur logiciel",
             "Inżynier oprogramowania", "Инженер-программист", "Desenvolvedor Web",
             "数据开发工程师"),
    "far": ("Accountant", "HR Manager", "Legal Secretary", "Loan Officer", "Bank Teller",
            "Court Reporter", "Tax Auditor"),
    "far2": ("Tax Accountant", "Office Manager", "Paralegal", "Insurance Underwriter", "Bookkeeper",
             "Attorney", "Controller"),
    "beside": ("Fourth Grade Teacher", "Line Cook", "Warehouse Lead", "Koch", "Lehrerin",
               "Camarero", "Truck Driver"),
}  # fmt: skip


class Pair(NamedTuple):
    """A filled-in scenario: what it shows, and the two sheets."""

    name: str
    resume: dict[str, Any]
    profile: dict[str, Any]


def innocent() -> Iterator[Pair]:
    """Pairs of people of whom nothing must be said."""
    return _pairs("innocent_pairs.txt")


def contradicting() -> Iterator[Pair]:
    """Pairs of which both papers cannot be true."""
    return _pairs("contradicting_pairs.txt")


def _pairs(file: str) -> Iterator[Pair]:
    scenarios = Path(__file__).with_name(file).read_text(encoding="utf-8")
    for scenario in scenarios.strip().split("## ")[1:]:
        name, _, body = scenario.partition("\n")
        resume, profile = body.split("--\n")
        for variant in range(VARIANTS):
            page = _sheet(profile, variant) | {"captured_at": CAPTURED}
            yield Pair(f"{name} ({variant})", _sheet(resume, variant), page)


def _sheet(lines: str, variant: int) -> dict[str, Any]:
    sheet: dict[str, Any] = {"positions": [], "education": []}
    for line in lines.strip().splitlines():
        filled = re.sub(r"\{(\w+)\}", lambda found: _WORDS[found[1]][variant], line)
        if filled.startswith("= "):
            sheet["name"] = filled.removeprefix("= ")
            continue
        what, where, start, end, *more = (part.strip() for part in filled.split("|"))
        dates = {"start": _date(start, variant), "end": _date(end, variant)}
        if what.startswith("* "):
            sheet["education"].append(
                {"degree": what.removeprefix("* "), "institution": where} | dates
            )
        else:
            post = {"title": what, "employer": where, "current": end == "now", "bullets": more}
            sheet["positions"].append(post | dates)
    return sheet


def _date(stated: str, variant: int) -> str | None:
    if stated in {"", "now"}:
        return None
    year, _, month = stated.partition("/")
    return f"{FIRST[variant] + int(year)}" + (f"-{month}" if month else "")
