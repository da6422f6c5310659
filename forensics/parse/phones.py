"""Telephone numbers: the characters as printed, and E.164 where they make a valid number."""

import re
from collections.abc import Sequence

import phonenumbers

from forensics.model.record import Phone
from forensics.model.span import Span
from forensics.parse.lines import HEAD, Line
from forensics.parse.ranges import ranges

REGION = "US"
"""The region whose rules read a number without "+"."""
_MOST = 200
_PLUS = ("+", "＋")
_NUMBER = re.compile(
    r"(?<![\w.@/#$€£%=&?+＋-])(?:\(\s?[+＋]\s?|[+＋]\s?|00(?=[1-9]))?"
    r"\(?\d(?:(?!\s/\s)[\s().\-–‑/\u00a0]{0,3}\d){6,16}(?![\w@%]|[.,]\d|/\w)"
)
_LABEL = re.compile(
    r"(?<!\w)(?:phone|telephone|telephon|telefon|t[ée]l[ée]phone|tel|t[ée]l|mobile|mobil|mob|"
    r"cell(?:ular|phone)?|m|c|p|h|t|ph|"
    r"fax|whatsapp|call|contact(?:\sno)?|celular|m[óo]vil|tel[ée]fono|telefone|handy|portable|"
    r"gsm|home|work|office|"
    r"телефон|тел|电话|手机|電話|携帯|전화|휴대폰|signal|viber|number|no)"
    r"(?:\s?(?:number|no|nr|#))?\.?\s?[:：.#-]?\s{0,3}(?:\([\w ]{1,8}\)\s?[:：]?\s?)?\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<!\w)(?:id|ssn|isbn|issn|doi|patent|license|licence|account|fax\?|no\.? of|zip|invoice|"
    r"order|ref|passport|serial|usd|inr|rs)\.?\s?(?:number|no)?[:.#]?\s{0,2}\Z",
    re.IGNORECASE,
)
_NORTH_AMERICAN = re.compile(
    r"(?:\+?1[\s.\-–‑]{0,3})?(?:\(\d{3}\)[\s.\-–‑/]{0,3}|"
    r"\d{3}[\s.\-–‑/]{1,3})\d{3}[\s.\-–‑]{1,3}\d{4}"
)
_NETWORK_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_GROUPED = re.compile(
    r"\(?\d{2,5}\)?[\s.\-–/]{1,3}\d{2,4}[\s.\-–/]{0,3}\d{2,4}(?:[\s.\-–/]{1,3}\d{2,4}){0,3}"
)


def phones(text: str, header: Sequence[Line], form_field: bool = False) -> tuple[Phone, ...]:
    """The telephone numbers of a text, each once.

    Numbers that open with "+", stand behind a word such as "Phone", or are grouped the North
    American way count anywhere; other groups of digits only in the header of the document.
    """
    at_top = {(line.start, line.end) for line in header}
    found: dict[str, Phone] = {}
    for count, match in enumerate(_NUMBER.finditer(text)):
        if count >= _MOST * 50 or len(found) >= _MOST:
            break
        start, end = match.start(), match.end()
        top = any(a <= start < b for a, b in at_top)
        phone = _phone(text, start, end, top, form_field)
        if phone is not None:
            found.setdefault(phone.e164 or re.sub(r"\D", "", phone.raw), phone)
    return tuple(found.values())


def e164(raw: str) -> str | None:
    """The number in E.164 form; None when it is not a valid number.

    Numbers without "+" (or "00") are read as those of `REGION`.
    """
    digits = re.sub(r"^\(?\s?00(?=[1-9])", "+", raw)
    region = None if digits.lstrip("( ").startswith(_PLUS) else REGION
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _phone(text: str, start: int, end: int, top: bool, form_field: bool) -> Phone | None:
    raw = text[start:end].strip(" -–./")
    start = text.index(raw, start)
    if raw.startswith("(") and ")" not in raw:
        raw, start = raw[1:].strip(), start + 1
    before = text[max(0, start - 30) : start]
    labelled = (
        _LABEL.search(before.split("\n")[-1]) is not None or _LABEL.search(before) is not None
    )
    international = raw.lstrip("( ").startswith((*_PLUS, "00"))
    if _NETWORK_ADDRESS.fullmatch(raw):
        return None
    if "\n" in raw or (_OTHER.search(before) and not labelled):
        return None
    if not international and _is_date(raw):
        return None
    number = e164(raw)
    shaped = _NORTH_AMERICAN.fullmatch(raw) is not None
    grouped = _GROUPED.fullmatch(raw) is not None
    digits = sum(character.isdigit() for character in raw)
    wanted = labelled or international or shaped
    wanted = wanted or (top and digits >= 9 and (grouped or number is not None))
    if not wanted or not 7 <= digits <= 15:
        return None
    if number is None and not (labelled or international or (top and (shaped or grouped))):
        return None
    return Phone(
        raw=raw, e164=number, span=Span(start=start, end=start + len(raw)), form_field=form_field
    )


def _is_date(raw: str) -> bool:
    return bool(ranges(raw[:HEAD])) and not _NORTH_AMERICAN.fullmatch(raw)
