"""A cluster lists its names, common things and days, and decides nothing."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pyarrow as pa

from forensics.model import EXPLANATIONS, Band
from forensics.sweep.linking.reworded import FILE, ROWS
from forensics.sweep.rows import put
from tests.sweep.linking.linked import NAMES, clustered, edited, lines
from tests.sweep.parts import Given


def test_a_ring_with_all_it_shares(tmp_path: Path) -> None:
    common = lines(1, 4)
    given = [
        Given("c", NAMES[0], {"phone": ["+1"]}, common, date(2026, 1, 9)),
        Given("a", NAMES[1], {"phone": ["+1"]}, common, date(2026, 1, 2)),
        Given("b", NAMES[2], {"phone": ["+1"], "email": ["b@post.example"]}),
        Given("d", NAMES[3], {"email": ["d@post.example"]}),
    ]
    (found,) = clustered(tmp_path, given)
    assert found.applications == ("a", "b", "c")
    assert found.names == tuple(sorted(NAMES[:3]))
    assert found.timeline == ((date(2026, 1, 2), "a"), (date(2026, 1, 9), "c"))
    assert found.shared[0].kind == "phone" and found.shared[0].applications == ("a", "b", "c")
    assert {(each.kind, each.applications) for each in found.shared[1:]} == {
        ("passage", ("a", "c"))
    }
    assert len(found.shared) == 5
    assert (found.verdict, found.explanations) == ("undecided", EXPLANATIONS)
    assert found.band is Band.PRIORITY and found.bits == 9 + 5.904


def test_one_kind_of_link_is_for_review(tmp_path: Path) -> None:
    given = [Given(str(n), NAMES[n], {"phone": ["+1"]}) for n in range(2)]
    (found,) = clustered(tmp_path, given)
    assert (found.band, found.bits) == (Band.REVIEW, 10)


def test_one_person_alone_is_no_cluster(tmp_path: Path) -> None:
    given = [Given(str(n), "Ana Flores", {"phone": ["+1"]}) for n in range(3)]
    assert clustered(tmp_path, given) == []


def test_a_person_who_applied_twice_is_one_with_all_their_applications(tmp_path: Path) -> None:
    given = [
        Given("1", "Ana Flores", {"phone": ["+1"]}),
        Given("2", "Ana Flores", {"phone": ["+1"], "wallet": ["w"]}),
        Given("3", "Bruno Keller", {"wallet": ["w"]}),
    ]
    (found,) = clustered(tmp_path, given)
    assert found.applications == ("1", "2", "3")
    assert [each.kind for each in found.shared] == ["wallet", "phone"]
    assert found.bits == 10


def test_a_thing_counts_once_however_many_hold_it(tmp_path: Path) -> None:
    two, four = (
        clustered(tmp_path / str(n), [Given(str(m), NAMES[m], {"phone": ["+1"]}) for m in range(n)])
        for n in (2, 4)
    )
    assert two[0].bits > four[0].bits


def test_strongest_first_and_the_same_id_for_the_same_members(tmp_path: Path) -> None:
    given = [
        Given("1", NAMES[0], {"phone": ["+1"]}),
        Given("2", NAMES[1], {"phone": ["+1"]}),
        Given("3", NAMES[2], {"phone": ["+2"], "sha256": ["ab"]}),
        Given("4", NAMES[3], {"phone": ["+2"], "sha256": ["ab"]}),
    ]
    found = clustered(tmp_path / "1", given)
    assert [each.applications for each in found] == [("3", "4"), ("1", "2")]
    again = clustered(tmp_path / "2", given[:2])
    assert again[0].id == found[1].id != found[0].id


def test_spellings_of_one_passage_are_one_thing(tmp_path: Path) -> None:
    common = lines(1, 9)
    given = [
        Given(str(n), NAMES[n], {}, [edited(line, word) for line in common])
        for n, word in enumerate((2, 5, 9))
    ]
    (found,) = clustered(tmp_path, given)
    assert [each.applications for each in found.shared] == [("0", "1", "2")] * 9


def test_a_cluster_under_one_name_is_informational(tmp_path: Path) -> None:
    own = lines(1, 6)
    one = [Given("a", "Ana Flores", {}, own), Given("b", "Flores, Ana", {}, own)]
    (found,) = clustered(tmp_path / "one", one)
    assert (found.band, found.names) == (Band.INFORMATIONAL, ("Ana Flores", "Flores, Ana"))
    (found,) = clustered(tmp_path / "two", [*one[:1], Given("b", "Bruno Keller", {}, own)])
    assert found.band is Band.REVIEW


def test_namesakes_who_share_an_agency_do_not_fuse_two_rings(tmp_path: Path) -> None:
    agency = "agency:+4930123456"
    given = [
        Given("a1", "John Smith", {"phone": [agency], "wallet": ["v"]}),
        Given("a2", "Vera Oak", {"wallet": ["v"]}),
        Given("b1", "John Smith", {"phone": [agency], "wallet": ["w"]}),
        Given("b2", "Hugo Elm", {"wallet": ["w"]}),
    ]
    assert [each.applications for each in clustered(tmp_path, given)] == [
        ("a1", "a2"),
        ("b1", "b2"),
    ]


def test_a_line_told_in_many_ways_is_one_thing_whoever_copied_it(tmp_path: Path) -> None:
    common = lines(1, 5)
    ring = [Given(str(n), NAMES[n], {}, lines(90 + n, 5)) for n in range(3)]
    ring += [Given(str(n), NAMES[n], {}, common) for n in (3, 4)]
    told = [(x, y) for x, y in combinations(range(5), 2) if (x, y) != (3, 4)]
    rows = [
        {"x": x, "y": y, "place_x": line, "place_y": line, "share": 0.9}
        for x, y in told
        for line in range(5)
    ]
    put(pa.Table.from_pylist(rows, schema=ROWS), tmp_path / FILE)
    (found,) = clustered(tmp_path, ring)
    assert [(each.kind, len(each.applications)) for each in found.shared] == [("passage", 5)] * 5


def test_a_bare_name_does_not_hide_that_others_share_a_telephone(tmp_path: Path) -> None:
    phone = {"phone": ["+1"]}
    names = ("Ana", "Ana Flores", "Ana Weiss")
    bare = [Given(str(n), name, phone) for n, name in enumerate(names)]
    (found,) = clustered(tmp_path / "bare", bare)
    assert (found.applications, found.band) == (("0", "1", "2"), Band.REVIEW)
    married = [*bare[1:], Given("0", "Ana Flores Weiss", phone)]
    assert clustered(tmp_path / "married", married) == []


def test_a_bare_name_does_not_make_two_names_one(tmp_path: Path) -> None:
    names = ("Alex", "Alex Brown", "Alex Smith")
    (found,) = clustered(
        tmp_path, [Given(str(n), name, {}, lines(1, 6)) for n, name in enumerate(names)]
    )
    assert (found.names, found.band) == (names, Band.REVIEW)
