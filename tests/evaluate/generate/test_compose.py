from random import Random

from forensics.evaluate.generate.compose import compose
from forensics.evaluate.generate.dates import DATE_STYLES, season
from forensics.evaluate.generate.people import PEOPLE
from forensics.evaluate.generate.persona import month


def style(name: str):
    return next(style for style in DATE_STYLES if style.name == name)


def test_date_styles_print_as_people_do() -> None:
    start, end = month("2018-09"), month("2020-03")
    assert style("short").range(start, None) == "Sep 2018 – Present"
    assert style("slashes").range(start, end) == "09/2018 - 03/2020"
    assert style("sept").range(start, None) == "Sept 2018 to date"
    assert style("apostrophe").range(start, end) == "Sep '18 - Mar '20"
    assert style("years").range(start, end) == "2018-2020"


def test_a_style_without_months_states_none() -> None:
    assert style("years").states(month("2018-09")).month is None
    assert style("iso").states(month("2018-09")).month == 9


def test_only_a_post_of_one_summer_is_a_season() -> None:
    assert season(month("2016-06"), month("2016-08")) == "Summer 2016"
    assert season(month("2016-06"), month("2017-08")) is None
    assert season(month("2016-01"), month("2016-03")) is None
    assert season(month("2016-06"), None) is None


def test_the_truth_of_an_outline_counts_its_entries() -> None:
    for number, person in enumerate(PEOPLE):
        outline = compose(person, Random(number))
        (experience,) = outline.of("experience")
        (education,) = outline.of("education")
        assert outline.truth.positions is not None
        assert outline.truth.education is not None
        assert len(experience.entries) == len(outline.truth.positions)
        assert len(education.entries) == len(outline.truth.education)
        assert outline.without("experience", "education") != outline.sections


def test_dates_apart_stand_at_the_right_of_some_row() -> None:
    outline = compose(PEOPLE[0], Random(1), dates_apart=True)
    for section in outline.of("experience", "education"):
        assert all(any(row.right for row in entry.rows) for entry in section.entries)
