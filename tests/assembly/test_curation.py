import pytest
from sqlalchemy import text

from forensics.assembly.curation import add, from_case, prepare
from forensics.assembly.desk import Desk
from forensics.errors import CaseError
from forensics.settings import Settings
from forensics.store.database import open_database
from index.library import Library
from index.template import TemplateStatus
from tests.assembly.conftest import Save
from tests.assembly.eels import DONE, kept

ON_SQLITE = pytest.mark.parametrize("kind", ["sqlite"])


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
