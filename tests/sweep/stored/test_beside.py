"""A whole sweep beside a stored, confirmed case: what links, findings and the page say of it."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.assembly.corpus import corpus_engine
from forensics.assembly.hunting import hunt
from forensics.settings import Settings
from forensics.store.cases import Cases
from forensics.store.decisions import decide
from forensics.sweep.run import Request, sweep
from tests.store.build import open_case
from tests.store.received import entry, key
from tests.sweep.test_run import FILES, fill


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Path]:
    """Two people who share a telephone with a confirmed case, and one who does not."""
    folder = tmp_path_factory.mktemp("beside")
    settings = Settings(home=folder / "home", llm_base_url=None)
    store = corpus_engine(settings.database)
    held = entry("old-1", "Greta Gorse", [key("phone", "+13127365002", says="312 736 5002")])
    open_case(Cases(store), "old-1", entry=held._replace(case_id="old-1", submitted_at=None))
    decide(store, "old-1", "confirmed", "The references do not exist.", "Ann")
    fill(folder / "in", {name: FILES[name] for name in ("a.txt", "c.txt", "d.txt")})
    asked = Request((str(folder / "in"),), folder / "out", workers=1, save=True, reworded=False)
    sweep(settings, asked)
    return settings, folder / "out"


def test_a_contact_of_a_confirmed_case_is_a_reapplication_quoted_on_both_sides(
    swept: tuple[Settings, Path],
) -> None:
    table = pq.read_table(swept[1] / "applications.parquet").to_pylist()
    rows = {row["id"]: row for row in table}
    assert set(rows) == {"a.txt", "c.txt", "d.txt"}
    for id_, quote in (("c.txt", "(312) 736-5002"), ("d.txt", "312.736.5002")):
        hits = {run["signal"]: run for run in json.loads(rows[id_]["findings"])}
        evidence = hits["corpus.reapplication"]["findings"][0]["evidence"]
        assert [part["quote"] for part in evidence] == [quote, "312 736 5002"]
        kept = "cv.pdf of application old-1, stored: case old-1, confirmed"
        assert evidence[1]["note"] == kept
    assert "corpus.reapplication" not in rows["a.txt"]["hits"]


def test_links_clusters_and_page_show_the_case(swept: tuple[Settings, Path]) -> None:
    links = pq.read_table(swept[1] / "links.parquet").to_pylist()
    assert sorted((row["a"], row["b"]) for row in links) == [
        ("c.txt", "d.txt"),
        ("c.txt", "old-1"),
        ("d.txt", "old-1"),
    ]
    clusters = json.loads((swept[1] / "clusters.json").read_text(encoding="utf-8"))["clusters"]
    assert [each["applications"] for each in clusters] == [["c.txt", "d.txt", "old-1"]]
    assert clusters[0]["names"] == ["Cleo Cedar", "Dina Dogwood", "Greta Gorse"]
    page = (swept[1] / "report.html").read_text(encoding="utf-8")
    assert "<td>Greta Gorse</td><td>not stated</td><td>stored: case old-1, confirmed</td>" in page
    card = json.loads((swept[1] / "run.json").read_text(encoding="utf-8"))
    assert card["counts"]["stored applications compared with"] == 1
    assert card["counts"]["applications stored"] == 3


def test_what_was_saved_is_found_by_a_hunt(swept: tuple[Settings, Path]) -> None:
    found = hunt(swept[0], "+1 312 736 5002").applications
    assert {(each.id, each.case) for each in found} == {
        ("c.txt", None),
        ("d.txt", None),
        ("old-1", "old-1"),
    }
