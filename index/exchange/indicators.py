"""Templates as a table of indicators: RFC 4180, a row a passage, as text or as keyed digest.

A table is for tools that look for single lines: it leaves out what is between the passages, the
provenance and the references, so that only its own passages come back. A cell that a spreadsheet
would take for a formula is written after an apostrophe, which reading takes away again.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from index.curation.taking import Rejection
from index.errors import ExchangeError, TemplateError
from index.exchange.given import Read, taken_as
from index.exchange.tlp import stated
from index.store import template_passages
from index.template import Template, TemplateStatus, build_template

COLUMNS = (
    "template",
    "title",
    "family",
    "status",
    "kind",
    "salt",
    "value",
    "confidence",
    "valid_from",
    "valid_until",
    "tlp",
)
TEXT, DIGEST = "text", "hmac-sha256"
_FORMULA = "=+-@\t\r\n＝＋－＠"
"""How a cell begins that spreadsheets evaluate (OWASP, CSV injection)."""
_OF_TEMPLATE = ("title", "family", "status", "confidence", "valid_from", "valid_until", "tlp")


def is_one(content: str) -> bool:
    """Whether a text begins with the header of such a table."""
    head = content.partition("\n")[0].strip().lower()
    return {"template", "kind", "value"} <= {cell.strip(' "') for cell in head.split(",")}


def write_table(templates: Iterable[Template]) -> str:
    """The table of some templates."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for template in templates:
        level = stated(template)
        same = {
            "template": template.id,
            "title": template.title,
            "family": template.family,
            "status": template.status.value,
            "confidence": template.confidence,
            "valid_from": template.added.isoformat(),
            "valid_until": template.expires.isoformat() if template.expires else "",
            "tlp": level.label if level else "",
        }
        for kind, salt, value in _values(template):
            row = {**same, "kind": kind, "salt": salt, "value": value}
            table.writerow({name: defused(cell) for name, cell in row.items()})
    return out.getvalue()


def _values(template: Template) -> list[tuple[str, str, str]]:
    if template.seal is not None:
        return [(DIGEST, template.seal.salt, value) for value in template.seal.digests]
    return [(TEXT, "", text) for _, text in template_passages(template)]


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; ``undone`` gives it back."""
    return f"'{cell}" if cell[:1] and cell[0] in f"{_FORMULA}'" else cell


def undone(cell: str) -> str:
    """The cell before ``defused``; an apostrophe before anything else stays."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in f"{_FORMULA}'" else cell


class _Row(NamedTuple):
    number: int
    cells: dict[str, str]


def read_table(content: str, name: str, status: TemplateStatus | None, day: date) -> Read:
    """Templates of a table: rows of one id are one template, its passages in their order.

    Raises:
        ExchangeError: no header, a missing or unknown column, or no CSV.
    """
    rows, rejected = _rows(content, name)
    templates: list[Template] = []
    for template_id, its in rows.items():
        try:
            templates.append(_template(template_id, its, name, day))
        except TemplateError as error:
            rejected.append(Rejection(template_id, str(error)))
    return taken_as(templates, rejected, status)


def _rows(content: str, name: str) -> tuple[dict[str, list[_Row]], list[Rejection]]:
    table = csv.reader(io.StringIO(content, newline=""), strict=True)
    found: dict[str, list[_Row]] = {}
    rejected: list[Rejection] = []
    try:
        head = [cell.strip().lower() for cell in next(table, [])]
        unknown, missing = set(head) - set(COLUMNS), {"template", "kind", "value"} - set(head)
        if unknown or missing:
            named = ", ".join(sorted(unknown or missing)) or "an empty name"
            raise ExchangeError(f"{name}: {'unknown' if unknown else 'missing'} column {named}")
        for cells in table:
            if not any(cells):
                continue
            if len(cells) != len(head):
                reason = f"{len(cells)} cells where the header has {len(head)}"
                rejected.append(Rejection(f"{name}:{table.line_num}", reason))
                continue
            row = dict(zip(head, map(undone, cells), strict=True))
            found.setdefault(row["template"], []).append(_Row(table.line_num, row))
    except csv.Error as error:
        raise ExchangeError(f"{name}: row {table.line_num} is not CSV: {error}") from error
    return found, rejected


def _template(template_id: str, rows: list[_Row], name: str, day: date) -> Template:
    first = rows[0].cells
    for number, cells in rows:
        for column in (*_OF_TEMPLATE, "kind", "salt"):
            if cells.get(column, "") != first.get(column, ""):
                raise TemplateError(f"row {number}: another {column} than in its first row")
    fields: dict[str, object] = {
        "id": template_id,
        "title": first.get("title") or template_id,
        "added": first.get("valid_from") or day,
        "expires": first.get("valid_until") or None,
        "provenance": name,
        "references": tuple(filter(None, (first.get("tlp", ""),))),
    }
    fields |= {key: first[key] for key in ("family", "status", "confidence") if first.get(key)}
    values = [row.cells["value"] for row in rows]
    if first["kind"] == DIGEST:
        fields |= {"text": "", "seal": {"salt": first.get("salt", ""), "digests": values}}
    elif first["kind"] == TEXT:
        fields["text"] = "".join(f"- {value}\n" for value in values)
    else:
        raise TemplateError(f"unknown kind {first['kind'][:40]!r}")
    return build_template(fields)
