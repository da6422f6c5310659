"""JSON Resume (jsonresume.org schema) as the lines of a resume, and every leaf as is."""

import json
from collections.abc import Iterator

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import inline
from forensics.readers.draft import Draft
from forensics.readers.leaves import leaves
from forensics.readers.plain import decode
from forensics.readers.sniff import MediaType

Object = dict[str, object]


def read(data: bytes, name: str) -> Document:
    """Read a JSON Resume. Raises ReadError: malformed, empty, too_large."""
    value = json.loads(decode(data).lstrip("\ufeff"))
    if not isinstance(value, dict):
        raise ReadError(Unread.MALFORMED, "is not a JSON Resume object")
    draft = Draft(MediaType.JSON_RESUME)
    for path, leaf in leaves(value):
        draft.state(f"jsonresume:{path}", leaf)
    picture = _text(_object(value.get("basics")), "image", "picture")
    number = inline.add(draft, picture)
    if number is not None:
        draft.state("jsonresume:photo", f"image {number}")
    for line in _lines(value):
        if line:
            draft.line(line)
        else:
            draft.blank()
    return draft.finish(data, name)


def _lines(resume: Object) -> Iterator[str]:
    yield from _basics(_object(resume.get("basics")))
    yield from _posts("Experience", _objects(resume.get("work")))
    yield from _posts("Volunteer Experience", _objects(resume.get("volunteer")))
    yield from _schools(_objects(resume.get("education")))
    yield from _skills(_objects(resume.get("skills")))
    yield from _posts("Projects", _objects(resume.get("projects")))
    for heading, key in (
        ("Certificates", "certificates"), ("Awards", "awards"), ("Publications", "publications"),
        ("Languages", "languages"), ("Interests", "interests"), ("References", "references"),
    ):  # fmt: skip
        yield from _others(heading, _objects(resume.get(key)))


def _basics(basics: Object) -> Iterator[str]:
    place = _object(basics.get("location"))
    yield _text(basics, "name")
    yield _text(basics, "label")
    yield from _given(_text(place, "address"))
    yield from _given(
        ", ".join(
            _given(*(_text(place, key) for key in ("city", "region", "postalCode", "countryCode")))
        )
    )
    yield from _given(_text(basics, "email"), _text(basics, "phone"), _text(basics, "url"))
    for profile in _objects(basics.get("profiles")):
        yield from _given(_text(profile, "url") or _text(profile, "username"))
    if _text(basics, "summary"):
        yield from ("", "Summary", _text(basics, "summary"))


def _posts(heading: str, posts: list[Object]) -> Iterator[str]:
    if posts:
        yield from ("", heading)
    for post in posts:
        yield ""
        employer = _text(post, "name", "company", "organization", "entity")
        yield from _given(_text(post, "position", "title"), employer, _dates(post))
        yield from _given(_text(post, "location"), _text(post, "summary", "description"))
        yield from (f"- {item}" for item in _strings(post.get("highlights")))


def _schools(schools: list[Object]) -> Iterator[str]:
    if schools:
        yield from ("", "Education")
    for school in schools:
        yield ""
        degree = ", ".join(_given(_text(school, "studyType"), _text(school, "area")))
        yield from _given(_text(school, "institution"), degree, _dates(school))
        courses = _strings(school.get("courses"))
        if courses:
            yield "Coursework: " + "; ".join(courses)


def _skills(skills: list[Object]) -> Iterator[str]:
    if skills:
        yield from ("", "Skills")
    for skill in skills:
        words = ", ".join(_strings(skill.get("keywords")))
        yield from _given(": ".join(_given(_text(skill, "name"), words)))


def _others(heading: str, items: list[Object]) -> Iterator[str]:
    if items:
        yield from ("", heading)
    for item in items:
        facts = [leaf for path, leaf in leaves(item) if not path.startswith("@")]
        yield from _given(" – ".join(facts))


def _dates(item: Object) -> str:
    start, end = _text(item, "startDate"), _text(item, "endDate")
    if start:
        return f"{start} – {end or 'Present'}"
    return end


def _given(*values: str) -> list[str]:
    return [value for value in values if value]


def _text(item: Object, *keys: str) -> str:
    for key in keys:
        value = item.get(key)
        if isinstance(value, (str, int, float)) and str(value).strip():
            return " ".join(str(value).split(" ")).strip()
    return ""


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[Object]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [str(item) for item in value if item] if isinstance(value, list) else []
