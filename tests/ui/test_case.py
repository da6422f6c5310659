"""The page of one case: what is kept, what was decided, and how it grows."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from forensics.report.checklist import observed
from tests.conftest import EXAMPLES
from tests.ui.cases import RESUME
from tests.ui.conftest import Open, words
from ui.bench import Bench
from ui.intake import Facts, build
from ui.present import token
from ui.session import Session
from ui.views.decide import reason_key
from ui.views.observe import note_key


@pytest.fixture
def case_id(own_bench: Bench, request: pytest.FixtureRequest) -> str:
    """A case of its own for each test, by a line that no other has."""
    intake = build(f"{RESUME}{request.node.name}\n", [], Facts())
    examined = own_bench.workbench.examine(intake)
    return own_bench.desk.save(intake, *examined, "Ana")


def decide(page: AppTest, case_id: str, disposition: str, reason: str, author: str) -> None:
    page.selectbox(key=f"disposition-{token(case_id)}").set_value(disposition)
    page.text_area(key=reason_key(case_id)).set_value(reason)
    page.text_input(key="author").set_value(author)
    page.button(key=f"decide-{token(case_id)}").click().run()


def test_no_case_is_said(open_page: Open) -> None:
    assert "No case is open" in words(open_page("case"))


def test_an_unknown_case_is_one_calm_sentence(open_page: Open) -> None:
    page = open_page("case", case="![x](http://a.example/b)")
    assert "![x](http://a.example/b)" in words(page)
    assert "There is no such case" in words(page)
    assert page.button(key="absent-to-queue")
    assert not page.exception
    assert not page.markdown


def test_a_stored_case_looks_like_a_fresh_one(open_page: Open, case_id: str) -> None:
    shown = words(open_page("case", case=case_id))
    assert "mailinator.com" in shown
    assert "Nobody has decided this case yet." in shown
    assert "rf-m-1-1-1" in shown
    assert case_id in shown


def test_what_is_missing_is_said(open_page: Open, case_id: str) -> None:
    page = open_page("case", case=case_id)
    button = f"decide-{token(case_id)}"
    page.button(key=button).click().run()
    assert "Choose a disposition." in words(page)
    page.selectbox(key=f"disposition-{token(case_id)}").set_value("cleared")
    page.button(key=button).click().run()
    assert "Give the reason" in words(page)
    page.text_area(key=reason_key(case_id)).set_value("Looked at it.")
    page.button(key=button).click().run()
    assert "Say who you are" in words(page)


def test_decisions_are_added_and_the_last_one_holds(
    open_page: Open, own_bench: Bench, case_id: str
) -> None:
    page = open_page("case", case=case_id)
    decide(page, case_id, "escalated", "Two names for one phone.", "Ana")
    assert page.text_area(key=reason_key(case_id)).value == ""
    decide(page, case_id, "cleared", "A sibling's phone.", "Ana")
    case = own_bench.desk.case(case_id)
    assert [it.disposition for it in case.decisions] == ["escalated", "cleared"]
    assert case.summary.status == "cleared"
    shown = words(page)
    assert shown.index("Two names for one phone.") < shown.index("A sibling&#39;s phone.")


def test_two_people_deciding_the_same_case(open_page: Open, own_bench: Bench, case_id: str) -> None:
    ana, ben = open_page("case", case=case_id), open_page("case", case=case_id)
    decide(ana, case_id, "cleared", "The employer confirmed it.", "Ana")
    decide(ben, case_id, "confirmed", "The school denies it.", "Ben")
    shown = words(ben)
    assert "Nothing was recorded; what you typed is kept" in shown
    assert "Ana" in shown
    assert ben.text_area(key=reason_key(case_id)).value == "The school denies it."
    assert len(own_bench.desk.case(case_id).decisions) == 1
    ben.run()
    decide(ben, case_id, "confirmed", "The school denies it.", "Ben")
    authors = [it.author for it in own_bench.desk.case(case_id).decisions]
    assert authors == ["Ana", "Ben"]


def test_verification_is_started_once(open_page: Open, case_id: str) -> None:
    ana, ben = open_page("case", case=case_id), open_page("case", case=case_id)
    ana.button(key="verify").click().run()
    assert "Say who you are" in words(ana)
    for page, name in ((ana, "Ana"), (ben, "Ben")):
        page.text_input(key="author").set_value(name)
        page.button(key="verify").click().run()
    assert "Verification has started." in words(ana)
    assert "Ana has been verifying" in words(ben)


def test_a_later_snapshot_joins_and_the_case_is_examined_again(
    open_page: Open, own_bench: Bench, case_id: str
) -> None:
    page = open_page("case", case=case_id)
    page.text_input(key="author").set_value("Ana")
    data = (EXAMPLES / "demo" / "linkedin-2021.html").read_bytes()
    session: Session = page.session_state["own"]
    more = page.file_uploader(key=f"more-profiles-{session.round}")
    more.set_value([("linkedin.html", data, "text/html")])
    page.run()
    assert "No date: it cannot be compared" in words(page)
    [day] = [item for item in page.date_input if item.key and item.key.startswith("day-")]
    day.set_value(date(2021, 3, 14))
    page.button(key="grow").click().run()
    case = own_bench.desk.case(case_id)
    assert [(it.name, it.part, it.captured_at) for it in case.files][1:] == [
        ("linkedin.html", "profile", date(2021, 3, 14))
    ]
    assert "linkedin.html" in case.documents
    assert "The case was examined again." in words(page)


def test_nothing_to_add_is_said(open_page: Open, case_id: str) -> None:
    page = open_page("case", case=case_id)
    page.button(key="grow").click().run()
    assert "Drop files first" in words(page)


def test_an_unreadable_addition_changes_nothing(
    open_page: Open, own_bench: Bench, case_id: str
) -> None:
    page = open_page("case", case=case_id)
    session: Session = page.session_state["own"]
    more = page.file_uploader(key=f"more-documents-{session.round}")
    more.set_value([("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")])
    page.run()
    page.button(key="grow").click().run()
    assert "broken.pdf" in words(page)
    assert len(own_bench.desk.case(case_id).files) == 1


def test_a_later_stage_is_kept(open_page: Open, own_bench: Bench, case_id: str) -> None:
    page = open_page("case", case=case_id)
    page.button(key="move").click().run()
    assert "stands at Applied already" in words(page)
    page.selectbox(key=f"stage-{token(case_id)}").set_value("offer")
    page.button(key="move").click().run()
    assert own_bench.desk.case(case_id).summary.stage == "offer"
    assert "The stage is changed." in words(page)


def test_an_observation_is_noted_and_changes_no_band(
    open_page: Open, own_bench: Bench, case_id: str
) -> None:
    page = open_page("case", case=case_id)
    key = token(case_id)
    assert "Nothing has been noted yet." in words(page)
    page.button(key=f"seen-{key}").click().run()
    assert "Choose what it is about." in words(page)
    page.selectbox(key=f"item-{key}").set_value("camera_off")
    page.text_area(key=note_key(case_id)).set_value("went off in <b>the</b> first call")
    page.button(key=f"seen-{key}").click().run()
    assert "Say who you are" in words(page)
    page.text_input(key="author").set_value("Ana")
    page.button(key=f"seen-{key}").click().run()
    assert not page.exception
    case = own_bench.desk.case(case_id)
    (one,) = observed(case.events)
    assert (one.item, one.seen, one.note) == (
        "camera_off",
        True,
        "went off in <b>the</b> first call",
    )
    assert (case.summary.status, case.decisions) == ("open", ())
    assert "&lt;b&gt;the" in words(page)
