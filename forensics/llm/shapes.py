"""Identifiers told by their shape: addresses of all kinds, telephone numbers, handles, pictures.

Every pattern reads `Legible.plain`. Each errs towards replacing: a word too many that is replaced
comes back when a quote is found, an identifier too few does not.
"""

import re
from collections.abc import Collection, Iterator

from forensics.llm.postal import POSTAL
from forensics.llm.telephones import telephones

KINDS = (
    "PERSON",
    "EMAIL",
    "PHONE",
    "LINK",
    "HANDLE",
    "ADDRESS",
    "IMAGE",
    "NETWORK",
    "BIRTH",
    "TERM",  # words of the applicant's own that look like a stand-in
)
_PLATFORM = (
    r"linked\s?in|git\s?hub|git\s?lab|bitbucket|twitter|telegram|skype|we\s?chat|whats\s?app|"
    r"discord|instagram|facebook|medium|kaggle|behance|dribbble|leetcode|hackerrank|kakao(?:talk)?|"
    r"zalo|viber|signal|line id|xing|upwork|stack ?overflow"
)
_DOT = r"(?:\s\.\s|\s?[\[({<]\s?dot\s?[\])}>]\s?)"  # between the parts of a local part
_NO_SITE = r"(?<!\.js)(?<!\.ts)(?<!\.py)(?<!\.rb)(?<!\.md)(?<!\.sh)(?<!\.cs)(?<!asp\.net)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "EMAIL",
        re.compile(
            rf"(?:[\w+-]{{1,64}}{_DOT}){{0,3}}[^\s@<>()\[\]\"',;:|]{{0,64}}\s?@\s?[\w-]{{1,63}}"
            r"(?:\s?\.\s?[\w-]{1,63}){0,6}\s?\.\s?[^\W\d_]{2,24}"
        ),
    ),
    (
        "EMAIL",  # jane [at] example (dot) org
        re.compile(
            rf"[\w.+-]{{1,64}}(?:{_DOT}[\w.+-]{{1,64}}){{0,3}}\s?[\[({{<]\s?at\s?[\])}}>]\s?[\w-]{{1,63}}"
            r"(?:\s?(?:\.|[\[({<]\s?dot\s?[\])}>])\s?[\w-]{1,63}){1,6}",
            re.IGNORECASE,
        ),
    ),
    ("EMAIL", re.compile(r"[\w.+-]{1,64} at [\w-]{1,63} dot [a-z]{2,12}\b", re.IGNORECASE)),
    ("IMAGE", re.compile(r"data:image/[^\s,;]+[;,][^\s\"')]*", re.IGNORECASE)),
    (
        "IMAGE",
        re.compile(
            r"[^\s\"'()<>]{1,120}\.(?:png|jpe?g|gif|webp|svg|heic|bmp|tiff?)\b", re.IGNORECASE
        ),
    ),
    ("LINK", re.compile(r"\b(?:https?|ftp)\s?:\s?//\s?[^\s<>\"]+", re.IGNORECASE)),
    ("LINK", re.compile(r"\b(?:mailto|tel|skype|file):[^\s<>\"]+", re.IGNORECASE)),
    ("LINK", re.compile(r"\bwww\.[^\s<>\"]+", re.IGNORECASE)),
    (
        "LINK",  # any domain with a path; "node.js/express" is none
        re.compile(
            rf"(?<![\w@.])(?:[\w-]{{1,63}}\.){{1,6}}[^\W\d_]{{2,24}}{_NO_SITE}(?::\d+)?/[^\s<>\"]*",
            re.IGNORECASE,
        ),
    ),
    (
        "LINK",
        re.compile(
            r"(?<![\w@.])(?:[\w-]{1,63}\.){0,4}(?:linkedin|github|gitlab|bitbucket|facebook|instagram|"
            r"twitter|t|medium|kaggle|behance|dribbble|xing|lnkd)\.(?:com|org|io|me|net|in)\b"
            r"[^\s<>\"]*",
            re.IGNORECASE,
        ),
    ),
    (
        "LINK",
        re.compile(r"(?<![\w@.])[\w-]{1,63}\.(?:dev|me|page|site|xyz|blog|portfolio|id)\b(?!\.)"),
    ),
    ("LINK", re.compile(r"(?<!\w)/?(?:in|pub|profile)/[\w%.-]{3,}", re.IGNORECASE)),
    ("HANDLE", re.compile(r"(?<![\w.@])@[^\W\d_][\w.-]+")),
    ("HANDLE", re.compile(r"(?<![\w.])[\w.]{3,32}#\d{4}(?!\w)")),  # a name and a number of Discord
    ("NETWORK", re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")),
    (
        "BIRTH",
        re.compile(
            r"\b(?:date of birth|d\.?o\.?b\.?|birth ?da(?:te|y)|born(?: on)?|geboren(?: am)?|"
            r"geburtsdatum|fecha de nacimiento|date de naissance|生年月日|出生日期|생년월일)"
            r"\s?[:：-]?\s?(?=[^\n|;]{0,20}\d)[^\n|;]{4,24}",
            re.IGNORECASE,
        ),
    ),
    ("TERM", re.compile(rf"\b(?:{'|'.join(KINDS)})_\d+", re.IGNORECASE)),
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:{_PLATFORM})\s?(?:id|handle|profile|username|user)?\s?[:/]\s?(@?[\w.%+-]{{3,}})",
    re.IGNORECASE,
)


def shaped(plain: str, kinds: Collection[str] = KINDS) -> Iterator[tuple[int, int, str]]:
    """Ranges of `plain` that look like identifiers, with their kind; they may overlap."""
    for kind, pattern in (*_SHAPES, *(("ADDRESS", postal) for postal in POSTAL)):
        if kind not in kinds:
            continue
        for match in pattern.finditer(plain):
            end = match.start() + len(match[0].rstrip(" .,;:!?)]}'\""))
            if end > match.start():
                yield match.start(), end, kind
    for match in _LABELLED.finditer(plain):
        yield match.start(1), match.end(1), "HANDLE"
    for start, end in telephones(plain):
        yield start, end, "PHONE"
