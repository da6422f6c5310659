import pytest

from forensics.catalogue import SeedCatalogue
from forensics.linkage.coursework import MOST, Listed, listed
from forensics.linkage.programmes import within
from forensics.model import PartialDate, Subject, Unknown
from tests.signals.build import subject_of
from tests.signals.cases import parse

DEGREE = (
    "{degree: B.S., field: Mathematics, institution: Hillsdale College, end: 2022, "
    "coursework: [Real Analysis, Topology %d]}"
)


def subject(number: int = 1) -> Subject:
    degrees = ", ".join(DEGREE % each for each in range(number))
    return subject_of(
        parse(f"- {{name: a, outcome: clear, resume: {{education: [{degrees}]}}}}")[0]
    )


def test_a_degree_comes_with_its_schools_programmes_and_without_its_name() -> None:
    shown = subject()
    (found,) = listed(shown, SeedCatalogue())
    assert isinstance(found, Listed)
    assert found.programmes == (
        "27.0101 Mathematics, General",
        "27.0301 Applied Mathematics, General",
    )
    assert found.awards == "bachelor's awards reported in the academic years 2020-2024"
    words = [place.span.of(place.document.text) for place in found.lines(shown)]
    assert words == ["B.S.", "Mathematics", "Real Analysis", "Topology 0"]


def test_the_degrees_name_is_no_course() -> None:
    (found,) = listed(subject(), SeedCatalogue())
    assert isinstance(found, Listed)
    degree = found.degree.degree
    assert degree is not None
    assert [found.is_course(line.span) for line in found.degree.coursework] == [True, True]
    assert not found.is_course(degree.span)
    assert not found.is_course(found.degree.span)


def test_hundreds_of_degrees_are_not_all_compared() -> None:
    found = list(listed(subject(200), SeedCatalogue()))
    assert [type(item) for item in found] == [Listed] * MOST + [Unknown] * (200 - MOST)


@pytest.mark.parametrize(
    ("year", "month", "inside"),
    [(2019, 12, False), (2020, None, True), (2024, None, True), (2024, 6, True), (2024, 7, False)],
)
def test_awards_of_the_last_year_end_in_june(year: int, month: int | None, inside: bool) -> None:
    assert within(PartialDate(year=year, month=month), (2020, 2024)) is inside
