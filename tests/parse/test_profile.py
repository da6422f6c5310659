"""Profiles, each as its reader prints it."""

from collections.abc import Callable
from datetime import date

from forensics.model.document import Document
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
    assert record.account.url is None  # stated in the page's metadata only: nothing to quote


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
    assert [event.at for event in record.account.activity] == [date(2019, 5, 2)]
