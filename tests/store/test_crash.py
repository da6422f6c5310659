"""A process that dies while it saves loses nothing that it said was kept."""

import random
import subprocess
import sys

from sqlalchemy import Engine, text

from forensics.store.cases import Cases
from tests.conftest import ROOT

KILLS = 2
SAVER = """
import itertools, sys
from forensics.store.cases import Cases
from forensics.store.database import open_database
from forensics.store.decisions import decide
from tests.store.build import open_case
engine = open_database(sys.argv[1])
cases = Cases(engine)
for number in itertools.count():
    case_id = f"{sys.argv[2]}-{number}"
    open_case(cases, case_id, data=b"file %d of " % number + sys.argv[2].encode() * 4000)
    decide(engine, case_id, "escalated", "Two names, one phone.", "Ann")
    print(case_id, flush=True)
"""


def test_no_acknowledged_save_is_lost_when_the_process_is_killed(
    engine: Engine, cases: Cases, database: str
) -> None:
    acknowledged: list[str] = []
    saving = [  # at once, so that one dies while the other writes
        subprocess.Popen(
            [sys.executable, "-c", SAVER, database, f"process{number}"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(KILLS)
    ]
    for process in saving:
        assert process.stdout is not None
        acknowledged += [process.stdout.readline().strip() for _ in range(random.randint(3, 15))]
        process.kill()
        said = process.stdout.read()
        acknowledged += said[: said.rfind("\n") + 1].split()
        process.wait(timeout=30)
    for case_id in acknowledged:
        kept = cases.get(case_id)
        assert [item.author for item in kept.decisions] == ["Ann"]
        assert len(cases.file(case_id, "resume.txt")) == kept.files[0].size
    with engine.connect() as connection:
        half = connection.execute(
            text(
                "SELECT count(*) FROM cases WHERE NOT EXISTS "
                "(SELECT 1 FROM examinations WHERE case_id = cases.id) OR NOT EXISTS "
                "(SELECT 1 FROM case_files WHERE case_id = cases.id)"
            )
        ).scalar()
        assert half == 0
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
