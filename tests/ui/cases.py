"""Cases to look at: ordinary ones, and ones in which every foreign text is hostile."""

from pathlib import Path

from forensics.assembly.desk import Desk
from forensics.assembly.workbench import Workbench
from forensics.settings import Settings
from tests.ui.naughty import strings
from ui.intake import Facts, build
from ui.present import Held

RESUME = """Dana Okafor
Senior Software Engineer
dana.okafor@mailinator.com | +1 (512) 555-0147 | Denver, CO

EXPERIENCE
Software Engineer, Cartway Logistics
Jan 2019 - Present | Denver, CO
- Built the booking calendar with React and TypeScript for nine depots.
- Led the move of the tariff service to PostgreSQL.

EDUCATION
Bachelor of Science in Computer Science, Colorado State University, 2014 - 2018

SKILLS
Python, PostgreSQL, React
"""
NOTES = "Notes on the move of the tariff service, kept by the team in Denver.\n" * 4
PER_CASE = 48


def fill(home: Path) -> list[str]:
    """Save an ordinary case and hostile ones with decisions; their ids."""
    with Workbench(Settings(home=home)) as workbench:
        desk = Desk(workbench)
        ids = [_save(desk, RESUME, [], Facts())]
        hostile = strings()
        for start in range(0, len(hostile), PER_CASE):
            batch = hostile[start : start + PER_CASE]
            text = RESUME + "\n".join(batch)
            files = [
                Held(f"{name}.txt", f"{NOTES}{name}".encode("utf-8", "replace"), number > 1)
                for number, name in enumerate(batch)
            ]
            facts = Facts(*batch[:5])
            case_id = _save(desk, text, files, facts)
            for name in batch:
                desk.decide(case_id, "inconclusive", f"x {name}", f"x {name}"[:200])
            ids.append(case_id)
    return ids


def _save(desk: Desk, text: str, files: list[Held], facts: Facts) -> str:
    intake = build(text, files, facts)
    examination, assessment = desk.workbench.examine(intake)
    assert not examination.errors, examination.errors
    return desk.save(intake, examination, assessment, facts.name or None)
