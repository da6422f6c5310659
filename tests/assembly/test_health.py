import pytest
from sqlalchemy import text

from forensics.assembly.desk import Desk
from forensics.assembly.health import health
from forensics.settings import Settings
from forensics.store.database import open_database
from index.curation.curator import Curator
from index.library import Library
from index.template import TemplateStatus, build_template
from tests.assembly.conftest import Save
from tests.assembly.eels import BAKED, DONE, EELS, kept

ON_SQLITE = pytest.mark.parametrize("kind", ["sqlite"])


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
