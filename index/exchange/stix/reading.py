"""A STIX 2.1 bundle -> templates: this program's own without loss, others' as far as understood.

An indicator with a note is a template of the note's text; a note that stands alone is one too. What
is revoked, malformed, custom, of another version of STIX or of a type that says nothing of a text
is told with its id and left out; so is what had expired, unless this program wrote it.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from index.curation.taking import Rejection
from index.errors import ExchangeError, TemplateError
from index.exchange.given import MAX_BYTES, Read, taken_as
from index.exchange.stix.markings import Markings
from index.exchange.stix.vocabulary import (
    FAMILY,
    REFERENCE,
    SEAL_TYPE,
    SOURCE,
    SPEC,
    TEXT,
    confidence_of,
)
from index.exchange.tlp import marked
from index.template import Template, TemplateStatus, build_template

MOST_OBJECTS = 500_000
BESIDE = frozenset(
    {"identity", "marking-definition", "relationship", "attack-pattern", "campaign", "grouping"}
    | {"report", "intrusion-set", "threat-actor", "extension-definition", "sighting", "opinion"}
)
"""Types that stand beside indicators and notes: passed over without a word."""


def is_one(content: Any) -> bool:
    """Whether a JSON document is a STIX bundle."""
    return isinstance(content, dict) and content.get("type") == "bundle"


def parsed(content: str, name: str) -> Any:
    """The JSON document of a text.

    Raises:
        ExchangeError: it is none, or too deeply nested.
    """
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ExchangeError(f"{name}: nested too deeply") from error
    except ValueError as error:
        raise ExchangeError(f"{name}: not JSON: {str(error)[:120]}") from error


def read_bundle(content: Any, name: str, status: TemplateStatus | None, day: date) -> Read:
    """Templates of a bundle.

    Args:
        content: the JSON document.
        name: the file, for what is told.
        status: what the templates are taken as; None means what a bundle of this program states.
        day: today, by which expiry is judged.

    Raises:
        ExchangeError: no bundle, or too many objects.
    """
    if not is_one(content):
        raise ExchangeError(f"{name}: JSON, but no STIX bundle")
    objects = content.get("objects", [])
    if not isinstance(objects, list) or len(objects) > MOST_OBJECTS:
        raise ExchangeError(f"{name}: `objects` is no list of at most {MOST_OBJECTS}")
    reading = _Reading(name, day)
    reading.sort(objects)
    templates = list(reading.templates())
    return taken_as(templates, reading.rejected, status)


class _Reading:
    """The objects of one bundle that are understood, by their ids."""

    def __init__(self, name: str, day: date) -> None:
        self.rejected: list[Rejection] = []
        self._name = name
        self._day = day
        self._indicators: dict[str, Any] = {}
        self._notes: dict[str, Any] = {}
        self._senders: dict[str, str] = {}
        self._markings = Markings()

    def sort(self, objects: list[Any]) -> None:
        """Validates what is understood, the newest version of each, and tells the rest."""
        kept = {"indicator": self._indicators, "note": self._notes}
        for number, item in enumerate(objects, start=1):
            if not isinstance(item, dict) or not isinstance(item.get("id"), str):
                self._reject(f"object {number} of {self._name}", "no object with an id")
                continue
            sort = item.get("type")
            if sort == "marking-definition":
                self._markings.add(item)
            elif sort == "identity":
                self._senders[item["id"]] = str(item.get("name", ""))[:200]
            elif not isinstance(sort, str) or (sort not in kept and sort not in BESIDE):
                self._reject(item["id"], f"an object of type {str(sort)[:40]!r} holds no template")
            elif sort in kept:
                found = self._valid(item)
                before = kept[sort].get(item["id"])
                if found is not None and (before is None or before.modified < found.modified):
                    kept[sort][item["id"]] = found
        for held in kept.values():
            for name in [name for name, item in held.items() if item.get("revoked")]:
                self._reject(name, "revoked by its sender")
                del held[name]

    def _valid(self, item: dict[str, Any]) -> Any:
        import stix2  # takes half a second to load

        version = item.get("spec_version")
        if version != SPEC:
            stated = "2.0, which states none" if version is None else str(version)[:20]
            self._reject(item["id"], f"of STIX {stated}; {SPEC} is read")
            return None
        if len(str(item.get("content", ""))) > MAX_BYTES:
            self._reject(item["id"], f"larger than {MAX_BYTES} characters")
            return None
        try:
            return stix2.parse(item, allow_custom=False, version=SPEC)
        except Exception as error:  # those of the parser have no common base
            said = " ".join(str(error).split()) or type(error).__name__
            self._reject(item["id"], f"not a STIX {SPEC} {item['type']}: {said[:160]}")
            return None

    def templates(self) -> Iterator[Template]:
        """The templates, in the order of the bundle; what cannot be one is told."""
        notes = self._notes_of_indicators()
        for name, indicator in self._indicators.items():
            with_note = notes.get(name)
            try:
                yield self._from_indicator(indicator, with_note)
            except TemplateError as error:
                self._reject(name, str(error))
        told = {note["id"] for note in notes.values()}
        for name, note in self._notes.items():
            if name in told:
                continue
            if any(about in notes for about in note.object_refs):
                self._reject(name, "a further note on an indicator that has its text")
                continue
            try:
                yield self._build(note, f"stix/{name.removeprefix('note--')}", note, None)
            except TemplateError as error:
                self._reject(name, str(error))

    def _notes_of_indicators(self) -> dict[str, Any]:
        """For each indicator the note that holds its text: the one called so, else the first."""
        found: dict[str, Any] = {}
        for note in self._notes.values():
            for about in note.object_refs:
                if about not in self._indicators:
                    continue
                if about not in found or _holds_text(note) > _holds_text(found[about]):
                    found[about] = note
        return found

    def _from_indicator(self, indicator: Any, note: Any) -> Template:
        own = _cited(indicator, SOURCE)
        until = indicator.get("valid_until")
        if not own and until is not None and until.date() <= self._day:
            raise TemplateError(f"expired on {until:%Y-%m-%d}")
        if indicator.pattern_type == SEAL_TYPE:
            seal = _seal(indicator.pattern)
            return self._build(indicator, own or _foreign(indicator), None, seal)
        if note is None:
            raise TemplateError("no note holds its text")
        return self._build(indicator, own or _foreign(indicator), note, None)

    def _build(self, item: Any, template_id: str, note: Any, seal: Any) -> Template:
        own = _cited(item, SOURCE) is not None
        first = str(item.get("name") or item.get("abstract") or template_id)
        said = [str(item[key]) for key in ("description",) if item.get(key)]
        sender = self._senders.get(str(item.get("created_by_ref")), "")
        by = f" of {sender}" if sender else ""
        provenance = "".join(said) if own else "; ".join([f"STIX {item['id']}{by}", *said])
        fields: dict[str, Any] = {
            "id": template_id,
            "title": first if own else first[:300],
            "family": _cited(item, FAMILY) or template_id,
            "text": "" if note is None else str(note.content),
            "provenance": provenance,
            "confidence": confidence_of(item.get("confidence")),
            "added": (item.get("valid_from") or item.created).date(),
            "expires": item["valid_until"].date() if item.get("valid_until") else None,
            "references": tuple(_references(item)),
            "seal": seal,
        }
        if own:
            fields |= _labelled(item.get("labels", ()))
        template = build_template(fields)
        level, unknown = self._markings.of(item, note)
        if unknown:
            kept = (*template.references, *unknown)
            template = template.model_copy(update={"references": tuple(dict.fromkeys(kept))})
        return template if level is None else marked(template, level)

    def _reject(self, name: str, reason: str) -> None:
        self.rejected.append(Rejection(name[:200], reason))


def _holds_text(note: Any) -> bool:
    return bool(note.get("abstract") == TEXT)


def _foreign(item: Any) -> str:
    return f"stix/{str(item['id']).partition('--')[2]}"


def _cited(item: Any, source: str) -> str | None:
    for reference in item.get("external_references", ()):
        if reference.get("source_name") == source and reference.get("external_id"):
            return str(reference["external_id"])
    return None


def _references(item: Any) -> Iterator[str]:
    for reference in item.get("external_references", ()):
        name = str(reference.get("source_name"))
        parts = (reference.get(key) for key in ("description", "external_id", "url"))
        text = " ".join(str(part) for part in parts if part)
        if name == REFERENCE:
            yield text
        elif name not in {SOURCE, FAMILY}:
            yield f"{name}: {text}"


def _labelled(labels: Any) -> dict[str, Any]:
    """Fields that a bundle of this program keeps as labels."""
    known = {"status", "confidence", "added", "reviewed", "expires"}
    split = (str(label).partition(":") for label in labels)
    return {name: value for name, _, value in split if name in known and value}


def _seal(pattern: str) -> Any:
    try:
        return json.loads(pattern)
    except (ValueError, RecursionError) as error:
        raise TemplateError("its seal is not JSON") from error


def today() -> date:
    """The day by which expiry is judged."""
    return datetime.now(UTC).date()
