"""Applications become cases and grow: examined again with all that was ever submitted."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forensics.assembly.desk import Case, Desk
from forensics.assembly.intake import Intake, more, take
from forensics.assembly.workbench import Workbench
from forensics.errors import CaseError
from forensics.model import Assessment, Band, Examination, Outcome, Submission
from forensics.model.submission import File
from forensics.report import wire
from tests.assembly.conftest import Save
from tests.conftest import EXAMPLES
from tests.store.naughty import NAUGHTY

DEMO = EXAMPLES / "demo"
RESUME = b"Ann Lee\nann@example.org\n\nExperience\nBaker, Rye Bakery\n2015 - 2019\n"
OLD = f"{DEMO / 'linkedin-2021.html'}@2021-03-14"
STEERING = re.compile("[\x00-\x1f]")
NEW = f"{DEMO / 'linkedin-2026.html'}@2026-09-02"


def pasted(data: bytes = RESUME, id_: str = "resume.txt", **fields: Any) -> Intake:
    submission = Submission(documents=(File(path="resume.txt"),), **fields)
    return Intake(id_, submission, Path(), {"resume.txt": data}, named="id" in fields)


def outcomes(desk: Desk, case_id: str) -> dict[str, Outcome]:
    return {run.signal: run.outcome for run in desk.case(case_id).report.runs}


def test_a_case_holds_what_was_examined_and_the_files_themselves(desk: Desk, save: Save) -> None:
    intake = take([str(DEMO)], [])
    examination, assessment = desk.workbench.examine(intake)
    case_id = desk.save(intake, examination, assessment, "Ann")
    assert case_id == "demo"
    case = desk.case("demo")
    shown = wire.report(examination, assessment, desk.workbench.signals)
    assert case.report == shown.model_copy(update={"case": "demo"})
    assert case.documents == examination.application.all_documents()
    assert case.summary.name == "Jordan A. Whitmore"
    assert (case.summary.band, case.summary.findings) == (Band.PRIORITY, 9)
    assert [file.name for file in case.files] == [
        "resume.pdf",
        "linkedin-2021.html",
        "linkedin-2026.html",
    ]
    for file in case.files:
        assert desk.file("demo", file.name) == (DEMO / file.name).read_bytes()
    assert [(event.kind, event.author) for event in case.events] == [
        ("saved", "Ann"),
        ("examined", "Ann"),
    ]


def test_profile_history_grows_by_itself(desk: Desk, save: Save) -> None:
    case_id = save(DEMO / "resume.pdf", OLD)
    assert outcomes(desk, case_id)["profile.dormant_revival"] is Outcome.NOT_ASSESSED
    before = desk.case(case_id).summary
    steps: list[str] = []
    case = desk.add(case_id, intake=more([], [NEW]), author="Ann", progress=steps.append)
    assert outcomes(desk, case_id)["profile.dormant_revival"] is Outcome.HIT
    assert case.summary.findings == before.findings + 1
    assert [str(profile.captured_at) for profile in case.report.profiles] == [
        "2021-03-14",
        "2026-09-02",
    ]
    assert "reading linkedin-2026.html" in steps
    assert [event.kind for event in case.events] == [
        "saved",
        "examined",
        "files_added",
        "examined",
    ]
    assert case.report.case == case.report.application.id == case_id
    assert desk.case(case_id) == case


def test_saving_the_same_again_changes_nothing(desk: Desk, save: Save) -> None:
    assert save(DEMO) == "demo"
    before = desk.case("demo")
    assert save(DEMO) == "demo"
    assert desk.case("demo") == before
    assert desk.queue()[1] == 1


def test_a_named_application_joins_its_case(desk: Desk, save: Save) -> None:
    first = pasted(id="req-7/ann", contact={"name": "Ann Lee"})
    assert save(first) == "resume.txt"
    first = replace(first, id="req-7/ann")
    assert save(first) == "req-7/ann"
    again = pasted(RESUME + b"\nMailbox: ann@mailinator.com\n", "req-7/ann", id="req-7/ann")
    assert save(again) == "req-7/ann"
    case = desk.case("req-7/ann")
    assert [file.name for file in case.files] == ["resume.txt", "resume.txt (2)"]
    assert outcomes(desk, "req-7/ann")["contact.disposable_email"] is Outcome.HIT
    assert [document.name for document in case.report.application.documents] == [
        "resume.txt",
        "resume.txt (2)",
    ]


def test_unnamed_applications_of_one_file_name_stay_apart(desk: Desk, save: Save) -> None:
    assert save(pasted()) == "resume.txt"
    assert save(pasted(b"Bo Ek\nbo@example.org\n")) == "resume.txt-2"
    assert save(pasted(b"Cy Ash\ncy@example.org\n")) == "resume.txt-3"
    assert save(pasted(b"Bo Ek\nbo@example.org\n")) == "resume.txt-2"
    assert desk.case("resume.txt-2").summary.name == "Bo Ek"
    assert desk.queue()[1] == 3


def test_two_people_under_one_id_are_seen(desk: Desk, save: Save) -> None:
    save(pasted(id="r-1", contact={"name": "Ann Lee"}))
    desk.decide("resume.txt", "cleared", "Met in person.", "Ann")
    other = b"Bo Ek\nbo@example.org\n\nExperience\nSmith, Iron Co\n2012 - 2019\n"
    save(pasted(other, id="r-1", contact={"name": "Bo Ek"}))
    case = desk.case("resume.txt")
    added, examined = case.events[-2:]
    assert added.detail == (
        "resume.txt (2); resume.txt (2) states the name Bo Ek, the case until now Ann Lee"
    )
    assert "stated anew: contact name: Ann Lee → Bo Ek" in examined.detail
    assert (case.summary.name, case.summary.status) == ("Ann Lee", "open")
    third = replace(pasted(RESUME + b"Spare time\n", id="r-2"), id="r-2")
    case = desk.add("resume.txt", intake=third)
    assert case.events[-2].detail == "resume.txt (3); of application r-2"


def test_the_same_resume_with_another_snapshot_joins_its_case(desk: Desk, save: Save) -> None:
    assert save(DEMO / "resume.pdf", OLD) == "resume.pdf"
    assert save(DEMO / "resume.pdf", NEW) == "resume.pdf"
    assert len(desk.case("resume.pdf").files) == 3
    assert outcomes(desk, "resume.pdf")["profile.dormant_revival"] is Outcome.HIT


def test_a_case_that_grew_still_knows_its_resume(desk: Desk, save: Save) -> None:
    save(pasted())
    desk.add("resume.txt", intake=more([], [NEW]))
    assert save(pasted()) == "resume.txt"
    assert len(desk.case("resume.txt").files) == 2


def test_a_later_stage_is_an_event_and_examined(desk: Desk, save: Save) -> None:
    save(pasted(id="a"), author="Ann")
    desk.add("resume.txt", stage="offer", author="Bo")
    case = desk.case("resume.txt")
    assert case.summary.stage == "offer"
    moved = [(event.detail, event.author) for event in case.events if event.kind == "stage_changed"]
    assert moved == [("applied → offer", "Bo")]
    save(pasted(id="a", stage="onboarding"))
    assert desk.case("resume.txt").summary.stage == "onboarding"
    assert desk.queue(stage="onboarding")[1] == 1


def test_examining_again_needs_nothing_new(desk: Desk, save: Save) -> None:
    save(pasted())
    case = desk.add("resume.txt")
    assert [event.kind for event in case.events] == ["saved", "examined", "examined"]
    assert len(case.files) == 1


def test_facts_of_the_application_are_kept_for_later_examinations(desk: Desk, save: Save) -> None:
    def stated(case: Case) -> list[tuple[str, str]]:
        runs = {run.signal: run for run in case.report.runs}
        (finding,) = runs["contact.disposable_email"].findings
        return [(each.document, each.quote) for each in finding.evidence]

    save(pasted(id="a", submitted_at="2026-01-02", contact={"email": "ann@mailinator.com"}))
    assert stated(desk.case("resume.txt"))[0] == ("application form", "ann@mailinator.com")
    case = desk.add("resume.txt", intake=more([], [OLD]))
    assert stated(case)[0] == ("application form", "ann@mailinator.com")
    assert str(case.report.application.submitted_at) == "2026-01-02"


def test_a_file_that_cannot_be_read_keeps_nothing(desk: Desk, save: Save, tmp_path: Path) -> None:
    broken = tmp_path / "letter.pdf"
    broken.write_bytes(b"%PDF-1.7 this is none")
    with pytest.raises(CaseError, match=r"nothing was kept: letter\.pdf: malformed"):
        save(broken)
    assert desk.queue() == ([], 0)
    save(pasted())
    before = desk.case("resume.txt")
    with pytest.raises(CaseError, match=r"nothing was kept: letter\.pdf: malformed"):
        desk.add("resume.txt", intake=more([str(broken)], [NEW]), stage="offer")
    assert desk.case("resume.txt") == before


def test_what_changed_since_it_was_examined_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    resume = tmp_path / "resume.txt"
    resume.write_bytes(RESUME)
    intake = take([str(resume)], [])
    examined = desk.workbench.examine(intake)
    resume.write_bytes(RESUME + b"another")
    with pytest.raises(CaseError, match=r"resume\.txt has changed since it was examined"):
        desk.save(intake, *examined)
    assert desk.queue() == ([], 0)


def test_a_new_finding_opens_a_cleared_case_again(desk: Desk, save: Save) -> None:
    save(pasted())
    desk.decide("resume.txt", "cleared", "Met in person.", "Ann", seen=0)
    assert desk.add("resume.txt", stage="interview").summary.status == "cleared"
    later = pasted(b"Ann Lee\nann@mailinator.com\n")
    case = desk.add("resume.txt", intake=later)
    assert case.summary.status == "open"
    assert case.events[-1].detail.endswith("open again: not known when it was cleared")
    assert [item.author for item in desk.case("resume.txt").decisions] == ["Ann"]


def test_two_who_add_at_once_both_count(desk: Desk, save: Save) -> None:
    save(DEMO / "resume.pdf")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda page: desk.add("resume.pdf", intake=more([], [page])), (OLD, NEW)))
    case = desk.case("resume.pdf")
    assert {file.name for file in case.files[1:]} == {"linkedin-2021.html", "linkedin-2026.html"}
    assert outcomes(desk, "resume.pdf")["profile.dormant_revival"] is Outcome.HIT


def test_two_who_save_the_same_at_once_get_one_case(desk: Desk) -> None:
    intake = pasted()
    examined = desk.workbench.examine(intake)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: desk.save(intake, *examined), range(8))) == {"resume.txt"}
    assert desk.queue()[1] == 1


def test_an_examination_of_another_version_is_said_and_mended(desk: Desk, save: Save) -> None:
    save(pasted())
    with desk._engine.begin() as connection:
        connection.exec_driver_sql('UPDATE examinations SET report = \'{"of": "old"}\'')
    with pytest.raises(CaseError, match=r"`forensics cases add resume\.txt` examines it again"):
        desk.case("resume.txt")
    assert desk.add("resume.txt").summary.name == "Ann Lee"


@pytest.fixture(scope="session")
def naughty_ones(workbench: Workbench) -> list[tuple[Intake, Examination, Assessment]]:
    """Applications with a naughty string in every field, examined."""
    found = []
    for number, naughty in enumerate(NAUGHTY):
        text = naughty.encode("utf-8", "replace").decode()  # no resume holds half a surrogate pair
        line = STEERING.sub(" ", text)  # of which a text file is refused as binary
        body = f"{line}\n{line}@example.org\n\nExperience\n{line}, {line}\n2015 - 2019\n- {line}\n"
        intake = pasted(
            body.encode(),
            f"{number} {text}"[:200],
            id=f"{number} {text}"[:200],
            contact={"name": text, "address": text},
            extra={text: text},
        )
        path = f"{text.replace('/', '_')}.txt"
        submission = intake.submission.model_copy(update={"documents": (File(path=path),)})
        intake = replace(intake, submission=submission, contents={path: body.encode()})
        found.append((intake, *workbench.examine(intake)))
    return found


def test_naughty_strings_are_data_in_every_field(
    desk: Desk, naughty_ones: list[tuple[Intake, Examination, Assessment]]
) -> None:
    for naughty, (intake, examination, assessment) in zip(NAUGHTY, naughty_ones, strict=True):
        case_id = desk.save(intake, examination, assessment, naughty)
        desk.decide(case_id, "inconclusive", naughty, naughty)
        case = desk.case(case_id)
        assert desk.file(case_id, case.files[0].name) == next(iter(intake.contents.values()))
        assert case.documents.keys() == {case.files[0].name}
        json.dumps(case.report.model_dump(mode="json"), ensure_ascii=False).encode()
    assert desk.queue()[1] == len(NAUGHTY)


def test_an_unknown_case_takes_nothing(desk: Desk) -> None:
    for ask in (
        lambda: desk.add("none", stage="offer"),
        lambda: desk.case("none"),
        lambda: desk.file("none", "a"),
        lambda: desk.case("\x00\ud800"),
    ):
        with pytest.raises(CaseError, match="no such case"):
            ask()
