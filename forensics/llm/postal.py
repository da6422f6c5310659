"""Where people live, told by shape: streets with numbers, post boxes, postal codes.

Streets are told by the words of many languages; case matters, since "way" and "drive" are words.
"""

import re

_SURE = (
    "street st avenue ave road rd boulevard blvd lane ln drive dr court ct highway hwy parkway pkwy"
)
_ALSO = (
    "way place pl terrace trail trl circle cir square sq crescent cres close gardens grove mews "
    "loop alley plaza turnpike pike path walk row"
)
_YEAR = r"(?:19|20)\d{2}"


def _spelt(words: str) -> str:
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in words.split())


_ROOM = (
    r"(?:,?[ \t](?:Apt|APT|Apartment|Suite|SUITE|Ste|STE|Unit|UNIT|Flat|Room|Rm|#)\.?\s?#?[\w-]+)?"
)
_WORD = r"[A-Z0-9][\w.'-]{0,40}"
_CODE = r"zip(?: code)?|plz|pin(?: ?code)?|postcode|post(?:al)? code|cep|c\.?p\.?"

POSTAL: tuple[re.Pattern[str], ...] = (
    re.compile(  # 1200 North Elm Street, Apt 4
        rf"(?<![\w.$])\d{{1,6}}[A-Za-z]?(?:-\d{{1,4}})?,?[ \t](?:{_WORD}[ \t]){{1,4}}?"
        rf"(?:{_spelt(_SURE)})\b\.?(?:[ \t][NSEW]{{1,2}}\b)?{_ROOM}"
    ),
    re.compile(  # 14 Market Square: no year before it, for these are also names of products
        rf"(?<![\w.$])(?!{_YEAR}\b)\d{{1,6}}[A-Za-z]?(?:-\d{{1,4}})?,?[ \t]"
        rf"(?:{_WORD}[ \t]){{1,3}}?(?:{_spelt(_ALSO)})\b{_ROOM}"
    ),
    re.compile(  # Lindenstraße 12 b; Hohe Straße 4
        r"\b(?:[A-Z][\w.-]{0,40}(?:strasse|str\.|weg|platz|allee|gasse|damm)|"
        r"[A-Z][\w-]{0,40}\s(?:Strasse|Str\.|Weg|Platz|Allee))\s"
        rf"(?!{_YEAR}\b)\d{{1,4}}(?:\s?[a-z])?\b"
    ),
    re.compile(  # 12 bis, rue des Lilas
        r"\b\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|boulevard|place|chemin|allee|impasse|quai)\s"
        r"[^\n,;|]{2,50}",
        re.IGNORECASE,
    ),
    re.compile(  # Calle de Alcalá 45; ул. Ленина, д. 5
        r"\b(?:Calle|C/|Avenida|Avda\.?|Av\.|Rua|Via|Viale|Piazza|Plaza|Paseo|Carrera|"
        r"Jalan|Jl\.|ul\.|ulitsa|ул\.|улица|проспект|пр-т)\s?(?:de\s|da\s|do\s|del\s|la\s)*"
        r"[^\W\d_][^\n,;|]{1,40},?\s(?:n[o.]{0,2}\s?|#|д\.\s?|nr\.?\s?)?"
        rf"(?!{_YEAR}\b)\d{{1,5}}\w?\b(?![/-]\d)"
    ),
    re.compile(r"\bP\.?\s?O\.?\s?Box\s\d+", re.IGNORECASE),
    re.compile(  # 中山路12号
        r"[\u3400-\u9fff\d-]{1,20}(?:路|街|大道|巷|弄|丁目|番地)[\u3400-\u9fff\d-]{0,12}[号室番]?"
    ),
    re.compile(r"[가-힣\d]{1,12}(?:로|길)\s?\d{1,5}(?:-\d{1,4})?(?!\d)"),
    re.compile(r"〒\s?\d{3}-?\d{4}"),
    re.compile(r"(?<![\w-])[A-Z]{2},?\s+\d{5}(?:-\d{4})?(?![\w-])"),  # TX 78701
    re.compile(r"(?<![\w-])\d{5}-\d{4}(?![\w-])"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"),  # EC1A 1BB
    re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d\b"),  # K1A 0B1
    re.compile(r"\b(?:A|B|CH|D|DK|F|I|L|NL)-\s?\d{4,5}\b(?!-)"),  # D-10969
    re.compile(rf"\b(?:{_CODE})\s?[:#]?\s?\d{{4,6}}(?:-\d{{3,4}})?\b", re.IGNORECASE),
)
