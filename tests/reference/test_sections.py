"""Headings open the section they name, in several languages."""

import pytest

from forensics.reference import load

TITLES = load("section_titles").rows
KINDS = {
    "summary",
    "experience",
    "education",
    "skills",
    "projects",
    "certifications",
    "languages",
    "awards",
    "publications",
    "references",
    "interests",
    "contact",
    "volunteer",
    "courses",
    "links",
    "other",
}


def test_there_are_enough_and_every_kind_has_some() -> None:
    assert len(TITLES) >= 120
    assert {row["kind"] for row in TITLES.values()} == KINDS
    assert len({title.casefold() for title in TITLES}) == len(TITLES)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Work History", "experience"),
        ("Core Competencies", "skills"),
        ("Summary", "summary"),
        ("Education and Training", "education"),
        ("Academic Background", "education"),
        ("Experiencia laboral", "experience"),
        ("Berufserfahrung", "experience"),
        ("Formação acadêmica", "education"),
        ("Compétences", "skills"),
        ("Опыт работы", "experience"),
        ("Volunteer Experience", "volunteer"),
        ("Licenses & Certifications", "certifications"),
    ],
)
def test_known_headings(title: str, kind: str) -> None:
    assert TITLES[title]["kind"] == kind
