from datetime import UTC, datetime
from pathlib import Path

import pytest

from forensics.sweep.workplace import WORK, Plan, SweepError, begin, drop_parts_from, end, taken

BEGAN = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def plan(**changed: object) -> Plan:
    facts = {"paths": ("/in",), "columns": {}, "examine": "fast", "size": 100, "began": BEGAN}
    return Plan.model_validate(facts | changed)


def test_an_unfinished_sweep_goes_on_with_the_day_it_began(tmp_path: Path) -> None:
    begin(tmp_path, plan(), resume=False)
    later = plan(began=datetime(2026, 3, 5, tzinfo=UTC))
    assert begin(tmp_path, later, resume=True).began == BEGAN


def test_an_unfinished_sweep_is_never_overwritten_unasked(tmp_path: Path) -> None:
    begin(tmp_path, plan(), resume=False)
    with pytest.raises(SweepError, match="--resume"):
        begin(tmp_path, plan(), resume=False)


def test_a_sweep_of_other_paths_is_not_taken_up(tmp_path: Path) -> None:
    begin(tmp_path, plan(), resume=False)
    with pytest.raises(SweepError, match="paths"):
        begin(tmp_path, plan(paths=("/elsewhere",)), resume=True)


def test_resume_without_anything_to_resume_begins(tmp_path: Path) -> None:
    assert begin(tmp_path, plan(), resume=True) == plan()


def test_a_finished_sweep_leaves_nothing_of_what_it_worked_with(tmp_path: Path) -> None:
    with taken(tmp_path) as work:
        begin(work, plan(), resume=False)
        (work / "parts" / "keys").mkdir(parents=True)
        (work / "parts" / "keys" / "000000.parquet").write_bytes(b"")
        end(work)
        assert [path.name for path in work.iterdir()] == ["lock"]


def test_what_a_kill_left_half_written_is_removed_when_it_goes_on(tmp_path: Path) -> None:
    begin(tmp_path, plan(), resume=False)
    half = tmp_path / "parts" / "keys" / "000000.7.unfinished"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"PAR1")
    begin(tmp_path, plan(), resume=True)
    assert not half.exists()


def test_two_sweeps_never_write_into_one_folder(tmp_path: Path) -> None:
    with taken(tmp_path), pytest.raises(SweepError, match="another sweep"), taken(tmp_path):
        pass
    assert (tmp_path / WORK).is_dir()


def test_a_damaged_plan_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{")
    with pytest.raises(SweepError, match="begin anew"):
        begin(tmp_path, plan(), resume=True)


def test_parts_of_a_longer_input_are_dropped(tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / "keys" / f"{number:06}.parquet"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    drop_parts_from(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.glob("*/*")) == [
        "000000.parquet",
        "000001.parquet",
    ]
