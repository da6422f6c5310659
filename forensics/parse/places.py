"""Places as resumes print them: "Austin, TX", "Lyon, France", "Remote"."""

import re
from functools import cache

from forensics.parse import employers
from forensics.reference import table

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|
Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|
Bosnia and Herzegovina|Botswana|Brazil|Brasil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|
Cameroon|Canada|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|
Czechia|Denmark|Deutschland|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|England|
Eritrea|España|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|
Greece|Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|
Iraq|Ireland|Israel|Italia|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|
Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macau|
Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|México|Moldova|
Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|The Netherlands|
Nederland|New Zealand|Nicaragua|Niger|Nigeria|North Macedonia|Northern Ireland|Norway|Oman|
Österreich|Pakistan|Palestine|Panama|Paraguay|Peru|Perú|Philippines|Poland|Polska|Portugal|
Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Schweiz|Scotland|Senegal|Serbia|
Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Korea|Spain|Sri Lanka|
Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|
Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|UAE|Uganda|UK|U\\.K\\.|Ukraine|
United Arab Emirates|United Kingdom|United States of America|United States|Uruguay|USA|
U\\.S\\.A\\.|U\\.S\\.|US|Uzbekistan|Venezuela|Vietnam|Viet Nam|Wales|Yemen|Zambia|Zimbabwe
"""
_PROVINCES = (
    "ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|NSW|"
    "VIC|QLD|"
    "Catalonia|Catalunya|Bavaria|Bayern|Maharashtra|Karnataka|Telangana|Tamil Nadu|Gujarat|"
    "SP|RJ|Lagos State|Punjab|Sindh|Île-de-France|England|Scotland"
)
_CITY = r"[^\W\d_][\w'’.-]*(?:[ -](?!ï¼)[^\W\d_][\w'’.-]*){0,3}"
_REMOTE = (
    r"(?:100%\s?)?(?:fully\s)?(?:remote|hybrid|on-?site|worldwide|télétravail|remoto|"
    r"work from home|home office)"
    r"(?:\s?[-,(/]?\s?\(?(?:US|USA|EU|EMEA|worldwide|global|contract)\)?)?"
)
_AREA = re.compile(
    rf"(?:Greater\s{_CITY}|{_CITY}\s(?:Metropolitan\s)?(?:Bay\s)?(?:Area|Region|Metroplex))$"
)
_ALONE = re.compile(rf"(?:{_REMOTE})", re.IGNORECASE)
_COUNTRY_AFTER = r"(?:United States(?: of America)?|U\.S\.A?\.?|[^\W\d]\w*)"
# The publisher of such texts sets a space before the comma: "City , Uruguay" as well.
_PLACEHOLDER = re.compile(
    rf"(?<![\w])(?:City\s?,\s?State(?:\s?,\s{_COUNTRY_AFTER})?|"
    rf"(?<!Lake\s)(?<!York\s)(?<!Kansas\s)(?<!Oklahoma\s)City\s,\s{_COUNTRY_AFTER})(?!\w)"
)
_LONE_PLACEHOLDER = re.compile(r"(?:City|State)(?:\s?,\s[^\W\d]\w*)?")
_SCHOOL = (
    r"\s(?:State|University|College|Institute|Tech|School|Southern|Western|Northern|Eastern|"
    r"Polytechnic|A&M|Medical|Department|Power|Pacific|Academy|Community|Christian|Wesleyan)\b"
)
# "Nursing, Oregon Health & Science University": the state opens a name.
_NAMED_SCHOOL = (
    r"(?:\s(?:[^\W\d_a-z][\w'’-]*|&|and|of)){1,4}?\s(?:University|College|Institute|School)\b"
)
_STATE_SCHOOL = re.compile(_SCHOOL)
_TOWNS = frozenset({"College", "Union", "Park", "City", "Market", "Center", "Guard"})
_CITY_NAMES = """
london|paris|berlin|madrid|barcelona|lisbon|lisboa|porto|rome|roma|milan|milano|amsterdam|
rotterdam|brussels|vienna|wien|zurich|zürich|geneva|genève|munich|münchen|hamburg|frankfurt|
cologne|köln|stuttgart|düsseldorf|copenhagen|stockholm|oslo|helsinki|dublin|edinburgh|
manchester|birmingham|warsaw|warszawa|krakow|kraków|prague|praha|budapest|bucharest|sofia|
athens|istanbul|ankara|kyiv|kiev|lviv|moscow|saint petersburg|tbilisi|yerevan|tel aviv|dubai|
abu dhabi|riyadh|doha|cairo|lagos|abuja|nairobi|accra|johannesburg|cape town|casablanca|mumbai|
delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|kolkata|karachi|lahore|islamabad|
dhaka|colombo|bangkok|hanoi|ho chi minh city|jakarta|kuala lumpur|manila|singapore|hong kong|
taipei|shanghai|beijing|shenzhen|guangzhou|hangzhou|tokyo|osaka|seoul|busan|sydney|melbourne|
brisbane|perth|auckland|wellington|toronto|vancouver|montreal|montréal|ottawa|calgary|
mexico city|guadalajara|monterrey|bogota|bogotá|medellín|lima|santiago|buenos aires|são paulo|
sao paulo|rio de janeiro|new york|new york city|nyc|brooklyn|los angeles|san francisco|chicago|
boston|seattle|austin|houston|dallas|denver|atlanta|miami|philadelphia|phoenix|san diego|
san jose|portland|washington dc|washington, d.c.|las vegas|detroit|minneapolis|lyon|marseille|
toulouse|valencia|sevilla|turin|torino|naples|leeds|glasgow|bristol|cambridge|oxford
"""
_CITIES = frozenset(_CITY_NAMES.replace("\n", "").split("|"))


@cache
def _pattern() -> re.Pattern[str]:
    states: list[str] = []
    for code, row in table.load("us_states").rows.items():
        aliases = [re.escape(alias) for alias in row["aliases"].split("|") if alias]
        states += [code, re.escape(row["name"]), *aliases]
    states += _PROVINCES.split("|")
    countries = "".join(_COUNTRIES.split("\n")).strip().split("|")
    # "Acme, New York, USA": a state that is a city as well is no middle part.
    plain = [name for name in states if name != "New York"]
    within = "|".join(sorted(plain, key=len, reverse=True))
    region = "|".join(sorted([*states, *countries], key=len, reverse=True))
    country = "|".join(sorted(countries, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w&]){_CITY}\s?,\s?(?:(?:{within})\s?,\s?(?:{country})|"
        rf"(?:{region}))(?![\w'’&])(?!{_SCHOOL})(?!{_NAMED_SCHOOL})"
        rf"(?!\s?,\s?(?:{within})(?!\w))"
        rf"(?:[,\s]{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d))?(?:\s?,\s?(?:USA|US|U\.S\.A?\.|"
        rf"United States)(?!\w))?"
    )


@cache
def _region() -> re.Pattern[str]:
    countries = "".join(_COUNTRIES.split("\n")).strip()
    states = "|".join(re.escape(row["name"]) for row in table.load("us_states").rows.values())
    return re.compile(rf"(?:{countries}|{states})\.?")


@cache
def states() -> frozenset[str]:
    """Names of the states of the United States."""
    return frozenset(row["name"] for row in table.load("us_states").rows.values())


def find(text: str) -> list[tuple[int, int]]:
    """Ranges of `text` that read "City, Region" with a known state, province or country."""
    return [_own(text, *match.span()) for match in _pattern().finditer(text)]


def _own(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the end of an employer's name that runs into the town: "Globex Inc Dallas, TX"."""
    town = text[start:end].partition(",")[0]
    last = 0
    for match in re.finditer(r"\S+", town):
        if (
            match.end() < len(town.rstrip())
            and employers.score(match[0]) >= 0.7
            and match[0] not in _TOWNS
        ):
            last = match.end()
    shift = last + len(town[last:]) - len(town[last:].lstrip())
    return start + shift, end


def is_place(text: str) -> bool:
    """Whether the whole of a short text is a place."""
    text = text.strip(" ()[],.;|-–")
    if not text or len(text) > 80:
        return False
    if text.casefold() in _CITIES or _ALONE.fullmatch(text) or _region().fullmatch(text):
        return True
    return bool(_pattern().fullmatch(text) or _AREA.fullmatch(text)) or is_placeholder(text)


def opens_school(text: str) -> bool:
    """Whether a text opens with a state that is the name of a school: "Texas Tech University"."""
    return any(text.startswith(name) and _STATE_SCHOOL.match(text, len(name)) for name in states())


def is_placeholder(text: str) -> bool:
    """Whether the text stands where a place was taken out ("City , State")."""
    return bool(_PLACEHOLDER.fullmatch(text) or _LONE_PLACEHOLDER.fullmatch(text))


def placeholders(text: str) -> list[tuple[int, int]]:
    """Ranges of `text` where a place was taken out."""
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
