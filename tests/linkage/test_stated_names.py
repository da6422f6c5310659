from forensics.linkage.stated_names import handles, stated_names
from tests.signals.build import subject_of
from tests.signals.cases import Case

SUBJECT = subject_of(
    Case.model_validate(
        {
            "name": "one",
            "outcome": "clear",
            "application": {"contact": {"name": "Jane Whitmore", "email": "jw@example.com"}},
            "resume": {
                "name": "J. Whitmore",
                "emails": ["jane@example.com"],
                "links": ["https://www.linkedin.com/in/jane-castellanos/"],
            },
            "profiles": [{"name": "Jane Castellanos"}],
        }
    )
)


def test_names_come_with_the_place_they_are_stated_at() -> None:
    found = stated_names(SUBJECT)
    assert list(found) == ["Jane Whitmore", "J. Whitmore", "Jane Castellanos"]
    assert [evidence.quote for evidence in found.values()] == list(found)
    assert found["Jane Whitmore"].document == "application form"


def test_handles_are_mail_addresses_and_ends_of_links() -> None:
    assert handles(SUBJECT) == ["jane@example.com", "jw@example.com", "jane-castellanos"]
