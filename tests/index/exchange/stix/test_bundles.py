"""Bundles written by this program, read back by it, and as another tool sees them."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import stix2
from hypothesis import given, settings
from hypothesis import strategies as st

from index.exchange.stix.reading import parsed, read_bundle
from index.exchange.stix.vocabulary import SEAL_TYPE, TLP_IDS
from index.exchange.stix.writing import Derived, Sender, Times, Writer
from index.exchange.tlp import Tlp, marked
from index.template import Template
from tests.index.exchange.making import at, plain, templates

TODAY = date(2026, 11, 22)
FIRST, LAST = datetime(2026, 1, 2, 3, 4, 5, 678000, UTC), datetime(2026, 5, 6, tzinfo=UTC)
SENDER = Sender("Example Ltd", "0f" * 16, FIRST)
LINES = "- Kept nineteen hives on the roof of a bank.\r\n- Bred queens for counties — all year.\n\n"


def written(*made: Template, derived: tuple[Derived, ...] = ()) -> str:
    return Writer(SENDER, {item.id: Times(FIRST, LAST) for item in made}).bundle(made, derived)


def objects(bundle: str, sort: str) -> list[dict[str, Any]]:
    return [item for item in json.loads(bundle)["objects"] if item["type"] == sort]


@settings(deadline=None, max_examples=25)
@given(made=st.lists(templates(), unique_by=lambda item: item.id, min_size=1, max_size=2))
def test_a_bundle_is_read_back_in_every_field(made: list[Template]) -> None:
    given = [marked(item, Tlp.CLEAR) for item in made]
    found = read_bundle(parsed(written(*given), "b.json"), "b.json", None, TODAY)
    assert found.rejected == ()
    assert list(found.templates) == given


def test_the_same_state_gives_the_same_bytes_and_a_change_a_newer_version() -> None:
    made = plain("a/bees", LINES)
    assert written(made) == written(made)
    later = {made.id: Times(FIRST, datetime(2026, 7, 1, tzinfo=UTC))}
    changed = Writer(SENDER, later).bundle([made.model_copy(update={"title": "Bees"})], [])
    (before,), (after,) = objects(written(made), "indicator"), objects(changed, "indicator")
    assert before["id"] == after["id"]
    assert (before["modified"], after["modified"]) == (
        "2026-05-06T00:00:00.000Z",
        "2026-07-01T00:00:00.000Z",
    )


def test_the_library_validates_it_with_nothing_custom() -> None:
    bundle = stix2.parse(written(plain("a/bees", LINES)), allow_custom=False)
    assert {item.type for item in bundle.objects} == {
        "marking-definition",
        "identity",
        "attack-pattern",
        "indicator",
        "note",
        "relationship",
    }


def test_an_indicator_says_what_finds_it_how_sure_and_until_when() -> None:
    made = plain("a/bees", LINES, confidence="high", expires="2027-02-03", status="stable")
    (indicator,) = objects(written(made), "indicator")
    assert indicator["pattern_type"] == "yara"
    assert '$p1 = "Kept nineteen hives on the roof of a bank." ascii wide' in indicator["pattern"]
    assert r"counties \xe2\x80\x94 all year." in indicator["pattern"]
    assert "2 of them" in indicator["pattern"]
    assert indicator["confidence"] == 85
    assert indicator["valid_from"] == "2026-01-01T00:00:00Z"
    assert indicator["valid_until"] == "2027-02-03T00:00:00Z"
    (note,) = objects(written(made), "note")
    assert note["content"] == LINES
    assert note["object_refs"] == [indicator["id"]]


def test_a_sealed_template_goes_without_note() -> None:
    seal = {"salt": "ab" * 32, "digests": ["cd" * 32]}
    bundle = written(plain("a/bees", "", seal=seal))
    assert objects(bundle, "note") == []
    (indicator,) = objects(bundle, "indicator")
    assert indicator["pattern_type"] == SEAL_TYPE
    assert json.loads(indicator["pattern"]) == seal


def test_variants_are_linked_to_what_they_derive_from() -> None:
    derived = (Derived("a/two", "a/one", 0.8),)
    links = objects(written(plain("a/one"), plain("a/two"), derived=derived), "relationship")
    assert [item["relationship_type"] for item in links] == ["indicates"] * 2 + ["derived-from"]
    assert links[2]["description"] == "Shares 80% of the shorter one's passages."


@pytest.mark.parametrize("level", Tlp)
def test_everything_that_tells_of_a_template_carries_its_level(level: Tlp) -> None:
    bundle = written(at("a/bees", level))
    for sort in ("indicator", "note", "relationship", "attack-pattern"):
        assert [item["object_marking_refs"] for item in objects(bundle, sort)] == [[TLP_IDS[level]]]
    assert [item["name"] for item in objects(bundle, "marking-definition")] == [level.label]
