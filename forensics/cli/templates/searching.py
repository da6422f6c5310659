"""Comparing texts with the index, and trying a candidate."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json, print_line
from forensics.cli.templates import options

if TYPE_CHECKING:
    from index.library import Library
    from index.template import Template

app = typer.Typer()


@app.command()
def search(
    path: Annotated[str, typer.Argument(help="A resume, a folder of them, a JSONL file, or -.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many templates each.")] = 5,
    index_revision: options.IndexRevision = None,
    as_json: Json = False,
) -> None:
    """The nearest templates of each input, whatever their score; --json: one line an input."""
    from forensics.assembly.collection import collect
    from forensics.report.wire import match_form
    from forensics.settings import read
    from index.matcher import Matcher

    library, day = _at(index_revision)
    matcher = Matcher(library)
    unread = False
    for entry in collect(read(), path, sys.stdin.buffer):
        if entry.error is not None:
            unread = True
            echo(f"{entry.id}: {entry.error}", err=True)
            if as_json:
                print_line({"id": entry.id, "matches": [], "error": entry.error})
            continue
        found = matcher.search(entry.passages, top, day)
        if as_json:
            forms = [match_form(match).model_dump(mode="json") for match in found]
            print_line({"id": entry.id, "matches": forms})
        else:
            echo(entry.id)
            for match in found:
                status = "expired" if match.expired else match.status.value
                verdict = f"{match.verdict.value:15} {status:8}"
                echo(f"  {match.score:7.3f}  {verdict} {match.template}")
    if unread:
        raise typer.Exit(1)


@app.command("dry-run")
def dry_run(
    candidate: Annotated[
        str, typer.Argument(metavar="FILE|ID|-", help="A text, or a template of the index.")
    ],
    as_json: Json = False,
) -> None:
    """Which stored cases a candidate would have hit; nothing is kept.

    An ID names a template; a file of the same name is tried with ./ before it.
    """
    from forensics.assembly.dry_run import dry_run as try_on_cases
    from forensics.settings import read

    settings, library = read(), options.library()
    template = _candidate(library, candidate)
    found = try_on_cases(settings, library, template, _progress)
    if as_json:
        print_json(found)
        return
    from rich.table import Table
    from rich.text import Text

    from forensics.report.plain import plain

    known = sum(hit.verdict == "known_template" for hit in found.hits)
    echo(f"{template.id}: would have hit {known} of {found.compared} cases compared")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("case", "states", "status", "score", "verdict", "rare pairs"):
        table.add_column(column, overflow="fold")
    for hit in found.hits:
        cells = (hit.case, hit.name or "", hit.status, f"{hit.score:.3f}", hit.verdict.value)
        table.add_row(*(Text(plain(cell)) for cell in (*cells, str(hit.rare_pairs))))
    if found.hits:
        console().print(table)
    if found.not_compared:
        echo(f"{len(found.not_compared)} of {found.cases} cases could not be compared:", err=True)
    for missed in found.not_compared:
        echo(f"  {missed.case}: {missed.reason}", err=True)


def _at(revision: int | None) -> "tuple[Library, date | None]":
    if revision is None:
        return options.library(), None
    from forensics.assembly.templates import open_edition
    from forensics.settings import read

    edition = open_edition(read(), revision)
    return edition.library, edition.day


def _candidate(library: "Library", named: str) -> "Template":
    from forensics.assembly.collection import read_document
    from forensics.settings import read
    from index.curation.edition import TRIAL_ID
    from index.errors import TemplateError, UnknownTemplateError
    from index.template import build_template

    held = {template.id: template for template in library.list()}
    if named in held:
        return held[named]
    if named != "-" and not Path(named).is_file():
        raise UnknownTemplateError(f"no template and no file {named!r}")
    text = read_document(read(), named, sys.stdin.buffer).text
    fields = {"id": TRIAL_ID, "title": TRIAL_ID, "added": datetime.now(UTC).date()}
    candidate = build_template(fields | {"text": text})
    if why_not := library.unusable(candidate):
        raise TemplateError(f"{named}: {why_not}")
    return candidate


def _progress(count: int) -> None:
    if count % 100 == 0:
        echo(f"{count} cases", err=True)
