"""The same contact or file under two names is a link; what everybody holds is none."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.sweep.linking.holdings import COMMON, EACH, PUBLIC
from tests.sweep.linking.linked import NAMES, kinds, linked, notes
from tests.sweep.parts import Given

CONTACTS = {
    "email": "ana@post.example",
    "phone": "+493012345",
    "handle": "github:ana",
    "url": "ana.example/work",
    "wallet": "0xabc",
    "address": "12 elm st springfield",
}


def two(kind: str, value: str, other: str | None = None) -> list[Given]:
    return [
        Given("a", NAMES[0], {kind: [value]}),
        Given("b", NAMES[1], {kind: [other or value]}),
        Given("c", NAMES[2], {kind: [value[:-1] + "9"]}),
    ]


@pytest.mark.parametrize("kind", CONTACTS)
def test_a_contact_under_two_names_is_a_link(tmp_path: Path, kind: str) -> None:
    (found,) = linked(tmp_path, two(kind, CONTACTS[kind]))
    assert (found.kind, found.a, found.b) == ("corpus.shared_contact", "a", "b")
    assert (found.name_a, found.name_b) == (NAMES[0], NAMES[1])
    assert found.strength_bits == (4 if kind == "url" else 10)
    (shared,) = found.evidence
    assert (shared.kind, shared.value, shared.holders) == (kind, CONTACTS[kind], 2)
    assert shared.a.quote == shared.b.quote == CONTACTS[kind]


@pytest.mark.parametrize("kind", ["sha256", "picture"])
def test_a_file_or_picture_under_two_names_is_a_link(tmp_path: Path, kind: str) -> None:
    assert kinds(linked(tmp_path, two(kind, "ab" * 32))) == [("corpus.shared_file", "a", "b")]


def test_a_site_without_a_page_links_nobody(tmp_path: Path) -> None:
    assert linked(tmp_path, two("url", "post.example")) == []


def test_a_shipping_address_links(tmp_path: Path) -> None:
    given = two("address", "12 elm st", other="shipping:12 elm st")
    assert kinds(linked(tmp_path, given)) == [("corpus.shared_contact", "a", "b")]


def test_a_reference_who_applies_is_linked_and_a_common_referee_weighs_little(
    tmp_path: Path,
) -> None:
    applies = linked(tmp_path / "1", two("phone", "+493012345", other="reference:+493012345"))
    assert applies[0].strength_bits == 10
    both = linked(tmp_path / "2", two("phone", "reference:+491", other="reference:+491"))
    assert both[0].strength_bits == 2.5


def test_what_is_stated_as_an_agencys_weighs_nothing(tmp_path: Path) -> None:
    (found,) = linked(tmp_path, two("phone", "+493012345", other="agency:+493012345"))
    assert found.strength_bits == 0
    assert found.evidence[0].suppressed_by == "agency, as the application states"


def test_one_shared_post_links_nobody_and_two_do(tmp_path: Path) -> None:
    posts = ["acme | dev | 2019-01 | 2020-02", "blue | lead | 2020-03 | 2022-04"]
    colleagues = [Given(name, name, {"history": posts[:1]}) for name in NAMES]
    assert linked(tmp_path / "1", colleagues) == []
    copies = [Given("a", NAMES[0], {"history": posts}), Given("b", NAMES[1], {"history": posts})]
    (found,) = linked(tmp_path / "2", copies)
    assert (found.kind, found.strength_bits) == ("corpus.shared_passages", 3.6)
    assert [shared.value for shared in found.evidence] == posts


def holders(count: int, kind: str = "phone") -> list[Given]:
    return [Given(f"{n:04}", f"Name{'abcdefghij'[n % 10] * (n // 10 + 2)}", {kind: ["+1"]})
            for n in range(count)]  # fmt: skip


def test_all_of_few_holders_are_paired_and_of_many_only_neighbours(tmp_path: Path) -> None:
    assert len(linked(tmp_path / "1", holders(12))) == 12 * 11 / 2
    many = EACH + 6
    assert len(linked(tmp_path / "2", holders(many))) == (many - 1) + (many - 2)


def test_rarer_things_are_stronger(tmp_path: Path) -> None:
    few = linked(tmp_path / "1", holders(3))[0].strength_bits
    more = linked(tmp_path / "2", holders(40))[0].strength_bits
    assert 10 > few > more > 0


@pytest.mark.parametrize(("kind", "limit"), [("phone", COMMON), ("picture", PUBLIC)])
def test_what_too_many_hold_links_nobody_and_is_counted(
    tmp_path: Path, kind: str, limit: int
) -> None:
    assert linked(tmp_path, holders(limit + 1, kind)) == []
    (common,) = pq.read_table(tmp_path / "common.parquet").to_pylist()
    expected = {"kind": kind, "value": "+1", "holders": limit + 1, "people": limit + 1}
    assert common == expected


def test_of_what_very_many_state_each_is_compared_with_somebody_else(tmp_path: Path) -> None:
    phone = {"phone": ["+1"]}
    many = [Given(f"a{n:02}", NAMES[n % 6], phone) for n in range(EACH)]
    again = [Given(f"b{n}", "Zed Yew", phone) for n in range(5)]  # one behind the other
    found = linked(tmp_path, [*many, *again])
    others = {
        id_ for each in found if each.kind == "corpus.shared_contact" for id_ in (each.a, each.b)
    }
    assert {each.id for each in again} <= others
    assert len(found) <= 2 * (len(many) + len(again))


def test_what_too_many_hold_is_noted_of_each(tmp_path: Path) -> None:
    # Those on either side are like the middle one, which is everybody's; not like each other.
    middle, left, right = "00ff00ff00ff00f0", "00ff00ff00ff00ff", "0fff00ff00ff00f0"
    given = [
        Given(f"{n:02}", f"{chr(97 + n) * 4} {chr(97 + n) * 5}", {"phash": [look]})
        for n, look in enumerate([middle] * (PUBLIC - 1) + [left, right])
    ]
    given += [Given("z", "Zed Yew", {"phash": ["0123456789abcdef"]})]
    assert linked(tmp_path, given) == []
    noted = {row["application"]: row for row in notes(tmp_path, "crowded")}
    assert set(noted) == set(range(PUBLIC + 1))
    assert (noted[0]["signal"], noted[0]["part"]) == ("corpus.shared_file", False)
    assert noted[0]["reason"] == "held by too many applications to compare them: phash"
