"""Invented identities for anonymised resumes: name, contact, employers, towns, other dates.

A publisher's placeholder stands in every resume of a collection, so it would make strangers alike;
an identity that a copy keeps would give the copy away. So every document gets one of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from forensics.evaluate.generate.innocent_names import draw
from forensics.evaluate.generate.innocent_places import TOWNS, employer, phone
from forensics.model.base import Noun

EMPLOYERS = 12
"""Employers of one identity; a resume that names more begins again."""
_STEMS = (
    "Ash", "Bel", "Brook", "Cal", "Clay", "Crest", "Dal", "Elm", "Fair", "Fen", "Glen", "Gran",
    "Hart", "Haw", "Iver", "Kel", "Kings", "Lake", "Lin", "Mar", "Mill", "Mon", "Nor", "Oak",
    "Pem", "Quin", "Rad", "Red", "Sal", "Shel", "Stan", "Tar", "Thorn", "Val", "Wal", "West",
    "Whit", "Win", "Wood", "York",
)  # fmt: skip
_ENDS = (
    "bridge", "brook", "bury", "dale", "field", "ford", "gate", "ham", "haven", "hurst", "land",
    "ley", "mere", "mont", "mouth", "port", "ridge", "shore", "stead", "ton", "vale", "ville",
    "well", "wick", "worth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHIFTS = (*range(-36, -12), *range(13, 25))
"""Months: at least a year, so that a bare year differs too, and not far into the future."""
_FILLABLE = re.compile(
    r"(?P<company>\bcompany\s+name\b)"
    r"|(?P<town>\bcity\s*,\s*state\b(?:\s*,\s*(?:usa?|united\s+states|country)\b)?)",
    re.IGNORECASE,
)
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_DATED = re.compile(
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?P<gap>\.?,?\s+)(?P<year>{_YEAR})\b"
    rf"|\b(?P<figure>0?[1-9]|1[0-2])/(?P<of>{_YEAR})\b"
    rf"|\b(?P<from>{_YEAR})(?P<to>\s*(?:-|–|—|to)\s*)(?P<until>{_YEAR}|present|current|now)\b"
    rf"|\b(?P<word>in|since|until|from|during|year|class\s+of)\s+(?P<bare>{_YEAR})\b",
    re.IGNORECASE,
)


class Identity(Noun):
    """Who a document is said to be of; `months` is how far its dates are moved."""

    name: str
    email: str
    phone: str
    towns: tuple[str, ...]
    employers: tuple[str, ...]
    months: int

    def shares(self, other: "Identity") -> bool:
        """Whether anything of one identity stands in the other."""
        mine = {self.name, self.email, self.phone, *self.towns, *self.employers}
        return bool(mine & {other.name, other.email, other.phone, *other.towns, *other.employers})


def invent(seed: int, *who: str, unlike: Sequence[Identity] = ()) -> Identity:
    """The identity of a document, the same for one seed and `who`; it shares nothing with `unlike`.

    `who` is the document's part and its id. Raises ValueError where `unlike` leaves nothing over.
    """
    for attempt in range(100):
        found = _drawn(Random(f"identity:{seed}:{':'.join(who)}:{attempt}"))
        if not any(found.shares(other) or found.months == other.months for other in unlike):
            return found
    raise ValueError("no identity is left that shares nothing with the others")


def _drawn(chance: Random) -> Identity:
    given, family = draw(chance).given, draw(chance).family
    middle = chance.choice("ABCDEFGHJKLMNPRSTVW")
    plain = re.sub(r"[^a-z]", "", f"{given}{middle}{family}".lower())
    host = chance.choice(("example.com", "example.org", "example.net"))
    code = chance.choice(TOWNS).code
    return Identity(
        name=f"{given} {middle}. {family}",
        email=f"{plain}{chance.randrange(10, 1000)}@{host}",
        phone=phone(code, chance),
        towns=tuple(dict.fromkeys(_town(chance) for _ in range(4))),
        employers=tuple(dict.fromkeys(_employer(chance) for _ in range(EMPLOYERS))),
        months=chance.choice(_SHIFTS),
    )


def _place(chance: Random) -> str:
    return chance.choice(_STEMS) + chance.choice(_ENDS)


def _town(chance: Random) -> str:
    return f"{_place(chance)}, {chance.choice(TOWNS).name.rpartition(', ')[2]}"


def _employer(chance: Random) -> str:
    return f"{_place(chance)} {employer(chance).partition(' ')[2]}"


def dress(identity: Identity, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with the identity in place of placeholders, its dates, and its name on top."""
    turn = count()
    head = (identity.name, f"{identity.towns[0]} | {identity.phone} | {identity.email}")
    return (*head, *(_shifted(identity, _filled(identity, line, turn)) for line in lines))


def _filled(identity: Identity, line: str, turn: Iterator[int]) -> str:
    def fill(found: re.Match[str]) -> str:
        options = identity.employers if found["company"] else identity.towns
        return options[next(turn) // 2 % len(options)]

    return _FILLABLE.sub(fill, line)


def _shifted(identity: Identity, line: str) -> str:
    years = round(identity.months / 12)

    def later(year: str) -> str:
        return str(int(year) + years) if year.isdigit() else year

    def move(found: re.Match[str]) -> str:
        if found["month"]:
            place = [name[:3].lower() for name in _MONTHS].index(found["month"][:3].lower())
            total = 12 * int(found["year"]) + place + identity.months
            name = _MONTHS[total % 12]
            # "May" is both forms; the full one is what most resumes print.
            name = name[:3] if len(found["month"]) <= 4 and place not in (4, 5, 6) else name
            name = name.upper() if found["month"].isupper() else name
            return f"{name}{found['gap']}{total // 12}"
        if found["figure"]:
            total = 12 * int(found["of"]) + int(found["figure"]) - 1 + identity.months
            return f"{total % 12 + 1:0{len(found['figure'])}d}/{total // 12}"
        if found["from"]:
            return f"{later(found['from'])}{found['to']}{later(found['until'])}"
        return f"{found['word']} {later(found['bare'])}"

    return _DATED.sub(move, line)
