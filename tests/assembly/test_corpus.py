"""The stored corpus as signals see it: who else holds the same, and never the one who asks."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, text

from forensics.assembly.corpus import REACH, SHOWN, STRONGEST, StoredCorpus, open_corpus
from forensics.assembly.desk import Desk
from forensics.assembly.intake import Intake, take
from forensics.assembly.workbench import Workbench
from forensics.engine import run_all
from forensics.errors import CaseError
from forensics.linkage.keys import keys
from forensics.linkage.passages import comparable, passages
from forensics.model import (
    Application,
    Document,
    Outcome,
    Repeats,
    Strength,
    Subject,
    Submission,
    Tools,
)
from forensics.model.submission import File
from forensics.parse import parse
from forensics.settings import Settings
from forensics.signals import load
from forensics.store.cases import Cases
from forensics.store.corpus_tables import ApplicationRow
from forensics.store.database import open_database
from forensics.store.decisions import decide
from forensics.store.suppressions import record
from forensics.store.transaction import writing
from index.starter import TEXT, read_text
from tests.assembly.conftest import Save
from tests.store.build import open_case
from tests.store.received import entry, key, passage, receive

RESUME = """{name}
{mail}
(415) 555-0134

Experience
Baker, Rye Bakery
January 2015 - March 2019
- Baked sourdough bread for four hundred guests of the castle each day.
- Taught nine apprentices how to keep the old starter alive in winter.
- Replaced the wood ovens by gas ones without closing for a single day.
"""
STOCK = max(read_text(TEXT.read_text(encoding="utf-8"))[0], key=len)
ENDS = date(2030, 1, 2)
DAY = date(2025, 6, 15)
OWN = "Kept forty hives of bees on the roofs of the town for nine years."


def application(name: str, mail: str, id_: str | None = None) -> Intake:
    submission = Submission(id=id_, documents=(File(path="cv.txt"),))
    contents = {"cv.txt": RESUME.format(name=name, mail=mail).encode()}
    return Intake(id_ or "cv.txt", submission, Path(), contents, named=id_ is not None)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


@pytest.fixture
def cases(engine: Engine) -> Cases:
    return Cases(engine)


def opened(desk: Desk, intake: Intake) -> StoredCorpus | None:
    read, _ = desk.workbench.application(intake)
    return open_corpus(desk.workbench.settings, intake, read)


def test_with_nobody_to_compare_with_there_is_no_corpus(desk: Desk, save: Save) -> None:
    ann = application("Ann Lee", "ann@e.example")
    assert opened(desk, ann) is None
    save(ann)
    assert opened(desk, ann) is None  # itself alone


def test_another_who_holds_the_same_is_seen_with_what_it_states(desk: Desk, save: Save) -> None:
    save(application("Ann Lee", "ann@e.example", "r-1"))
    desk.decide("r-1", "confirmed", "Two names.", "Ann")
    bo = application("Bo Ek", "bo@e.example", "r-2")
    corpus = opened(desk, bo)
    assert corpus is not None and corpus.size == 1
    read, _ = desk.workbench.application(bo)
    record = parse(read.documents[0])
    subject = Subject(read, (record,), (), (), date(2026, 10, 5))
    held = corpus.holding("r-2", keys(subject))
    assert [one.key.kind for one in held] == ["history"]  # the number is one for examples
    first = corpus.repeating("r-2", passages(subject)).held
    assert len(first) == 3
    for one in (*held, *first):
        assert (one.application, one.name, one.stage) == ("r-1", "Ann Lee", "applied")
        assert (one.disposition, one.holders, one.bits) == ("confirmed", 2, 10.0)
        assert one.evidence.quote == one.key.evidence.quote
        assert one.evidence.locator.model_dump() == {
            "type": "row", "table": "applications", "key": "r-1",
        }  # fmt: skip
        assert one.evidence.note == "cv.txt of application r-1"


@pytest.mark.usefixtures("warm")
def test_examining_compares_with_the_corpus(desk: Desk, save: Save) -> None:
    def outcome(intake: Intake) -> Outcome:
        examination, _ = desk.workbench.examine(intake)
        runs = {run.signal: run for run in examination.runs}
        return runs["corpus.shared_passages"].outcome

    ann, bo = application("Ann Lee", "ann@e.example"), application("Bo Ek", "bo@e.example")
    assert outcome(ann) is Outcome.NOT_ASSESSED
    assert save(ann) == "cv.txt"
    assert outcome(ann) is Outcome.NOT_ASSESSED
    assert outcome(bo) is Outcome.HIT
    assert save(bo) == "cv.txt-2"
    assert outcome(ann) is Outcome.HIT


def test_what_was_compared_is_told_and_nothing_at_a_past_revision(
    settings: Settings, save: Save, engine: Engine
) -> None:
    for name in ("r-1", "r-2"):
        save(application("Bo Ek", f"{name}@e.example", name))
    with writing(engine) as session:
        session.execute(delete(ApplicationRow))
        session.execute(text("UPDATE examinations SET documents = '[{}]' WHERE case_id = 'r-1'"))
    asks = application("Ann Lee", "ann@e.example", "r-3")
    with Workbench(settings) as bench:
        now, _ = bench.examine(asks)
    with Workbench(settings, now.manifest.index_revision) as bench:
        past, _ = bench.examine(asks)
    contact = {run.signal: run for run in now.runs}["corpus.shared_contact"]
    assert now.manifest.corpus == 1
    assert "1 stored application could not be read to compare with" in str(contact.reason)
    assert past.manifest.corpus is None
    compared = [run for run in past.runs if run.signal == "corpus.shared_contact"]
    assert [run.outcome for run in compared] == [Outcome.NOT_ASSESSED]


def test_a_file_name_is_nobodys_identity(desk: Desk, save: Save) -> None:
    ann, bo = application("Ann Lee", "ann@e.example"), application("Bo Ek", "bo@e.example")
    assert save(ann) == "cv.txt"
    corpus = opened(desk, bo)
    assert corpus is not None and corpus.size == 1
    assert save(bo) == "cv.txt-2"
    corpus = opened(desk, bo)
    assert corpus is not None and corpus.size == 1


def test_the_rarest_comes_first(engine: Engine) -> None:
    common, rare = key("email", "a@e.example"), key("phone", "+14155552671")
    receive(engine, entry("a-1", keys=[common]), entry("a-2", keys=[common, rare]))
    found = StoredCorpus(engine).holding("me", [common, rare, common])
    assert [(one.key.kind, one.application, one.holders) for one in found] == [
        ("phone", "a-2", 2),
        ("email", "a-2", 3),
        ("email", "a-1", 3),
    ]
    assert [one.bits for one in found] == [10.0, 9.0, 9.0]


def test_a_picture_that_looks_the_same_is_held(engine: Engine) -> None:
    receive(
        engine,
        entry("a-1", keys=[key("phash", "ff00ff00ff00ff3f")]),  # six bits off
        entry("a-2", keys=[key("phash", "ff00ff00ff00ff7f")]),  # seven
    )
    (found,) = StoredCorpus(engine).holding("me", [key("phash", "ff00ff00ff00ff00")])
    assert (found.application, found.key.value, found.holders) == ("a-1", "ff00ff00ff00ff3f", 2)


def test_a_value_too_long_for_an_index_is_given_as_it_was_asked(engine: Engine) -> None:
    long = key("url", "e.example/" + "é" * 3000)
    receive(engine, entry("a-1", keys=[long]))
    (found,) = StoredCorpus(engine).holding("me", [long])
    assert found.key.value == long.value


def household(engine: Engine, *among: str) -> None:
    record(
        engine, "phone", "+14155552671", reason="household", author="J. Doe", until=ENDS,
        among=among,
    )  # fmt: skip


@pytest.mark.parametrize(("days", "held"), [(-1, True), (0, False), (1, False)])
def test_a_suppression_holds_until_its_day(engine: Engine, days: int, held: bool) -> None:
    phone, mail = key("phone", "+14155552671"), key("email", "a@e.example")
    receive(engine, entry("a-1", keys=[phone, mail]))
    household(engine, "me", "a-1")
    corpus = StoredCorpus(engine, today=ENDS + timedelta(days))
    found = {one.key.kind: one.suppressed_by for one in corpus.holding("me", [phone, mail])}
    assert found == {
        "phone": f"J. Doe: a household's, until {ENDS}" if held else None,
        "email": None,
    }


def test_who_is_no_member_of_the_household_is_not_suppressed(engine: Engine) -> None:
    phone = key("phone", "+14155552671")
    receive(engine, entry("a-1", keys=[phone]), entry("a-2", keys=[phone]))
    household(engine, "me", "a-1")
    by_asker = [
        [one.application for one in StoredCorpus(engine, kept_as).holding("cv", [phone])
         if one.suppressed_by]
        for kept_as in ("me", "a-2", None)
    ]  # fmt: skip
    assert by_asker == [["a-1"], [], []]


@pytest.mark.parametrize("own", ["ff00ff00ff00ff00", "ff00ff00ff00ff3f"])
def test_a_picture_is_suppressed_by_the_hash_of_either_copy(engine: Engine, own: str) -> None:
    receive(engine, entry("a-1", keys=[key("phash", "ff00ff00ff00ff3f")]))
    record(engine, "phash", own, reason="agency", author="J. Doe")
    (found,) = StoredCorpus(engine).holding("me", [key("phash", "ff00ff00ff00ff00")])
    assert found.suppressed_by == "J. Doe: an agency's"


@pytest.mark.usefixtures("warm")
def test_an_agencys_contact_is_shown_and_repeated_passages_still_weigh(
    desk: Desk, save: Save, engine: Engine
) -> None:
    save(application("Ann Lee", "jobs@rye.dev", "r-1"))
    desk.decide("r-1", "confirmed", "Two names.", "Ann")
    record(engine, "email", "jobs@rye.dev", reason="agency", author="J. Doe")
    examination, _ = desk.workbench.examine(application("Bo Ek", "jobs@rye.dev", "r-2"))
    runs = {run.signal: run for run in examination.runs}
    for signal in ("corpus.shared_contact", "corpus.reapplication"):
        (found,) = runs[signal].findings
        assert "It weighs nothing: suppressed by J. Doe: an agency's." in found.summary
        assert found.strength is Strength.CONTEXT
    (found,) = runs["corpus.shared_passages"].findings
    assert found.strength is None


def test_stock_lines_and_short_ones_repeat_nobody(engine: Engine) -> None:
    receive(engine, entry("a-1", says=[STOCK, OWN, "Kept bees in Rye."]))
    corpus = StoredCorpus(engine)
    asked = [passage(STOCK), passage("Kept bees in Rye."), passage(OWN)]
    assert [one.key.evidence.quote for one in corpus.repeating("me", asked).held] == [OWN]
    assert comparable(STOCK) == comparable("Kept bees in Rye.") == ()
    assert corpus.repeating("me", []) == Repeats()


def test_of_many_that_repeat_the_strongest_are_given(engine: Engine) -> None:
    other = "Sold the honey of every roof at the market of the castle on Sundays."
    many = [entry(f"a-{number}", says=[OWN]) for number in range(STRONGEST + 10)]
    receive(engine, *many, entry("b", says=[OWN, other]))
    repeats = StoredCorpus(engine).repeating("me", [passage(OWN), passage(other)])
    found = repeats.held
    assert repeats.more == 11
    assert len({one.application for one in found}) == STRONGEST
    assert [one.application for one in found[:2]] == ["b", "b"]
    assert {one.holders for one in found if one.key.value == passage(OWN).value} == {62}


def test_a_database_that_cannot_be_read_is_said(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE corpus_grams")
        connection.exec_driver_sql("DROP TABLE corpus_passages")
    corpus = StoredCorpus(engine)
    with pytest.raises(CaseError, match="the database cannot be read"):
        corpus.repeating("me", [passage(OWN)])


def test_a_case_examined_again_is_not_compared_with_itself(
    desk: Desk, save: Save, tmp_path: Path
) -> None:
    (tmp_path / "ann.txt").write_text(RESUME.format(name="Ann Lee", mail="ann@e.example"))
    ann = take([str(tmp_path / "ann.txt")], [])
    assert save(ann) == "ann.txt"
    case = desk.add("ann.txt")
    runs = {run.signal: run for run in case.report.runs}
    assert runs["corpus.shared_file"].outcome is Outcome.NOT_ASSESSED
    assert runs["corpus.shared_file"].reason == "no stored applications to compare with"


def outcome(signal: str, engine: Engine, subject: Subject) -> tuple[Outcome, str | None]:
    """Of one signal on a subject that is no stored one."""
    tools = Tools(corpus=StoredCorpus(engine))
    (run,) = run_all([load("corpus", signal)], subject, tools)
    return run.outcome, run.reason


def asking(text: str, **stated: object) -> Subject:
    document = Document(sha256="a" * 64, name="cv.txt", media_type="text/plain", text=text)
    told = {"id": "me", "submitted_at": DAY, "documents": (document,)}
    read = Application.model_validate(told | stated)
    return Subject(read, (parse(document),), (), (), DAY)


def test_lines_that_too_many_hold_are_not_said_to_be_nobodys(engine: Engine) -> None:
    subject = asking(RESUME.format(name="Ann Lee", mail="ann@e.example"))
    lines = [key.evidence.quote for key in passages(subject)]
    receive(engine, *(entry(f"a-{one}", "Bo Diaz", says=lines) for one in range(REACH.common)))
    assert outcome("shared_passages", engine, subject)[0] is Outcome.HIT
    receive(engine, entry("b", "Bo Diaz", says=lines))
    assert outcome("shared_passages", engine, subject) == (
        Outcome.NOT_ASSESSED,
        "3 passages are held by too many applications to compare them",
    )
    own = f"- {OWN}\n- {OWN.replace('bees', 'hens')}\n- {OWN.replace('bees', 'cows')}\n"
    text = RESUME.format(name="Ann Lee", mail="ann@e.example") + own
    found, reason = outcome("shared_passages", engine, asking(text))
    assert found is Outcome.CLEAR and str(reason).startswith("in part: 3 passages are held by")


def test_three_lines_in_one_paragraph_are_three_passages(engine: Engine) -> None:
    subject = asking(RESUME.format(name="Ann Lee", mail="ann@e.example"))
    lines = [key.evidence.quote for key in passages(subject)]
    receive(engine, entry("b", "Bo Diaz", says=[" ".join(lines)]))
    assert outcome("shared_passages", engine, subject)[0] is Outcome.HIT


def test_own_copies_do_not_hide_another_name(engine: Engine) -> None:
    subject = asking(RESUME.format(name="Ann Lee", mail="ann@e.example"))
    lines = [key.evidence.quote for key in passages(subject)]
    receive(
        engine,
        *(entry(f"a-{one}", "Ann Lee", says=lines) for one in range(REACH.candidates - 1)),
        entry("b", "Bo Diaz", says=[OWN]),
    )
    found = outcome("shared_passages", engine, subject)
    many = REACH.candidates - 1 - STRONGEST
    assert found == (
        Outcome.NOT_ASSESSED,
        f"{many} applications that may repeat passages as well were not compared",
    )


def test_a_confirmed_case_is_met_behind_any_number_of_later_ones(
    engine: Engine, cases: Cases
) -> None:
    subject = asking("Ann Lee\n(415) 867-4410\n\nExperience\nBaker, Rye Bakery, 2015 - 2019\n")
    phone = [key("phone", "+14158674410")]
    receive(engine, *(entry(f"a-{one}", "Bo Diaz", phone) for one in range(SHOWN + 1)))
    found = outcome("reapplication", engine, subject)
    assert found == (
        Outcome.NOT_ASSESSED,
        "1 more application holds (415) 867-4410 than were compared",
    )
    bad = entry("bad", "Bo Diaz", phone, case_id="bad", submitted_at=date(2020, 1, 2))
    open_case(cases, "bad", entry=bad)
    decide(engine, "bad", "confirmed", "Two names.", "Ann")
    assert outcome("reapplication", engine, subject)[0] is Outcome.HIT


def test_a_burst_is_met_behind_any_number_of_other_days(engine: Engine) -> None:
    subject = asking("Ann Lee\nBaker\n", network=[{"ip": "8.8.4.4"}])
    place = [key("ip", "8.8.4.4/32", "network")]
    names = ["Bo Diaz", "Carl Moss", "Noor Haddad"]
    receive(
        engine,
        *(entry(f"a-{at}", name, place, submitted_at=DAY) for at, name in enumerate(names[:2])),
        *(entry(f"z-{one}", f"Zed{one} Quux", place) for one in range(SHOWN)),
    )
    assert outcome("burst", engine, subject) == (Outcome.CLEAR, None)
    receive(engine, entry("a-3", names[2], place, submitted_at=DAY - timedelta(7)))
    assert outcome("burst", engine, subject)[0] is Outcome.HIT


def test_of_a_crowd_within_days_not_all_are_compared(engine: Engine) -> None:
    subject = asking("Ann Lee\nBaker\n", network=[{"ip": "8.8.4.4"}])
    place = [key("ip", "8.8.4.4/32", "network")]
    crowd = [entry(f"z-{one}", "Zed Quux", place, submitted_at=DAY) for one in range(SHOWN + 2)]
    receive(engine, *crowd)
    assert outcome("burst", engine, subject) == (
        Outcome.NOT_ASSESSED,
        "2 more applications hold 8.8.4.4 than were compared",
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_day_of_the_calendar_can_be_that_of_an_application(engine: Engine, day: date) -> None:
    receive(engine, entry("a-1", keys=[key("ip", "8.8.4.4/32", "network")], submitted_at=day))
    subject = asking("Ann Lee\nBaker\n", network=[{"ip": "8.8.4.4"}], submitted_at=day)
    assert outcome("burst", engine, subject) == (Outcome.CLEAR, None)
