"""A sweep links nobody by lines that the home knows as everybody's."""

import json
from pathlib import Path

import pytest

from forensics.assembly.templates import open_library
from forensics.settings import Settings
from index.published import PublishedLists
from tests.sweep.test_run import fill, home, own, reasons, resume, run, table

__all__ = ["home"]

TASKS = (
    "Weigh eels at the landing stage and record their number by species",
    "Mend fyke nets with tarred twine before the season opens in March",
    "Inform the harbour master of any net that drifts into the fairway",
    "Sound the depth of the fairway with a lead line after every storm",
)
FILES = {
    "a.txt": resume("Ana Alder", "ana@alder.dev", "", *TASKS, *own(1)),
    "b.txt": resume("Ben Birch", "ben@birch.dev", "", *TASKS, *own(4)),
}


@pytest.mark.parametrize("examine", ["none", "fast"])
def test_a_published_list_links_nobody(home: Settings, tmp_path: Path, examine: str) -> None:
    fill(tmp_path / "in", FILES)
    lists = PublishedLists(open_library(home))
    fill(tmp_path / "2" / "in", FILES)
    assert run(home, tmp_path, examine=examine, reworded=False).links == 1
    given = {"file": "tasks.txt", "sha256": "ab" * 32, "author": "Ann Lee"}
    lists.publish("Eel Guild", TASKS, **given)
    try:
        summary = run(home, tmp_path / "2", examine=examine, reworded=False)
    finally:
        lists.withdraw("Eel Guild", author="Ann Lee")
    assert (summary.applications, summary.links) == (2, 0)
    card = json.loads((tmp_path / "2" / "out" / "run.json").read_bytes())
    assert card["counts"]["lines known as common besides the shipped ones"] == 4
    if examine == "fast":
        for row in table(tmp_path / "2", "applications"):
            said = reasons(row)["corpus.shared_passages"]
            where = "4 passages stand in a published list (Eel Guild)"
            assert said.startswith("clear: ") and f"{where}: that links nobody" in said
