import pytest
from sqlalchemy import insert, select

from forensics.assembly import kept_cases
from forensics.assembly.desk import Desk
from forensics.assembly.kept_cases import newest_examinations
from forensics.store.database import open_database
from forensics.store.tables import ExaminationRow
from tests.assembly.conftest import Save
from tests.assembly.eels import BAKED, DONE, kept


def test_every_case_comes_once_whatever_a_page_holds(
    desk: Desk, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        kept(save, f"case-{number}", f"Ann Lee{number}", BAKED)
    engine = open_database(desk.workbench.settings.database)
    for page in (1, 2, 3, 50):
        monkeypatch.setattr(kept_cases, "PAGE", page)
        found = list(newest_examinations(engine))
        assert [case.id for case in found] == ["case-0", "case-1", "case-2"], page
    assert {case.status for case in found} == {"open"}


def test_of_a_case_examined_again_the_newest_counts(desk: Desk, save: Save) -> None:
    kept(save, "case-1", "Bo Ek", DONE)
    engine = open_database(desk.workbench.settings.database)
    with engine.begin() as connection:
        table = ExaminationRow.__table__
        row = dict(connection.execute(select(table)).mappings().one())
        later = {**row, "id": row["id"] + 1, "report": '{"matches": []}'}
        connection.execute(insert(ExaminationRow).values(later))
    (found,) = newest_examinations(engine)
    assert (found.id, found.name, found.report) == ("case-1", "Bo Ek", '{"matches": []}')
