import pytest

from forensics.model.record import Education
from forensics.parse.education import education
from forensics.parse.lines import split

Course = tuple[str | None, str | None, str | None, str | None]


def read(text: str) -> tuple[Education, ...]:
    return education(text, split(text))


def courses(text: str) -> list[Course]:
    return [
        (
            found.institution.value if found.institution else None,
            found.degree.value if found.degree else None,
            found.field.value if found.field else None,
            str(found.end.value) if found.end else None,
        )
        for found in read(text)
    ]


WANTED = ("University of Texas at Austin", "Bachelor of Science", "Computer Science", "2015")


@pytest.mark.parametrize(
    "text",
    [
        "University of Texas at Austin\nBachelor of Science in Computer Science\n2011 – 2015",
        "Bachelor of Science in Computer Science\nUniversity of Texas at Austin, Austin, TX\t2015",
        "Bachelor of Science, Computer Science, University of Texas at Austin (2015)",
        "2015: Bachelor of Science in Computer Science – University of Texas at Austin",
        "2011 - 2015\nBachelor of Science, Computer Science\nUniversity of Texas at Austin",
        "University of Texas at Austin | Bachelor of Science, Computer Science | 2015",
        "Bachelor of Science : Computer Science University of Texas at Austin City , State 2015",
        "University of Texas at Austin 2015 Bachelor of Science : Computer Science City , State",
    ],
)
def test_one_course_in_many_layouts(text: str) -> None:
    assert courses(text) == [WANTED]


def test_several_courses_are_kept_apart() -> None:
    text = (
        "Stanford University\nMaster of Science in Statistics\n2016 - 2018\nGPA: 3.9\n\n"
        "Da Nang University of Science and Technology\nB.Eng., Information Technology\n2012"
    )
    assert courses(text) == [
        ("Stanford University", "Master of Science", "Statistics", "2018"),
        (
            "Da Nang University of Science and Technology",
            "B.Eng.",
            "Information Technology",
            "2012",
        ),
    ]


@pytest.mark.parametrize(
    ("line", "institution", "field"),
    [
        (
            "B.S : Marketing and Finance State University of Oregon",
            "State University of Oregon",
            "Marketing and Finance",
        ),
        (
            "AAS Degree , Textile Design Hollis College School of Commerce",
            "Hollis College School of Commerce",
            "Textile Design",
        ),
        (
            "Diploma : Computer Networking Harbor College City , State",
            "Harbor College",
            "Computer Networking",
        ),
        (
            "BSc Mathematics, University College Cork",
            "University College Cork",
            "Mathematics",
        ),
        (
            "BSc in Physics, Lviv Polytechnic National University",
            "Lviv Polytechnic National University",
            "Physics",
        ),
        (
            "Bachelor of Arts, UNIVERSITY OF NEW SOUTH WALES",
            "UNIVERSITY OF NEW SOUTH WALES",
            None,
        ),
        (
            "Bachelor of Science Botany Alder School of Business, University of Vermont",
            "Alder School of Business, University of Vermont",
            "Botany",
        ),
    ],
)
def test_names_of_schools_among_other_words(line: str, institution: str, field: str | None) -> None:
    ((found, _, stated, _),) = courses(line)
    assert (found, stated) == (institution, field)


def test_lines_broken_by_a_narrow_column_are_joined() -> None:
    text = (
        "Master of Science in Software\nEngineering – Lviv Polytechnic\nNational University\n"
        "06.2017\nRelevant coursework: Algorithms,\nMobile Computing"
    )
    (found,) = read(text)
    assert courses(text) == [
        (
            "Lviv Polytechnic National University",
            "Master of Science",
            "Software Engineering",
            "2017-06",
        )
    ]
    assert [item.value for item in found.coursework] == ["Algorithms", "Mobile Computing"]


def test_coursework_and_an_expected_end() -> None:
    text = (
        "Stanford University\nMaster of Science in Statistics    Expected May 2027\n"
        "Relevant coursework: Time Series; Causal Inference, Bayesian Methods"
    )
    (found,) = read(text)
    assert found.expected
    assert found.start is None
    assert found.end is not None
    assert str(found.end.value) == "2027-05"
    assert [item.value for item in found.coursework] == [
        "Time Series",
        "Causal Inference",
        "Bayesian Methods",
    ]


def test_a_degree_given_twice_is_one_course() -> None:
    text = "2016\nLakeside State University\nMBA\nMaster of Business Administration (MBA)"
    assert courses(text) == [
        ("Lakeside State University", "Master of Business Administration (MBA)", None, "2016")
    ]


def test_other_languages() -> None:
    text = "Universidad Politécnica de Madrid\nGrado en Ingeniería Informática, 2013 – 2017"
    assert courses(text) == [
        ("Universidad Politécnica de Madrid", "Grado", "Ingeniería Informática", "2017")
    ]
    assert courses("서울대학교, 컴퓨터공학 학사, 2015 - 2019") == [
        ("서울대학교", "학사", "컴퓨터공학", "2019")
    ]


def test_a_school_without_a_degree_keeps_the_degree_open() -> None:
    assert courses("Certificate, University of California - Austin, TX") == [
        ("University of California", "Certificate", None, None)
    ]
    assert courses("Stanford University, 2015") == [("Stanford University", None, None, "2015")]


def test_a_field_that_is_part_of_the_degree_is_both() -> None:
    assert courses("Bachelor of Computer Science, Monash University, 2012") == [
        ("Monash University", "Bachelor of Computer Science", "Computer Science", "2012")
    ]


def test_products_are_no_degrees() -> None:
    assert courses("MS Office, MS Word, BE a leader") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MBA, Taxation, Oregon Health & Science University (2009)",
            ("Oregon Health & Science University", "MBA", "Taxation", "2009"),
        ),
        (
            "Diploma in Accounting\nUniversity of Lagos\n2013",
            ("University of Lagos", "Diploma", "Accounting", "2013"),
        ),
        (
            "Tecnológico de Monterrey\nIngeniero en Sistemas, 2010 - 2015",
            ("Tecnológico de Monterrey", "Ingeniero", "Sistemas", "2015"),
        ),
        (
            "Diplom-Ingenieur (FH) Maschinenbau, Hochschule Esslingen, 2004",
            ("Hochschule Esslingen", "Diplom-Ingenieur (FH)", "Maschinenbau", "2004"),
        ),
        (
            "Ege Üniversitesi\nMaster of Laws, Taxation\n2011",
            ("Ege Üniversitesi", "Master of Laws", "Taxation", "2011"),
        ),
        (
            "Le Cordon Rouge\nAssociate of Arts, Culinary Arts\n2011",
            ("Le Cordon Rouge", "Associate of Arts", "Culinary Arts", "2011"),
        ),
        (
            "BSc in Physics\n– University of Cape Town\n2021",
            ("University of Cape Town", "BSc", "Physics", "2021"),
        ),
        (
            "BS : Finance & Insurance Riverton University City , State Finance & Insurance",
            ("Riverton University", "BS", "Finance & Insurance", None),
        ),
        (
            "High School Diploma\nNorthfield High\n2008",
            ("Northfield High", "High School Diploma", None, "2008"),
        ),
        (
            "Bachelor of Science, Nursing, Riverton College (Aug 2015 to Dec\n2019)",
            ("Riverton College", "Bachelor of Science", "Nursing", "2019-12"),
        ),
        (
            "M.A., History, Acme University, 2010\nFinal grade 1.4 (very good)",
            ("Acme University", "M.A.", "History", "2010"),
        ),
    ],
)
def test_names_and_degrees_of_many_places(text: str, expected: Course) -> None:
    assert courses(text) == [expected]


def test_sentences_about_a_course_are_no_course() -> None:
    text = (
        "B.A., History, Acme University, 2010\n"
        "Recipient of the Riverton College Alumni Prize\n"
        "Also attended some evening lectures at Hollis College before moving"
    )
    assert courses(text) == [("Acme University", "B.A.", "History", "2010")]
