"""The files of a sweep a page at a time: clusters, applications of a band, what is missing."""

from pathlib import Path

import pytest

from forensics.model import Band
from forensics.sweep.browsing import Browser, opened, prepare
from tests.sweep.output.sweeps import Work, cluster, example, naughty, shared

FINDING = """[{"signal": "contact.phone_format", "strength": "weak", "outcome": "hit", "findings": [
    {"summary": "A document prints +1.", "evidence": [{"document": "resume.pdf", "locator":
    {"type": "passage", "start": 0, "end": 2}, "quote": "+1"}]}]}]"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """The example, its folder named as a pattern would be."""
    work = example()
    for row in work.assessed:
        row["findings"] = FINDING
    folder = tmp_path_factory.mktemp("swept") / "out[1]"
    work.write(folder)
    prepare(folder)
    with opened(folder) as made:
        yield made


def test_clusters_come_in_pages_and_keep_their_numbers(browser: Browser) -> None:
    first, total = browser.clusters(0, 2)
    rest, _ = browser.clusters(2, 2)
    assert (len(first), len(rest), total) == (2, 1, 3)
    assert "Ada Larch" in first[0] and "Gus Brook" in rest[0]
    assert 'id="rf-c-3"' in rest[0]
    assert "suppressed by Kim" in rest[0]
    assert "What may stand behind it" in rest[0]


@pytest.mark.parametrize("search", ["HANA brook", "c2", "k-c1", "12 larch"])
def test_a_cluster_is_found_by_name_application_id_and_thing_shared(
    browser: Browser, search: str
) -> None:
    cards, total = browser.clusters(0, 10, search)
    assert total == 1 and "Gus Brook" in cards[0]


def test_clusters_of_a_band(browser: Browser) -> None:
    cards, total = browser.clusters(0, 10, band=Band.PRIORITY.value)
    assert total == 1 and "Ada Larch" in cards[0]
    assert browser.clusters(0, 10, "100%") == ([], 0)


def test_a_cluster_names_its_applications(browser: Browser) -> None:
    assert browser.members(1) == ("a1", "a2", "a3", "a4")
    assert browser.members(99) == ()


def test_applications_of_a_band_with_their_findings_quoted(browser: Browser) -> None:
    found, total = browser.applications("nothing_seen", 0, 2)
    assert (len(found), total) == (2, 5)
    assert found[0].findings[0].findings[0].evidence[0].quote == "+1"
    found, total = browser.applications("nothing_seen", 0, 9, "GUS")
    assert ([one.id for one in found], total) == (["c1"], 1)
    assert found[0].cluster == "k-c1"


def test_what_is_missing_is_listed(browser: Browser) -> None:
    found, total = browser.errors(1, 5)
    assert ([(left.application, left.reason) for left in found], total) == (
        [("a1", "unsupported")],
        2,
    )


def test_the_picture_is_a_page_of_its_own_that_loads_nothing(browser: Browser) -> None:
    page = browser.picture()
    assert "default-src 'none'" in page
    assert "Ada Larch" in page and 'href="#' not in page


def test_a_sweep_without_clusters_links_and_errors_is_browsed(tmp_path: Path) -> None:
    work = Work()
    work.application("a", band=None)
    work.write(tmp_path)
    prepare(tmp_path)
    with opened(tmp_path) as browser:
        assert browser.clusters(0, 10) == ([], 0)
        assert browser.errors(0, 10) == ([], 0)
        assert browser.applications("not_examined", 0, 10)[0][0].bits is None
        assert "nothing to draw" in browser.picture()


def test_hostile_text_is_text_and_is_found(tmp_path: Path) -> None:
    work = Work()
    texts = naughty()[::6]
    for number, text in enumerate(texts):
        ids = f"{number:03}a{text}", f"{number:03}b{text}"
        for id_ in ids:
            work.application(id_, name=text)
        work.link("corpus.shared_passages", *ids, shared("passage", text), name_a=text)
        work.clusters.append(cluster(f"{number}{text}", *ids, names=(text,)))
    work.error(texts[0], texts[1], "malformed", texts[2])
    work.write(tmp_path)
    prepare(tmp_path)
    with opened(tmp_path) as browser:
        cards, total = browser.clusters(0, 1000)
        assert total == len(cards) == len(texts)
        assert not any("<script" in card or "<img" in card for card in cards)
        for text in texts[::8]:
            assert browser.clusters(0, 1, text)[1] >= 1, text
        assert browser.errors(0, 1)[0][0].message == texts[2]
