"""Which degrees list coursework that the programmes of their school can be compared with."""

from collections.abc import Iterator
from typing import NamedTuple

from forensics.linkage.programmes import Missing, find, said, within
from forensics.model import Catalogue, Education, Place, Record, Span, Subject, Unknown
from forensics.reference import Row, load

MOST = 8  # degrees compared: no resume has more, and a text that states hundreds is not paid for


class Listed(NamedTuple):
    """A degree in an offered programme, its courses, and the school's programmes at its level."""

    record: Record
    degree: Education
    school: Row
    level: str
    programmes: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def awards(self) -> str:
        """Which awards the programmes are read from: "bachelor's awards ... 2020-2024"."""
        return f"{self.level}'s awards reported in the academic years {said(self.years)}"

    def lines(self, subject: Subject) -> tuple[Place, ...]:
        """The degree's own words, as they stand: degree, field, courses. Never the school."""
        document = subject.document(self.record)
        parts = (self.degree.degree, self.degree.field, *self.degree.coursework)
        return tuple(Place(document, part.span) for part in parts if part)

    def is_course(self, span: Span) -> bool:
        """Whether `span` lies within a line of courses, not in the degree's or field's name."""
        lines = (line.span for line in self.degree.coursework)
        return any(line.start <= span.start and span.end <= line.end for line in lines)


def listed(subject: Subject, catalogue: Catalogue) -> Iterator[Listed | Unknown]:
    """Every degree that lists courses, or the reason why these cannot be compared.

    A degree in a field that is not offered is not judged again by its courses. A degree that a
    profile repeats is given once; those beyond `MOST` are not compared.
    """
    seen = set[tuple[str, str, tuple[str, ...]]]()
    for record in subject.records:
        for degree in record.education:
            courses = tuple(line.value.casefold() for line in degree.coursework)
            if not courses:
                continue
            judged = _judge(catalogue, record, degree)
            if isinstance(judged, Listed):
                key = (judged.school.key, judged.level, courses)
                if key in seen:
                    continue
                seen.add(key)
                if len(seen) > MOST:
                    judged = Unknown(reason=f"courses are judged for {MOST} degrees at most")
            yield judged


def _judge(catalogue: Catalogue, record: Record, degree: Education) -> Listed | Unknown:
    if degree.institution is None:
        return Unknown(reason="courses are listed under a degree without an institution")
    school, field = degree.institution.value, degree.field.value if degree.field else ""
    offered = find(catalogue, degree, school, field)
    if isinstance(offered, Unknown):
        return offered
    if isinstance(offered, Missing):
        return Unknown(reason=f"{field} itself is not offered at {school}: no ground for courses")
    row = catalogue.resolve(school)
    level = catalogue.level(degree.degree.value) if degree.degree else None
    years = catalogue.looked_at(row, level) if row is not None and level is not None else ()
    if row is None or level is None or not years:
        return Unknown(reason=f"{school} and the level of its degree are not certain")
    if degree.end is None or not within(degree.end.value, years):
        span = f"{years[0]}-{years[-1]}"
        return Unknown(reason=f"no graduation year within {span} is stated for {school}")
    titles = load("cip_computing_titles").rows
    codes = sorted(catalogue.offered(row, level))
    names = tuple(f"{code} {titles[code]['title']}" for code in codes if code in titles)
    return Listed(record, degree, row, level, names, years)
