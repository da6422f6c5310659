import pytest

from forensics.parse.headings import kind_of
from forensics.parse.sections import sections


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("WORK EXPERIENCE", "experience"),
        ("Work History:", "experience"),
        ("Relevant Experience", "experience"),
        ("Banking Experience", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("Experiencia laboral", "experience"),
        ("Berufserfahrung", "experience"),
        ("경력", "experience"),
        ("2. Education and Training", "education"),
        ("Qualifications & Education", "education"),
        ("Technical Skills", "skills"),
        ("Tools & Skills", "skills"),
        ("Selected Projects", "projects"),
        ("Executive Profile", "summary"),
        ("Community services", "volunteer"),
        ("Managed a team of five", None),
        ("Cable Modems Experience", None),
        ("10 years of experience", None),
    ],
)
def test_titles_name_kinds(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


def headings(text: str) -> list[str | None]:
    return [section.kind for section in sections(text)]


def test_a_text_falls_into_its_sections() -> None:
    text = "Jane Doe\n\nSUMMARY\nBuilds things.\n\nEXPERIENCE\nAcme\n\nSKILLS\nGo, SQL"
    found = sections(text)
    assert [section.kind for section in found] == [None, "summary", "experience", "skills"]
    assert [line.text for line in found[3].lines] == ["Go, SQL"]


def test_plain_text_marks_are_no_part_of_a_heading() -> None:
    assert headings("# Jane\n## Skills\nGo\n\n=====\nEducation\n=====\nBSc") == [
        None,
        "skills",
        "education",
    ]


def test_an_ordinary_word_needs_the_look_of_a_heading() -> None:
    assert headings("Skills\nTeamwork\nLeadership\nTraining\nPlanning") == ["skills"]
    assert headings("Skills\nTeamwork\n\nLEADERSHIP\nChess club") == ["skills", "volunteer"]


def test_a_sentence_that_names_a_section_is_none() -> None:
    assert headings("Summary\nExperience, education and skills.") == ["summary"]


def test_a_heading_may_run_into_its_text() -> None:
    _, skills = sections("Jane Doe\nSkills: Go, SQL\nRust")
    assert skills.kind == "skills"
    assert [line.text for line in skills.lines] == ["Go, SQL", "Rust"]


def test_inside_a_post_a_label_opens_no_section() -> None:
    assert headings("Experience\nEngineer, Acme, 2019 - 2020\nSkills: Go\n") == ["experience"]


def test_a_heading_in_capitals_may_run_into_a_bullet() -> None:
    post = "EXPERIENCE\nIntern, Acme\n"
    assert headings(f"{post}- PROJECTS Chat robot: in Python.") == ["experience", "projects"]
    assert headings(f"{post}- AWS Lambda and SKILLS matrices.") == ["experience"]
