"""Posts that people commonly hold beside another."""

import re

# By the words of the post: how it is held (part-time, freelance), what it is (a founder's, a
# teacher's, a volunteer's), or a trade of shifts and hours.
_WORDS = re.compile(
    r"(?i)\b("
    r"part[- ]?time|freelanc\w*|self[- ]?employed|independent|contract\w*|consult\w*|temp|"
    r"temporary|seasonal|weekends?|per diem|prn|on[- ]call|volunteer\w*|(co-?)?founder|owner|"
    r"proprietor|partner|advis[eo]r\w*|board|chair\w*|member|trustee|treasurer|president|"
    r"mentor|coach\w*|tutor\w*|teach\w*|adjunct|instructor|lecturer|professor|faculty|trainer|"
    r"interns?|internship|student|assistant|fellow\w*|research\w*|scholar|reserves?|reservist|"
    r"national guard|army|navy|air force|marines?|open source|maintainer|side project|blogger|"
    r"writer|author|editor|speaker|notary|realtor|real estate|agent|photographer|musician|"
    r"artist|graphic designer|dj|driver|server(?! (?:admin|engineer|special|support|dev))|"
    r"bartender|barista|host(ess)?|cashier|clerk|sales|retail|associate|cook|waiter|waitress|"
    r"crew|nanny|babysitter|caregiver|nurse|rn|cna|lpn|emt|paramedic|firefighter|"
    r"(security )?guard|security officer|lifeguard|stylist|pastor|minister|church|university|"
    r"college|school|club|association|society|various|multiple"
    r")\b"
)


# One job under two names: an agency's or a freelancer's client stands beside who pays.
_CLIENT = re.compile(r"(?i)\bclients?\s*[:)]|\(clients?\b")
_AGENCY = re.compile(
    r"(?i)\bclients?\b|\bvia\b|\bc/o\b|\bon behalf of\b|"
    r"\b(?:placed|deployed|assigned|outsourced)\b|[^\W\d_]{2,}\s*/\s*[^\W\d_]{2,}"
)


def is_client_work(title: str, employer: str) -> bool:
    """Whether a post is a client's: "Client: X", "Agency / X", "X via Agency"."""
    return bool(_CLIENT.search(title) or _AGENCY.search(employer))


def is_side_work(words: str) -> bool:
    """Whether a post's title, employer or place says that it may be one of two."""
    return _WORDS.search(words) is not None
