"""Profiles, each as its reader prints it."""

from collections.abc import Callable
from datetime import date

import pytest

from forensics.model import Document, Image, Stated
from forensics.parse import parse

Make = Callable[..., Document]

LINKEDIN_PDF = """\
Robert J. Kowalczyk
Project Manager, PMP
Chicago, IL

Contact
1-312-555-0146 (Mobile)
rjk@example.net
www.linkedin.com/in/rjkowalczyk
(LinkedIn)

Top Skills
Budgeting
Contract Negotiation

Experience

Lakeshore Builders
Senior Project Manager
April 2014 - Present (10 years 3 months)
Chicago, IL
Deliver hospital extensions of up to 48 million dollars.

Calumet Steel Fabricators
10 years 10 months
Project Manager
November 2006 - March 2014 (7 years 5 months)
Gary, IN
Managed erection of nine bridges and two stadium roofs.
Project Coordinator
June 2003 - October 2006 (3 years 5 months)

Education
Illinois Institute of Technology
Bachelor of Science, Civil Engineering · (1999 - 2003)

Page 1 of 1
"""


def test_a_profile_saved_as_pdf(document: Make) -> None:
    page = document(LINKEDIN_PDF, "application/pdf", {"pdf:CreationDate": "D:20240705101500Z"})
    record = parse(page, "profile")
    assert record.source == "linkedin_pdf"
    assert record.captured_at == date(2024, 7, 5)
    assert record.headline is not None
    assert record.headline.value == "Project Manager, PMP"
    assert record.account.url is not None
    assert record.account.url.value == "www.linkedin.com/in/rjkowalczyk"
    posts = [(p.title and p.title.value, p.employer and p.employer.value) for p in record.positions]
    assert posts == [
        ("Senior Project Manager", "Lakeshore Builders"),
        ("Project Manager", "Calumet Steel Fabricators"),
        ("Project Coordinator", "Calumet Steel Fabricators"),
    ]
    assert [skill.value for skill in record.skills] == ["Budgeting", "Contract Negotiation"]
    assert not record.contacts.phones[0].form_field


def test_a_saved_public_page(document: Make) -> None:
    text = (
        "Łukasz Wiśniewski\n\nMechanical Engineer\n\nGdańsk, Poland\n612 followers\n"
        "500+ connections\n\nExperience\n\nMechanical Engineer\nBaltic Winches\n"
        "Feb 2016 - Present8 years 5 months\nGdańsk, Poland\n• Design winches up to 40 tonnes.\n"
    )
    page = document(text, "text/html", {"og:url": "https://pl.linkedin.com/in/lukasz-example"})
    record = parse(page, "profile", date(2024, 7, 1))
    assert record.source == "linkedin_html"
    assert record.captured_at == date(2024, 7, 1)
    assert record.account.connections == 500
    assert record.headline is not None
    assert record.headline.value == "Mechanical Engineer"
    assert record.account.url is None  # stated in the page's metadata only: not in its text
    assert record.account.handle == Stated(value="lukasz-example", path="og:url")
    assert record.account.followers == 612
    assert record.account.connections_stated is not None
    assert record.account.connections_stated.value == "500+ connections"


def test_an_export_tells_of_its_account(document: Make) -> None:
    text = (
        "Jane Doe\nEngineer\nAustin, Texas, United States\njane@example.com\n+1 512 555 0143\n\n"
        "Experience\n\nEngineer\nAcme\nJan 2019 – Present\n\nAccount\n"
        "Account created: 3/14/11, 2:05 AM\n\nActivity\nPost: 2021-03-04 10:11:12 Hello all\n"
        "Connection: 12 Apr 2021"
    )
    archive = document(
        text, "application/vnd.linkedin.export+zip", {"linkedin:Connections.count": "42"}
    )
    record = parse(archive, "profile")
    assert record.source == "linkedin_export"
    assert str(record.account.created) == "2011-03"
    assert record.account.connections == 42
    assert record.account.connections_stated == Stated(
        value="42", path="linkedin:Connections.count"
    )
    assert record.account.created_stated is not None
    assert record.account.created_stated.value == "Account created: 3/14/11, 2:05 AM"
    assert [event.at for event in record.account.activity] == [date(2021, 3, 4), date(2021, 4, 12)]
    assert [phone.form_field for phone in record.contacts.phones] == [True]


def test_a_json_resume(document: Make) -> None:
    text = (
        "Jane Doe\nEngineer\nAustin, TX\njane@example.com\n(512) 555-0143\n\nExperience\n\n"
        "Engineer\nAcme\n2019-03 – Present\nAustin, TX\n- Wrote the ledger of all payments.\n"
    )
    properties = {"jsonresume:basics.email": "jane@example.com"}
    record = parse(document(text, "application/vnd.json-resume+json", properties))
    assert record.source == "json_resume"
    assert record.contacts.phones[0].form_field
    assert str(record.positions[0].start and record.positions[0].start.value) == "2019-03"


def test_github_answers(document: Make) -> None:
    user = document(
        "Jane Doe\njanedoe\nBackend engineer\nEmail: jane@example.com\n"
        "Profile: https://github.com/janedoe\nAccount created: 2015-06-01T10:00:00Z",
        "application/vnd.github.user+json",
    )
    record = parse(user, "profile")
    assert record.person.name is not None
    assert record.person.name.value == "Jane Doe"
    assert str(record.account.created) == "2015-06"
    assert record.account.url is not None

    commits = document(
        "Commits\n2019-05-02T08:00:00Z\tSomebody Else <else@example.org>\tabc123\nFix the build",
        "application/vnd.github.commits+json",
    )
    record = parse(commits, "profile")
    assert record.person.name is None
    assert record.contacts.emails == ()  # authors of commits are not this person
    assert record.account.activity == ()  # nor is a repository's log this person's


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("37 connections", 37),
        ("612 followers · 500+ connections", 500),
        ("1.204 Kontakte", 1204),
        ("Mais de 500 conexões", 500),
        ("12 relations", 12),
        ("1 connection", 1),
        ("Made 40 connections between three old databases.", None),
        ("Welded 12 connections", None),
    ],
)
def test_a_count_of_connections_stands_alone(document: Make, line: str, count: int | None) -> None:
    page = document(
        f"Jane Doe\nEngineer\n{line}\n\nExperience\n\nEngineer\nAcme\nJan 2019 - Present\n",
        "text/html",
        {"og:url": "https://www.linkedin.com/in/jane"},
    )
    assert parse(page, "profile").account.connections == count


@pytest.mark.parametrize(
    ("printed", "handle"),
    [
        ("www.linkedin.com/in/rjkowalczyk (LinkedIn)", "rjkowalczyk"),
        ("www.linkedin.com/in/rjkowalczyk\n(LinkedIn)", "rjkowalczyk"),
        ("www.linkedin.com/in/robert-james-\nkowalczyk-1a (LinkedIn)", "robert-james-kowalczyk-1a"),
        ("www.linkedin.com/in/RJKowalczyk (LinkedIn)", "rjkowalczyk"),
    ],
)
def test_a_handle_that_a_printed_column_breaks(document: Make, printed: str, handle: str) -> None:
    text = LINKEDIN_PDF.replace("www.linkedin.com/in/rjkowalczyk\n(LinkedIn)", printed)
    stated = parse(document(text, "application/pdf"), "profile").account.handle
    assert stated is not None
    assert stated.value == handle
    assert stated.span is not None
    assert stated.span.of(text).replace("\n", "").casefold().endswith(handle)


def test_a_text_with_addresses_of_several_people_states_no_handle(document: Make) -> None:
    one = "Jane Doe\nlinkedin.com/in/jane%2Ddoe/\n\nExperience\nEngineer\nAcme\n2015 - 2019\n"
    stated = parse(document(one, "text/plain"), "profile").account.handle
    assert stated is not None
    assert stated.value == "jane-doe"
    two = one + "Reference: linkedin.com/in/bob-lee\n"
    assert parse(document(two, "text/plain"), "profile").account.handle is None


def test_a_file_that_says_it_is_of_the_year_two(document: Make) -> None:
    page = document(LINKEDIN_PDF, "application/pdf", {"pdf:CreationDate": "D:00020101000000Z"})
    assert parse(page, "profile").captured_at is None


def test_github_states_login_and_number_and_no_picture(document: Make) -> None:
    user = document(
        "Jane Doe\nJaneDoe\nFollowers: 61\nAccount created: 2015-06-01T10:00:00Z",
        "application/vnd.github.user+json",
        {
            "github:login": "JaneDoe",
            "github:id": "1700",
            "github:avatar_url": "https://avatars.githubusercontent.com/u/1700?v=4",
        },
    )
    account = parse(user, "profile").account
    assert account.handle == Stated(value="janedoe", path="github:login")
    assert account.number == Stated(value="1700", path="github:id")
    assert account.followers == 61
    assert account.photo is None  # one address, whatever picture is shown there


def test_a_photo_by_image_or_by_address(document: Make) -> None:
    address = "https://media.licdn.com/dms/image/C4D03AQabcdefgh/profile-displayphoto/0/1"
    page = document("Jane Doe", "text/html", {"html:photo": "image 2", "og:image": address})
    image = Image(number=2, sha256="a" * 64, phash="f" * 16)
    kept = parse(page.model_copy(update={"images": (image,)}), "profile").account.photo
    assert kept is not None
    assert (kept.number, kept.phash) == (2, "f" * 16)
    assert kept.address == Stated(value=address, path="og:image")
    nobody = document("Jane Doe", "text/html", {"og:image": "https://static.licdn.com/aero-v1/x"})
    assert parse(nobody, "profile").account.photo is None


@pytest.mark.parametrize(
    ("line", "created"),
    [
        ("Joined March 2011", "2011-03"),
        ("Member since: 2011", "2011"),
        ("Account created: 2015-06-01T10:00:00Z", "2015-06"),
        ("Joined Acme in March 2025 as an engineer", None),
    ],
)
def test_since_when_there_is_an_account(document: Make, line: str, created: str | None) -> None:
    page = document(f"Jane Doe\nEngineer\n{line}\n", "text/plain")
    stated = parse(page, "profile").account.created
    assert (str(stated) if stated else None) == created


def test_a_society_joined_is_no_account(document: Make) -> None:
    text = "Jane Doe\n" + "Engineer\n" * 15 + "Member since 2025\n"
    assert parse(document(text, "text/plain"), "profile").account.created is None
