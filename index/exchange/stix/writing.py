"""Templates -> a STIX 2.1 bundle."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from index.exchange.stix.vocabulary import (
    CONFIDENCE,
    FAMILY,
    REFERENCE,
    SEAL_TYPE,
    SOURCE,
    SPEC,
    TEXT,
    TLP_IDS,
    marking,
)
from index.exchange.stix.yara import rule
from index.exchange.tlp import Tlp, stated
from index.template import Template

_FIRST, _LAST = date(1970, 1, 1), date(9998, 1, 1)
"""Days that every tool can read; a label holds the exact one."""


class Times(NamedTuple):
    """When a template was first and last changed here."""

    created: datetime
    modified: datetime


class Sender(NamedTuple):
    """Who sends a bundle, from which library; ``since`` is its first change."""

    name: str | None
    uid: str
    since: datetime


class Derived(NamedTuple):
    """A template that shares ``share`` of the shorter one's passages with an older one."""

    template: str
    source: str
    share: float


class Writer:
    """Makes the objects of one sender's bundle."""

    def __init__(self, sender: Sender, times: Mapping[str, Times]) -> None:
        self._sender = sender
        self._times = times
        self._identity = self._id("identity", sender.name or "")

    def bundle(self, templates: Sequence[Template], derived: Sequence[Derived]) -> str:
        """The JSON of a bundle of marked templates, validated; the same state, the same bytes."""
        import stix2  # takes half a second to load

        levels = sorted({stated(item) or Tlp.AMBER for item in templates}, key=list(Tlp).index)
        objects = [marking(level) for level in levels] + [self._sending()]
        of_family: dict[str, list[Template]] = {}
        for item in templates:
            of_family.setdefault(item.family, []).append(item)
        for family, members in sorted(of_family.items()):
            objects.append(self._pattern(family, members))
        by_id = {item.id: item for item in templates}
        for item in templates:
            objects += self._of_template(item)
        objects += [self._derived(each, by_id) for each in derived]
        digest = hashlib.sha256(json.dumps(objects, sort_keys=True).encode()).hexdigest()
        parsed = [stix2.parse(item, allow_custom=False, version=SPEC) for item in objects]
        bundle = stix2.v21.Bundle(*parsed, id=self._id("bundle", digest))
        return f"{bundle.serialize(indent=1, ensure_ascii=False)}\n"

    def _id(self, sort: str, name: str) -> str:
        return f"{sort}--{uuid.uuid5(uuid.UUID(self._sender.uid), f'{sort}:{name}')}"

    def _sending(self) -> dict[str, Any]:
        since = _moment(self._sender.since)
        named = self._sender.name
        return {
            "type": "identity",
            "spec_version": SPEC,
            "id": self._identity,
            "created": since,
            "modified": since,
            "name": named or "Sender not stated",
            "identity_class": "organization" if named else "unknown",
        }

    def _common(self, sort: str, name: str, times: Times, level: Tlp) -> dict[str, Any]:
        return {
            "type": sort,
            "spec_version": SPEC,
            "id": self._id(sort, name),
            "created_by_ref": self._identity,
            "created": _moment(times.created),
            "modified": _moment(times.modified),
            "object_marking_refs": [TLP_IDS[level]],
        }

    def _pattern(self, family: str, members: Sequence[Template]) -> dict[str, Any]:
        since = self._sender.since
        # The name of a family may say what its templates say: it is marked like the strictest.
        level = max((stated(item) or Tlp.AMBER for item in members), key=list(Tlp).index)
        return {
            **self._common("attack-pattern", family, Times(since, since), level),
            "name": f"Applying with a known text: {family}",
            "description": "A text handed from applicant to applicant, identity exchanged.",
            "external_references": [{"source_name": FAMILY, "external_id": family}],
        }

    def _of_template(self, item: Template) -> list[dict[str, Any]]:
        times, level = self._times[item.id], stated(item) or Tlp.AMBER
        indicator = {
            **self._common("indicator", item.id, times, level),
            "name": item.title,
            "indicator_types": ["anomalous-activity"],
            **_pattern_of(item),
            **_validity(item),
            "confidence": CONFIDENCE[item.confidence],
            "labels": _labels(item),
            "external_references": [
                {"source_name": SOURCE, "external_id": item.id},
                {"source_name": FAMILY, "external_id": item.family},
                *({"source_name": REFERENCE, "description": text} for text in item.references),
            ],
        }
        if item.provenance:
            indicator["description"] = item.provenance
        found = [indicator]
        if item.seal is None:
            note = self._common("note", item.id, times, level)
            content = {"abstract": TEXT, "content": item.text, "object_refs": [indicator["id"]]}
            found.append(note | content)
        family = self._id("attack-pattern", item.family)
        found.append(self._link(indicator["id"], "indicates", family, times, level))
        return found

    def _derived(self, each: Derived, by_id: Mapping[str, Template]) -> dict[str, Any]:
        one, other = self._times[each.template], self._times[each.source]
        levels = (stated(by_id[name]) or Tlp.AMBER for name in (each.template, each.source))
        link = self._link(
            self._id("indicator", each.template),
            "derived-from",
            self._id("indicator", each.source),
            Times(max(one.created, other.created), max(one.modified, other.modified)),
            max(levels, key=list(Tlp).index),
        )
        return link | {"description": f"Shares {each.share:.0%} of the shorter one's passages."}

    def _link(
        self, source: str, sort: str, target: str, times: Times, level: Tlp
    ) -> dict[str, Any]:
        return {
            **self._common("relationship", f"{source} {sort} {target}", times, level),
            "relationship_type": sort,
            "source_ref": source,
            "target_ref": target,
        }


def _pattern_of(item: Template) -> dict[str, str]:
    if item.seal is None:
        return {"pattern": rule(item), "pattern_type": "yara"}
    return {"pattern": item.seal.model_dump_json(), "pattern_type": SEAL_TYPE}


def _validity(item: Template) -> dict[str, str]:
    """``valid_from`` and ``valid_until``, in this order as STIX asks for."""
    until = min(max(item.expires, _FIRST + timedelta(days=1)), _LAST) if item.expires else None
    since = min(max(item.added, _FIRST), (until or _LAST) - timedelta(days=1))
    found = {"valid_from": _moment(datetime.combine(since, time(), UTC))}
    if until is not None:
        found["valid_until"] = _moment(datetime.combine(until, time(), UTC))
    return found


def _labels(item: Template) -> list[str]:
    """What STIX has no property for, and the exact days."""
    days = (("added", item.added), ("reviewed", item.reviewed), ("expires", item.expires))
    stated_days = [f"{name}:{day.isoformat()}" for name, day in days if day is not None]
    return [f"status:{item.status.value}", f"confidence:{item.confidence}", *stated_days]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
