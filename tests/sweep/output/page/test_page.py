"""The page of a sweep: what it says, that it loads nothing, that no text of it is markup."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from forensics.model import EXPLANATIONS, Band, Common
from forensics.report.html.templating import clip
from forensics.report.plain import plain
from forensics.sweep.output import page as pages
from tests.sweep.output.sweeps import Work, cluster, example, naughty, shared


def made(work: Work, folder: Path, **run: object) -> str:
    work.write(folder, **run)
    return (folder / "report.html").read_text(encoding="utf-8")


def words(page: str) -> str:
    tree = html.fromstring(page)
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    return " ".join(tree.text_content().split())


def hostile(text: str) -> Work:
    """A sweep whose every text is `text`, as far as a table holds it."""
    work = Work()
    for id_ in (f"1{text}", f"2{text}"):
        work.application(id_, name=text, origin=text)
    a, b = (str(row["id"]) for row in work.applications)
    both = (
        shared("passage", text, text, text),
        shared("email", text, text, text, suppressed_by=text),
    )
    work.link("corpus.shared_passages", a, b, *both, name_a=text, name_b=text)
    common = (Common(kind="passage", value=text, applications=(a, b)),)
    work.clusters = [cluster(text, a, b, names=(text,), shared=common)]
    work.error(text, text, text, text)
    return work


def outline(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with its attributes' names; marks and runs of text aside."""
    tree = html.fromstring(page)
    found = [(str(e.tag), tuple(sorted(e.attrib))) for e in tree.iter()]
    return [element for element in found if element[0] != "mark"]


def test_it_counts_and_decides_nothing(tmp_path: Path) -> None:
    said = words(made(example(), tmp_path))
    for number in ("9 applications", "9 examined", "1 could not be read", "7 links", "3 clusters"):
        assert number in said
    assert "3 shared contact" in said
    assert "Nothing here is a verdict." in said
    assert "“nothing seen” verifies nobody" in said
    assert said.count("verdict: undecided") == 3
    assert all(said.count(" ".join(each.split())) == 3 for each in EXPLANATIONS)


def test_a_card_shows_both_sides_with_what_they_share_marked(tmp_path: Path) -> None:
    card = html.fromstring(made(example(), tmp_path)).get_element_by_id("rf-c-1")
    marked = [mark.text_content() for mark in card.find_class("rf-word")]
    assert "Moved the billing system of" in marked
    assert "moved the billing system of" in marked
    text = " ".join(card.text_content().split())
    assert "Led a team; moved the billing system of sixty shops" in text
    assert "3 applications here, 3 in all 11.5 bits" in text
    assert "(503) 555-0142" in text and "both read as +15035550142" in text
    assert "2026-02-01" in text and "resume.pdf, page 1" in text


def test_what_somebody_set_aside_is_shown_with_their_word(tmp_path: Path) -> None:
    card = html.fromstring(made(example(), tmp_path)).get_element_by_id("rf-c-3")
    text = " ".join(card.text_content().split())
    assert "suppressed by Kim, 2026-01-12: one household" in text
    assert "No day of submission is stated." in text


def test_where_nothing_was_examined_it_says_so(tmp_path: Path) -> None:
    work = Work()
    work.application("a", band=None)
    said = words(made(work, tmp_path, examine="none"))
    assert "Not examined 1 100.0 %" in said
    assert "No application was examined" in said
    assert "No cluster" in said and "There is nothing to draw" in said


def test_it_loads_nothing_and_runs_its_own_script_alone(tmp_path: Path) -> None:
    page = made(example(), tmp_path)
    tree = html.fromstring(page)
    assert not re.search(r"<(img|iframe|form|link|base|object)\b|url\(|@import|https?://", page)
    kept, script = tree.xpath("//script")
    allowed = b64encode(sha256(script.text.encode()).digest()).decode()
    [policy] = tree.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert f"'sha256-{allowed}'" in policy
    assert kept.attrib["type"] == "application/json"
    assert all(href.startswith("#rf-") for href in tree.xpath("//@href"))


def test_its_addresses_lead_somewhere(tmp_path: Path) -> None:
    tree = html.fromstring(made(example(), tmp_path))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in tree.xpath("//@href")} <= set(ids)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, tuple[str, ...]]]:
    """The outline of the page whose every text is a letter."""
    return outline(made(hostile("x"), tmp_path_factory.mktemp("bare")))


@pytest.mark.parametrize("text", naughty()[::5])
def test_no_text_is_markup(
    tmp_path: Path, text: str, bare: list[tuple[str, tuple[str, ...]]]
) -> None:
    page = made(hostile(text), tmp_path)
    assert outline(page) == bare
    tree: Any = html.fromstring(page)
    assert tree.find_class("rf-passage")[0].text_content() == plain(text)
    data = json.loads(tree.get_element_by_id("rf-data").text)
    assert data["nodes"][0][1] == plain(clip(text, 60))


def test_the_data_cannot_end_its_element(tmp_path: Path) -> None:
    page = made(hostile("</script><script>x()</script>&\u2028<!--"), tmp_path)
    data = page.partition('id="rf-data">')[2].partition("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data)["nodes"][0][1].startswith("</script><script>")


def test_long_names_are_cut_and_say_so(tmp_path: Path) -> None:
    page = made(hostile("N" * 10_000), tmp_path)
    assert "more characters)" in page
    assert len(page) < 150_000


def test_many_clusters_are_told_in_part(tmp_path: Path) -> None:
    work = Work()
    for number in range(210):
        ids = f"{number:03}a", f"{number:03}b"
        for id_ in ids:
            work.application(id_, Band.REVIEW)
        work.link("corpus.shared_contact", *ids, shared("email", f"{number}@example.org"))
        work.clusters.append(cluster(f"k{number}", *ids, bits=float(number)))
    tree = html.fromstring(made(work, tmp_path))
    assert len(tree.find_class("rs-cluster")) == 200
    assert len(tree.find_class("rs-node")) == 400
    assert "10 more clusters stand in clusters.json" in " ".join(tree.text_content().split())


def test_cards_without_room_are_counted_and_not_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "ROOM", 11_000)
    tree = html.fromstring(made(example(), tmp_path))
    assert 0 < len(tree.find_class("rs-cluster")) < 3
    assert "in clusters.json" in " ".join(tree.text_content().split())
    ids = set(tree.xpath("//@id"))
    assert {href.removeprefix("#") for href in tree.xpath("//@href")} <= ids
