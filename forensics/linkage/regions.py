"""The country, and within the United States the state, that a stated place names.

A place is read as every region it can mean: "Dover, DE" may be in Delaware or, by its code, in
Germany. A two-letter code is a US state for certain only beside a ZIP code, the country or a town
known in that state; else it may name a province anywhere. Two places lie apart only where every
reading of one is far from every reading of the other; a town without state or country can mean no
region that is known here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forensics.llm.legible import fold
from forensics.reference import load

# Towns that tell a code after them to be a US state: places of the Census Bureau's decennial
# census of 2020 with some 100,000 residents or more, state capitals, and well-known smaller ones.
_TOWNS = {
    "AL": "birmingham|montgomery|huntsville|mobile|tuscaloosa|auburn",
    "AK": "anchorage|juneau|fairbanks",
    "AZ": (
        "phoenix|tucson|mesa|chandler|scottsdale|glendale|gilbert|tempe|peoria|surprise|"
        "goodyear|buckeye|flagstaff"
    ),
    "AR": "little rock|fayetteville|bentonville|fort smith|springdale|jonesboro",
    "CA": (
        "los angeles|san diego|san jose|san francisco|fresno|sacramento|long beach|oakland|"
        "bakersfield|anaheim|stockton|riverside|irvine|santa ana|chula vista|fremont|"
        "santa clarita|san bernardino|modesto|fontana|moreno valley|oxnard|huntington beach|"
        "glendale|elk grove|santa rosa|rancho cucamonga|oceanside|garden grove|"
        "lancaster|palmdale|corona|salinas|hayward|roseville|sunnyvale|escondido|pomona|"
        "visalia|torrance|fullerton|orange|pasadena|santa clara|thousand oaks|simi valley|"
        "concord|vallejo|berkeley|fairfield|richmond|antioch|carlsbad|murrieta|temecula|"
        "ventura|costa mesa|burbank|daly city|san mateo|mountain view|palo alto|redwood city|"
        "cupertino|menlo park|santa monica|santa barbara|santa cruz|pleasanton|san ramon|"
        "walnut creek|milpitas|el monte|inglewood|davis"
    ),
    "CO": (
        "denver|colorado springs|aurora|fort collins|lakewood|thornton|arvada|westminster|"
        "pueblo|greeley|centennial|boulder|longmont|broomfield"
    ),
    "CT": "bridgeport|stamford|new haven|hartford|waterbury|norwalk|danbury",
    "DE": "wilmington|dover|newark",
    "DC": "washington",
    "FL": (
        "jacksonville|miami|tampa|orlando|saint petersburg|st petersburg|hialeah|"
        "port saint lucie|port st lucie|tallahassee|cape coral|fort lauderdale|pembroke pines|"
        "hollywood|gainesville|miramar|coral springs|palm bay|lakeland|west palm beach|"
        "clearwater|pompano beach|miami gardens|davie|boca raton|sunrise|deltona|palm coast|"
        "naples|sarasota"
    ),
    "GA": (
        "atlanta|augusta|columbus|macon|savannah|athens|sandy springs|south fulton|roswell|"
        "johns creek|alpharetta|marietta"
    ),
    "HI": "honolulu|hilo",
    "ID": "boise|meridian|nampa|idaho falls",
    "IL": (
        "chicago|aurora|joliet|naperville|rockford|elgin|springfield|peoria|champaign|urbana|"
        "evanston|schaumburg"
    ),
    "IN": (
        "indianapolis|fort wayne|evansville|fishers|carmel|south bend|bloomington|west lafayette"
    ),
    "IA": "des moines|cedar rapids|davenport|iowa city|ames|sioux city",
    "KS": "wichita|overland park|olathe|topeka|lawrence|kansas city",
    "KY": "louisville|lexington|frankfort|bowling green",
    "LA": "new orleans|baton rouge|shreveport|lafayette|lake charles|metairie",
    "ME": "portland|augusta|bangor",
    "MD": (
        "baltimore|annapolis|columbia|rockville|silver spring|germantown|bethesda|gaithersburg|"
        "frederick|college park"
    ),
    "MA": (
        "boston|worcester|springfield|cambridge|lowell|brockton|quincy|lynn|new bedford|"
        "fall river|somerville|newton|waltham|amherst"
    ),
    "MI": (
        "detroit|grand rapids|warren|sterling heights|ann arbor|lansing|dearborn|flint|"
        "kalamazoo|troy|east lansing"
    ),
    "MN": "minneapolis|saint paul|st paul|rochester|bloomington|duluth",
    "MS": "jackson|gulfport|biloxi|hattiesburg|oxford",
    "MO": (
        "kansas city|saint louis|st louis|springfield|columbia|independence|lees summit|"
        "jefferson city"
    ),
    "MT": "billings|missoula|bozeman|helena|great falls",
    "NE": "omaha|lincoln",
    "NV": "las vegas|henderson|reno|north las vegas|sparks|carson city|enterprise",
    "NH": "manchester|nashua|concord|portsmouth",
    "NJ": (
        "newark|jersey city|paterson|elizabeth|edison|trenton|hoboken|princeton|woodbridge|"
        "lakewood|toms river|clifton|camden|new brunswick"
    ),
    "NM": "albuquerque|las cruces|santa fe|rio rancho",
    "NY": (
        "new york|new york city|nyc|brooklyn|queens|bronx|manhattan|staten island|buffalo|"
        "rochester|yonkers|syracuse|albany|ithaca|white plains|new rochelle|long island city"
    ),
    "NC": (
        "charlotte|raleigh|greensboro|durham|winston-salem|fayetteville|cary|wilmington|"
        "high point|concord|asheville|chapel hill"
    ),
    "ND": "fargo|bismarck|grand forks",
    "OH": "columbus|cleveland|cincinnati|toledo|akron|dayton|dublin",
    "OK": "oklahoma city|tulsa|norman|broken arrow|stillwater|edmond",
    "OR": "portland|salem|eugene|gresham|hillsboro|bend|beaverton|corvallis",
    "PA": (
        "philadelphia|pittsburgh|allentown|erie|reading|scranton|harrisburg|lancaster|"
        "bethlehem|state college"
    ),
    "PR": "san juan|bayamón|carolina|ponce|caguas",
    "RI": "providence|cranston|warwick|newport",
    "SC": "charleston|columbia|north charleston|greenville|mount pleasant|rock hill",
    "SD": "sioux falls|rapid city|pierre",
    "TN": "nashville|memphis|knoxville|chattanooga|clarksville|murfreesboro|franklin",
    "TX": (
        "houston|san antonio|dallas|austin|fort worth|el paso|arlington|corpus christi|plano|"
        "lubbock|laredo|irving|garland|frisco|mckinney|amarillo|grand prairie|brownsville|"
        "killeen|denton|mesquite|pasadena|mcallen|waco|midland|lewisville|carrollton|abilene|"
        "round rock|pearland|college station|richardson|odessa|the woodlands|league city|allen|"
        "tyler|beaumont|sugar land|wichita falls|edinburg|san angelo|conroe"
    ),
    "UT": (
        "salt lake city|provo|orem|west valley city|west jordan|sandy|ogden|st george|lehi|logan"
    ),
    "VT": "burlington|montpelier",
    "VA": (
        "virginia beach|chesapeake|norfolk|arlington|richmond|newport news|alexandria|hampton|"
        "roanoke|portsmouth|suffolk|reston|fairfax|mclean|charlottesville|blacksburg|herndon"
    ),
    "WA": (
        "seattle|spokane|tacoma|vancouver|bellevue|kent|everett|renton|redmond|kirkland|"
        "olympia|spokane valley|bellingham|federal way|yakima|pullman"
    ),
    "WV": "charleston|huntington|morgantown",
    "WI": "milwaukee|madison|green bay|kenosha|racine|appleton",
    "WY": "cheyenne|casper|laramie",
}
_PARTS = re.compile(r"[,;|\n\t•·()/，、]|\s[-–—]\s")
_POSTAL = re.compile(
    r"(?<![\w-])(?:\d{4,6}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|"
    r"\d{3}[ -]\d{2,4}|(?:AD|A|B|CH|D|DK|F|I|L|NL|PL|S)-\s?\d{4,5})(?![\w-])"
)
_ZIP = re.compile(r"(?<![\w-])([A-Z]{2})[\s,]+\d{5}(?:-\d{4})?(?![\w-])")
_TOWN_AND_CODE = re.compile(r"[^\W\d_]{3,}(?:[ .'-]+[^\W\d_]+){0,3}\s([A-Z]{2})")
_CODE = re.compile(r"[A-Z]{2,3}")
_AFTER = re.compile(r"(?<=\w)\s[A-Z]\.?[A-Z]\.?$")  # a code after a town, without a comma
_CAPITAL = re.compile(r"(?i)\bwashington\b")
_DEPTH = 4  # parts looked at from the end: country, state, county, town


class Region(NamedTuple):
    """A country by its ISO code and, in the United States, a state by its postal code."""

    country: str
    state: str = ""


ABROAD = Region("")  # a country other than the United States that is not told: "Cuiabá, MT"


def readings(place: str) -> frozenset[Region]:
    """Every region that a place as stated can mean; empty when none is told."""
    stated = _ZIP.search(place)
    if stated and stated[1] in load("us_states").rows:
        return frozenset({Region("US", stated[1])})
    parts = [body for part in _PARTS.split(place) if (body := _POSTAL.sub(" ", part).strip(" .:-"))]
    last = list(reversed(parts))[:_DEPTH]
    for index, part in enumerate(last):
        found = _named(part) or (_run_on(part) if index == 0 else frozenset())
        if _plain(part) in {"dc", "d c"} and not _CAPITAL.search(place):  # "Bogotá, D.C."
            found = frozenset()
        if found == {Region("US")}:
            within = (_states(each) for each in last[index + 1 :])
            return next((states for states in within if states), found)
        if found:
            return _of_code(part, last[index + 1 :], found)
    return frozenset()


def towns(place: str) -> frozenset[str]:
    """The parts of a place, in small letters, that can be its town: without codes and regions."""
    bodies = (_AFTER.sub("", part.strip(" .:-")) for part in _PARTS.split(_POSTAL.sub(",", place)))
    return frozenset(
        fold(body)
        for body in bodies
        if len(body) > (2 if body.isascii() else 1)
        and not re.search(r"\d", body)
        and not _named(body)
    )


def is_certain(place: frozenset[Region]) -> bool:
    """Whether a place can mean one region only."""
    return len(place) == 1


def alike(one: frozenset[Region], other: frozenset[Region]) -> bool:
    """Whether two places can lie in one region, or one names no more than the other's country."""
    return any(
        a != ABROAD and a.country == b.country and (a.state == b.state or not (a.state and b.state))
        for a in one
        for b in other
    )


def apart(one: frozenset[Region], other: frozenset[Region]) -> bool:
    """Whether two places are known and in no reading one region or two that border each other."""
    return bool(one and other) and not any(_near(a, b) for a in one for b in other)


def names(region: Region) -> tuple[str, ...]:
    """The names, not the codes, under which a text can mention a region."""
    if region == ABROAD:
        return ()
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
    if ABROAD in (one, other):
        return "US" not in (one.country, other.country)
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


def _of_code(part: str, before: list[str], found: frozenset[Region]) -> frozenset[Region]:
    """The regions of a part that may be, or end in, a bare code: the state alone by its town."""
    code = part[-2:]
    state = Region("US", code)
    if not _CODE.fullmatch(code) or state not in found:
        return found
    town = _plain(part[:-2] if len(part) > len(code) else "".join(before[:1]))
    known = _TOWNS.get(code, "").split("|")
    # "12 Main St Denver": the town ends what stands before its code.
    certain = any(town == each or town.endswith(f" {each}") for each in known if each)
    return frozenset({state}) if certain else found | {ABROAD}


def _states(part: str) -> frozenset[Region]:
    found = _named(part) or _run_on(part)
    return frozenset(region for region in found if region.state)


def _run_on(part: str) -> frozenset[Region]:
    """ "Austin TX": a code after a town, without a comma."""
    found = _TOWN_AND_CODE.fullmatch(part)
    if found is None or (found[1] == "DC" and not _CAPITAL.search(part)):
        return frozenset()
    return _by_code().get(found[1], frozenset())


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
