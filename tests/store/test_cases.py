"""Cases are opened once, extended whole or not at all, and read back as they were kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import StatementError

from forensics.errors import CaseChangedError, CaseError
from forensics.model import Band
from forensics.store.cases import Cases
from forensics.store.decisions import decide
from forensics.store.kept import News
from forensics.store.tables import CaseRow, FileContentRow
from forensics.store.transaction import reading, writing
from tests.store.build import RESUME, examined, file, open_case
from tests.store.received import entry, key, receive

LATER = b"<p>Ann Lee, Surgeon</p>"


def extend(cases: Cases, case_id: str = "a-1", **other: object) -> None:
    held = cases.held(case_id)
    assert held is not None
    page = file(LATER, "page.html", date(2026, 9, 2))
    result = examined(Band.PRIORITY, 5.0)
    news = [News("files_added", "page.html")]
    files, contents = [*held.files, page], {page.sha256: LATER}
    cases.extend(case_id, held, '{"two": 2}', files, contents, result, news, **other)  # type: ignore[arg-type]


def test_a_case_reads_as_it_was_kept(cases: Cases) -> None:
    open_case(cases, report='{"a": "\\u0000"}', documents="[1]")
    kept = cases.get("a-1")
    assert (kept.report, kept.documents) == ('{"a": "\\u0000"}', "[1]")
    assert kept.summary.status == "open"
    assert [(event.kind, event.author) for event in kept.events] == [
        ("saved", "Ann"),
        ("examined", None),
    ]
    (held,) = kept.files
    assert (held.name, held.size, held.part) == ("resume.txt", len(RESUME), "document")
    assert cases.file("a-1", "resume.txt") == RESUME
    assert cases.contents("a-1") == {"resume.txt": RESUME}


def test_what_is_not_there_is_said(cases: Cases) -> None:
    open_case(cases)
    assert cases.held("a-2") is None
    with pytest.raises(CaseError, match="a-2: no such case"):
        cases.get("a-2")
    with pytest.raises(CaseError, match="a-2: no such case"):
        cases.file("a-2", "resume.txt")
    with pytest.raises(CaseError, match=r"a-1 holds no file other\.txt"):
        cases.file("a-1", "other.txt")


def test_a_case_is_opened_once(engine: Engine, cases: Cases) -> None:
    def attempt(number: int) -> bool:
        try:
            open_case(cases, "a-1", name=f"author {number}")
        except CaseChangedError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, range(6))) == 1
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(CaseRow)) == 1


def test_a_case_takes_no_id_under_which_a_sweep_stored_another_s_files_meanwhile(
    engine: Engine, cases: Cases
) -> None:
    held = file()
    receive(engine, entry("cv.txt", "Bo Ek", [key("sha256", file(b"another's").sha256)]))
    said = ("{}", [held], {held.sha256: RESUME}, examined(), [News("saved", held.name, "Ann")])
    with pytest.raises(CaseChangedError, match="another of this id was stored meanwhile"):
        cases.open("cv.txt", *said, own={held.sha256})
    assert cases.held("cv.txt") is None
    cases.open("cv.txt-2", *said, own={held.sha256})
    cases.open("cv.txt", *said)  # an id that it states itself is its own


def test_the_same_bytes_are_kept_once(engine: Engine, cases: Cases) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: open_case(cases, f"a-{number}"), range(8)))
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(FileContentRow)) == 1


def test_the_same_bytes_in_another_order_stop_nobody(cases: Cases) -> None:
    def keep(number: int) -> None:
        contents = [b"page %d " % page * 20_000 for page in range(12)]
        files = [file(data, f"{place}.txt") for place, data in enumerate(contents)]
        held = {item.sha256: data for item, data in zip(files, contents, strict=True)}
        given = files if number % 2 else files[::-1]
        cases.open(f"a-{number}", "{}", given, held, examined(), [])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(keep, range(6)))
    assert [len(cases.get(f"a-{number}").files) for number in range(6)] == [12] * 6


def test_a_case_grows(cases: Cases) -> None:
    open_case(cases)
    extend(cases)
    kept = cases.get("a-1")
    assert [item.name for item in kept.files] == ["resume.txt", "page.html"]
    assert kept.files[1].captured_at == date(2026, 9, 2)
    assert (kept.summary.band, kept.summary.total_bits) == (Band.PRIORITY, 5.0)
    assert kept.events[-1].kind == "files_added"
    assert cases.file("a-1", "page.html") == LATER


def test_every_examination_is_kept(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    extend(cases)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM examinations")).scalar() == 2


def test_who_extends_a_case_that_others_extended_keeps_nothing(cases: Cases) -> None:
    open_case(cases)
    stale = cases.held("a-1")
    assert stale is not None
    extend(cases)
    grown = cases.get("a-1")
    with pytest.raises(CaseChangedError, match="others added to this case meanwhile"):
        cases.extend("a-1", stale, "{}", stale.files, {}, examined(), [News("examined", "")])
    assert cases.get("a-1") == grown


def test_a_decision_made_meanwhile_does_not_stand_in_the_way(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    held = cases.held("a-1")
    assert held is not None
    decide(engine, "a-1", "cleared", "Met.", "Ann")
    cases.extend("a-1", held, "{}", held.files, {}, examined(), [News("examined", "")])
    assert cases.get("a-1").summary.status == "cleared"


@pytest.mark.parametrize(
    ("decided", "then"),
    [("cleared", "open"), ("inconclusive", "open"), ("confirmed", "confirmed")],
)
def test_a_new_finding_opens_a_cleared_case_again(
    engine: Engine, cases: Cases, decided: str, then: str
) -> None:
    open_case(cases)
    decide(engine, "a-1", decided, "As seen then.", "Ann")  # type: ignore[arg-type]
    extend(cases, reopen=True)
    kept = cases.get("a-1")
    assert kept.summary.status == then
    assert len(kept.decisions) == 1


def test_a_transaction_that_fails_leaves_nothing(engine: Engine, cases: Cases) -> None:
    with pytest.raises(KeyError):
        cases.open("a-1", "{}", [file()], {}, examined(), [])
    assert cases.held("a-1") is None
    open_case(cases)
    with pytest.raises(RuntimeError), writing(engine) as session:
        session.execute(text("UPDATE cases SET stage = 'past'"))
        raise RuntimeError
    assert cases.get("a-1").summary.stage == "applied"


def test_times_are_utc_whatever_zone_they_are_given_in(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    noon = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=5)))
    with writing(engine) as session:
        session.get_one(CaseRow, "a-1").created = noon
    found = cases.get("a-1").summary.opened
    assert (found, found.tzinfo) == (datetime(2026, 3, 1, 7, tzinfo=UTC), UTC)
    with pytest.raises((CaseError, StatementError), match="without a zone"), writing(engine) as s:
        s.get_one(CaseRow, "a-1").created = datetime(2026, 3, 1)


def test_a_change_past_the_lock_is_noticed(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    with pytest.raises(CaseError, match="cannot be written to"), writing(engine) as session:
        row = session.get_one(CaseRow, "a-1")
        session.execute(text("UPDATE cases SET version = version + 1"))
        row.stage = "past"


def test_a_database_that_went_away_is_one_line(database: str, engine: Engine, cases: Cases) -> None:
    open_case(cases)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE decisions RENAME TO elsewhere"))
    with pytest.raises(CaseError, match="the database cannot be read: ") as raised:
        cases.get("a-1")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_full_disk_is_one_line_and_leaves_what_was_kept(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    before = cases.get("a-1")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(CaseError, match="cannot be written to: database or disk is full"):
        open_case(cases, "a-2", b"x" * 100_000)
    assert cases.held("a-2") is None
    assert cases.get("a-1") == before
