import pytest

from forensics.linkage.titles import far_apart, fields


@pytest.mark.parametrize(
    "title",
    [
        "Software Engineer",
        "Sr. SWE II",
        "Full-Stack Developer",
        "Softwareentwicklerin",
        "Desarrollador de software",
        "Ingénieur logiciel",
        "Inżynier Oprogramowania",
        "Yazılım Mühendisi",
        "Инженер-программист",
        "高级软件工程师",
        "シニアエンジニア",
        "소프트웨어 엔지니어",
        "Lập trình viên",
    ],
)
def test_one_field_in_many_languages(title: str) -> None:
    assert "software" in fields(title)
    assert not far_apart(title, "Software Developer")
    assert far_apart(title, "Bookkeeper")
    assert far_apart("Krankenschwester", title)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Project Manager", "Bookkeeper"),
        ("Team Lead", "Registered Nurse"),
        ("Consultant", "Line Cook"),
        ("Chef de projet", "Software Engineer"),
        ("Business Analyst", "Software Engineer"),
        ("Financial Analyst", "Data Scientist"),
        ("Technical Account Manager", "Cloud Engineer"),
        ("Digital Marketing Manager", "Web Developer"),
        ("Technical Recruiter", "Systems Engineer"),
        ("Sales Engineer", "Solutions Architect"),
        ("IT Teacher", "Systems Administrator"),
        ("Graphic Designer", "Front End Developer"),
        ("Mechanical Engineer", "Embedded Developer"),
        ("Medical Coder", "Registered Nurse"),
        ("Office Manager", "Receptionist"),
        ("Store Manager", "Verkäuferin"),
        ("Unheard Of", "Software Engineer"),
    ],
)
def test_titles_that_may_be_one_kind_of_work(one: str, other: str) -> None:
    assert not far_apart(one, other)
    assert not far_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Software Engineer", "Accountant"),
        ("Data Engineer", "Fourth Grade Teacher"),
        ("Backend Developer", "Legal Secretary"),
        ("DevOps Engineer", "Truck Driver"),
        ("Enfermera", "Desarrollador web"),
    ],
)
def test_titles_of_other_work(one: str, other: str) -> None:
    assert far_apart(one, other)
    assert far_apart(other, one)
