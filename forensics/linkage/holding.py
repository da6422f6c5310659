"""How a post is held: by itself, beside another, or as one of several."""

import re
from functools import cache, lru_cache

from forensics.linkage.employers import words
from forensics.linkage.schools import may_be_one_school
from forensics.linkage.side_work import is_client_work, is_side_work
from forensics.linkage.titles import fields
from forensics.model import Document, Position
from forensics.reference import load

# Said of the post itself, in the languages of table title_words; then looked for in its lines.
_PART = (
    r"part[- ]?time|freelanc\w*|self[- ]?employed|volunteer\w*|weekends?|evenings?|pro bono|"
    r"teilzeit|freiberuf\w*|selbst(?:st)?[äa]ndig\w*|ehrenamt\w*|werkstudent\w*|minijob|"
    r"tiempo parcial|medio tiempo|media jornada|voluntari\w*|por cuenta propia|temps partiel|"
    r"b[ée]n[ée]vol\w*|ind[ée]pendant\w*|auto-?entrepreneur\w*|meio per[íi]odo|aut[ôo]nom\w*|"
    r"tempo parziale|libero professionista|deeltijd|zzp\w*|vrijwillig\w*|фриланс\w*|"
    r"неполн\w+|подработк\w*|волонт[её]р\w*|хобби|兼职|業務委託|アルバイト|프리랜서|아르바이트"
)
_PARTLY = re.compile(rf"(?i)\b(?:{_PART})|\bclients?\s?:|\b20 hours\b|\bcontracted to\b")
_AMONG_OTHERS = re.compile(
    rf"(?i)\b(?:{_PART}|independent|contract\w*|consult\w*|berater\w*|consultor\w*|temp|temporary|"
    r"seasonal|per diem|prn|on[- ]call|interim|(?:co-?)?founder|co-?owner|owner|proprietor|"
    r"partner|entrepreneur|gr[üu]nder\w*|inhaber\w*|fundador\w*|fondat\w*|advis[eo]r\w*|board|"
    r"chair\w*|member|trustee|treasurer|president|ambassador|mentor|coach\w*|tutor\w*|adjunct|"
    r"lecturer|trainer|interns?|internship|praktik\w*|pasante|stagiaire|est[áa]gi\w*|stagista|"
    r"apprentic\w*|trainee|student\w*|candidate|ph\.?d|doctoral|postdoc\w*|assistant|fellow\w*|"
    r"research\w*|scholar|reserves?|reservist|national guard|army|navy|air force|marines?|"
    r"military|conscript\w*|open source|maintainer|contributor|side project|personal project\w*|"
    r"hobby|blogger|author|speaker|notary|realtor|career break|sabbatical|parental|maternity|"
    r"paternity|caregiving|family|various|multiple|several|clients?)\b"
)
# An agency, an outsourcer or nobody in particular stands where the employer would.
_STANDS_IN = re.compile(
    r"(?i)\b(?:staffing|recruit\w*|agency|agencies|temp\w*|outsourc\w*|contract\w*|talent|"
    r"personnel|payroll|umbrella|consult\w*|zeitarbeit|personaldienst\w*|interim|resourc\w*|"
    r"confidential|stealth|undisclosed|nda|private|n/a|none|unemployed|self|myself|own|various|"
    r"multiple|upwork|fiverr|toptal|freelancer|remote|company name|anonym\w*|clients?|"
    r"robert half|randstad|adecco|manpower\w*|teksystems|insight global|apex systems|kelly|"
    r"hays|michael page|aerotek|kforce|infosys|wipro|cognizant|tcs|accenture|deloitte|capgemini|"
    r"epam|luxoft|globant|softserve|endava|andela|turing|crossover|kpmg|pwc|ntt data|cgi|atos)\b"
)
# Trades of shifts and terms, and shops, which people keep beside another post for years.
_BESIDE = {"hospitality", "trades", "teaching", "media", "sales"}
# Words too common to tell that a text speaks of an employer.
_COMMON = {
    "systems", "system", "solutions", "technologies", "technology", "services", "service", "new",
    "software", "global", "international", "consulting", "digital", "labs", "national", "first",
    "university", "college", "school", "institute", "bank", "hospital", "city", "state", "county",
    "general", "american", "united", "health", "data", "media", "design", "business", "my", "a",
    "de", "do", "da", "du", "di", "del", "la", "le", "el", "der", "die", "das", "van", "von", "für",
}  # fmt: skip
_KINDS = re.compile(r"univer|uniwer|универ|універ|colleg|institu|hochschul|polite|polyte|techni")
_LEAST = 5  # letters that a name must have to be looked for within words (mail domains)


def is_one_of_several(post: Position, document: Document) -> bool:
    """Whether a post says that it may stand beside others or under another employer's name."""
    title, employer, place = (
        text.value if text else "" for text in (post.title, post.employer, post.location)
    )
    return bool(
        _AMONG_OTHERS.search(f"{title} | {employer} | {place}")
        or _STANDS_IN.search(employer)
        or is_client_work(title, employer)
        or _PARTLY.search(post.span.of(document.text))
    )


def is_held_beside(title: str) -> bool:
    """Whether a title is of a trade that is often kept beside another post."""
    return bool(fields(title) & _BESIDE) or is_side_work(title)


@lru_cache(maxsize=16384)
def may_be_one_employer(one: str, other: str) -> bool:
    """Spellings, initials, translations, groups and former names of one employer; generous."""
    left, right = ("".join(re.findall(r"[^\W_]+", name.casefold())) for name in (one, other))
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= _LEAST and longer.startswith(shorter):
        return True
    return bool(_known_as(one) & _known_as(other)) or may_be_one_school(one, other, None)


def speaks_of(text: str, employer: str) -> bool:
    """Whether a text in lower case names an employer, if only by the first word of its name."""
    telling = {word for word in words(employer) - _COMMON if not _KINDS.match(word)}
    ordered = re.findall(r"[^\W_]+", employer.casefold())
    first = next((word for word in ordered if word in telling), None)
    if first is None:
        return employer.casefold() in text
    bounded = re.escape(first) if len(first) >= _LEAST else rf"\b{re.escape(first)}\b"
    return re.search(bounded, text) is not None


@lru_cache(maxsize=1024)
def _known_as(employer: str) -> frozenset[str]:
    """The rows of table employer_renames that hold a name of this employer."""
    plain = " ".join(employer.casefold().split())
    return frozenset(key for key, names in _renames().items() if names.search(plain))


@cache
def _renames() -> dict[str, re.Pattern[str]]:
    rows = load("employer_renames").rows.values()
    return {
        row.key: re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, row['names'].split('|')))})(?!\w)"
        )
        for row in rows
    }
