"""A plain list: CSV with a header, or one value a line.

Columns by name, in any order and case: `value` is needed, `kind` unless it is told; `source`,
`date`, `confidence` (0 to 1), `expires`, `note`, `key` and, several parted by "|", `names` or
`aliases`, `weak_names`, `addresses`, `domains` may be there. Others are passed over and named.
"""

from datetime import date, datetime

from forensics.catalogue.importing.files import Given
from forensics.catalogue.lists import identifiers
from forensics.catalogue.lists.importing.cells import delimiter_of, lines, text_of
from forensics.catalogue.lists.importing.draft import KINDS, Draft, RowError, checked, within
from forensics.catalogue.lists.importing.told import Told
from forensics.errors import ImportRefusedError
from forensics.model import INDICATORS, ListKind

SEVERAL = ("names", "weak_names", "addresses", "domains")
COLUMNS = frozenset(
    {"value", "kind", "source", "date", "confidence", "expires", "note", "key", *SEVERAL}
)
_SAME = {"aliases": "names", "alias": "names", "type": "kind", "expiry": "expires"}
_COMMENT = "#"


def header(text: str) -> list[str] | None:
    """The columns of a table with a `value`; None where the first line is none."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    cells = [cell.strip(' "').lower() for cell in first.split(delimiter_of(first))]
    columns = [_SAME.get(cell, cell) for cell in cells]
    return columns if "value" in columns else None


def is_bare(text: str) -> bool:
    """Whether a text is one value a line: no line has two cells."""
    stated = [line for line in text.split("\n") if line.strip() and line[0] != _COMMENT]
    return bool(stated) and not any(mark in line for line in stated[:50] for mark in ",;\t")


def read(given: Given, told: Told, dated: date) -> Draft:
    """The list of a file. Raises ImportRefusedError when its columns are not those of a list."""
    text = text_of(given.data)
    name = given.name.rpartition("/")[2].rpartition(".")[0] or given.name
    draft = Draft(name, "CSV", given.name, told, dated)
    columns = header(text)
    if columns is None:
        if told.kind is None:
            needed = "a list needs a header with the columns value and kind, or --kind"
            raise ImportRefusedError(f"{given.name}: {needed}")
        _bare(draft, text, told.kind)
        return draft
    doubled = {column for column in columns if columns.count(column) > 1}
    if doubled:
        raise ImportRefusedError(f"{given.name}: column {sorted(doubled)[0]} is there twice")
    if "kind" not in columns and told.kind is None:
        raise ImportRefusedError(f"{given.name}: no column kind; say what it lists with --kind")
    if others := [column for column in columns if column and column not in COLUMNS]:
        draft.notes.append(f"columns passed over: {', '.join(others)}"[:300])
    first = next(line for line in text.split("\n") if line.strip())
    rows = lines(text, delimiter_of(first))
    next(rows)
    for line in rows:
        if line.problem:
            draft.reject(line.number, line.problem)
        elif len(line.cells) != len(columns):
            reason = f"{len(line.cells)} cells where {len(columns)} are expected"
            draft.reject(line.number, reason)
        else:
            _row(draft, line.number, dict(zip(columns, line.cells, strict=True)))
    return draft


def _bare(draft: Draft, text: str, kind: ListKind) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        value = line.partition(" #")[0].strip().strip('"')
        if value and not value.startswith(_COMMENT):
            draft.add(number, kind, value, source=draft.told.source or _unsourced(draft))


def _row(draft: Draft, number: int, cells: dict[str, str]) -> None:
    told = draft.told
    try:
        kind = _kind(cells, told)
        dated = day(cells.get("date", ""), "date")
        expires = day(cells.get("expires", ""), "expires")
        surety = confidence(cells.get("confidence", ""))
        if not cells["value"]:
            raise RowError("no value")
    except RowError as error:
        draft.reject(number, str(error), cells.get("key") or _key(cells, told))
        return
    parts = {name: _parts(cells.get(name, "")) for name in SEVERAL}
    draft.add(
        number,
        kind,
        cells["value"],
        source=cells.get("source") or told.source or _unsourced(draft),
        key=cells.get("key") or None,
        aliases=parts["names"],
        weak=parts["weak_names"],
        addresses=parts["addresses"],
        own_domains=parts["domains"],
        dated=dated,
        confidence=surety,
        expires=expires,
        note=cells.get("note") or None,
    )


def _key(cells: dict[str, str], told: Told) -> str | None:
    """The key of a row without one whose value can be read, whatever else is wrong with it."""
    try:
        kind = _kind(cells, told)
        return f"{kind}:{checked(kind, cells['value'])}"
    except RowError:
        return None


def _kind(cells: dict[str, str], told: Told) -> ListKind:
    stated = cells.get("kind", "").lower().replace(" ", "_").replace("-", "_")
    if not stated and told.kind is not None:
        return told.kind
    if stated == "indicator":
        guessed = identifiers.guess(cells["value"])
        if guessed is None:
            raise RowError(f"{cells['value'][:60]!r} could be of no kind, or of several")
        return guessed
    found = next((kind for kind in KINDS if kind == stated), None)
    if found is None:
        known = ", ".join(sorted(set(KINDS) - INDICATORS) + sorted(INDICATORS))
        raise RowError(f"kind {stated[:40]!r} is none of {known}")
    return found


def day(cell: str, what: str) -> date | None:
    """A date as ISO 8601 writes it, with a time or without; None for none. Raises RowError."""
    if not cell:
        return None
    try:
        found = datetime.fromisoformat(cell).date()
    except ValueError:
        raise RowError(f"{what} {cell[:40]!r} is not a YYYY-MM-DD date") from None
    return within(found, what)


def confidence(cell: str) -> float | None:
    """A number from 0 to 1, or a percentage with its sign; None for none. Raises RowError."""
    if not cell:
        return None
    try:
        found = float(cell.removesuffix("%")) / (100 if cell.endswith("%") else 1)
    except ValueError:
        found = -1
    if not 0 <= found <= 1:
        raise RowError(f"confidence {cell[:20]!r} is not a number from 0 to 1")
    return found


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _unsourced(draft: Draft) -> str:
    told = "no source is stated: entries name the file; --source says better"
    if told not in draft.notes:
        draft.notes.append(told)
    return f"file {draft.file}"
