"""Whose an identifier is, and which domains strangers share."""

import pytest

from forensics.linkage.stated import domains, emails, links, phones, shared
from forensics.model import Subject
from tests.signals.build import subject_of
from tests.signals.cases import parse


def subject(text: str) -> Subject:
    (case,) = parse(f"- {{name: a, outcome: clear, {text}}}")
    return subject_of(case)


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "GMAIL.COM", "qq.com", "github.com", "github.io", "duck.com", "mailinator.com",
     "x.mailinator.com", "example.org", "mail.example.com", "annlee.test", "localhost.localhost"],
)  # fmt: skip
def test_domains_that_strangers_share(domain: str) -> None:
    assert shared(domain)


@pytest.mark.parametrize(
    "domain", ["annlee.dev", "annlee.github.io", "ox.ac.uk", "notgmail.com", "infosys.com", "", "x"]
)
def test_domains_of_one_party(domain: str) -> None:
    assert not shared(domain)


def test_an_address_is_the_applicants_unless_the_form_says_whose_it_is() -> None:
    stated = subject(
        "resume: {emails: [ann@annlee.dev, BO@cedar.dev, cv@brightwater.com]},"
        " application: {source: {agency: Brightwater Staffing}, contact: {email: ann@annlee.dev},"
        " references: [{email: bo@cedar.dev}]}"
    )
    assert [(item.value, item.own, item.form) for item in emails(stated)] == [
        ("ann@annlee.dev", True, False),
        ("BO@cedar.dev", False, False),
        ("cv@brightwater.com", False, False),
        ("ann@annlee.dev", True, True),
        ("bo@cedar.dev", False, True),
    ]


def test_a_number_is_the_references_in_whatever_signs() -> None:
    stated = subject(
        "resume: {phones: ['(415) 867-4410', '(415) 867-4411']},"
        " application: {references: [{phone: '+1.415.867.4410'}]}"
    )
    assert [(item.value, item.own) for item, _ in phones(stated)] == [
        ("(415) 867-4410", False),
        ("(415) 867-4411", True),
        ("+1.415.867.4410", False),
    ]


def test_the_domains_an_application_states() -> None:
    stated = subject(
        "resume: {emails: [a@gmail.com, a@annlee.dev], links: ['https://www.maple.io/x']},"
        " profiles: [{account: {url: 'https://www.linkedin.com/in/annlee'}}]"
    )
    assert domains((*emails(stated), *links(stated))) == {"annlee.dev", "maple.io"}


def test_every_address_and_number_of_a_field_is_stated_and_quotes_the_whole_field() -> None:
    stated = subject(
        "resume: {emails: [bo@cedar.dev], phones: ['(415) 867-4410']},"
        " application: {contact: {email: 'ann@annlee.dev; lee@birch.dev',"
        " phone: '+1 212 736 5000, +1 212 736 5001'},"
        " references: [{email: 'cy@fir.dev|bo@cedar.dev', phone: '415-867-4410; n/a'}]}"
    )
    form = [item for item in emails(stated) if item.form]
    assert [(item.value, item.own, item.evidence.quote) for item in form] == [
        ("ann@annlee.dev", True, "ann@annlee.dev; lee@birch.dev"),
        ("lee@birch.dev", True, "ann@annlee.dev; lee@birch.dev"),
        ("cy@fir.dev", False, "cy@fir.dev|bo@cedar.dev"),
        ("bo@cedar.dev", False, "cy@fir.dev|bo@cedar.dev"),
    ]
    assert not next(item for item in emails(stated) if not item.form).own
    assert [(item.value, item.own) for item, _ in phones(stated)] == [
        ("(415) 867-4410", False),
        ("+1 212 736 5000", True),
        ("+1 212 736 5001", True),
        ("415-867-4410", False),
    ]
