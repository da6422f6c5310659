"""A later submission joins an earlier one: what is new, what is the same, what wins."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forensics.assembly.intake import Intake, take
from forensics.assembly.joining import Joined, bundle, join, kept_form
from forensics.errors import CaseError
from forensics.model import Submission
from forensics.store.kept import Held


def submission(**fields: Any) -> Submission:
    return Submission.model_validate({"documents": [{"path": "resume.txt"}]} | fields)


def intake(contents: dict[str, bytes], **fields: Any) -> Intake:
    return Intake("a-1", submission(**fields), Path(), contents, named=True)


FIRST = {
    "stage": "interview",
    "contact": {"name": "Ann Lee", "email": "ann@example.org"},
    "references": [{"name": "Bo Ek"}],
    "profiles": [{"path": "page.html", "captured_at": "2021-03-14"}],
    "extra": {"desk": 1},
}
FILES = {"resume.txt": b"resume", "page.html": b"page"}


@pytest.fixture
def held() -> Held:
    given = bundle(intake(FILES, **FIRST))
    return Held(kept_form(submission(**FIRST), given.files).model_dump_json(), given.files, "")


def joined(held: Held, contents: dict[str, bytes], **fields: Any) -> Joined:
    later = intake(contents, **fields)
    names = [file.name for file in held.files]
    return join(held, later.submission, bundle(later, names))


def test_the_same_again_is_no_news(held: Held) -> None:
    again = joined(held, FILES, **FIRST)
    assert not again.news
    assert again.files == held.files
    assert again.submission.model_dump_json() == held.submission


def test_fewer_files_take_nothing_away(held: Held) -> None:
    again = joined(held, {"resume.txt": b"resume"})
    assert not again.news
    assert again.files == held.files


def test_another_file_of_the_same_name_gets_a_number(held: Held) -> None:
    later = joined(held, {"resume.txt": b"another"})
    assert later.added == ("resume.txt (2)",)
    assert [file.path for file in later.submission.documents] == ["resume.txt", "resume.txt (2)"]


def test_the_same_bytes_on_another_day_are_another_snapshot(held: Held) -> None:
    page = [{"path": "page.html", "captured_at": "2026-09-02"}]
    later = joined(held, FILES, profiles=page)
    assert later.added == ("page.html (2)",)
    assert [str(profile.captured_at) for profile in later.submission.profiles] == [
        "2021-03-14",
        "2026-09-02",
    ]


def test_a_date_that_was_missing_is_learnt() -> None:
    given = bundle(intake(FILES, profiles=[{"path": "page.html"}]))
    base = submission(profiles=[{"path": "page.html"}])
    held = Held(kept_form(base, given.files).model_dump_json(), given.files, "")
    later = joined(held, FILES, **FIRST)
    assert (later.added, later.learnt) == ((), True)
    assert later.files[1].captured_at == date(2021, 3, 14)


def test_facts_given_later_win_and_lists_grow(held: Held) -> None:
    later = joined(
        held,
        {"resume.txt": b"resume"},
        contact={"name": "Ann B. Lee"},
        references=[{"name": "Bo Ek"}, {"name": "Cy Ash"}],
        shipping=[{"address": "1 Main Street", "at": "2026-11-02"}],
        extra={"other": 2},
    )
    assert later.learnt
    contact = later.submission.contact
    assert contact is not None
    assert (contact.name, contact.email) == ("Ann B. Lee", None)
    assert [item.name for item in later.submission.references] == ["Bo Ek", "Cy Ash"]
    assert [item.address for item in later.submission.shipping] == ["1 Main Street"]
    assert later.submission.extra == {"desk": 1, "other": 2}


def test_an_old_application_sent_again_takes_nobody_back(held: Held) -> None:
    assert joined(held, {"resume.txt": b"resume"}, stage="applied").stage is None
    later = joined(held, {"resume.txt": b"resume"}, stage="offer")
    assert later.stage == ("interview", "offer")
    assert later.submission.stage == "offer"


def test_a_person_may_name_any_stage(held: Held) -> None:
    back = joined(held, {"resume.txt": b"resume"}).at_stage("applied")
    assert (back.stage, back.submission.stage) == (("interview", "applied"), "applied")
    assert joined(held, {"resume.txt": b"resume"}).at_stage("interview").stage is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "resume.txt").write_text("Ann Lee")
    given = take([str(tmp_path / "resume.txt")], [])
    (tmp_path / "resume.txt").unlink()
    with pytest.raises(CaseError, match=r"nothing was kept: resume\.txt: malformed: cannot be"):
        bundle(given)


def test_what_a_fact_was_before_is_said(held: Held) -> None:
    later = joined(held, {"resume.txt": b"resume"}, contact={"name": "Bo Ek"}, requisition="R-7")
    assert later.replaced == (
        "contact name: Ann Lee → Bo Ek",
        "contact email: ann@example.org → not given",
    )
    assert joined(held, FILES, **FIRST).replaced == ()


@pytest.mark.parametrize(
    ("before", "then", "moved"),
    [
        ("contractor", "employee", True),
        ("employee", "contractor", True),
        ("contractor", "offer", False),
        ("contractor", "past", True),
        ("past", "contractor", False),
    ],
)
def test_contractors_and_employees_may_become_each_other(
    held: Held, before: str, then: str, moved: bool
) -> None:
    base = Submission.model_validate_json(held.submission).model_copy(update={"stage": before})
    later = joined(held._replace(submission=base.model_dump_json()), FILES, stage=then)
    assert later.stage == ((before, then) if moved else None)
