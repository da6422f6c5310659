"""The hunt on the screen: one thing in everything stored."""

import pytest

from tests.ui.cases import RESUME
from tests.ui.conftest import Open, words
from ui.bench import Bench
from ui.intake import Facts, build
from ui.present import token
from ui.session import Session

LINE = "Recast the tide tables of nineteen estuaries into one query that pilots run by radio."


@pytest.fixture(scope="module")
def cases(own_bench: Bench) -> list[str]:
    """Somebody who applied and somebody already hired; both state a mailbox and a passage."""
    ids = []
    for name, stage in (("Applicant <b>One</b>", "applied"), ("Hired Two", "employee")):
        text = RESUME.replace("Dana Okafor", name).replace("dana.okafor@mail", "tide.pilot@mail")
        intake = build(f"{text}\n{LINE}\n", [], Facts(name=name, stage=stage))  # type: ignore[arg-type]
        ids.append(own_bench.desk.save(intake, *own_bench.workbench.examine(intake), "Ana"))
    return ids


def test_a_mailbox_is_found_in_any_spelling_people_already_hired_first(
    open_page: Open, cases: list[str]
) -> None:
    page = open_page("hunt")
    page.text_area(key="hunt-text").set_value(" Tide.Pilot@MAILINATOR.com ")
    page.button(key="hunt-look").click().run()
    shown = words(page)
    assert "2 applications, 1 of people already hired" in shown
    assert "Read as e-mail address" in shown
    assert shown.index("Hired Two") < shown.index("Applicant &lt;b&gt;One")
    page.button(key=f"open-holder-{token(cases[1])}").click().run()
    session: Session = page.session_state["own"]
    assert session.case == cases[1]


def test_a_pasted_passage_is_found(open_page: Open, cases: list[str]) -> None:
    page = open_page("hunt")
    page.text_area(key="hunt-text").set_value(LINE)
    page.button(key="hunt-look").click().run()
    assert "2 applications" in words(page) and "nineteen estuaries" in words(page)


def test_an_uploaded_resume_is_found(open_page: Open, cases: list[str]) -> None:
    page = open_page("hunt")
    page.file_uploader(key="hunt-file-0").upload(
        "resume <b>.txt", f"{LINE}\n".encode(), "text/plain"
    )
    page.button(key="hunt-look").click().run()
    assert "nineteen estuaries" in words(page) and "<b>.txt" not in words(page)


def test_nothing_found_says_in_how_much_and_verifies_nobody(open_page: Open) -> None:
    page = open_page("hunt")
    page.text_area(key="hunt-text").set_value("nobody.at.all@example.org")
    page.button(key="hunt-look").click().run()
    shown = words(page)
    assert "Nothing found" in shown and "Looked through" in shown and "verifies nobody" in shown


@pytest.mark.parametrize("text", ["/etc/passwd", "?", ""])
def test_what_can_be_read_as_nothing_is_said_and_no_path_is_opened(
    open_page: Open, text: str
) -> None:
    page = open_page("hunt")
    page.text_area(key="hunt-text").set_value(text)
    page.button(key="hunt-look").click().run()
    shown = words(page)
    assert "can be read as nothing" in shown or "paste what to look for" in shown
    assert "root:" not in shown
