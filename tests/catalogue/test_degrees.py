import pytest

from forensics.catalogue import SeedCatalogue

CATALOGUE = SeedCatalogue()


@pytest.mark.parametrize(
    ("degree", "level"),
    [
        ("B.S.", "bachelor"),
        ("BS", "bachelor"),
        ("B.Sc. (Hons)", "bachelor"),
        ("BSc", "bachelor"),
        ("Bachelor of Science", "bachelor"),
        ("Bachelor's degree", "bachelor"),
        ("Bachelors", "bachelor"),
        ("B.A.", "bachelor"),
        ("BTech", "bachelor"),
        ("Master of Science", "master"),
        ("M.S.", "master"),
        ("MBA", "master"),
        ("Ph.D.", "doctor"),
        ("Doctor of Philosophy", "doctor"),
        ("Associate of Science", "associate"),
        ("Certificate", "certificate"),
        ("High School Diploma", "certificate"),
        ("Degree", None),
        ("Studies", None),
        ("", None),
        ("BS/MS", None),
    ],
)
def test_the_level_is_that_of_the_words(degree: str, level: str | None) -> None:
    assert CATALOGUE.level(degree) == level
