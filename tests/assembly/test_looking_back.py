"""What comes to be known later is looked for in all that is stored, and what holds it is queued."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from forensics.assembly import looking_back
from forensics.assembly.desk import Desk
from forensics.assembly.importing import import_files
from forensics.assembly.intake import Intake
from forensics.assembly.lists import add_indicator, expire
from forensics.assembly.looking_back import look, look_back, queued, waiting
from forensics.errors import CaseError
from forensics.model import KeyKind, Passage, Sighting, Submission
from forensics.model.submission import File
from forensics.settings import Settings
from forensics.store.database import open_database
from forensics.store.looked_back import Mark
from index.curation.curator import Curator
from index.library import Library
from index.template import TemplateStatus, build_template
from tests.assembly.conftest import Save
from tests.assembly.eels import BAKED, DONE, EELS, kept
from tests.store.received import entry, key, receive

HASH = "a0" * 32


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


def add(settings: Settings, value: str, **told: object) -> None:
    add_indicator(settings, value, kind=None, source="case 7", author="Ann", **told)  # type: ignore[arg-type]


def found(settings: Settings) -> list[tuple[str, str]]:
    return sorted((one.application, one.what) for one in queued(settings)[0])


HELD: tuple[tuple[str, KeyKind, str], ...] = (
    ("Ann.Lee+cv@gmail.com", "email", "annlee@gmail.com"),
    ("415 555 2671", "phone", "+14155552671"),
    ("https://GitHub.com/ann/", "handle", "github.com/ann"),
    ("https://ann.example/cv", "url", "ann.example/cv"),
    ("ann-baker.net", "email", "me@mail.ann-baker.net"),
    ("rye-weir.net", "email", "a/b:c@rye-weir.net"),
    ("eel-weir.net", "url", "eel-weir.net:81/@cv"),
    ("kaggle.com", "handle", "kaggle.com/ann"),
    ("203.0.113.7", "ip", "203.0.113.7/32"),
    ("198.51.100.0/24", "ip", "198.51.100.9/32"),
    (HASH, "sha256", HASH),
    ("b1" * 32, "picture", "b1" * 32),
    ("ff00ff00ff00ff00", "phash", "ff00ff00ff00ff00"),
    ("0x" + "Ab" * 20, "wallet", "0x" + "ab" * 20),
    ("https://ann.example/" + "cv" * 600, "url", "ann.example/" + "cv" * 600),
)


def test_who_holds_a_new_indicator_is_queued_with_both_quotes(
    settings: Settings, engine: Engine
) -> None:
    receive(
        engine,
        entry("other", "Bo Ek"),
        *(
            entry(f"a-{number}", keys=[key(kind, form, says=f"as stated {number}")])
            for number, (_, kind, form) in enumerate(HELD)
        ),
    )
    for value, _, _ in HELD:
        add(settings, value, confidence=0.5)
    outcome = look_back(settings)
    assert (outcome.entries, outcome.sightings, outcome.applications) == (15, 15, 15)
    assert (outcome.looked_through, outcome.notes) == (16, ())
    assert dict(found(settings)) == {f"a-{n}": value for n, (value, *_) in enumerate(HELD)}
    one = next(each for each in queued(settings)[0] if each.application == "a-1")
    assert (one.name, one.list, one.kind, one.case, one.open) == (
        "Ann Lee",
        "own",
        "phone",
        None,
        True,
    )
    (quoted,) = one.quotes
    assert (quoted.evidence.quote, quoted.evidence.document) == ("as stated 1", "cv.pdf")
    assert "case 7" in quoted.says and "0.5" in quoted.says


def test_an_account_is_found_by_a_web_address_that_is_listed_as_one(
    settings: Settings, engine: Engine
) -> None:
    receive(engine, entry(keys=[key("handle", "github.com/ann")]))
    add_indicator(settings, "https://github.com/ann", kind="url", source="s", author="Ann")
    assert look_back(settings).sightings == 1


def test_of_an_account_only_the_listed_address_is_one(settings: Settings, engine: Engine) -> None:
    said = ("https://github.com/Ann/bread", "github.com/ann/eels", "GitHub")
    held = [[key("handle", "github.com/ann", says=each)] for each in said]
    receive(engine, *(entry(f"a-{n}", keys=keys) for n, keys in enumerate(held)))
    add_indicator(settings, "github.com/ann/bread", kind="url", source="s", author="Ann")
    look_back(settings)
    assert [application for application, _ in found(settings)] == ["a-0", "a-2"]


def test_a_listed_address_that_is_stated_behind_another_of_its_account_is_found(
    settings: Settings, desk: Desk, save: Save
) -> None:
    text = b"Ann Lee\ngithub.com/ann\n\nProjects\nhttps://github.com/ann/bread\n"
    save(Intake("cv.txt", Submission(documents=(File(path="cv.txt"),)), Path(), {"cv.txt": text}))
    add_indicator(settings, "github.com/ann/bread", kind="url", source="s", author="Ann")
    look_back(settings)
    assert [
        (one.what, *(each.evidence.quote for each in one.quotes)) for one in queued(settings)[0]
    ] == [("github.com/ann/bread", "https://github.com/ann/bread")]


def test_what_only_resembles_an_indicator_is_no_sighting(
    settings: Settings, engine: Engine
) -> None:
    resembling: tuple[tuple[str, KeyKind, str], ...] = (
        ("e.example", "email", "ann@e.example"),  # a name for examples: it is of nobody
        ("ann-baker.net", "email", "me@joann-baker.net"),
        ("203.0.113.0/24", "ip", "203.0.114.7/32"),
        ("ff00ff00ff00ff00", "phash", "ff00ff00ff00ff01"),
    )
    receive(engine, entry(keys=[key(kind, form) for _, kind, form in resembling]))
    for value, _, _ in resembling:
        add(settings, value)
    assert (look_back(settings).entries, found(settings)) == (4, [])


def test_all_that_an_application_holds_of_one_entry_is_one_sighting(
    settings: Settings, engine: Engine
) -> None:
    own, theirs = key("email", "a@eel.net"), key("email", "b@eel.net", "reference", says="B@")
    receive(engine, entry(keys=[own, theirs]))
    add(settings, "eel.net")
    assert look_back(settings).sightings == 1
    ((one,), _) = queued(settings)
    assert [quoted.evidence.quote for quoted in one.quotes] == ["a@eel.net", "B@"]


def test_what_is_known_is_not_queued_twice(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example"), key("email", "b@e.example")]))
    feed = tmp_path / "feed.csv"

    def edition(day: str, note: str = "") -> tuple[int, int]:
        rows = f"email,a@e.example,x,{day},{note}\nemail,b@e.example,x,{day},\n"
        feed.write_text(f"kind,value,source,date,note\n{rows}")
        (outcome,) = import_files(settings, [feed])
        assert outcome.looked_back is not None
        return outcome.looked_back.entries, outcome.looked_back.sightings

    assert edition("2026-01-01") == (2, 2)
    assert edition("2026-01-02") == (0, 0)  # the same of another day
    assert edition("2026-01-03", "seen again") == (1, 0)
    assert look_back(settings).entries == 0


def test_entries_that_weigh_nothing_are_not_looked_for(settings: Settings, engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example"), key("phone", "+14155552671")]))
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    add(settings, "a@e.example", expires=yesterday)
    add(settings, "+14155552671")
    expire(settings, "+14155552671", "a namesake", "Ann")
    assert look_back(settings).entries == 0
    add(settings, "+14155552671")
    assert look_back(settings).sightings == 1


def test_looking_for_many_at_once_is_as_looking_for_each(
    settings: Settings, engine: Engine
) -> None:
    receive(
        engine,
        *(
            entry(
                f"a-{n}",
                keys=[
                    key("email", f"p{n % 7}@eel{n % 5}.net"),
                    key("phone", f"+1415555{n % 6:04}"),
                    key("ip", f"203.0.113.{n}/32"),
                ],
            )
            for n in range(30)
        ),
    )
    values = ["p1@eel1.net", "eel2.net", "+14155550003", "203.0.113.0/29", "203.0.113.20"]
    for value in values:
        add(settings, value)
    together = look_back(settings)
    at_once = found(settings)
    assert (together.entries, together.sightings) == (5, len(at_once))
    receive(engine, entry("b-1"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sightings")
    one_by_one = 0
    for value in values:
        expire(settings, value, "to be added again", "Ann")
        add(settings, value)
        one_by_one += look_back(settings).sightings
    assert (found(settings), one_by_one) == (at_once, together.sightings)


def test_what_was_not_looked_for_before_a_crash_is_looked_for_afterwards(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(engine, *(entry(f"a-{n}", keys=[key("email", "a@e.example")]) for n in range(5)))
    add(settings, "a@e.example")
    monkeypatch.setattr(looking_back, "_TOGETHER", 2)
    kept_before, put = 0, looking_back.sightings.put

    def cut_off(*given: object) -> list[int]:
        nonlocal kept_before
        if kept_before:
            raise KeyboardInterrupt
        kept_before = len(done := put(*given))  # type: ignore[arg-type]
        return done

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(looking_back.sightings, "put", cut_off)
        look_back(settings)
    assert (kept_before, len(found(settings)), waiting(settings)) == (2, 2, 1)
    assert look_back(settings).sightings == 3
    assert (len(found(settings)), waiting(settings)) == (5, 0)


def test_a_case_examined_before_an_entry_came_and_kept_after_the_look_is_looked_at_again(
    settings: Settings, desk: Desk
) -> None:
    submission = Submission(documents=(File(path="cv.txt"),))
    contents = {"cv.txt": b"Ann Lee\nann.lee@e.example\n- Baked rye bread each night at Rye.\n"}
    intake = Intake("cv.txt", submission, Path(), contents)
    examined = desk.workbench.examine(intake)
    add(settings, "ann.lee@e.example")
    assert look_back(settings).sightings == 0
    desk.save(intake, *examined)
    assert waiting(settings) == 1
    assert look_back(settings).sightings == 1
    assert (found(settings), waiting(settings)) == ([("cv.txt", "ann.lee@e.example")], 0)


def test_a_case_that_was_compared_with_all_there_is_asks_for_no_other_look(
    settings: Settings, save: Save
) -> None:
    add(settings, "ann.lee@e.example")
    look_back(settings)
    kept(save, "case-1", "Ann Lee", BAKED)
    assert look_back(settings).entries == 0


def test_what_is_kept_while_somebody_looks_is_looked_at_by_the_next(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [key("email", "a@e.example")]
    receive(engine, entry("a-1", keys=held))
    add(settings, "a@e.example")
    put = looking_back.sightings.put

    def meanwhile(*given: object) -> list[int]:
        receive(engine, entry("a-2", keys=held)._replace(known=Mark(0, 0)))
        return put(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(looking_back.sightings, "put", meanwhile)
        assert look_back(settings).sightings == 1
    assert waiting(settings) == 1
    assert (look_back(settings).sightings, waiting(settings)) == (1, 0)
    assert [application for application, _ in found(settings)] == ["a-1", "a-2"]


def test_people_already_hired_are_first_and_a_cleared_case_says_so(
    settings: Settings, engine: Engine, desk: Desk, save: Save
) -> None:
    kept(save, "case-1", "Ann Lee", BAKED)
    desk.decide("case-1", "cleared", "Met in person.", "Ann")
    held = [key("email", "ann.lee@e.example")]
    receive(engine, entry("works here", keys=held, stage="contractor"))
    receive(engine, entry("gone", keys=held, stage="past"))
    add(settings, "ann.lee@e.example")
    assert look_back(settings).sightings == 3
    sightings, _ = queued(settings)
    assert [one.application for one in sightings] == ["works here", "case-1", "gone"]
    assert (sightings[1].case, sightings[1].disposition) == ("case-1", "cleared")
    assert desk.summary("case-1").status == "cleared"


def test_somebody_looks_and_the_sighting_is_open_no_more(
    settings: Settings, engine: Engine
) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example")]))
    add(settings, "a@e.example")
    look_back(settings)
    ((one,), _) = queued(settings, open_only=True)
    look(settings, one.id, "Bo", "their own company's address")
    look(settings, one.id, "Cy")
    assert queued(settings, open_only=True) == ([], 0)
    ((seen,), _) = queued(settings)
    assert [(each.author, each.note) for each in seen.looks] == [
        ("Bo", "their own company's address"),
        ("Cy", ""),
    ]
    with pytest.raises(CaseError, match="an author is needed"):
        look(settings, one.id, " ")
    with pytest.raises(CaseError, match="99: no such sighting"):
        look(settings, 99, "Bo")


def of_template(settings: Settings) -> list[Sighting]:
    return [one for one in queued(settings)[0] if one.kind == "template"]


def test_who_repeats_a_template_is_queued_once_it_is_stable(
    settings: Settings, engine: Engine, desk: Desk, library: Library, save: Save
) -> None:
    kept(save, "case-1", "Marisol Okonkwo", DONE)
    kept(save, "case-2", "Ann Lee", BAKED)
    lines = [line[2:] for line in DONE.splitlines()]
    receive(engine, entry("swept", "Bo Ek", says=lines), entry("other", says=["Kept bees at Rye."]))
    fields = {**EELS, "text": DONE, "added": "2026-01-01"}
    ended = build_template(fields | {"id": "river/old", "expires": date(2026, 1, 2)})
    nursery = build_template(fields | {"status": TemplateStatus.NURSERY})
    library.add_all([ended, nursery], author="Ann", reason="seen twice")
    assert look_back(settings).templates == 0  # neither weighs
    Curator(library).review("river/eel", author="Bo", reason="seen twice")
    outcome = look_back(settings)
    assert (outcome.templates, outcome.sightings, outcome.notes) == (1, 2, ())
    by_case, swept = sorted(of_template(settings), key=lambda one: one.application)
    assert (by_case.application, by_case.case, by_case.key) == ("case-1", "case-1", "river/eel")
    assert (by_case.what, by_case.list, by_case.revision) == ("Eels", None, 2)
    assert (swept.application, len(swept.quotes)) == ("swept", 7)
    quoted = by_case.quotes[0]
    assert quoted.evidence.quote == quoted.says
    assert isinstance(quoted.evidence.locator, Passage)
    document = desk.case("case-1").documents["resume.txt"]
    start, end = quoted.evidence.locator.start, quoted.evidence.locator.end
    assert document.text[start:end] == quoted.says
    Curator(library).edit("river/eel", author="Bo", reason="better", title="Eels and weirs")
    assert look_back(settings).templates == 0  # its text is the same


def test_a_case_that_grows_keeps_its_sightings_and_one_taken_away_none(
    settings: Settings, engine: Engine
) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example")]))
    add(settings, "a@e.example")
    look_back(settings)
    receive(engine, entry(keys=[key("email", "a@e.example")], stage="employee"))
    ((one,), _) = queued(settings)
    assert one.stage == "employee"
    look(settings, one.id, "Bo")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM corpus_applications")
    assert queued(settings) == ([], 0)


def test_nothing_new_is_nothing_looked_for(settings: Settings, engine: Engine) -> None:
    receive(engine, entry(keys=[key("email", "a@e.example")]))
    outcome = look_back(settings)
    assert (outcome.entries, outcome.templates, outcome.looked_through) == (0, 0, 0)
