"""Titles of resume sections, and the layout by which a heading is told from other short lines."""

import re
from functools import cache
from typing import Literal, cast, get_args

from forensics.parse.degrees import is_field_word
from forensics.parse.lines import Line
from forensics.parse.months import fold, words
from forensics.reference import table

Kind = Literal[
    "contact", "summary", "experience", "education", "skills", "projects", "certifications",
    "courses", "volunteer", "awards", "publications", "interests", "languages", "references",
    "links", "other",
]  # fmt: skip
_KIND_NAMES = frozenset(get_args(Kind))

# Further wordings, mostly of resume builders and of saved profile pages.
_MORE: dict[Kind, str] = {
    "summary": "qualification summary|employment objective|objective statement|who am i|biography|"
    "mission statement|resume profil|sommario|samenvatting",
    "experience": "career|history|historial laboral|werdegang|berufliche erfahrung|esperienze|"
    "esperienze lavorative|arbetslivserfarenhet|опыт|工作经验|职业经历|経歴|"
    "trayectoria profesional|"
    "experience highlights|professional career",
    "education": "educational qualification|educational credentials|educational details|"
    "academic details|education details|studies|education summary|istruzione e formazione|"
    "wyksztalcenie|utbildning|教育|学历|scolarite",
    "skills": "skill|hard skills|summary of skills|skills overview|technical proficiency|"
    "technology|"
    "technical stack|tech skills|programming|specialities|capabilities|abilities|knowledge|"
    "knowledge base|computer proficiency|computer knowledge|software proficiency|"
    "software knowledge|stack|capacita|kompetenser|기술|core qualifications|highlights",
    "projects": "project|project highlights|project work|research projects|course projects|"
    "open source projects",
    "certifications": "certificate|licences|license|licensing|accreditations",
    "volunteer": "volunteer history|volunteer service|community services|voluntario|leadership|"
    "extracurricular activities|extra curricular activities|campus involvement|activities|"
    "leadership activities|leadership and involvement",
    "awards": "recognitions|activities and honors|premios e distincoes|достижения",
    "publications": "speaking|research papers",
    "interests": "interets|хобби",
    "languages": "language|språk|语言|언어|languages spoken|known languages",
    "references": "reference|references available on request",
    "other": "membership|notes|clearances|groups|following|people also viewed|similar profiles|"
    "featured|activity|posts|services|causes|organisations|organizations|"
    "test scores|recent activity|explore more posts|account",
}
# Words that also stand alone inside sections (a skill, a duty): they need the look of a heading.
_ORDINARY = words(
    "leadership activities training programming software technology technologies tools "
    "technical knowledge research work license statement mission project "
    "presentations portfolio personal other additional strengths "
    "recognition certification development language speaking talks papers following "
    "services posts activity legal notes bio stack expertise volunteer volunteering "
    "organizations associations achievements groups causes featured academic degrees studies "
    "workshops patents licensing availability clearance scholarships coursework "
    "reference referees"
)
_ADJECTIVES = words(
    "professional work working relevant related selected additional other key core career current "
    "technical recent previous prior past my personal general major notable industry summary "
    "special specific brief detailed academic full my main"
)
_NUMBERING = re.compile(r"^(?:\(?[0-9ivx]{1,4}[.)]\s+)", re.IGNORECASE)
_DECORATION = re.compile(r"^[\W_]+|[\W_]+$")
_AND = re.compile(
    r"\s*(?:&|/|\+|,|\band\b|\by\b|\be\b|\bet\b|\bund\b|\bi\b|\ben\b)\s*", re.IGNORECASE
)
_RUN_IN = re.compile(r"([^\W\d][^:：]{2,38})[:：]\s*(?=\S)")
_CAPITALS = re.compile(r"([A-Z][A-Z &]{4,30}S)[:：]?\s+(?=[A-Z][a-z])")
_SPACED = re.compile(r"(?:\w\s){3,}\w")
_LONGEST = 60


@cache
def _kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in table.load("section_titles").rows.values():
        kind = row["kind"]
        found[_normal(row["title"])] = cast("Kind", kind if kind in _KIND_NAMES else "other")
    for more, titles in _MORE.items():
        found.update({_normal(title): more for title in titles.split("|")})
    return found


def kind_of(title: str) -> Kind | None:
    """The kind of section a title names, by its words alone; None when it names none."""
    words = _normal(title)
    if not words or len(words) > _LONGEST:
        return None
    return _kinds().get(words) or _composed(words)


def heading(line: Line, follower: Line | None) -> Kind | None:
    """The kind of section a line opens when it also looks like a heading."""
    text = line.text
    if len(text) > _LONGEST or text.endswith((".", ",", ";")) or text[:1].islower():
        return None
    kind = kind_of(text)
    if kind is None or (line.bullet and not text.isupper()):
        return None
    bold = text.isupper() or text.endswith((":", "：")) or line.gap or _SPACED.fullmatch(text)
    if not bold and all(part in _ORDINARY for part in _normal(text).split(" and ")):
        return None
    if follower is None and not bold:
        return None
    return kind


def run_in(line: Line) -> tuple[Kind, int] | None:
    """A heading with its text on its line, "Skills: Go": the kind and where the text starts."""
    match = _RUN_IN.match(line.text[: _LONGEST + 2])
    if match is None or line.bullet:
        return None
    kind = kind_of(match[1])
    if kind is None or _normal(match[1]) in _ORDINARY:
        return None
    return kind, line.start + match.end()


def in_capitals(line: Line) -> tuple[Kind, int] | None:
    """A heading in capitals run into its text, even behind a bullet: "• PROJECTS Robot: ..."."""
    match = _CAPITALS.match(line.text[: _LONGEST + 2])
    kind = kind_of(match[1]) if match else None
    if match is None or kind not in {"projects", "skills", "certifications", "awards"}:
        return None
    return kind, line.start + match.end()


def _normal(title: str) -> str:
    title = _NUMBERING.sub("", title.strip())
    if _SPACED.fullmatch(title.strip(" :")):
        title = re.sub(r"(?<=\w)\s(?=\w(?:\s|$|:))", "", title)
    title = _DECORATION.sub("", title)
    return fold(" ".join(_AND.sub(" and ", title).split())).replace("ß", "ss")


def _composed(words: str) -> Kind | None:
    """Titles joined by "and", or with words before: "Selected Projects and Research"."""
    parts = words.split(" and ")
    if len(parts) > 1:
        kinds = [_kinds().get(part) or _qualified(part) for part in parts]
        known = [kind for kind in kinds if kind is not None]
        if len(known) < len(parts) and len(known) < 2:
            return None
        return next((kind for kind in known if kind in {"experience", "education"}), known[0])
    return _qualified(words)


def _qualified(words: str) -> Kind | None:
    first, _, rest = words.partition(" ")
    if rest and first in _ADJECTIVES:
        return _kinds().get(rest)
    # "Banking Experience", "Software Development Experience"
    parts = words.split()
    if 2 <= len(parts) <= 3 and parts[-1] == "experience" and all(map(_is_trade, parts[:-1])):
        return "experience"
    return None


def _is_trade(word: str) -> bool:
    return is_field_word(word) or word in {"it", "military", "clinical", "practical"}
