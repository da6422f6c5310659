"""The keys of an application: whose they are, what is none, and that no kind hides another."""

from collections import Counter

from forensics.linkage.keys import keys
from forensics.model import Key
from tests.signals.build import subject_of
from tests.signals.cases import parse


def found(text: str) -> tuple[Key, ...]:
    (case,) = parse(f"- {{name: a, outcome: clear, {text}}}")
    return keys(subject_of(case))


def stated(text: str, kind: str) -> list[tuple[str, str]]:
    return [(key.value, key.holder) for key in found(text) if key.kind == kind]


def test_a_street_without_its_town_is_no_key_and_layout_is_no_difference() -> None:
    resume = "resume: {name: Ann Lee, text: ['100 Main Street', 'Boston, MA 02110']}"
    form = "application: {contact: {address: '100 Main St, Boston MA 02110'}}"
    assert stated(resume, "address") == [("100 main st boston ma 02110", "applicant")]
    assert stated(resume, "address") == stated(form, "address")
    assert stated("resume: {text: ['100 Main Street']}", "address") == []
    assert stated("application: {contact: {address: 100 Main Street}}", "address") == []


def test_a_contact_that_the_form_gives_as_a_references_is_the_references() -> None:
    both = (
        "resume: {emails: [bo@cedar.dev], phones: [(415) 867-4410]},"
        " application: {references: [{email: bo@cedar.dev, phone: '+1 415 867 4410'}]}"
    )
    assert stated(both, "email") == [("bo@cedar.dev", "reference")]
    assert stated(both, "phone") == [("+14158674410", "reference")]


def test_what_the_form_gives_as_the_applicants_own_too_is_the_applicants() -> None:
    both = (
        "resume: {phones: [(415) 867-4410]}, application: {contact: {phone: '415 867 4410'},"
        " references: [{phone: '+1 415 867 4410'}]}"
    )
    assert stated(both, "phone") == [("+14158674410", "applicant"), ("+14158674410", "reference")]


def test_only_the_agency_that_sent_the_application_makes_a_mailbox_its_own() -> None:
    sent = (
        "resume: {emails: [cv@brightwater.com, ann@gmail.com]},"
        " application: {source: {agency: Brightwater Gmail Staffing}}"
    )
    assert stated(sent, "email") == [
        ("cv@brightwater.com", "agency"),
        ("ann@gmail.com", "applicant"),
    ]


def test_an_account_is_there_with_each_of_its_addresses() -> None:
    links = "github.com/ann, github.com/ann/eels, https://www.GitHub.com/ann/"
    every = [key for key in found(f"resume: {{links: [{links}]}}") if key.kind == "handle"]
    assert [(key.value, key.evidence.quote) for key in every] == [
        ("github.com/ann", "github.com/ann"),
        ("github.com/ann", "github.com/ann/eels"),
    ]


def test_thousands_of_one_kind_hide_no_other() -> None:
    junk = ", ".join(f"a{number}@junk.dev" for number in range(2000))
    every = found(
        f"resume: {{emails: [{junk}], phones: [(415) 867-4410], links: [maple.io/x]}},"
        " application: {contact: {email: ann@annlee.dev}, network: [{ip: 8.8.4.4}]}"
    )
    first = Counter(key.kind for key in every[:110])
    assert {"email", "phone", "url", "ip", "sha256"} <= first.keys()
    assert "ann@annlee.dev" in {key.value for key in every[:110]}
    assert len(every) == 2005
