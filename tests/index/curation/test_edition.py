"""The library as it stood at a revision, and as it would stand with one template more."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, func, select, text

from index.curation.curator import Curator
from index.curation.edition import TRIAL_ID, trial
from index.errors import UnknownRevisionError
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.passages import read_lines
from index.published import PublishedLists
from index.tables import BackgroundLine, LineVector, TemplateChangeRow, TemplateRow
from index.template import TemplateStatus
from tests.index.conftest import KILN, LEDGER, make_template
from tests.index.curation.conftest import ON_SQLITE

BO = {"author": "Bo Ek", "reason": "Seen again."}
NEW = """Experience
- Charted eel migrations through nine fish passes for the river trust's annual report.
- Wired hydrophones under the weir and filtered out the hum of the turbine.
- Persuaded two mills to lift their sluices on moonless nights in October.
- Published the counts as open data with a caveat about silver eels.
- Rebuilt the elver ladder of the tide mill from bristle boards and an old pump.
- Trained eleven anglers to measure, photograph and release without a net.
- Testified before the drainage board on what its new gates would cost in fish.
"""


def lines(content: str) -> list[str]:
    return [line.text for line in read_lines(content)]


def test_each_revision_can_be_searched_as_it_stood(held: Library, curator: Curator) -> None:
    curator.retire("pay/ledger", **BO)
    held.add(make_template("river/eel", NEW), **BO)
    curator.edit("clay/kiln", title="Potter", text=KILN.replace("nine", "twelve"), **BO)
    ids = [{item.id for item in held.as_of(n).library.list()} for n in range(5)]
    assert ids == [set(), *[{"pay/ledger", "clay/kiln"}] * 2, *[{t.id for t in held.list()}] * 2]
    first = held.as_of(1)
    assert (first.library.revision(), first.erased) == (1, ())
    (match,) = Matcher(first.library).match(lines(LEDGER))
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    assert Matcher(held).match(lines(LEDGER)) == ()
    assert "nine potters" in first.library.show("clay/kiln").text
    assert held.as_of(3).library.show("clay/kiln").title == "clay/kiln"


@ON_SQLITE
def test_a_match_as_of_a_revision_is_what_it_was(held: Library) -> None:
    before = Matcher(held).search(lines(LEDGER), 2)
    held.add(make_template("pay/other", LEDGER.replace("64", "128")), **BO)
    assert Matcher(held).search(lines(LEDGER), 2) != before
    assert Matcher(held.as_of(1).library).search(lines(LEDGER), 2) == before


@ON_SQLITE
def test_what_was_erased_cannot_come_back_and_is_named(held: Library, curator: Curator) -> None:
    curator.remove("pay/ledger", **BO)
    assert held.as_of(1).erased == ("pay/ledger",)
    assert [item.id for item in held.as_of(1).library.list()] == ["clay/kiln"]
    assert held.as_of(2).erased == ()


@ON_SQLITE
@pytest.mark.parametrize("revision", [-1, 2, 10**9])
def test_a_revision_that_never_was_is_told(held: Library, revision: int) -> None:
    with pytest.raises(UnknownRevisionError, match=f"no revision {revision} .* only 0 to 1"):
        held.as_of(revision)


def test_lines_learnt_later_are_left_out(held: Library, opened: Engine) -> None:
    line = "Repaired the tide clock of the harbour office with parts cast from old bells."
    held.learn([(name, [line, f"Kept {name} on the roof."]) for name in ("Ann", "Bo", "Cy", "Di")])
    with opened.connect() as connection:
        assert connection.execute(select(BackgroundLine.library_revision)).scalars().all() == [2]
    now, before = held.as_of(2).library.snapshot(), held.as_of(1).library.snapshot()
    assert (now.held.learnt, before.held.learnt) == (1, 0)
    assert now.background_size == before.background_size + 1


def test_lists_withdrawn_since_are_named(held: Library) -> None:
    lists = PublishedLists(held)
    rows = ["Repaired the tide clock of the harbour office with parts cast from old bells."]
    lists.publish("Clockmakers", rows, file="clocks.txt", sha256="ab" * 32, author="Bo Ek")
    standing = held.as_of(2)
    assert (standing.withdrawn, standing.library.snapshot().held.learnt) == ((), 1)
    lists.withdraw("Clockmakers", author="Bo Ek")
    assert [held.as_of(number).withdrawn for number in (1, 2, 3)] == [(), ("Clockmakers",), ()]


@ON_SQLITE
def test_expiry_is_judged_on_the_last_day_on_which_it_stood_so(
    held: Library, curator: Curator, opened: Engine
) -> None:
    curator.edit("clay/kiln", title="Potter", **BO)
    with opened.begin() as connection:  # as if that edit were of long ago
        connection.execute(text("DROP TRIGGER template_changes_update"))
        late = TemplateChangeRow.library_revision == 2
        moved = {"at": datetime(2020, 5, 4, 3, 2, tzinfo=UTC)}
        connection.execute(TemplateChangeRow.__table__.update().where(late).values(moved))
    assert held.as_of(1).day == date(2020, 5, 4)
    assert held.as_of(2).day == datetime.now(UTC).date()


@ON_SQLITE
def test_a_candidate_is_tried_beside_the_others_and_nothing_is_kept(
    held: Library, opened: Engine
) -> None:
    def counts() -> list[int]:
        with opened.connect() as connection:
            tables = (TemplateRow, LineVector, TemplateChangeRow)
            return [connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables]

    before = counts()
    candidate = make_template(TRIAL_ID, NEW, status=TemplateStatus.NURSERY)
    tried = trial(held, candidate)
    (match,) = Matcher(tried).match(lines(NEW))
    assert (match.template, match.verdict) == (TRIAL_ID, Verdict.KNOWN_TEMPLATE)
    assert {item.id for item in tried.list()} == {TRIAL_ID, "pay/ledger", "clay/kiln"}
    assert counts() == before
    assert held.revision() == tried.revision() == 1
