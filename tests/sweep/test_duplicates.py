from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from forensics.model import Application
from forensics.sweep.duplicates import leave_out
from forensics.sweep.rows import Rows, place
from forensics.sweep.schemas import TABLES
from forensics.sweep.sources import Item
from tests.sweep.test_rows import DOCUMENT, examined


def fill(parts: Path, *ids: str, size: int = 2) -> None:
    """Parts of `size` applications with these ids."""
    for number, start in enumerate(range(0, len(ids), size)):
        rows = Rows()
        for place_, id_ in enumerate(ids[start : start + size], start=start):
            given = Item(place_, id_, f"row {place_}", None)
            rows.examined(given, Application(id=id_, documents=(DOCUMENT,)), examined())
        rows.write(parts, number, f"mark {number}")


def left(parts: Path, table: str) -> list[int]:
    return sorted(
        row["application"]
        for path in (parts / table).iterdir()
        for row in pq.read_table(path).to_pylist()
    )


def run(parts: Path) -> int:
    with duckdb.connect() as connection:
        return leave_out(connection, parts)


def test_the_first_of_an_id_stays_and_every_table_loses_the_others(tmp_path: Path) -> None:
    fill(tmp_path, "a", "b", "a", "c", "a", "b")
    assert run(tmp_path) == 3
    for table in TABLES:
        if table != "errors":
            assert set(left(tmp_path, table)) == {0, 1, 3}, table
    errors = [
        (row["application"], row["file"], row["reason"], row["message"])
        for path in sorted((tmp_path / "errors").iterdir())
        for row in pq.read_table(path).to_pylist()
    ]
    assert errors == [
        ("a", "row 2", "duplicate_id", "row 0 has this id; the first is kept"),
        ("a", "row 4", "duplicate_id", "row 0 has this id; the first is kept"),
        ("b", "row 5", "duplicate_id", "row 1 has this id; the first is kept"),
    ]


def test_cut_off_in_the_middle_it_can_be_run_again(tmp_path: Path) -> None:
    fill(tmp_path, "a", "b", "a", "c")
    table = place(tmp_path, "applications", 1)
    before = table.read_bytes()
    run(tmp_path)
    table.write_bytes(before)  # as if it had been killed before the last table was written
    assert run(tmp_path) == 1
    assert pq.read_metadata(place(tmp_path, "errors", 1)).num_rows == 1


def test_a_part_keeps_its_mark(tmp_path: Path) -> None:
    fill(tmp_path, "a", "b", "a", "c")
    run(tmp_path)
    assert pq.read_metadata(place(tmp_path, "applications", 1)).metadata[b"mark"] == b"mark 1"


def test_ids_given_once_change_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "a", "b", "c")
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    assert run(tmp_path) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == written
