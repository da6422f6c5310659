"""MISP warning lists become ranges or domains, of the kind their name says or the person."""

import json
from datetime import date

import pytest

from forensics.catalogue.lists.importing import Told, misp
from forensics.catalogue.lists.importing.draft import Draft
from forensics.errors import ImportRefusedError
from tests.catalogue.lists.build import DAY, given


def draft(told: Told | None = None, **content: object) -> Draft:
    whole = {"name": "VPN ranges", "type": "cidr", "version": 20240309} | content
    return misp.read(given("list.json", json.dumps(whole, indent=1)), told or Told(), DAY)


def test_ranges_are_taken_with_the_lists_own_date_and_version() -> None:
    found = draft(list=["203.0.113.0/24", "2001:db8::/32", "203.0.113.0/24"])
    entries = list(found.entries.values())
    assert [entry.kind for entry in entries] == ["vpn_range"] * 2
    assert {entry.dated for entry in entries} == {date(2024, 3, 9)}
    assert entries[0].source == "MISP warning list 'VPN ranges', version 20240309"
    assert (found.name, found.duplicates) == ("VPN ranges", 1)


def test_hostnames_lose_their_leading_dot() -> None:
    found = draft(name="Disposable mail", type="hostname", version=3, list=[".mailx.example"])
    (entry,) = found.entries.values()
    assert (entry.kind, entry.value, entry.dated) == ("disposable_domain", "mailx.example", DAY)


def test_a_rejected_value_says_its_line() -> None:
    found = draft(list=["203.0.113.0/24", "no range", 7])
    assert [(item.line, item.reason) for item in found.rejections] == [
        (7, "'no range' is no network address or range"),
        (8, "'7' is not a text"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"name": "Top sites", "type": "hostname", "list": []}, "with --kind"),
        ({"type": "regex", "list": ["a.*"]}, "a list of patterns"),
        ({"list": {}}, "not a list"),
    ],
)
def test_a_list_of_no_use_is_refused(content: dict[str, object], reason: str) -> None:
    with pytest.raises(ImportRefusedError, match=reason):
        draft(**content)


def test_a_kind_that_is_told_is_taken() -> None:
    found = draft(Told(kind="datacentre_range"), list=["203.0.113.0/24"])
    assert [entry.kind for entry in found.entries.values()] == ["datacentre_range"]
