"""Cases and templates that share a text: one of eels, one of bread."""

from pathlib import Path

from forensics.assembly.intake import Intake
from forensics.model import Submission
from forensics.model.submission import File
from index.template import TemplateStatus
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
EELS = {"id": "river/eel", "title": "Eels", "status": TemplateStatus.STABLE}


def kept(save: Save, case_id: str, name: str, done: str) -> str:
    mail = name.replace(" ", ".").lower() + "@e.example"
    content = (HEAD.format(name=name, mail=mail) + done).encode()
    submission = Submission(id=case_id, documents=(File(path="resume.txt"),))
    return save(Intake(case_id, submission, Path(), {"resume.txt": content}, named=True))
