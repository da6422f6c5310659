"""Which papers are laid side by side, and in what order."""

from typing import Any

from forensics.linkage.sides import kind_of, laid_out
from tests.signals.build import subject_of
from tests.signals.cases import Case

POST = {"title": "Engineer", "employer": "Northgate Systems", "start": "2018", "end": "2020"}
SHEET = {"positions": [POST]}


def papers(**stated: Any) -> list[tuple[str, list[str]]]:
    case = Case.model_validate({"name": "papers", "outcome": "clear"} | stated)
    return [
        (resume.record.document, [page.record.document for page in pages])
        for resume, pages in laid_out(subject_of(case))
    ]


def test_the_newest_page_comes_first_and_one_without_a_day_last() -> None:
    days: list[dict[str, Any]] = [
        {"captured_at": "2019-01-01", "file": "old"},
        {"captured_at": "2024-01-01", "file": "new"},
        {"file": "undated"},
    ]
    pages = [SHEET | day for day in days]
    assert papers(resume=SHEET, profiles=pages) == [("resume-1.pdf", ["new", "old", "undated"])]


def test_a_cover_letter_is_no_resume_beside_one() -> None:
    letter = {"text": ["Dear team"], "file": "letter.pdf"}
    assert papers(resumes=[letter, SHEET], profiles=[]) == [("resume-2.pdf", [])]
    assert papers(resume=letter, profiles=[]) == [("letter.pdf", [])]


def test_a_page_is_read_with_the_others_of_its_platform() -> None:
    pages = [
        SHEET | {"captured_at": "2019-01-01", "source": "linkedin_html"},
        SHEET | {"captured_at": "2024-01-01", "source": "linkedin_pdf", "headline": "Was at Rome"},
        SHEET | {"captured_at": "2024-01-01", "source": "json_resume"},
    ]
    case = Case.model_validate(
        {"name": "papers", "outcome": "clear", "resume": SHEET, "profiles": pages}
    )
    ((_, sides),) = laid_out(subject_of(case))
    kinds = {kind_of(side.record): "rome" in side.text for side in sides}
    assert kinds == {"linkedin": True, "text": False}
    assert all("rome" in side.text for side in sides if kind_of(side.record) == "linkedin")
