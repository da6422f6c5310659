"""Whether two papers state one degree, or that degree from two universities."""

import re

from forensics.catalogue.degrees import level_of
from forensics.linkage.schools import may_be_one_school
from forensics.linkage.sides import Side
from forensics.model import Catalogue, Dated, Education, Record
from forensics.parse.places import is_place

MOVED = 36  # months by which both ends of one degree must differ: more than a break or a retake
NEAR = 12  # months by which one degree's dates commonly differ: ceremony, last exam, bare years
_LEVELS = {"bachelor", "master", "doctor"}  # below, and between, people hold several at once
# Only two universities exclude each other: a college's degree is its university's as well.
_UNIVERSITY = re.compile(
    r"(?i)univers|uniwersytet|universit|yliopisto|egyetem|sveučilišt|üniversite|универс|університ|"
    r"大学|大學|대학|đại học|جامعة"
)
_KIND = re.compile(rf"{_UNIVERSITY.pattern}|colle|colegio|instit|polit|polyt|school|hochschul")
_SMALL = {"of", "the", "at", "and", "in", "for", "de", "da", "do", "di", "del", "der", "la"}
_INITIALS = 3  # letters: two are chance
# One degree with two names on it, or a first school and a last one.
_JOINT = re.compile(
    r"(?i)\b(?:joint\w*|dual|double|exchange|transfer\w*|affiliat\w*|validated|awarded|accredited|"
    r"franchise\w*|partner\w*|twinning|twinned|collaborat\w*|in association|external|distance|"
    r"online|erasmus|abroad|campus|constituent|[23]\s?\+\s?[12])\b"
)


def same_school(one: Education, other: Education, catalogue: Catalogue | None) -> bool:
    """Whether both may be of one school; the catalogue may say so, never that they are not."""
    if one.institution is None or other.institution is None:
        return False
    left, right = one.institution.value, other.institution.value
    if may_be_one_school(left, right, None):
        return True
    return _both_known(left, right, catalogue) and may_be_one_school(left, right, catalogue)


def known_apart(one: Education, other: Education, catalogue: Catalogue | None) -> bool:
    """Whether the catalogue knows both schools, as two institutions.

    Of others it is not known whether they merged, split or changed their name since the degree:
    Université Pierre et Marie Curie is Sorbonne Université.
    """
    if one.institution is None or other.institution is None:
        return False
    left, right = one.institution.value, other.institution.value
    return _both_known(left, right, catalogue) and not may_be_one_school(left, right, catalogue)


def other_years(
    one: Education, resume: Record, profile: Record, catalogue: Catalogue | None
) -> Education | None:
    """The profile's degree of the same school, level and field that is dated years apart.

    None unless each side states one degree of that level, finished, with both its ends.
    """
    level = _level(one)
    mine, theirs = _of_level(resume, level), _of_level(profile, level)
    if level not in _LEVELS or len(mine) != 1 or len(theirs) != 1:
        return None
    other = theirs[0]
    if not same_school(one, other, catalogue) or one.expected or other.expected:
        return None
    if not (one.field and other.field and one.start and other.start and one.end and other.end):
        return None
    if one.field.value.casefold() != other.field.value.casefold():
        return None
    ends = (_moved(one.start, other.start), _moved(one.end, other.end))
    return other if min(ends) >= MOVED or max(ends) <= -MOVED else None


def _moved(one: Dated, other: Dated) -> int:
    """Months from one date to another at least, under every reading; 0 where they may be one."""
    later = other.value.earliest - one.value.latest
    return later if later > 0 else min(0, other.value.latest - one.value.earliest)


def _both_known(left: str, right: str, catalogue: Catalogue | None) -> bool:
    return catalogue is not None and None not in (catalogue.resolve(left), catalogue.resolve(right))


def other_school(
    one: Education, resume: Side, profile: Side, until: int, catalogue: Catalogue | None
) -> Education | None:
    """The profile's degree of the same level and years that is stated from another university.

    None unless each side states one degree of that level, finished by month `until`, and neither
    speaks of the other's university.
    """
    level = _level(one)
    mine, theirs = _of_level(resume.record, level), _of_level(profile.record, level)
    if level not in _LEVELS or len(mine) != 1 or len(theirs) != 1:
        return None
    other = theirs[0]
    if one.end is None or other.end is None or other.expected or other.end.value.latest > until:
        return None
    names = [each.institution.value if each.institution else "" for each in (one, other)]
    own = [one.span.of(resume.document.text), other.span.of(profile.document.text)]
    if (
        all(_UNIVERSITY.search(name) for name in names)
        and not any(_JOINT.search(words) for words in own)
        and not same_school(one, other, catalogue)
        and not _speaks_of(profile.text, names[0])
        and not _speaks_of(resume.text, names[1])
        and _near(one.end, other.end)
        and (one.start is None or other.start is None or _near(one.start, other.start))
    ):
        return other
    return None


def _level(study: Education) -> str | None:
    return level_of(study.degree.value) if study.degree else None


def _of_level(record: Record, level: str | None) -> list[Education]:
    return [study for study in record.education if _level(study) == level]


def _speaks_of(text: str, school: str) -> bool:
    """Whether a line of a text in lower case names a school beside a place, or its initials.

    Its place alone does not: people live in the town or state that a university is named for.
    """
    found = [word for word in re.findall(r"[^\W_]+", school.casefold()) if word not in _SMALL]
    telling = [word for word in found if not _KIND.match(word)]
    initials = "".join(word[0] for word in found)
    if len(initials) >= _INITIALS and re.search(rf"\b{re.escape(initials)}\b", text):
        return True
    return any(
        all(word in line for word in telling) and not is_place(line.strip())
        for line in text.split("\n")
    )


def _near(one: Dated, other: Dated) -> bool:
    """Whether two dates may be NEAR months apart or less under some reading."""
    gap = max(one.value.earliest - other.value.latest, other.value.earliest - one.value.latest)
    return gap <= NEAR
