from sqlalchemy import text

from forensics.assembly.desk import Desk
from forensics.assembly.dry_run import dry_run
from forensics.settings import Settings
from forensics.store.database import open_database
from index.library import Library
from index.template import build_template
from tests.assembly.conftest import Save
from tests.assembly.eels import BAKED, DONE, EELS, kept


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
