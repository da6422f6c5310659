"""Templates held against stored cases: dry runs, health, and texts taken from decided cases."""

from pathlib import Path

import pytest
from sqlalchemy import text

from forensics.assembly.curation import add, from_case, prepare
from forensics.assembly.desk import Desk
from forensics.assembly.hindsight import dry_run, health
from forensics.assembly.intake import Intake
from forensics.errors import CaseError
from forensics.model import Submission
from forensics.model.submission import File
from forensics.settings import Settings
from forensics.store.database import open_database
from index.curation.curator import Curator
from index.embedding import MiniLM
from index.library import Library
from index.template import TemplateStatus, build_template
from tests.assembly.conftest import Save

DONE = """- Charted eel migrations through nine fish passes for the river trust's annual report.
- Wired hydrophones under the weir and filtered out the hum of the turbine.
- Persuaded two mills to lift their sluices on moonless nights in October.
- Published the counts as open data with a caveat about silver eels.
- Rebuilt the elver ladder of the tide mill from bristle boards and an old pump.
- Trained eleven anglers to measure, photograph and release without a net.
- Testified before the drainage board on what its new gates would cost in fish.
"""
BAKED = """- Baked four hundred loaves of rye each night in a wood oven.
- Swapped the harbour's flour supplier after two late barges.
- Taught six apprentices to score dough by lamplight.
"""
HEAD = "{name}\n{mail}\n\nExperience\nWarden, Heron Sluice Works\nJan 2019 - Present\n"
ON_SQLITE = pytest.mark.parametrize("kind", ["sqlite"])
EELS = {"id": "river/eel", "title": "Eels", "status": TemplateStatus.STABLE}


def kept(save: Save, case_id: str, name: str, done: str) -> str:
    mail = name.replace(" ", ".").lower() + "@e.example"
    content = (HEAD.format(name=name, mail=mail) + done).encode()
    submission = Submission(id=case_id, documents=(File(path="resume.txt"),))
    return save(Intake(case_id, submission, Path(), {"resume.txt": content}, named=True))


@pytest.fixture
def settings(desk: Desk) -> Settings:
    return desk.workbench.settings


@pytest.fixture
def library(settings: Settings, tmp_path: Path) -> Library:
    return Library(open_database(settings.database), MiniLM(threads=1), tmp_path / "derived")


def test_a_dry_run_says_which_cases_would_have_been_hit(
    desk: Desk, save: Save, settings: Settings, library: Library
) -> None:
    kept(save, "case-1", "Marisol Okonkwo", DONE)
    kept(save, "case-2", "Ann Lee", BAKED)
    kept(save, "case-3", "Bo Ek", DONE)
    desk.decide("case-3", "cleared", "Met in person.", "Ann")
    with open_database(settings.database).begin() as connection:
        connection.execute(text("UPDATE examinations SET documents='[]' WHERE case_id='case-1'"))
    candidate = build_template({**EELS, "text": DONE, "added": "2026-01-01"})
    found = dry_run(settings, library, candidate)
    (hit,) = found.hits
    assert (hit.case, hit.name, hit.status) == ("case-3", "Bo Ek", "cleared")
    assert (hit.verdict, hit.document, hit.rare_pairs) == ("known_template", "resume.txt", 7)
    assert (found.cases, found.compared) == (3, 2)
    (missed,) = found.not_compared
    assert (missed.case, missed.reason) == ("case-1", "no text of a resume is kept")
    assert library.list() == ()


@ON_SQLITE
def test_a_text_is_taken_only_from_a_case_that_was_decided_so(
    desk: Desk, save: Save, settings: Settings, library: Library
) -> None:
    kept(save, "Marisol_Okonkwo", "Marisol Okonkwo", DONE)
    with pytest.raises(CaseError, match="is open: only a case decided confirmed or escalated"):
        from_case(settings, "Marisol_Okonkwo")
    desk.decide("Marisol_Okonkwo", "cleared", "Met in person.", "Ann")
    with pytest.raises(CaseError, match="is cleared: only"):
        from_case(settings, "Marisol_Okonkwo")
    desk.decide("Marisol_Okonkwo", "confirmed", "Two names, one text.", "Ann")
    source = from_case(settings, "Marisol_Okonkwo")
    candidate = prepare(library, source, {"id": "river/eel", "title": "Eels"})
    add(library, candidate, author="Ann")
    template = library.show("river/eel")
    assert "Okonkwo" not in template.model_dump_json()
    assert "nine fish passes" in template.text
    assert template.status is TemplateStatus.NURSERY
    assert template.provenance.startswith("a case decided confirmed on 20")
    assert library.history("river/eel")[0].reason == "added from case Marisol_Okonkwo"
    with pytest.raises(CaseError, match=r"holds no document letter.txt; it holds: resume.txt"):
        from_case(settings, "Marisol_Okonkwo", "letter.txt")
    with open_database(settings.database).begin() as connection:
        connection.execute(text("UPDATE examinations SET documents='[]'"))
    with pytest.raises(CaseError, match="are not kept"):
        from_case(settings, "Marisol_Okonkwo")


@ON_SQLITE
def test_health_counts_decided_hits_and_proposes_but_never_retires(
    desk: Desk, save: Save, settings: Settings, library: Library
) -> None:
    library.add(build_template({**EELS, "text": DONE, "added": "2026-01-01"}), author="Ann")
    library.add(build_template({**EELS, "id": "oven/rye", "text": DONE, "added": "2026-01-01"}))
    found = '{"matches": [{"template": "river/eel", "verdict": "known_template"}]}'
    for number, disposition in enumerate(("cleared", "cleared", "cleared", "")):
        case = kept(save, f"case-{number}", f"Ann Lee{number}", BAKED)
        with open_database(settings.database).begin() as connection:
            connection.execute(
                text("UPDATE examinations SET report=:report WHERE case_id=:case"),
                {
                    "report": found if number else found.replace("river/eel", "oven/rye"),
                    "case": case,
                },
            )
        if disposition:
            desk.decide(case, disposition, "Met in person.", "Ann")  # type: ignore[arg-type]
    before = {item.id: item for item in health(settings, library).templates}["river/eel"]
    assert (before.hits, before.cleared, before.open, before.proposal) == (3, 2, 1, None)
    desk.decide("case-3", "cleared", "Met in person.", "Ann")
    report = health(settings, library)
    now = {item.id: item for item in report.templates}
    assert (now["river/eel"].cleared, now["oven/rye"].cleared) == (3, 1)
    assert "templates retire river/eel --reason" in (now["river/eel"].proposal or "")
    assert now["oven/rye"].proposal is None
    assert library.show("river/eel").status is TemplateStatus.STABLE
    desk.decide("case-3", "confirmed", "Somebody else came.", "Ann")
    after = {item.id: item for item in health(settings, library).templates}["river/eel"]
    assert (after.confirmed, after.cleared, after.proposal) == (1, 2, None)
    assert (report.cases, report.not_read) == (4, ())


@ON_SQLITE
def test_health_says_what_is_due(settings: Settings, library: Library) -> None:
    given = {**EELS, "text": DONE, "added": "2026-01-01", "status": "nursery"}
    library.add(build_template(given | {"expires": "2020-01-02"}), author="Ann Lee")
    library.add(build_template(given | {"id": "b/old", "status": "retired"}), author="Ann Lee")
    (retired, eel) = health(settings, library).templates
    assert eel.due == ("expired on 2020-01-02", "awaits review by another than Ann Lee")
    assert (retired.due, retired.hits, retired.last_hit) == ((), 0, None)
    Curator(library).review("river/eel", author="Bo Ek", reason="Fine.")
    assert health(settings, library).templates[1].due == ("expired on 2020-01-02",)
