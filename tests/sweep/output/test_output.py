"""The files of a sweep, read as their readers will read them."""

import json
import resource
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from forensics.model import EXPLANATIONS, Cluster, Shared
from forensics.sweep.output import RunCard, write
from tests.sweep.output.sweeps import Work, cluster, example, run_card, shared

FILES = {"applications.parquet", "links.parquet", "clusters.json", "errors.jsonl", "report.html"}
FILES |= {"run.json", "common.parquet"}


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_sweep_leaves_these_files_and_no_others(tmp_path: Path) -> None:
    example().write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == FILES | {".sweep"}
    assert not (tmp_path / ".sweep" / "output").exists()


def test_applications_are_in_the_order_of_the_input_with_what_became_of_them(
    tmp_path: Path,
) -> None:
    example().write(tmp_path)
    table = pd.read_parquet(tmp_path / "applications.parquet").set_index("id")
    assert list(table.index) == ["a1", "a2", "a3", "a4", "b1", "b2", "c1", "c2", "alone"]
    first, alone = table.loc["a1"], table.loc["alone"]
    assert (first["name"], first["band"], first["total_bits"]) == ("Ada Larch", "priority", 1.5)
    assert (first["links"], first["cluster"]) == (2, "k-a1")
    assert list(first["hits"]) == ["contact.phone_format"]
    assert json.loads(first["findings"]) == [{"signal": "contact.phone_format"}]
    assert alone["links"] == 0
    assert alone[["name", "cluster"]].isna().all()


def test_links_quote_both_sides_the_strongest_first(tmp_path: Path) -> None:
    example().write(tmp_path)
    path = str(tmp_path / "links.parquet")
    rows = duckdb.sql("SELECT a, b, strength_bits, evidence FROM read_parquet($1)", params=[path])
    found = rows.fetchall()
    assert [row[2] for row in found] == sorted((row[2] for row in found), reverse=True)
    quotes = Shared.model_validate(json.loads(found[0][3])[0])
    assert quotes.a.quote.startswith("Moved the billing system of forty shops")
    assert quotes.b.quote.startswith("Led a team; moved the billing system of sixty shops")


def test_what_too_many_hold_is_listed_and_shown_as_text(tmp_path: Path) -> None:
    work = example()
    work.common = [
        {"kind": "url", "value": "acme.dev/<b>jobs</b>", "holders": 31, "people": 30},
        {"kind": "phone", "value": "+12127365000", "holders": 700, "people": 620},
    ]
    assert work.write(tmp_path).common == 2
    table = pd.read_parquet(tmp_path / "common.parquet")
    assert list(table["people"]) == [620, 30]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "acme.dev/&lt;b&gt;jobs&lt;/b&gt;</code> of 30 people" in page
    assert "telephone number" in page


def test_the_schema_is_told_in_every_table(tmp_path: Path) -> None:
    example().write(tmp_path)
    for name in ("applications", "links"):
        metadata = pq.read_schema(tmp_path / f"{name}.parquet").metadata
        assert (metadata[b"table"], metadata[b"schema"]) == (name.encode(), b"1")
    assert json.loads((tmp_path / "clusters.json").read_text())["schema"] == 1


def test_clusters_are_undecided_the_strongest_first(tmp_path: Path) -> None:
    example().write(tmp_path)
    found = json.loads((tmp_path / "clusters.json").read_text())["clusters"]
    assert [one["id"] for one in found] == ["k-a1", "k-b1", "k-c1"]
    assert {one["verdict"] for one in found} == {"undecided"}
    assert found[0]["explanations"] == list(EXPLANATIONS)
    assert Cluster.model_validate(found[0]).names[0] == "Ada Larch"


def test_what_could_not_be_read_is_counted_and_listed(tmp_path: Path) -> None:
    summary = example().write(tmp_path)
    assert (summary.applications, summary.unreadable, summary.errors) == (9, 1, 2)
    assert summary.left_out == 0
    assert summary.bands == {
        "priority": 1,
        "review": 2,
        "informational": 1,
        "nothing_seen": 5,
        "not_examined": 0,
    }
    assert lines(tmp_path / "errors.jsonl")[0] == {
        "application": "torn",
        "file": "inbox/torn.pdf",
        "reason": "malformed",
        "message": "not a PDF",
    }


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\u2028", "\x85", "\x0b", "\x1e"])
def test_an_error_is_one_line_whatever_the_name(tmp_path: Path, sign: str) -> None:
    work = Work()
    work.error(f"one{sign}two", f"inbox/one{sign}two.pdf", "empty", f"said{sign}so")
    work.write(tmp_path)
    assert [row["application"] for row in lines(tmp_path / "errors.jsonl")] == [f"one{sign}two"]


def test_nothing_at_all_gives_files_that_say_so(tmp_path: Path) -> None:
    summary = write(tmp_path / "work", tmp_path, [], run_card(), True, 1.0)
    assert (summary.applications, summary.links, summary.clusters) == (0, 0, 0)
    assert pd.read_parquet(tmp_path / "applications.parquet").empty
    assert json.loads((tmp_path / "clusters.json").read_text()) == {"schema": 1, "clusters": []}
    assert (tmp_path / "errors.jsonl").read_text() == ""


def test_what_was_not_examined_has_no_band(tmp_path: Path) -> None:
    work = Work()
    work.application("a", band=None)
    summary = work.write(tmp_path, examine="none")
    row = pd.read_parquet(tmp_path / "applications.parquet").iloc[0]
    assert summary.bands["not_examined"] == 1
    assert summary.examined == 0
    assert row[["band", "total_bits", "assessed"]].isna().all()


def test_names_of_folders_are_no_patterns(tmp_path: Path) -> None:
    folder = tmp_path / "out[1] *'s ?"
    folder.mkdir()
    (tmp_path / "out1 x's y").mkdir()
    assert example().write(folder, as_csv=True).applications == 9


def test_an_application_of_two_clusters_is_told_the_stronger(tmp_path: Path) -> None:
    work = Work()
    for id_ in ("a", "b", "c"):
        work.application(id_)
    work.link("corpus.shared_contact", "a", "b", shared("email", "ada@example.org"))
    work.clusters = [cluster("weak", "a", "b", bits=2.0), cluster("strong", "b", "c", bits=9.0)]
    work.write(tmp_path)
    table = pd.read_parquet(tmp_path / "applications.parquet").set_index("id")
    assert dict(table["cluster"]) == {"a": "weak", "b": "strong", "c": "strong"}


def test_what_shares_an_id_with_a_read_application_is_counted_apart(tmp_path: Path) -> None:
    work = Work()
    work.application("one")
    for number, (id_, reason) in enumerate(
        [("one", "malformed"), ("one", "duplicate_id"), ("two", "malformed"), ("two", "malformed")],
        start=5,
    ):
        work.error(id_, f"all.csv, row {number}", reason)
        work.errors[-1]["number"] = number
    work.error("one", "one/old.doc", "unsupported")  # of the application that was read
    summary = work.write(tmp_path)
    assert (summary.applications, summary.unreadable, summary.left_out) == (1, 3, 1)


def test_the_run_card_says_what_took_part_and_what_it_came_to(tmp_path: Path) -> None:
    summary = example().write(tmp_path)
    kept = RunCard.model_validate_json((tmp_path / "run.json").read_text())
    assert kept == run_card(summary=summary)
    assert kept.manifest is not None
    assert kept.manifest.signals == {"contact.phone_format": "0" * 64}


def test_where_there_is_no_room_the_earlier_files_stay(tmp_path: Path) -> None:
    example().write(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in FILES}
    work = example()
    for number in range(300):
        work.application(f"more{number}", name="x" * 500 + str(number))
    work.lay(tmp_path / ".sweep")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, hard))
    try:
        with pytest.raises(OSError):
            write(tmp_path / ".sweep", tmp_path, work.clusters, run_card(), False, 1.0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "applications.parquet").read_bytes() == before["applications.parquet"]
    assert {path.name for path in tmp_path.iterdir()} == FILES | {".sweep"}
