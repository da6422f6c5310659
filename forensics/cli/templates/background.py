"""Common lines: learnt from an own corpus, or stated by a published list."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json
from forensics.cli.templates import options

if TYPE_CHECKING:
    from index.published import PublishedLists, Standing

app = typer.Typer()

Name = Annotated[str, typer.Argument(metavar="NAME", help="A published list, as it was named.")]


@app.command()
def background(
    path: Annotated[
        str,
        typer.Argument(
            help="A folder of resumes or a JSONL file (id, text); with --published a list: a text "
            "of one line a row, or a table."
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The file is a published list of this name, every line of it everybody's; one "
            "of the same name becomes what is given.",
        ),
    ] = None,
    column: Annotated[
        str | None,
        typer.Option(help="With --published: the column of the table that holds the lines."),
    ] = None,
    author: options.Adder = None,
    as_json: Json = False,
) -> None:
    """Learn common lines, which weigh nothing and link nobody: your own corpus's, or a list's.

    Of a corpus, lines of several unrelated people; no identifier is kept: only lines many people
    wrote, and digests to count them by. Of a published list (tasks of occupations, a builder's
    phrases, a course's sample bullets) every line.
    """
    if published is not None:
        _publish(path, published, column, author, as_json)
    elif column is not None:
        raise typer.BadParameter("goes with --published", param_hint="--column")
    else:
        _learn(path, as_json)


@app.command("published")
def published_(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Print the lines of this list.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the published lists, or the lines of one."""
    if name is None:
        _show(_lists().list(), as_json)
        return
    lines = _lists().lines(name)
    if as_json:
        print_json([{"name": name, "lines": lines}])
        return
    for line in lines:
        echo(line)


@app.command()
def withdraw(name: Name, author: options.Adder = None, as_json: Json = False) -> None:
    """Take a published list back: its lines weigh and link again, but for what else knows them."""
    from forensics.assembly import curation

    found = _lists().withdraw(name, author=author or curation.account())
    if as_json:
        print_json([found._asdict()])
        return
    echo(
        f"{found.name}: withdrawn with {found.lines} lines, {found.forgotten} of which are common "
        "no more"
    )


def _publish(path: str, name: str, column: str | None, author: str | None, as_json: bool) -> None:
    from forensics.assembly import curation
    from forensics.assembly.published import publish

    found = publish(options.library(), path, name, column, author or curation.account())
    if as_json:
        print_json([found._asdict()])
        return
    lost = f", {found.gone} gone" if found.gone else ""
    echo(f"{found.name}: {found.lines} lines are common, {found.new} of them new to it{lost}")
    if found.of_templates:
        echo(f"{found.of_templates} of them stand in templates, and weigh nothing there from now")
    for reason, count in found.rejected.items():
        echo(f"{count} rows rejected: {reason}", err=True)


def _learn(path: str, as_json: bool) -> None:
    from forensics.assembly.collection import collect
    from forensics.settings import read

    unread = []
    texts = []
    for entry in collect(read(), path, sys.stdin.buffer):
        if entry.error is None:
            texts.append((entry.owner, entry.passages))
        else:
            unread.append({"id": entry.id, "reason": entry.error})
    learnt = options.library().learn(texts)
    if as_json:
        print_json([{**learnt._asdict(), "unread": unread}])
    else:
        echo(
            f"read {learnt.owners} people's lines ({learnt.unrelated} unrelated), "
            f"{learnt.lines} new common lines, {len(unread)} files not read"
        )
    for item in unread:
        echo(f"{item['id']}: {item['reason']}", err=True)


def _show(found: "tuple[Standing, ...]", as_json: bool) -> None:
    if as_json:
        print_json([each._asdict() | {"at": each.at.isoformat()} for each in found])
        return
    from rich.table import Table
    from rich.text import Text

    from forensics.report.plain import plain

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("name", "lines", "known from it alone", "file", "added", "by"):
        table.add_column(column, no_wrap=column in {"lines", "added"}, overflow="fold")
    for each in found:
        cells = (each.name, each.lines, each.alone, each.file, each.at.date(), each.author)
        table.add_row(*(Text(plain(str(cell))) for cell in cells))
    if found:
        console().print(table)


def _lists() -> "PublishedLists":
    from index.published import PublishedLists

    return PublishedLists(options.library())
