"""What the user points at becomes one submission, or one clear error."""

import json
from datetime import date
from pathlib import Path

import pytest

from forensics.assembly.intake import MAX_BYTES, Intake, as_text, more, take, unique_names
from forensics.errors import ReadError, SubmissionError
from forensics.model import Submission


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("resume.pdf", "letter.pdf", ".hidden", "old@2020-01-01"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_files_are_documents_and_the_first_gives_the_id(folder: Path) -> None:
    intake = take([str(folder / "resume.pdf"), str(folder / "letter.pdf")], [])
    assert intake.id == "resume.pdf"
    assert [Path(file.path).name for file in intake.submission.documents] == [
        "resume.pdf",
        "letter.pdf",
    ]


def test_a_folder_without_a_manifest_is_one_application(folder: Path) -> None:
    intake = take([str(folder)], [])
    assert intake.id == folder.name
    assert [file.path for file in intake.submission.documents] == [
        "letter.pdf",
        "old@2020-01-01",
        "resume.pdf",
    ]


def test_a_manifest_is_found_in_its_folder_or_given(folder: Path) -> None:
    content = {
        "id": "r-17",
        "submitted_at": "2026-02-03",
        "documents": [{"path": "resume.pdf"}],
        "extra": {"anything": ["goes", 1]},
    }
    (folder / "application.json").write_text(json.dumps(content))
    for given in (folder, folder / "application.json"):
        intake = take([str(given)], [])
        assert (intake.id, intake.submission.submitted_at) == ("r-17", date(2026, 2, 3))


def test_profiles_carry_the_day_they_were_captured(folder: Path) -> None:
    given = [f"{folder / 'letter.pdf'}@2024-05-06", str(folder / "letter.pdf")]
    profiles = take([str(folder / "resume.pdf")], given).submission.profiles
    assert [profile.captured_at for profile in profiles] == [date(2024, 5, 6), None]


def test_a_file_whose_own_name_ends_in_a_date_is_taken_whole(folder: Path) -> None:
    given = [str(folder / "old@2020-01-01")]
    (profile,) = take([str(folder / "resume.pdf")], given).submission.profiles
    assert profile.captured_at is None
    assert profile.path.endswith("old@2020-01-01")


def test_pasted_text_is_a_document(folder: Path) -> None:
    intake = take(["-"], [], b"Ann Lee")
    assert (intake.id, intake.contents) == ("pasted", {"-": b"Ann Lee"})


@pytest.mark.parametrize(
    ("profile", "message"),
    [("none.html@2024-05-06", "no such file"), ("letter.pdf@2024-13-06", "is not a date")],
)
def test_a_profile_that_cannot_be_is_named(folder: Path, profile: str, message: str) -> None:
    with pytest.raises(SubmissionError, match=message):
        take([str(folder / "resume.pdf")], [str(folder / profile)])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"documents": [{"path": "resume.pdf"}], "id": "a", "id": "b"}', "key given twice: id"),
        ('{"documents": [{"path": "resume.pdf", "kind": 1}]}', r"documents\.0\.kind: unknown key"),
        ('{"documents": [{"path": "resume.pdf"}], "submitted_at": "2026-02-30"}', "submitted_at: "),
        ('{"documents": [{"path": "resume.pdf"}], "stage": "dreaming"}', "stage: "),
        ("[]", "the document: "),
        ("[" * 100_000, "recursion|invalid JSON"),
    ],
)
def test_a_manifest_that_is_wrong_names_the_key(folder: Path, content: str, message: str) -> None:
    (folder / "application.json").write_text(content)
    with pytest.raises(SubmissionError, match=message):
        take([str(folder)], [])


def test_what_comes_later_may_be_profiles_alone(folder: Path) -> None:
    later = more([], [f"{folder / 'resume.pdf'}@2026-09-02"])
    assert later.submission.documents == ()
    (profile,) = later.submission.profiles
    assert (Path(profile.path).name, profile.captured_at) == ("resume.pdf", date(2026, 9, 2))
    assert later.load(profile.path) == b"x"
    assert more([str(folder / "letter.pdf")], []).id == "letter.pdf"
    with pytest.raises(SubmissionError, match="no such file"):
        more([], [str(folder / "gone.pdf")])


def test_files_are_loaded_from_memory_or_below_the_folder(folder: Path) -> None:
    submission = Submission.model_validate({"documents": [{"path": "resume.pdf"}]})
    assert Intake("a", submission, folder).load("resume.pdf") == b"x"
    assert Intake("a", submission, folder, {"resume.pdf": b"y"}).load("resume.pdf") == b"y"
    with (folder / "large.pdf").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError, match="larger than 25 MB"):
        Intake("a", submission, folder).load("large.pdf")


def test_names_are_text_and_unique() -> None:
    assert unique_names(["a/x.pdf", "b/x.pdf", "-"], ["x.pdf"]) == [
        "x.pdf (2)",
        "x.pdf (3)",
        "pasted.txt",
    ]
    assert as_text("caf\udce9\0.pdf") == "caf\ufffd\ufffd.pdf"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_out_of_reach_is_said(tmp_path: Path, day: str) -> None:
    (tmp_path / "resume.txt").write_text("Ann Lee")
    path = str(tmp_path / "resume.txt")
    with pytest.raises(SubmissionError, match="a day from 1900-01-01 to 2100-12-31 is needed"):
        take([path], [f"{path}@{day}"])
    manifest = {"documents": [{"path": "resume.txt"}], "submitted_at": day}
    (tmp_path / "application.json").write_text(json.dumps(manifest))
    with pytest.raises(SubmissionError, match=r"submitted_at: a day from 1900"):
        take([str(tmp_path)], [])
