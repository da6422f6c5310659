"""One degree from two universities: what is said, and all that excuses it."""

import pytest

from forensics.catalogue import SeedCatalogue
from forensics.linkage.degrees_held import known_apart, other_school
from forensics.linkage.sides import Side
from forensics.model import Dated, Document, Education, PartialDate, Quoted, Record, Span

UNTIL = PartialDate(year=2025, month=1).earliest


def side(degree: str, institution: str, end: int, text: str = "") -> Side:
    whole = f"{degree}\n{institution}\n{end}"
    places = [(0, len(degree)), (len(degree) + 1, len(degree) + 1 + len(institution))]
    stated = [
        Quoted(value=whole[start:stop], span=Span(start=start, end=stop)) for start, stop in places
    ]
    study = Education(
        degree=stated[0],
        institution=stated[1],
        end=Dated(value=PartialDate(year=end), span=Span(start=len(whole) - 4, end=len(whole))),
        span=Span(start=0, end=len(whole)),
    )
    document = Document(
        sha256="0" * 64, name="paper.txt", media_type="text/plain", text=f"{whole}\n{text}"
    )
    record = Record(document="paper.txt", kind="resume", education=(study,))
    return Side(record, document, document.text.casefold())


def differ(resume: Side, profile: Side) -> bool:
    return other_school(resume.record.education[0], resume, profile, UNTIL, None) is not None


LAKESIDE = side("BSc", "Lakeside University", 2014)


def test_another_university_for_the_same_level_and_year() -> None:
    assert differ(LAKESIDE, side("Bachelor of Science", "Harbor University", 2014))
    assert differ(
        side("MSc", "Universidade do Porto", 2014), side("MSc", "Uppsala universitet", 2015)
    )


@pytest.mark.parametrize(
    "page",
    [
        side("BSc", "Lakeside Univ.", 2014),
        side("MSc", "Harbor University", 2014),
        side("BSc", "Harbor University", 2017),
        side("BSc", "Harbor College", 2014),
        side("BSc", "Harbor University", 2026),
        side("BSc (transferred)", "Harbor University", 2014),
        side("BSc", "Harbor University", 2014, "Exchange year at Lakeside"),
        side("BSc", "Університет Гавані", 2014),
    ],
)
def test_what_contradicts_nothing(page: Side) -> None:
    assert not differ(LAKESIDE, page)


def test_the_text_of_the_resume_may_speak_of_it_too() -> None:
    resume = side("BSc", "Lakeside University", 2014, "first year at Harbor")
    assert not differ(resume, side("BSc", "Harbor University", 2014))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Ohio State University", "University of Colorado Boulder", True),
        ("Ohio State University", "The Ohio State University", False),
        ("Ohio State University", "Aalto University", False),
        ("Université Pierre et Marie Curie", "Sorbonne Université", False),
    ],
)
def test_only_the_catalogue_knows_two_schools_apart(one: str, other: str, apart: bool) -> None:
    (left,), (right,) = (side("BSc", name, 2014).record.education for name in (one, other))
    assert known_apart(left, right, SeedCatalogue()) is apart
    assert not known_apart(left, right, None)
