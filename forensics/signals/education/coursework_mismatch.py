"""Courses listed under a degree are the subject of no programme its school reported.

Looks at: the courses under a degree whose school, level, field and graduation year are certain and
whose field the school does offer. A language model is given these lines and the programmes in which
the school reported awards at that level, without the school's name, and judges the subject matter
alone. A course counts only where it is found, to the letter, among the degree's own courses; one
alone is an elective. Courses outside computing, data and mathematics are never judged, because the
list holds no other programmes.

Why it matters: coursework that does not fit the named programme is among the details that
recruiters of a large employer reported to find on operator-made resumes.

Innocent explanations:
- Courses of general education or the liberal arts, of a minor, a second major or a year abroad.
- Electives, seminars and projects are far wider than a programme's name tells.
- Courses taken elsewhere, online or at another school, listed beside the degree.
- The language model read the list wrongly; its judgement is weak evidence by itself.

Verify with every finalist:
- Have the latest degree confirmed by the institution or its clearing house.

Verify this finding:
- Ask which department taught the quoted courses, and compare with the school's course catalogue.

References:
- NCES IPEDS Completions 2020-2024 (table us_computing_programmes), CIP 2020 titles.
- Amazon CSO S. Schmidt, reported December 2025 (Newser).
"""

from collections.abc import Iterator

from forensics.linkage.coursework import Listed, listed
from forensics.model import (
    Checked,
    CourseworkAnswer,
    Dropped,
    Evidence,
    Finding,
    Observation,
    Reply,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

BLOCKS = 4  # degrees a question has places for: more are asked about in a further question
FEWEST = 2  # courses: a single one beside a programme is an elective


@signal(family="education", strength=Strength.WEAK, needs={"catalogue", "llm"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each degree with courses that no programme of its school covers."""
    if tools.catalogue is None or tools.llm is None:
        return
    degrees: list[Listed] = []
    for item in listed(subject, tools.catalogue):
        if isinstance(item, Unknown):
            yield item
        else:
            degrees.append(item)
    for start in range(0, len(degrees), BLOCKS):
        block = dict(enumerate(degrees[start : start + BLOCKS], start=1))
        own = {number: item.lines(subject) for number, item in block.items()}
        reply = tools.llm.ask(
            "coursework",
            CourseworkAnswer,
            subject,
            sources={f"degree_{n}": own.get(n, ()) for n in range(1, BLOCKS + 1)},
            facts={"programmes": "\n\n".join(_rows(n, item) for n, item in block.items())},
        )
        for number, item in block.items():
            yield from _judged(subject, item, number, reply)


def _rows(number: int, item: Listed) -> str:
    return "\n- ".join((f"Degree {number}, {item.awards}:", *item.programmes))


def _judged(
    subject: Subject, item: Listed, number: int, reply: Reply[CourseworkAnswer]
) -> Iterator[Observation]:
    given = [each for each in reply.answer.judgements if each.degree == number]
    verdicts, school = {each.verdict for each in given}, item.school["institution"]
    if verdicts == {"covered"}:
        yield Checked(what=f"coursework at {school}")
    elif verdicts == {"not_covered"}:
        quotes = [quote for each in given for quote in each.quotes]
        places = [reply.find(quote, f"degree_{number}") for quote in quotes]
        courses = {p.span: p for p in places if p and item.is_course(p.span)}
        if lost := sum(place is None or place.span not in courses for place in places):
            yield Dropped(claims=lost)
        if len(courses) >= FEWEST:
            quoted = [Evidence.visible(p.document, p.span, "course") for p in courses.values()]
            yield _finding(subject, item, quoted)
        else:
            yield Unknown(reason=f"the model quotes fewer than {FEWEST} courses stated at {school}")
    else:
        yield Unknown(reason=f"the model cannot tell for the coursework at {school}")


def _finding(subject: Subject, item: Listed, courses: list[Evidence]) -> Finding:
    document, degree = subject.document(item.record), item.degree
    own = (degree.degree, degree.field, degree.institution, degree.end)
    return Finding(
        summary=f"{len(courses)} courses stated under this degree are the subject of none of the "
        f"{item.awards} by {item.school['institution']}, as a language model reads the list.",
        evidence=(
            *courses,
            *(Evidence.visible(document, part.span) for part in own if part),
            Evidence.row(item.school, f"{item.awards}, IPEDS Completions"),
        ),
        confidence="low",
    )
