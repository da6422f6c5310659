"""CSV files: what a spreadsheet program would run is text, numbers stay numbers."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from tests.sweep.output.sweeps import Work, cluster, example, shared

HOSTILE = ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1"]
PLAIN = ["a=b", " =1", "'x", 'say "so", so', "two\nlines", "x" * 10_000, "\u202eabc", "Zoë 名"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", [*HOSTILE, *PLAIN])
def test_no_cell_begins_as_a_formula(tmp_path: Path, name: str) -> None:
    work = Work()
    work.application("a", name=name, requisition=name)
    work.application("b")
    work.link("corpus.shared_contact", "a", "b", shared("email", "a@example.org"), name_a=name)
    work.clusters = [cluster("k", "a", "b", names=(name,))]
    work.write(tmp_path, as_csv=True)
    held = f"'{name}" if name in HOSTILE else name
    [row, _] = rows(tmp_path / "applications.csv")
    assert (row["name"], row["requisition"]) == (held, held)
    assert rows(tmp_path / "links.csv")[0]["name_a"] == held
    assert rows(tmp_path / "clusters.csv")[0]["names"] == held


def test_numbers_and_days_can_be_reckoned_with(tmp_path: Path) -> None:
    example().write(tmp_path, as_csv=True)
    table = pd.read_csv(tmp_path / "applications.csv", parse_dates=["submitted_at"])
    assert table["total_bits"].sum() == pytest.approx(13.5)
    assert table["submitted_at"].max() == pd.Timestamp("2026-02-04")
    assert pd.read_csv(tmp_path / "links.csv")["strength_bits"].max() == pytest.approx(21.7)
    assert list(pd.read_csv(tmp_path / "clusters.csv")["size"]) == [4, 2, 2]


def test_those_of_an_earlier_sweep_go_where_none_are_asked_for(tmp_path: Path) -> None:
    own = tmp_path / "links.csv"
    own.write_text("not of a sweep")
    example().write(tmp_path)
    assert own.read_text() == "not of a sweep"
    example().write(tmp_path, as_csv=True)
    assert len(list(tmp_path.glob("*.csv"))) == 3
    example().write(tmp_path)
    assert not list(tmp_path.glob("*.csv"))


def test_without_being_asked_for_there_is_none(tmp_path: Path) -> None:
    example().write(tmp_path)
    assert not list(tmp_path.glob("*.csv"))
