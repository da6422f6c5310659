"""Everything that is given is planned in one order; what cannot be used is said before anything."""

import json
import os
import pickle
from pathlib import Path

import pytest

from forensics.errors import SubmissionError
from forensics.sweep.sources import Chunk, Item, items, plan


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "march" / "r17").mkdir(parents=True)
    for number in range(7):
        (tmp_path / "march" / f"{number}.txt").write_text("A resume.")
    (tmp_path / "march" / "r17" / "cv.txt").write_text("A resume.")
    manifest = {"documents": [{"path": "cv.txt"}], "submitted_at": "2026-01-13"}
    (tmp_path / "march" / "r17" / "application.json").write_text(json.dumps(manifest))
    (tmp_path / "export.csv").write_text("id,text\n" + "".join(f"r{n},x\n" for n in range(5)))
    (tmp_path / "alone.txt").write_text("A resume.")
    return tmp_path


def chunks(root: Path, *names: str, size: int = 3) -> list[Chunk]:
    return list(plan([str(root / name) for name in names], root / "out" / ".sweep", {}, size))


def found(planned: list[Chunk]) -> list[Item]:
    return [item for chunk in planned for item in items(chunk)]


def test_several_paths_are_numbered_through_and_prefixed(given: Path) -> None:
    planned = chunks(given, "march", "export.csv", "alone.txt")
    assert [(chunk.first, chunk.count) for chunk in planned] == [
        (0, 3),
        (3, 3),
        (6, 2),
        (8, 3),
        (11, 2),
        (13, 1),
    ]
    taken = found(planned)
    assert [item.number for item in taken] == list(range(14))
    assert [item.id for item in taken][5:10] == [
        "march/5.txt",
        "march/6.txt",
        "march/r17",
        "r0",
        "r1",
    ]
    assert taken[-1].id == "alone.txt"
    assert all(item.intake for item in taken)


def test_one_folder_needs_no_prefix_and_its_files_are_loaded_from_it(given: Path) -> None:
    first, *_ = found(chunks(given, "march"))
    assert (first.id, first.origin) == ("0.txt", str(given / "march" / "0.txt"))
    assert first.intake is not None
    assert first.intake.load(first.intake.submission.documents[0].path) == b"A resume."


@pytest.mark.parametrize("name", ["march/r17", "march/r17/application.json"])
def test_an_application_folder_or_its_manifest_is_one_application(given: Path, name: str) -> None:
    [item] = found(chunks(given, name))
    assert item.id == "r17"
    assert item.intake is not None and item.intake.submission.submitted_at is not None


def test_a_manifests_own_id_is_kept_in_one_line(given: Path) -> None:
    manifest = given / "march" / "r17" / "application.json"
    manifest.write_text(json.dumps({"id": "a\nb", "documents": [{"path": "cv.txt"}]}))
    [item] = found(chunks(given, "march/r17"))
    assert item.id == "a\\x0ab"
    assert item.intake is not None and item.intake.named


@pytest.mark.parametrize("content", ["{", '{"documents": []}', '{"documents": [{"path": "../x"}]}'])
def test_a_bad_manifest_is_one_item_with_a_reason(given: Path, content: str) -> None:
    (given / "march" / "r17" / "application.json").write_text(content)
    taken = found(chunks(given, "march"))
    assert [item.id for item in taken if item.reason] == ["r17"]


def test_a_manifest_that_leads_out_is_not_opened(given: Path) -> None:
    manifest = given / "march" / "r17" / "application.json"
    (given / "secret.json").write_text(manifest.read_text())
    manifest.unlink()
    manifest.symlink_to(given / "secret.json")
    [item] = found(chunks(given, "march/r17"))
    assert "leads out" in (item.message or "")


def test_files_and_tables_of_one_name_have_ids_of_their_own(given: Path) -> None:
    (given / "b").mkdir()
    (given / "b" / "alone.txt").write_text("A resume.")
    for name in ("rows.csv", "rows.tsv", "b/rows.csv"):
        (given / name).write_text("text\nx\n")
    names = ["alone.txt", "b/alone.txt", "rows.csv", "rows.tsv", "b/rows.csv"]
    ids = [item.id for item in found(chunks(given, *names))]
    assert len(set(ids)) == 5
    assert ids[1] == "b/alone.txt"


def test_the_folder_of_the_results_is_not_swept(given: Path) -> None:
    before = [item.id for item in found(chunks(given, "."))]
    (given / "out").mkdir(exist_ok=True)
    (given / "out" / "report.html").write_text("results")
    assert [item.id for item in found(chunks(given, "."))] == before


def test_a_plan_is_the_same_on_every_run_and_a_change_shows_in_the_digests(given: Path) -> None:
    names = ("march", "export.csv")
    planned = chunks(given, *names)
    assert chunks(given, *names) == planned
    assert [chunk.digest for chunk in chunks(given, *names)] == [chunk.digest for chunk in planned]
    assert len({chunk.digest for chunk in planned}) == len(planned)
    (given / "march" / "1a.txt").write_text("A resume.")
    changed = chunks(given, *names)
    assert changed[0].digest == planned[0].digest or changed[0] != planned[0]
    assert changed[1].digest != planned[1].digest


def test_a_chunk_travels_to_a_worker(given: Path) -> None:
    odd = Path(os.fsdecode(bytes(given / "march") + b"/\xff.txt"))
    odd.write_text("A resume.")
    for chunk in chunks(given, "march", "export.csv"):
        there = pickle.loads(pickle.dumps(chunk))
        assert there == chunk
        assert [item.id for item in items(there)] == [item.id for item in items(chunk)]


def test_tables_laid_down_for_an_earlier_sweep_are_cleared(given: Path) -> None:
    chunks(given, "export.csv")
    [before] = (given / "out" / ".sweep" / "input").iterdir()
    (given / "export.csv").write_text("text\nerased\n")
    chunks(given, "export.csv")
    [after] = (given / "out" / ".sweep" / "input").iterdir()
    assert before.name != after.name


@pytest.mark.parametrize("name", ["nowhere", "nul\0", "x" * 5000, "pipe", "loop"])
def test_a_path_that_cannot_be_used_is_named(given: Path, name: str) -> None:
    os.mkfifo(given / "pipe")
    (given / "loop").symlink_to("loop")
    with pytest.raises(SubmissionError) as error:
        chunks(given, "march", name)
    assert name in str(error.value)


def test_all_is_looked_at_before_anything_is_taken(given: Path) -> None:
    (given / "bad.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SubmissionError, match=r"bad\.csv.*'a', 'b'"):
        plan([str(given / "march"), str(given / "bad.csv")], given / "work", {})


def test_a_mapping_needs_a_table(given: Path) -> None:
    with pytest.raises(SubmissionError, match="none is given"):
        plan([str(given / "march")], given / "work", {"text": "x"})
    with pytest.raises(SubmissionError, match="nothing is given"):
        plan([], given / "work", {})


def test_a_folder_of_nothing_is_a_plan_of_nothing(tmp_path: Path) -> None:
    assert chunks(tmp_path, ".") == []
