"""Any text in any field is kept as data: nothing crashes, nothing else is touched."""

import re

from sqlalchemy import Engine

from forensics.store.cases import Cases
from forensics.store.decisions import decide, start_verification
from forensics.store.kept import News
from forensics.store.queue import queue
from forensics.store.transaction import storable
from tests.store.build import examined, file
from tests.store.naughty import NAUGHTY


def test_every_field_of_a_case_takes_any_text(engine: Engine, cases: Cases) -> None:
    for number, naughty in enumerate(NAUGHTY):
        case_id = storable(f"{number} {naughty}")[:200]
        held = file(naughty.encode("utf-8", "replace"), storable(naughty))
        result = examined(name=naughty)
        news = [News("saved", naughty, naughty)]
        contents = {held.sha256: naughty.encode("utf-8", "replace")}
        cases.open(case_id, "{}", [held], contents, result, news)
        start_verification(engine, case_id, naughty)
        decide(engine, case_id, "escalated", naughty, naughty)
        kept = cases.get(case_id)
        assert kept.summary.name == storable(naughty)[:200]
        assert kept.events[0].detail == storable(naughty)
        assert kept.decisions[0].reason == storable(naughty).strip()
        assert cases.file(case_id, storable(naughty)) == contents[held.sha256]
    assert queue(engine)[1] == len(NAUGHTY)


def test_any_text_can_be_searched_for(engine: Engine, cases: Cases) -> None:
    for number, naughty in enumerate(NAUGHTY):
        cases.open(
            f"case {number}", "{}", [file()], {file().sha256: b""}, examined(name=naughty), []
        )
    for number, naughty in enumerate(NAUGHTY):
        found, _ = queue(engine, search=naughty)
        assert f"case {number}" in {case.id for case in found}, naughty


def test_storable_text_says_what_it_left_out() -> None:
    assert storable("a\x00b\ud83dc") == "aU+0000bU+D83Dc"
    assert not re.search("[\x00\ud800-\udfff]", storable("".join(NAUGHTY)))
