"""STIX 2.1 bundles: indicators whose patterns name identifiers, and organisations.

Taken are equalities of e-mail addresses, web addresses, domains, network addresses, SHA-256
digests, accounts and telephone numbers (as custom objects, `x-phone-number:value`), joined by OR.
`confidence` (0 to 100) becomes 0 to 1, `valid_until` the expiry, `valid_from` the day; what is
revoked is withdrawn, and of several versions of an object the one last modified counts.
Source: OASIS STIX 2.1, sections 3.6, 4.7, 6 and 9.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, NamedTuple

from forensics.catalogue.importing.files import Given
from forensics.catalogue.lists.identifiers import normal
from forensics.catalogue.lists.importing.documents import Lines, document
from forensics.catalogue.lists.importing.draft import Draft, Place, RowError, within
from forensics.catalogue.lists.importing.told import Told
from forensics.errors import ImportRefusedError
from forensics.model import ListKind

MOST_OBJECTS = 500_000
LONGEST_PATTERN = 20_000
_PATHS: dict[str, ListKind] = {
    "email-addr:value": "email",
    "url:value": "url",
    "domain-name:value": "domain",
    "ipv4-addr:value": "ip",
    "ipv6-addr:value": "ip",
    "file:hashes.'SHA-256'": "sha256",
    "artifact:hashes.'SHA-256'": "sha256",
    "user-account:account_login": "handle",
    "user-account:display_name": "handle",
    "user-account:user_id": "handle",
    "x-phone-number:value": "phone",
    "x-phone:value": "phone",
    "phone-number:value": "phone",
    "x-cryptocurrency-wallet:value": "wallet",
    "cryptocurrency-wallet:value": "wallet",
}
_ALONE = {"sha256"}  # says by itself what it says together with a file's name or size


class Named(NamedTuple):
    """One equality of a pattern."""

    kind: ListKind
    value: str


def is_one(content: Any) -> bool:
    """Whether a JSON document is a STIX bundle."""
    return isinstance(content, dict) and content.get("type") == "bundle"


def read(given: Given, told: Told, dated: date) -> Draft:
    """The list of a bundle; objects of other types are counted and passed over."""
    content = document(given)
    objects = content.get("objects", [])
    if not isinstance(objects, list) or len(objects) > MOST_OBJECTS:
        raise ImportRefusedError(f"{given.name}: `objects` is not a list of at most {MOST_OBJECTS}")
    stem = given.name.rpartition("/")[2].rpartition(".")[0] or given.name
    draft = Draft(stem, "STIX", given.name, told, dated)
    lines = Lines(given.data)
    authors = {
        item["id"]: str(item["name"])
        for item in objects
        if isinstance(item, dict)
        and item.get("type") == "identity"
        and isinstance(item.get("id"), str)
        and "name" in item
    }
    cited = {str(item.get("created_by_ref")) for item in objects if isinstance(item, dict)}
    newest = _newest(objects)
    passed = older = 0
    for item in objects:
        if not isinstance(item, dict):
            draft.reject(lambda: lines.of("\0"), "an object that is none")
            continue
        line = partial(lines.of, str(item.get("id", "\0")))
        modified = _modified(item)
        if modified is not None and modified < newest[item["id"]]:
            older += 1
        elif item.get("type") == "identity" and str(item.get("id")) in cited:
            passed += 1  # who says it is not what is listed
        elif item.get("type") == "indicator":
            _indicator(draft, line, item, authors)
        elif item.get("type") == "identity" and told.kind is not None:
            _organisation(draft, line, item, authors)
        else:
            passed += 1
    if passed:
        draft.notes.append(f"{passed:,} objects of other types passed over")
    if older:
        draft.notes.append(f"{older:,} older versions of objects passed over")
    return draft


def _newest(objects: list[Any]) -> dict[str, datetime]:
    """The moment of the last version of each object, by its id."""
    found: dict[str, datetime] = {}
    for item in objects:
        modified = _modified(item)
        if modified is not None:
            found[item["id"]] = max(modified, found.get(item["id"], modified))
    return found


def _modified(item: Any) -> datetime | None:
    """When a version was made; None where it does not say, or has no id."""
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        return None
    try:
        moment = datetime.fromisoformat(str(item.get("modified")))
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _indicator(draft: Draft, line: Place, item: dict[str, Any], authors: dict[str, str]) -> None:
    try:
        parsed = _parsed(item)
        if parsed.get("pattern_type") != "stix":
            raise RowError(f"a pattern of type {str(parsed.get('pattern_type'))[:20]!r}")
        named = tuple(dict.fromkeys(_named(str(parsed["pattern"]))))
        dated, expires = _days(parsed)
    except RowError as error:
        draft.reject(line, str(error), _id(item), several=True)
        return
    surety = parsed.get("confidence")
    for number, (kind, value) in enumerate(named):
        draft.add(
            line,
            kind,
            value,
            source=draft.told.source or _source(parsed, authors, draft),
            key=parsed["id"] if number == 0 else f"{parsed['id']} {number + 1}",
            dated=dated,
            confidence=None if surety is None else surety / 100,
            expires=expires,
            note=_note(parsed),
            withdrawn=bool(parsed.get("revoked")),
        )


def _organisation(draft: Draft, line: Place, item: dict[str, Any], authors: dict[str, str]) -> None:
    """An identity of class organization, where the kind of organisations is told."""
    if item.get("identity_class") != "organization" or draft.told.kind is None:
        return
    try:
        parsed = _parsed(item)
        dated, expires = _days(parsed)
    except RowError as error:
        draft.reject(line, str(error), _id(item))
        return
    surety = parsed.get("confidence")
    draft.add(
        line,
        draft.told.kind,
        str(parsed["name"]),
        source=draft.told.source or _source(parsed, authors, draft),
        key=parsed["id"],
        dated=dated,
        confidence=None if surety is None else surety / 100,
        expires=expires,
        note=_note(parsed),
        withdrawn=bool(parsed.get("revoked")),
    )


def _id(item: dict[str, Any]) -> str | None:
    found = item.get("id")
    return found if isinstance(found, str) else None


def _parsed(item: dict[str, Any]) -> Any:
    import stix2  # takes most of a second to load

    for field in ("id", "created_by_ref"):
        if not isinstance(item.get(field, ""), str):
            raise RowError(f"{field} is not a text")
    surety = item.get("confidence")
    if surety is not None and not (isinstance(surety, int) and 0 <= surety <= 100):
        raise RowError(f"confidence {str(surety)[:20]!r} is not a number from 0 to 100")
    pattern = item.get("pattern")
    if isinstance(pattern, str) and len(pattern) > LONGEST_PATTERN:
        raise RowError(f"a pattern of {len(pattern)} characters")
    try:
        return stix2.parse(item, allow_custom=True, version="2.1")
    except Exception as error:  # those of the parser have no common base
        said = " ".join(str(error).split()) or type(error).__name__
        raise RowError(f"not a STIX 2.1 {item.get('type')}: {said[:160]}") from error


def _named(pattern: str) -> Iterator[Named]:
    """The identifiers a pattern names. Raises RowError when it needs several things at once."""
    from stix2.pattern_visitor import create_pattern_object

    try:
        tree = create_pattern_object(pattern, version="2.1")
    except Exception as error:  # the grammar's errors have no common base
        said = " ".join(str(error).split())
        raise RowError(f"a pattern that cannot be read: {said[:120]}") from error
    found = list(_walk(tree, False))
    if not found:
        raise RowError("its pattern names no identifier that is compared")
    yield from found


def _walk(node: Any, together: bool) -> Iterator[Named]:
    from stix2 import patterns as p

    if isinstance(node, p.ObservationExpression | p.ParentheticalExpression):
        inner = node.operand if isinstance(node, p.ObservationExpression) else node.expression
        yield from _walk(inner, together)
    elif isinstance(node, p.QualifiedObservationExpression):
        yield from _walk(node.observation_expression, together)
    elif isinstance(node, p.OrBooleanExpression | p.OrObservationExpression):
        for part in node.operands:
            yield from _walk(part, together)
    elif hasattr(node, "operands"):  # AND, FOLLOWEDBY: all of them at once
        if account := _account(node):
            yield account
            return
        for part in node.operands:
            yield from _walk(part, True)
    elif isinstance(node, p.EqualityComparisonExpression | p.InComparisonExpression):
        kind = _PATHS.get(str(node.lhs))
        if kind is None or node.negated or (together and kind not in _ALONE):
            return
        values = node.rhs.value if isinstance(node.rhs, p.ListConstant) else [node.rhs]
        for value in values:
            yield Named(kind, str(value.value))


def _account(node: Any) -> Named | None:
    """An account with its platform: "account_type = 'github' AND account_login = 'name'"."""
    said = {str(part.lhs): str(part.rhs.value) for part in node.operands if _equality(part)}
    platform = said.get("user-account:account_type", "")
    login = said.get("user-account:account_login") or said.get("user-account:user_id")
    if len(said) != len(node.operands) or not login:
        return None
    stated = f"{platform}: {login}"
    return Named("handle", stated) if normal("handle", stated) else None


def _equality(node: Any) -> bool:
    from stix2.patterns import EqualityComparisonExpression

    return isinstance(node, EqualityComparisonExpression) and not node.negated


def _days(parsed: Any) -> tuple[date | None, date | None]:
    dated = _day(parsed.get("valid_from") or parsed.get("created"))
    expires = _day(parsed.get("valid_until"))
    if parsed.get("revoked"):
        ended = _day(parsed.get("modified")) or dated
        expires = min(filter(None, (expires, ended)), default=None)
    return dated, expires


def _day(moment: Any) -> date | None:
    return within(moment.date(), "date") if isinstance(moment, datetime) else None


def _source(parsed: Any, authors: dict[str, str], draft: Draft) -> str:
    author = authors.get(str(parsed.get("created_by_ref")))
    cited = [
        str(item.get("url") or item.get("description") or item.get("source_name"))
        for item in parsed.get("external_references", ())
    ]
    said = "; ".join(_tidy(part) for part in (author, *cited[:2]) if part)
    return (said or f"STIX bundle {draft.file}")[:500]


def _note(parsed: Any) -> str | None:
    said = [_tidy(str(parsed[key])) for key in ("name", "description") if parsed.get(key)]
    revoked = ["revoked by its author"] if parsed.get("revoked") else []
    return ": ".join((*said[:2], *revoked))[:500] or None


def _tidy(text: str) -> str:
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
