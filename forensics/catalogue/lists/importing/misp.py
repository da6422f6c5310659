"""MISP warning lists: {"name", "type", "list", "version", "description", "matching_attributes"}.

`type` is "cidr", "hostname", "string", "substring" or "regex"; the last two name patterns rather
than things and are refused. Source: MISP warninglists, schema.json.
"""

import json
import re
from datetime import date
from functools import partial
from typing import Any

from forensics.catalogue.importing.files import Given
from forensics.catalogue.lists.importing.documents import Lines, document
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.told import Told
from forensics.errors import ImportRefusedError
from forensics.model import ListKind

_VERSION = re.compile(r"(20\d\d)(\d\d)(\d\d)\d*")
# What the name of a list says of the addresses on it; the first word that is found decides.
_GUESSES: tuple[tuple[str, str, ListKind], ...] = (
    ("cidr", "vpn", "vpn_range"),
    ("cidr", "cloud|aws|amazon|azure|gcp|google|hosting|data ?cent|digitalocean|ovh|linode|hetzner",
     "datacentre_range"),
    ("hostname", "disposable|temporary|throw", "disposable_domain"),
    ("string", "disposable|temporary|throw", "disposable_domain"),
)  # fmt: skip


def is_one(content: Any) -> bool:
    """Whether a JSON document is a warning list."""
    return isinstance(content, dict) and {"name", "type", "list"} <= content.keys()


def read(given: Given, told: Told, dated: date) -> Draft:
    """The list of a file. Raises ImportRefusedError when its kind is not told, or of no use."""
    content = document(given)
    name, sort, values = str(content["name"]), str(content["type"]).lower(), content["list"]
    if not isinstance(values, list):
        raise ImportRefusedError(f"{given.name}: `list` is not a list")
    if sort in {"substring", "regex"}:
        raise ImportRefusedError(f"{given.name}: a list of patterns ({sort}) names no thing")
    version = str(content.get("version", ""))
    draft = Draft(_tidy(name)[:200] or given.name, "MISP", given.name, told, _day(version) or dated)
    kind = told.kind or _guessed(name, sort)
    if kind is None:
        raise ImportRefusedError(f"{given.name}: say what {name!r} ({sort}) lists with --kind")
    if told.kind is None:
        draft.notes.append(f"taken as {kind}, by its name; --kind says otherwise")
    source = told.source or f"MISP warning list {_tidy(name)!r}, version {_tidy(version) or '?'}"
    lines = Lines(given.data, start='"list"')
    for value in values:
        place = partial(lines.of, json.dumps(value))
        if isinstance(value, str):
            draft.add(place, kind, value.lstrip("."), source=source)
        else:
            draft.reject(place, f"{str(value)[:40]!r} is not a text")
    return draft


def _guessed(name: str, sort: str) -> ListKind | None:
    words = name.lower()
    return next(
        (kind for of, sign, kind in _GUESSES if of == sort and re.search(sign, words)), None
    )


def _day(version: str) -> date | None:
    found = _VERSION.fullmatch(version)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _tidy(text: str) -> str:
    return " ".join("".join(mark for mark in text if mark.isprintable()).split())
