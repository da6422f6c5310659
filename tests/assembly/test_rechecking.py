"""Stored cases are looked at again when lists change, and examined again where they differ."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from forensics.assembly.desk import Desk
from forensics.assembly.importing import import_files
from forensics.assembly.intake import Intake
from forensics.assembly.lists import add_indicator, expire
from forensics.assembly.rechecking import recheck
from forensics.catalogue.imported import Rechecked
from forensics.model import Outcome, Submission
from forensics.model.submission import File
from forensics.store.database import open_database
from tests.assembly.conftest import Save
from tests.catalogue.lists.build import written

RESUME = (
    "Ann Lee\nann.lee@e.example\n\nExperience\nBaker, Kestrel Farstar Works Ltd\n2015 - 2019\n"
    "- Baked bread for four hundred guests each day.\n\nEducation\n"
    "BSc Chemistry, Rye College, 2014\n"
)


def kept(save: Save, name: str, resume: str = RESUME) -> str:
    submission = Submission(id=name, documents=(File(path="resume.txt"),))
    contents = {"resume.txt": resume.encode()}
    return save(Intake(name, submission, Path(), contents, named=True))


def add(desk: Desk, value: str, confidence: float = 1.0) -> Rechecked:
    settings = desk.workbench.settings
    add_indicator(settings, value, kind=None, source="case 7", author="Ann", confidence=confidence)
    return recheck(settings, "Ann")


def outcome(desk: Desk, case_id: str) -> Outcome:
    runs = {run.signal: run for run in desk.case(case_id).report.runs}
    return runs["corpus.known_indicator"].outcome


@pytest.mark.usefixtures("warm")
def test_a_case_that_now_holds_an_indicator_is_examined_and_opened_again(
    desk: Desk, save: Save
) -> None:
    kept(save, "ann")
    kept(save, "bo", RESUME.replace("ann.lee@", "bo.ek@").replace("Ann Lee", "Bo Ek"))
    desk.decide("ann", "cleared", "Met in person.", "Ann")
    before = desk.case("bo")
    assert add(desk, "Ann.Lee@E.example") == Rechecked(cases=2, new_findings=("ann",))
    case = desk.case("ann")
    assert outcome(desk, "ann") is Outcome.HIT
    assert (case.summary.status, case.events[-1].kind, case.events[-1].author) == (
        "open", "examined", "Ann",
    )  # fmt: skip
    assert "open again" in case.events[-1].detail
    assert desk.case("bo") == before
    assert recheck(desk.workbench.settings) == Rechecked(cases=2)


@pytest.mark.usefixtures("warm")
def test_a_finding_whose_entry_expired_loses_its_weight(desk: Desk, save: Save) -> None:
    kept(save, "ann")
    add(desk, "ann.lee@e.example", 0.9)
    weight = desk.case("ann").summary.total_bits
    expire(desk.workbench.settings, "ann.lee@e.example", "a namesake", "Bo")
    again = recheck(desk.workbench.settings)
    assert again.cases == 1
    assert again.new_findings + again.lost_findings == ("ann",)
    assert desk.case("ann").summary.total_bits < weight


@pytest.mark.usefixtures("warm")
def test_importing_a_list_says_which_cases_it_touches(
    desk: Desk, save: Save, tmp_path: Path
) -> None:
    kept(save, "ann")
    rows = "value,kind,source\nKestrel Farstar Works Co.,front_company,Court 7\n"
    (found,) = import_files(desk.workbench.settings, [written(tmp_path, "fronts.csv", rows)])
    assert found.rechecked == Rechecked(cases=1, new_findings=("ann",))
    runs = {run.signal: run for run in desk.case("ann").report.runs}
    assert runs["employment.designated_employer"].outcome is Outcome.HIT


@pytest.mark.usefixtures("warm")
def test_a_case_that_cannot_be_looked_at_is_named(desk: Desk, save: Save) -> None:
    kept(save, "ann")
    kept(save, "bo")
    engine = open_database(desk.workbench.settings.database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE examinations SET documents = '[{}]' WHERE case_id = 'bo'"))
    engine.dispose()
    found = add(desk, "ann.lee@e.example")
    assert (found.cases, found.new_findings) == (2, ("ann",))
    assert [item.case for item in found.failed] == ["bo"]
    assert found.failed[0].reason


def test_the_manifest_names_every_list(desk: Desk, save: Save) -> None:
    case_id = kept(save, "ann")
    assert not any(key.startswith("list: ") for key in desk.case(case_id).report.manifest.reference)
    add_indicator(
        desk.workbench.settings,
        "x@e.example",
        kind=None,
        source="case 7",
        author="Ann",
        dated=datetime.now(UTC).date(),
    )
    assert "list: own" in desk.add(case_id).report.manifest.reference


@pytest.mark.usefixtures("warm")
def test_of_a_few_indicators_only_cases_that_hold_them_are_looked_at(
    desk: Desk, save: Save
) -> None:
    kept(save, "ann")
    kept(save, "bo", RESUME.replace("ann.lee@e.example", "bo.ek@bo-ek.net"))
    settings = desk.workbench.settings
    for value, case_id in (("Ann.Lee@E.example", "ann"), ("bo-ek.net", "bo")):
        entry, _ = add_indicator(settings, value, kind=None, source="case 7", author="Ann")
        again = recheck(settings, changed=[entry.listed])
        assert again == Rechecked(cases=1, new_findings=(case_id,))
    ended = expire(settings, "bo-ek.net", "a namesake", "Bo")
    again = recheck(settings, changed=ended)
    assert (again.cases, again.new_findings + again.lost_findings) == (1, ("bo",))
    assert recheck(settings) == Rechecked(cases=2)


@pytest.mark.usefixtures("warm")
def test_of_an_entry_that_names_no_identifier_every_case_is_looked_at(
    desk: Desk, save: Save
) -> None:
    kept(save, "ann")
    settings = desk.workbench.settings
    entry, _ = add_indicator(
        settings, "Kestrel Farstar Works", kind="front_company", source="court", author="Ann"
    )
    again = recheck(settings, changed=[entry.listed])
    assert again == Rechecked(cases=1, new_findings=("ann",))
