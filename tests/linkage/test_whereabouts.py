"""Where an applicant states to live, and what the application says around it."""

from datetime import date
from typing import Any

import pytest

from forensics.linkage.circumstances import of_form, of_profile, of_shipping, reconciled
from forensics.linkage.whereabouts import (
    History,
    Home,
    all_apart,
    any_alike,
    histories,
    on_form,
    shipped_to,
    stated_in,
    through_agency,
)
from forensics.model import Subject
from tests.signals.build import subject_of
from tests.signals.cases import Case

POST = {"title": "Engineer", "employer": "Northgate Systems", "start": "2024-02", "current": True}


def subject(resume: dict[str, Any] | None = None, **case: Any) -> Subject:
    stated = {"locations": ["Denver, CO"], "positions": [POST]} | (resume or {})
    return subject_of(
        Case.model_validate({"name": "one", "outcome": "clear", "resume": stated, **case})
    )


def living(address: str) -> dict[str, Any]:
    return {"application": {"contact": {"address": address}}}


def form_of(found: Subject) -> Home:
    home = on_form(found.application)
    assert home is not None
    return home


def test_homes_keep_the_words_they_rest_on() -> None:
    found = subject(application={
        "contact": {"address": "1 Elm St, Nashville, TN 37201"},
        "shipping": [{"address": "Tampa, FL", "at": "2025-07-01T10:00:00"}, {"address": "Ohio"}],
    })  # fmt: skip
    record = found.resumes[0]
    assert form_of(found).evidence.quote == "1 Elm St, Nashville, TN 37201"
    assert [home.stated for home in stated_in(record, found.document(record))] == ["Denver, CO"]
    assert [(home.stated, at) for home, at in shipped_to(found.application)] == [
        ("Tampa, FL", date(2025, 7, 1)),
        ("Ohio", None),
    ]


def test_no_address_is_no_home() -> None:
    assert on_form(subject().application) is None
    assert shipped_to(subject().application) == []


@pytest.mark.parametrize(
    ("address", "forwarded"),
    [
        ("PO Box 12, Sioux Falls, SD", True), ("P.O. Box 12, Sioux Falls, SD", True),
        ("411 Main St PMB 120, Miami, FL", True), ("c/o Miller, Miami, FL", True),
        ("PSC 2 Box 9, APO, AE 09012", True), ("Unit 2050 Box 4190, DPO AP 96278", True),
        ("12 Boxwood Lane, Miami, FL", False), ("Postfach 3, 8001 Zürich", True),
    ],
)  # fmt: skip
def test_addresses_that_pass_mail_on(address: str, forwarded: bool) -> None:
    assert form_of(subject(**living(address))).forwarded is forwarded


def test_every_one_of_several_places_must_lie_apart() -> None:
    found = subject({"locations": ["Denver, CO", "Nashville, TN"]}, **living("Memphis, TN"))
    homes = stated_in(found.resumes[0], found.document(found.resumes[0]))
    assert any_alike(homes, form_of(found))
    assert not all_apart(homes, form_of(found))
    assert all_apart(homes[:1], form_of(found))


def test_one_town_under_two_suffixes_is_alike() -> None:
    found = subject({"locations": ["Bogotá, CO"]}, **living("Cra 7 # 80-20, Bogotá DC"))
    homes = stated_in(found.resumes[0], found.document(found.resumes[0]))
    assert any_alike(homes, form_of(found))


def test_towns_of_one_name_in_two_states_are_not() -> None:
    found = subject({"locations": ["Portland, OR"]}, **living("Portland, ME"))
    homes = stated_in(found.resumes[0], found.document(found.resumes[0]))
    assert not any_alike(homes, form_of(found))


@pytest.mark.parametrize(
    ("address", "stay"),
    [
        ("currently Lisbon, Portugal", True), ("Temporarily in Lima, Peru", True),
        ("Lima, Peru (for now)", True), ("Remote, Lima", True), ("Digital nomad, Lisbon", True),
        ("derzeit Lissabon", True), ("Lisbon, Portugal", False), ("Remoteville, TN", False),
    ],
)  # fmt: skip
def test_a_place_for_the_time_being_is_a_stay(address: str, stay: bool) -> None:
    assert form_of(subject(**living(address))).stay is stay


def test_a_letter_tells_no_history() -> None:
    letter = {"locations": ["Seattle, WA"], "text": ["Dear team"]}
    found = subject_of(Case.model_validate({
        "name": "one", "outcome": "clear", "resumes": [{"positions": [POST]}, letter],
    }))  # fmt: skip
    assert [record.document for record in histories(found)] == ["resume-1.pdf"]


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("Open to relocation", True), ("Willing to relocate", True), ("Relocating to Ohio", True),
        ("Recently moved", True), ("Relocation: yes", True), ("Bereit zum Umzug", True),
        ("Managed the relocation of two offices", False), ("Moved workloads to the cloud", False),
    ],
)  # fmt: skip
def test_what_speaks_of_a_move(line: str, moves: bool) -> None:
    assert History(subject({"text": [line]})).moves is moves


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        ({}, False),
        ({"positions": [POST | {"location": "Memphis, TN"}]}, True),
        ({"education": [{"institution": "Tennessee State University"}]}, True),
        ({"education": [{"institution": "College of Nashville"}]}, True),
        ({"text": ["Built a site in Knoxville, TN"]}, True),
        ({"text": ["TNT deliveries"]}, False),
    ],
)
def test_a_history_can_name_the_other_place(sheet: dict[str, Any], named: bool) -> None:
    found = subject(sheet, **living("1 Elm St, Nashville, TN 37201"))
    assert History(found).names(form_of(found)) is named


def test_the_place_stated_as_home_is_no_history_of_it() -> None:
    found = subject({"locations": ["Nashville, TN"]}, **living("Nashville, TN"))
    assert not History(found).names(form_of(found))


@pytest.mark.parametrize(
    ("post", "works"),
    [
        ({"location": "Nashville, TN"}, True), ({"location": "Memphis, Tennessee"}, True),
        ({"location": "Atlanta, GA, USA"}, True), ({"location": "Boston, MA"}, False),
        ({"location": "Nashville, TN (Remote)"}, False), ({}, False),
        ({"location": "Nashville, TN", "title": "Engineer, remote"}, False),
    ],
)  # fmt: skip
def test_whether_the_newest_post_is_at_home(post: dict[str, Any], works: bool) -> None:
    found = subject({"positions": [POST | post]}, **living("Nashville, TN"))
    assert History(found).works_at(form_of(found)) is works


def test_a_student_has_a_degree_under_way_or_just_finished() -> None:
    def studies(**degree: Any) -> bool:
        return History(subject({"education": [degree]})).student

    assert studies(institution="X", end="2026-05", expected=True)
    assert studies(institution="X", end="2024-06")
    assert not studies(institution="X", end="2024-05")
    assert studies(institution="X", start="2022-09")
    assert not studies(institution="X", start="2010-09")
    assert not studies(institution="X")


def test_an_agency_is_told_by_name_or_kind() -> None:
    def sent(**source: str) -> bool:
        return through_agency(subject(application={"source": source}).application)

    assert sent(agency="Harbor Staffing")
    assert sent(kind="third-party recruiter")
    assert not sent(kind="referral")


def test_circumstances_of_a_form() -> None:
    def why(**application: Any) -> str | None:
        found = subject(application=application | {"contact": {"address": "Miami, FL"}})
        record = found.resumes[0]
        stated = stated_in(record, found.document(record))
        return of_form(found.application, stated, form_of(found))

    assert why() is None
    assert "employed" in (why(stage="employee") or "")
    assert "role" in (why(role={"location": "Boulder, CO"}) or "")
    assert why(role={"location": "Boulder, CO", "remote": True}) is None
    assert why(role={"location": "Boston, MA"}) is None
    assert "form" in (why(role={"location": "Miami, FL"}) or "")
    assert why(role={"location": "Miami, FL", "remote": True}) is None


def test_circumstances_of_a_shipment() -> None:
    today = date(2025, 6, 15)
    assert of_shipping(today, None) is None
    assert of_shipping(today, date(2025, 9, 15)) is None
    assert of_shipping(today, date(2025, 9, 16)) is not None


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        ({"captured_at": "2025-06-01", "positions": [POST]}, None),
        ({"positions": [POST]}, "not captured"),
        ({"captured_at": "2025-03-15", "positions": [POST]}, None),
        ({"captured_at": "2025-03-14", "positions": [POST]}, "not captured"),
        ({"captured_at": "2025-06-01"}, "out of date"),
        ({"captured_at": "2025-06-01", "positions": [POST | {"employer": "Kiosk"}]}, "out of date"),
        ({"captured_at": "2025-06-01", "positions": [POST | {"start": "2023-06"}]}, None),
        ({"captured_at": "2025-06-01", "positions": [POST | {"start": "2023-05"}]}, "out of date"),
        ({"captured_at": "2025-06-01", "positions": [POST | {"start": "2025-08"}]}, "out of date"),
    ],
)
def test_circumstances_of_a_profile(profile: dict[str, Any], reason: str | None) -> None:
    found = subject(profiles=[profile])
    came_to = of_profile(found, found.profiles[0])
    assert (came_to is None) if reason is None else (reason in (came_to or ""))


def test_nothing_reconciles_by_itself() -> None:
    found = subject(**living("Nashville, TN"))
    assert reconciled(History(found), form_of(found)) is None
