"""The lists of a home: shipped and stored together, loaded again when they change."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from forensics.assembly.doctor import check_all
from forensics.assembly.importing import import_files
from forensics.assembly.lists import (
    add_indicator,
    expire,
    home_lists,
    list_entries,
    open_lists,
    states,
)
from forensics.catalogue.lists import seeds
from forensics.catalogue.lists.importing import Told
from forensics.errors import ImportRefusedError
from forensics.settings import Settings
from tests.catalogue.lists.build import written

TODAY = datetime.now(UTC).date()


@pytest.fixture
def settings(tmp_path: Path, database: str) -> Settings:
    return Settings(home=tmp_path, database_url=database)


def add(settings: Settings, value: str, **fields: object) -> None:
    add_indicator(settings, value, kind=None, source="case 7", author="Ann", **fields)  # type: ignore[arg-type]


def test_a_home_has_the_shipped_lists(settings: Settings) -> None:
    assert set(open_lists(settings)) == set(seeds())
    assert {item.name for item in states(settings)} == {entry.list for entry in seeds()}
    assert all(item.shipped for item in states(settings))
    assert home_lists(settings).digests() == {}


def test_lists_are_loaded_again_only_when_they_changed(settings: Settings) -> None:
    before = open_lists(settings)
    assert open_lists(settings) is before
    add(settings, "ann@e.example", confidence=0.5)
    now = open_lists(settings)
    assert [entry.confidence for entry in now.equal("ANN@e.example", {"email"})] == [0.5]
    assert before.equal("ann@e.example", {"email"}) == ()
    assert set(home_lists(settings).digests()) == {"list: own"}


def test_an_expired_indicator_is_kept_and_shown(settings: Settings) -> None:
    add(settings, "https://github.com/DevX")
    (ended,) = expire(settings, "github.com/devx", "a namesake", "Bo")
    assert ended.key == "handle:github.com/devx"
    (entry,) = open_lists(settings).equal("github.com/devx", {"handle"})
    assert entry.expired(TODAY)
    (shown,) = list_entries(settings, ["handle"])
    assert (shown.expired, shown.ended_by, shown.ended_reason) == (True, "Bo", "a namesake")
    with pytest.raises(ImportRefusedError, match="expired already"):
        expire(settings, "github.com/devx", "again", "Bo")
    with pytest.raises(ImportRefusedError, match="no list has it"):
        expire(settings, "github.com/devy", "none", "Bo")


def test_a_shipped_entry_can_be_ended_by_its_name(settings: Settings) -> None:
    entry = seeds()[0]
    assert expire(settings, entry.value.lower(), "our own finding", "Bo") == [entry]
    found = [item for item in open_lists(settings) if item.key == entry.key]
    assert [item.expired(TODAY) for item in found if item.list == entry.list] == [True]
    (state,) = [item for item in states(settings) if item.name == entry.list]
    assert (state.shipped, state.expired) == (True, 1)
    shown = list(list_entries(settings, (), entry.list))
    assert sum(item.ended_by == "Bo" for item in shown) == 1
    assert len(shown) == state.entries + 1


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("devx", "of no kind, or of several"),
        ("gmail.com", "used by many strangers"),
        ("0.0.0.0/0", "too many addresses"),
    ],
)
def test_what_names_nobody_is_not_added(settings: Settings, value: str, reason: str) -> None:
    with pytest.raises(ImportRefusedError, match=reason):
        add(settings, value)


def test_blank_reasons_and_dates_out_of_reach_are_refused(settings: Settings) -> None:
    with pytest.raises(ImportRefusedError, match="out of reach"):
        add(settings, "a@e.example", dated=date(24, 1, 1))
    add(settings, "a@e.example")
    with pytest.raises(ImportRefusedError, match="the reason is empty"):
        expire(settings, "a@e.example", " ", "Bo")


def test_all_files_are_imported_or_none(settings: Settings, tmp_path: Path) -> None:
    good = written(tmp_path, "good.csv", "value,kind\na@e.example,email\n")
    bad = written(tmp_path, "bad.csv", "value,kind\nnothing,email\n")
    with pytest.raises(ImportRefusedError, match="no row can be used"):
        import_files(settings, [good, bad])
    with pytest.raises(ImportRefusedError, match="is for one list"):
        import_files(settings, [good, good], told=Told(name="one"))
    assert set(open_lists(settings)) == set(seeds())
    (outcome,) = import_files(settings, [good])
    assert (outcome.added, outcome.rechecked and outcome.rechecked.cases) == (1, 0)


def test_the_doctor_tells_counts_and_ages(settings: Settings, tmp_path: Path) -> None:
    old = TODAY - timedelta(days=400)
    text = f"value,kind,date\na@e.example,email,{old}\nb@e.example,email,{old}\n"
    import_files(settings, [written(tmp_path, "aged.csv", text)])
    expire(settings, "b@e.example", "ours", "Bo")
    add(settings, "c@e.example")
    checks = {check.part: check for check in check_all(settings)}
    assert checks["database"].state == "ok"
    assert checks["list: aged"].state == "aged"
    assert "1 entries, 1 expired (email; CSV)" in checks["list: aged"].detail
    assert f"newest of {old}, 400 days old" in checks["list: aged"].detail
    assert checks["list: own"].state == "ok"
