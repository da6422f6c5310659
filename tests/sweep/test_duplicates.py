from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from forensics.model import Application
from forensics.sweep.duplicates import leave_out, put_back
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
    fill(tmp_path / "parts", "a", "b", "a", "c", "a", "b")
    assert run(tmp_path / "parts") == 3
    for table in TABLES:
        if table != "errors":
            assert set(left(tmp_path / "parts", table)) == {0, 1, 3}, table
    errors = [
        (row["application"], row["file"], row["reason"], row["message"])
        for path in sorted((tmp_path / "parts/errors").iterdir())
        for row in pq.read_table(path).to_pylist()
    ]
    assert errors == [
        ("a", "row 2", "duplicate_id", "row 0 has this id; the first is kept"),
        ("a", "row 4", "duplicate_id", "row 0 has this id; the first is kept"),
        ("b", "row 5", "duplicate_id", "row 1 has this id; the first is kept"),
    ]


def test_cut_off_in_the_middle_every_part_can_be_made_whole_again(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    fill(parts, "a", "b", "a", "c")
    before = {path: path.read_bytes() for path in parts.rglob("*.parquet")}
    run(parts)
    place(parts, "content", 1).unlink()  # as if it had been killed before it was written
    put_back(parts)
    assert {path: path.read_bytes() for path in parts.rglob("*.parquet")} == before
    assert run(parts) == 1
    assert pq.read_metadata(place(parts, "errors", 1)).num_rows == 1


def test_what_was_left_out_stands_again_once_the_first_of_its_id_is_gone(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    fill(parts, "a", "b", "a", "c")
    run(parts)
    put_back(parts)
    fill(parts, "d", "b")  # the first part, made anew of what was changed
    assert run(parts) == 0
    assert left(parts, "applications") == [0, 1, 2, 3]
    assert not left(parts, "errors")


def test_a_folder_whose_name_is_a_pattern_is_no_hindrance(tmp_path: Path) -> None:
    parts = tmp_path / "o[1]" / "parts"
    fill(parts, "a", "a")
    assert run(parts) == 1


def test_a_part_keeps_its_mark(tmp_path: Path) -> None:
    fill(tmp_path / "parts", "a", "b", "a", "c")
    run(tmp_path / "parts")
    assert (
        pq.read_metadata(place(tmp_path / "parts", "applications", 1)).metadata[b"mark"]
        == b"mark 1"
    )


def test_ids_given_once_change_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "parts", "a", "b", "c")
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "parts").rglob("*.parquet")}
    assert run(tmp_path / "parts") == 0
    assert {
        path: path.stat().st_mtime_ns for path in (tmp_path / "parts").rglob("*.parquet")
    } == written
