"""STIX bundles: what a pattern compares for equality becomes an indicator, nothing more."""

import json
from datetime import date
from uuid import UUID

import pytest

from forensics.catalogue.lists.importing import Told, stix
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.recognise import recognised
from forensics.errors import ImportRefusedError
from tests.catalogue.lists.build import DAY, MOMENT, given, indicator


def identity(number: int, name: str) -> dict[str, object]:
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": f"identity--{UUID(int=number, version=4)}",
        "created": MOMENT,
        "modified": MOMENT,
        "name": name,
        "identity_class": "organization",
    }


def draft(*objects: object, **told: object) -> Draft:
    bundle = {"type": "bundle", "id": f"bundle--{UUID(int=9, version=4)}", "objects": objects}
    file = given("bundle.json", json.dumps(bundle, indent=1))
    return stix.read(file, Told.model_validate(told), DAY)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[email-addr:value = 'a@example.org']", [("email", "a@example.org")]),
        ("[ipv4-addr:value = '203.0.113.7']", [("ip", "203.0.113.7")]),
        (
            "[url:value = 'https://e.example/x' OR domain-name:value = 'e.example']",
            [("url", "https://e.example/x"), ("domain", "e.example")],
        ),
        ("[email-addr:value IN ('a@e.example', 'b@e.example')]",
         [("email", "a@e.example"), ("email", "b@e.example")]),
        (f"[file:hashes.'SHA-256' = '{'ab' * 32}' AND file:name = 'cv.pdf']",
         [("sha256", "ab" * 32)]),
        ("[user-account:account_type = 'github' AND user-account:account_login = 'devx']",
         [("handle", "github: devx")]),
        ("[x-phone-number:value = '+1 415 555 2671']", [("phone", "+1 415 555 2671")]),
    ],
)  # fmt: skip
def test_equalities_become_indicators(pattern: str, found: list[tuple[str, str]]) -> None:
    entries = draft(indicator(pattern)).entries.values()
    assert [(entry.kind, entry.value) for entry in entries] == found


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("[email-addr:value LIKE 'a%']", "names no identifier"),
        ("[email-addr:value != 'a@example.org']", "names no identifier"),
        ("[email-addr:value = 'a@e.example'] FOLLOWEDBY [url:value = 'e.example']", "names no"),
        ("[user-account:account_login = 'devx']", "no account with its platform"),
        ("[mutex:name = 'x']", "names no identifier"),
        ("[email-addr:value = ", "not a STIX 2.1 indicator"),
        ("(" * 3000 + "[a:b = 'c']" + ")" * 3000, "not a STIX 2.1 indicator"),
        ("[email-addr:value = '" + "a" * 30_000 + "']", "a pattern of"),
    ],
)
def test_what_is_not_one_identifier_is_rejected(pattern: str, reason: str) -> None:
    found = draft(indicator(pattern), indicator("[ipv4-addr:value = '203.0.113.7']", 3))
    assert len(found.entries) == 1
    (rejection,) = found.rejections
    assert reason in rejection.reason
    assert rejection.line == 8


def test_confidence_dates_author_and_revocation_are_kept() -> None:
    known = draft(
        identity(1, "Kestrel CERT"),
        indicator(
            "[email-addr:value = 'a@e.example']",
            confidence=80,
            valid_until="2030-01-01T00:00:00Z",
            name="mailbox",
        ),
        indicator("[email-addr:value = 'b@e.example']", 3, revoked=True),
        identity(4, "Kestrel CERT's client"),
    )
    first, second = known.entries.values()
    assert (first.confidence, first.dated, first.expires) == (
        0.8, date(2024, 5, 1), date(2030, 1, 1),
    )  # fmt: skip
    assert (first.source, first.note) == ("Kestrel CERT", "mailbox")
    assert (second.expires, second.withdrawn, first.withdrawn) == (date(2024, 5, 1), True, False)
    assert second.expired(date(2000, 1, 1))
    assert "2 objects of other types passed over" in known.notes


def test_organisations_are_listed_when_told_what_they_are_but_never_the_author() -> None:
    found = draft(
        identity(1, "Kestrel CERT"),
        identity(5, "Heron Trading Ltd"),
        indicator("[ipv4-addr:value = '203.0.113.7']"),
        kind="front_company",
    )
    names = [entry.value for entry in found.entries.values() if entry.kind == "front_company"]
    assert names == ["Heron Trading Ltd"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "nested too deeply|invalid JSON"),
        ('{"type": "bundle", "objects": ' + "[" * 60 + "]" * 60 + "}", "nested too deeply"),
        ('{"a": 1}', "JSON, but no MISP warning list or STIX bundle"),
        ('{"a": ', "invalid JSON in line 1"),
        (b'{"a": "\xff"}', "not UTF-8"),
    ],
)
def test_hostile_or_foreign_json_is_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(ImportRefusedError, match=reason):
        recognised(given("x.json", text), Told())


def test_only_the_version_last_modified_counts() -> None:
    old = indicator("[email-addr:value = 'a@e.example']", confidence=90)
    new = old | {"modified": "2024-05-01T00:00:00.5Z", "confidence": 10}
    for objects in ((old, new), (new, old)):
        found = draft(*objects)
        assert [entry.confidence for entry in found.entries.values()] == [0.1]
        assert (found.rows, found.duplicates) == (1, 0)
        assert "1 older versions of objects passed over" in found.notes


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"confidence": 400}, "confidence '400' is not a number from 0 to 100"),
        ({"confidence": "high"}, "confidence 'high'"),
        ({"created_by_ref": ["a"]}, "created_by_ref is not a text"),
        ({"created_by_ref": {"a": 1}}, "created_by_ref is not a text"),
        ({"id": ["a"]}, "id is not a text"),
        ({"id": 7}, "id is not a text"),
        ({"modified": ["a"]}, "not a STIX 2.1 indicator"),
        ({"created_by_ref": "\ud800"}, "not a STIX 2.1 indicator"),
        ({"pattern": ""}, "not a STIX 2.1 indicator"),
    ],
)
def test_an_object_out_of_form_is_rejected_alone(fields: dict[str, object], reason: str) -> None:
    bad = indicator("[email-addr:value = 'a@e.example']") | fields
    odd_author = identity(6, "Kestrel CERT") | {"id": ["a"]}
    found = draft(odd_author, bad, indicator("[ipv4-addr:value = '203.0.113.7']", 3))
    assert [entry.value for entry in found.entries.values()] == ["203.0.113.7"]
    (rejection,) = found.rejections
    assert rejection.reason.startswith(reason)
