"""`forensics templates`: the index of known templates."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json, print_line
from forensics.errors import ForensicsError
from forensics.report.plain import plain

if TYPE_CHECKING:
    from index.library import Library
    from index.template import TemplateStatus

app = typer.Typer(no_args_is_help=True, help="The index of known templates.")

Status = Annotated[str, typer.Option(help="nursery (shown, weighs nothing), stable or retired.")]


@app.command("list")
def list_(
    status: Annotated[str | None, typer.Option(help="nursery, stable or retired.")] = None,
    as_json: Json = False,
) -> None:
    """List the templates of the index."""
    from rich.table import Table
    from rich.text import Text

    found = _library().list(_status(status) if status else None)
    if as_json:
        print_json(found)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("id", "status", "confidence", "added"):
        table.add_column(column, no_wrap=True)
    table.add_column("title")
    for item in found:
        cells = (item.id, item.status.value, item.confidence, str(item.added), item.title)
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console().print(table)


@app.command()
def show(
    template: Annotated[str, typer.Argument(help="A template's id.")], as_json: Json = False
) -> None:
    """Show one template with its text and provenance."""
    found = _library().show(template)
    if as_json:
        print_json(found)
        return
    out = console()
    for key, value in found.model_dump(mode="json", exclude={"text", "references"}).items():
        if value is not None:
            out.print(plain(f"{key}: {value}"), markup=False)
    for reference in found.references:
        out.print(plain(f"reference: {reference}"), markup=False)
    out.print(plain(f"\n{found.text}"), markup=False)


@app.command()
def add(
    file: Annotated[str, typer.Argument(help="A resume in any format that can be read, or -.")],
    template: Annotated[str, typer.Option("--id", help="Its id, for example family/name.")],
    title: Annotated[str, typer.Option(help="What it is, in a few words.")],
    status: Status = "nursery",
    provenance: Annotated[str, typer.Option(help="Where it came from.")] = "",
    as_json: Json = False,
) -> None:
    """Add one template; templates it nearly repeats are reported."""
    from forensics.assembly.collection import read_text
    from forensics.settings import read
    from index.template import build_template, family_of

    settings = read()
    fields = {
        "id": template,
        "title": title,
        "family": family_of(template),
        "status": _status(status),
        "provenance": provenance,
        "added": datetime.now(UTC).date(),
    }
    text = read_text(settings, file, sys.stdin.buffer)
    near = _library().add(build_template({**fields, "text": text}))
    if as_json:
        print_json([{"id": template, "near_duplicates": [item._asdict() for item in near]}])
        return
    echo(f"added {template} as {status}")
    for item in near:
        echo(f"  shares {item.share:.0%} of its lines: {item.template}, {item.other}")


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="A folder of templates or a JSONL file.")],
    status: Status = "nursery",
    as_json: Json = False,
) -> None:
    """Import many templates; what cannot be taken is counted and named, and the rest is kept."""
    from index.intake import import_from

    if not path.exists():
        raise ForensicsError(f"{path}: no such file or folder")
    found = import_from(_library(), path, _status(status))
    if as_json:
        rejected = [item._asdict() for item in found.rejected]
        near = [item._asdict() for item in found.near_duplicates]
        counted: dict[str, object] = {
            "added": found.added,
            "promoted": found.promoted,
            "rejected": rejected,
        }
        print_json([counted | {"near_duplicates": near}])
        return
    promoted = f", moved {len(found.promoted)} to {status}" if found.promoted else ""
    echo(f"added {len(found.added)}{promoted}, rejected {len(found.rejected)}")
    for item in found.rejected:
        echo(f"  {item.template}: {item.reason}", err=True)
    for pair in found.near_duplicates:
        echo(f"  near duplicates, {pair.share:.0%}: {pair.template}, {pair.other}", err=True)


@app.command()
def search(
    path: Annotated[str, typer.Argument(help="A resume, a folder of them, a JSONL file, or -.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many templates each.")] = 5,
    as_json: Json = False,
) -> None:
    """The nearest templates of each input, whatever their score; --json: one line an input."""
    from forensics.assembly.collection import collect
    from forensics.report.wire import match_form
    from forensics.settings import read
    from index.matcher import Matcher

    matcher = Matcher(_library())
    unread = False
    for entry in collect(read(), path, sys.stdin.buffer):
        if entry.error is not None:
            unread = True
            echo(f"{entry.id}: {entry.error}", err=True)
            if as_json:
                print_line({"id": entry.id, "matches": [], "error": entry.error})
            continue
        found = matcher.search(entry.passages, top)
        if as_json:
            forms = [match_form(match).model_dump(mode="json") for match in found]
            print_line({"id": entry.id, "matches": forms})
        else:
            echo(entry.id)
            for match in found:
                verdict = f"{match.verdict.value:15} {match.status.value:8}"
                echo(f"  {match.score:7.3f}  {verdict} {match.template}")
    if unread:
        raise typer.Exit(1)


@app.command()
def rebuild() -> None:
    """Derive vectors and search structures anew from the database."""
    library = _library()
    snapshot = library.rebuild()
    passages = len(snapshot.held.ids)
    echo(f"rebuilt: {len(snapshot.held.templates)} templates, {passages} passages")


@app.command()
def background(
    path: Annotated[str, typer.Argument(help="A folder of resumes or a JSONL file (id, text).")],
    as_json: Json = False,
) -> None:
    """Learn common lines from your own corpus: lines of several unrelated people weigh nothing.

    No identifier is kept: only lines many people wrote, and digests to count them by.
    """
    from forensics.assembly.collection import collect
    from forensics.settings import read

    unread = []
    texts = []
    for entry in collect(read(), path, sys.stdin.buffer):
        if entry.error is None:
            texts.append((entry.owner, entry.passages))
        else:
            unread.append({"id": entry.id, "reason": entry.error})
    learnt = _library().learn(texts)
    if as_json:
        print_json([{**learnt._asdict(), "unread": unread}])
    else:
        echo(
            f"read {learnt.owners} people's lines ({learnt.unrelated} unrelated), "
            f"{learnt.lines} new common lines, {len(unread)} files not read"
        )
    for item in unread:
        echo(f"{item['id']}: {item['reason']}", err=True)


def _library() -> "Library":
    from forensics.assembly.templates import open_library
    from forensics.settings import read

    return open_library(read())


def _status(name: str) -> "TemplateStatus":
    from index.template import TemplateStatus

    try:
        return TemplateStatus(name)
    except ValueError:
        known = ", ".join(status.value for status in TemplateStatus)
        raise typer.BadParameter(f"one of {known}", param_hint="--status") from None
