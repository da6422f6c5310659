from datetime import date

import pytest

from forensics.assembly.intake import PASTED
from ui.intake import Facts, build, build_more
from ui.present import Held


def test_text_comes_first_then_documents_then_snapshots() -> None:
    files = [
        Held("old.html", b"<p>", snapshot=True, captured_at=date(2021, 3, 14)),
        Held("cv.pdf", b"%PDF"),
    ]
    intake = build("Jane Doe", files, Facts(stage="offer", submitted=date(2026, 10, 5)))
    assert [file.path for file in intake.submission.documents] == [PASTED, "2/cv.pdf"]
    [snapshot] = intake.submission.profiles
    assert (snapshot.path, snapshot.captured_at) == ("1/old.html", date(2021, 3, 14))
    assert intake.contents == {PASTED: b"Jane Doe", "2/cv.pdf": b"%PDF", "1/old.html": b"<p>"}
    assert (intake.id, intake.named) == ("pasted", False)
    assert intake.submission.stage == "offer"
    assert intake.submission.submitted_at == date(2026, 10, 5)


def test_facts_left_empty_are_absent() -> None:
    assert build("Jane", [], Facts(name="  ", role=" ")).submission.contact is None
    submission = build("Jane", [], Facts(email=" jane@example.org ", role="Engineer")).submission
    assert submission.contact is not None
    assert submission.contact.email == "jane@example.org"
    assert submission.contact.name is None
    assert submission.role is not None
    assert submission.role.title == "Engineer"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "..", ".", "", "-", "C:\\x\\y.txt", "a\0b", "x" * 255],
)
def test_a_name_never_becomes_a_path(name: str) -> None:
    intake = build("", [Held(name, b"own bytes")], Facts())
    [file] = intake.submission.documents
    assert intake.load(file.path) == b"own bytes"
    number, leaf = file.path.split("/")
    assert number == "1"
    assert leaf not in {"", ".", ".."}
    assert len(intake.id) <= 200


def test_two_files_of_one_name_are_two() -> None:
    intake = build("", [Held("cv.txt", b"one"), Held("cv.txt", b"two")], Facts())
    assert [intake.load(path) for path in intake.submission.paths()] == [b"one", b"two"]


def test_snapshots_may_come_alone_later() -> None:
    later = build_more([Held("new.html", b"<p>", snapshot=True, captured_at=date(2026, 1, 1))])
    assert later.submission.documents == ()
    assert later.load(later.submission.profiles[0].path) == b"<p>"
