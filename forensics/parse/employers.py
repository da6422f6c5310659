"""Words by which the name of an employer is told from other short text."""

import re

from forensics.parse.months import fold, words

_LEGAL = re.compile(
    r"(?<![\w])(?:inc|incorporated|llc|l\.l\.c|llp|ltd|limited|plc|corp|corporation|co|company|"
    r"gmbh|ag|kg|ug|"
    r"s\.?a\.?s?|s\.?r\.?l|s\.?l|b\.?v|n\.?v|pty|pvt|oy|ab|a/s|as|aps|sp\. z o\.?o|kft|sarl|eurl|"
    r"ltda|"
    r"s\.?p\.?a|k\.?k|pte|bhd|cic|ooo|ооо|ао|株式会社|有限公司|公司|주식회사)\.?(?!\w)",
    re.IGNORECASE,
)
_WORDS = words("""
university college school institute academy bank hospital clinic group technologies solutions
systems labs laboratory laboratories services industries enterprises partners holdings associates
agency department dept ministry bureau council foundation association society church center centre
hotel resort restaurant studio studios media networks network software consulting consultants
logistics insurance capital ventures motors airlines airways energy electric pharmaceuticals
pharma therapeutics biosciences healthcare health medical stores store market markets mart retail
foods construction properties realty army navy marines air force guard police county city district
state federal government library museum theatre theater international global worldwide digital
interactive games entertainment productions press publishing telecom communications wireless
robotics analytics data cloud security financial trust credit union universidad universidade
universite universitat banco banque grupo groupe gruppe werke stadt agence
""")
_PLACEHOLDER = re.compile(
    r"\bCompany\s?Name\b|\bEmployer\s?Name\b|\bName\sof\s(?:Company|Employer)\b", re.IGNORECASE
)
_FIRM = re.compile(
    r"(?:&|\band)\s(?:co|sons?|fils|s[öo]hne|hijos|figli|brothers|bros|partners?|associates)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^(?:self[- ]employed|freelance|independent|self|own business|autónomo|selbst[äa]ndig)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")


def score(text: str) -> float:
    """How much a short text reads as an employer's name: 0 unknown, 1 and more surely."""
    words = _WORD.findall(text)
    if not words or len(words) > 14:
        return 0.0
    found = 0.0
    if _LEGAL.search(text):
        found += 1.2
    folded = {fold(word).strip(".'’-") for word in words}
    if folded & _WORDS:
        found += 0.7
    if _SELF.match(text):
        found += 1.0
    if _FIRM.search(text):
        found += 0.5
    if len(words) == 1 and text[:1].isupper() and not text.islower():
        found += 0.1
    return found


def placeholders(text: str) -> list[tuple[int, int]]:
    """Ranges of `text` where a name was taken out ("Company Name"): they name no employer."""
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
