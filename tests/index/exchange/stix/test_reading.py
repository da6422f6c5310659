"""Bundles that others wrote, well or badly."""

from datetime import date
from typing import Any

import pytest

from index.errors import ExchangeError
from index.exchange.given import Read
from index.exchange.stix.reading import parsed, read_bundle
from index.exchange.stix.vocabulary import TLP_IDS
from index.exchange.tlp import Tlp
from index.template import TemplateStatus

TODAY = date(2026, 11, 22)
ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
TIMES = {"created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z"}
NOTE = {
    "type": "note",
    "spec_version": "2.1",
    "id": f"note--{ONE}",
    "content": "Kept nineteen hives.",
    "object_refs": [f"indicator--{ONE}"],
    **TIMES,
}
INDICATOR = {
    "type": "indicator",
    "spec_version": "2.1",
    "id": f"indicator--{ONE}",
    "name": "Bees",
    "pattern": "[file:name = 'bees.pdf']",
    "pattern_type": "stix",
    "valid_from": "2026-02-03T00:00:00Z",
    "confidence": 20,
    "external_references": [{"source_name": "report", "url": "https://example.org/7"}],
    **TIMES,
}


def reading(*objects: Any) -> Read:
    bundle = {"type": "bundle", "id": f"bundle--{ONE}", "objects": list(objects)}
    return read_bundle(bundle, "b.json", TemplateStatus.NURSERY, TODAY)


def test_an_indicator_with_a_note_is_a_template_of_the_notes_text() -> None:
    sender = {"type": "identity", "id": f"identity--{ONE}", "name": "Example Ltd"}
    own = {**INDICATOR, "created_by_ref": sender["id"], "description": "Seen twice."}
    (made,) = reading(sender, own, NOTE).templates
    assert made.id == f"stix/{ONE}"
    assert (made.title, made.text, made.confidence) == ("Bees", "Kept nineteen hives.", "low")
    assert made.provenance == f"STIX indicator--{ONE} of Example Ltd; Seen twice."
    assert made.references == ("report: https://example.org/7",)
    assert made.added == date(2026, 2, 3)
    assert made.status is TemplateStatus.NURSERY


def test_a_note_that_stands_alone_is_a_template() -> None:
    (made,) = reading({**NOTE, "abstract": "Bees"}).templates
    assert (made.id, made.title, made.text) == (f"stix/{ONE}", "Bees", "Kept nineteen hives.")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"type": "x-hive", "id": f"x-hive--{TWO}"}, "type 'x-hive' holds no template"),
        ({"type": ["note"], "id": "note--x"}, "holds no template"),
        ({**NOTE, "id": f"note--{TWO}", "x_bees": 1}, "not a STIX 2.1 note: Unexpected"),
        ({**NOTE, "id": f"note--{TWO}", "revoked": True}, "revoked by its sender"),
        ({**NOTE, "id": f"note--{TWO}", "spec_version": "2.0"}, "of STIX 2.0; 2.1 is read"),
        ({**NOTE, "id": f"note--{TWO}", "spec_version": None}, "2.0, which states none"),
        ({**NOTE, "id": "note--7"}, "not a STIX 2.1 note"),
        ({**NOTE, "id": f"note--{TWO}", "content": "x" * (1 << 21)}, "larger than"),
        ({**INDICATOR, "id": f"indicator--{TWO}"}, "no note holds its text"),
        ({"type": "note"}, "no object with an id"),
        (["note"], "no object with an id"),
        (7, "no object with an id"),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_is_kept(bad: Any, reason: str) -> None:
    found = reading(bad, INDICATOR, NOTE)
    assert [made.id for made in found.templates] == [f"stix/{ONE}"]
    (rejection,) = found.rejected
    assert reason in rejection.reason
    assert "\n" not in rejection.reason
    if isinstance(bad, dict) and "id" in bad:
        assert rejection.template == bad["id"]


def test_what_had_expired_is_told() -> None:
    found = reading({**INDICATOR, "valid_until": "2026-11-22T00:00:00Z"}, NOTE)
    assert found.templates == ()
    assert [item.reason for item in found.rejected] == ["expired on 2026-11-22"]


def test_of_several_versions_the_newest_counts() -> None:
    newer = {**NOTE, "content": "Kept twenty hives.", "modified": "2026-03-01T00:00:00Z"}
    (made,) = reading(newer, INDICATOR, NOTE).templates
    assert made.text == "Kept twenty hives."


@pytest.mark.parametrize(
    ("marks", "level"),
    [
        ([TLP_IDS[Tlp.RED]], "TLP:RED"),
        (["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"], "TLP:AMBER"),
        ([TLP_IDS[Tlp.GREEN], f"marking-definition--{TWO}"], "TLP:AMBER+STRICT"),
    ],
)
def test_the_strictest_marking_is_kept(marks: list[str], level: str) -> None:
    own = {
        "type": "marking-definition",
        "id": f"marking-definition--{TWO}",
        "definition_type": "tlp",
        "definition": {"tlp": "amber+strict"},
    }
    (made,) = reading(own, INDICATOR, {**NOTE, "object_marking_refs": marks}).templates
    assert made.references[-1] == level


def test_a_marking_that_is_no_level_is_kept_in_its_words() -> None:
    own = {
        "type": "marking-definition",
        "id": f"marking-definition--{TWO}",
        "definition_type": "statement",
        "definition": {"statement": "Do not print."},
    }
    (made,) = reading(own, {**INDICATOR, "object_marking_refs": [own["id"]]}, NOTE).templates
    assert "marking: Do not print." in made.references


def test_a_fixed_marking_cannot_be_defined_anew() -> None:
    lax = {
        "type": "marking-definition",
        "id": TLP_IDS[Tlp.RED],
        "definition_type": "tlp",
        "definition": {"tlp": "clear"},
    }
    (made,) = reading(lax, {**INDICATOR, "object_marking_refs": [lax["id"]]}, NOTE).templates
    assert made.references[-1] == "TLP:RED"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "b.json: not JSON"),
        ("[" * 100_000, "b.json: nested too deeply"),
        ('{"type": "bundle", "objects": {}}', "`objects` is no list"),
        ('{"type": "report"}', "b.json: JSON, but no STIX bundle"),
        ("[]", "b.json: JSON, but no STIX bundle"),
    ],
)
def test_what_is_no_bundle_is_refused(content: str, reason: str) -> None:
    with pytest.raises(ExchangeError, match=reason):
        read_bundle(parsed(content, "b.json"), "b.json", TemplateStatus.NURSERY, TODAY)
