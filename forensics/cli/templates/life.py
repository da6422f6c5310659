"""The life of a template: edited, reviewed, retired, restored, expired, erased."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from forensics.cli import sightings
from forensics.cli.output import Json, echo, print_json
from forensics.cli.templates import options
from forensics.cli.templates.adding import KeepIdentity

if TYPE_CHECKING:
    from index.curation.curator import Curator
    from index.template import Template

app = typer.Typer()


@app.command()
def edit(
    template: options.Id,
    reason: options.Reason,
    author: options.Author,
    title: Annotated[str | None, typer.Option(help="What it is, in a few words.")] = None,
    family: Annotated[str | None, typer.Option(help="Variants of one template share it.")] = None,
    provenance: Annotated[str | None, typer.Option(help="Where it came from.")] = None,
    confidence: Annotated[str | None, typer.Option(help="low, medium or high.")] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD|never", help="From then it weighs nothing.")
    ] = None,
    reference: Annotated[
        list[str] | None, typer.Option(help="In place of those it has; repeatable.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="A file with its new text, or -.")
    ] = None,
    keep_identity: KeepIdentity = False,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Change a template; the earlier revision is kept.

    A stable one whose text changes goes back to the nursery until it is reviewed again.
    """
    given: dict[str, Any] = {
        "title": title,
        "family": family,
        "provenance": provenance,
        "confidence": confidence,
        "references": None if reference is None else tuple(reference),
    }
    fields = {name: value for name, value in given.items() if value is not None}
    if expires is not None:
        fields["expires"] = options.day_of("--expires", expires)
    if text is not None:
        fields["text"] = _new_text(text, keep_identity, as_json)
    if not fields:
        raise typer.BadParameter("say what to change: --title, --family, --text...")
    before = options.library().show(template)
    now = _curator().edit(
        template,
        author=author,
        reason=reason,
        seen=before.revision if seen is None and text is not None else seen,
        **fields,
    )
    _said(now, "edited", as_json)
    if before.status is not now.status and not as_json:
        echo("  its text changed: a second person reviews it before it weighs again")


@app.command()
def review(
    template: options.Id,
    reason: options.Reason,
    author: options.Author,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Make a nursery template stable; by another person than who last wrote or restored it.

    Stored applications that repeat it are queued.
    """
    from forensics.assembly.looking_back import look_back
    from forensics.settings import read

    found = _curator().review(template, author=author, reason=reason, seen=seen)
    _said(found, "reviewed", as_json)
    sightings.say(look_back(read()), err=as_json)


@app.command()
def retire(
    template: options.Id,
    reason: options.Reason,
    author: options.Author,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Retire a template: it never matches again, and is kept with its history."""
    found = _curator().retire(template, author=author, reason=reason, seen=seen)
    _said(found, "retired", as_json)


@app.command()
def restore(
    template: options.Id,
    reason: options.Reason,
    author: options.Author,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Put a retired template back into the nursery, to be reviewed again."""
    found = _curator().restore(template, author=author, reason=reason, seen=seen)
    _said(found, "restored", as_json)


@app.command()
def expire(
    template: options.Id,
    on: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD|never", help="From then it weighs nothing.")
    ],
    reason: options.Reason,
    author: options.Author,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Set the day from which a template is shown and weighs nothing."""
    day = options.day_of("--on", on)
    found = _curator().expire(template, day, author=author, reason=reason, seen=seen)
    _said(found, f"expires {day or 'never'}", as_json)


@app.command()
def remove(
    template: options.Id,
    reason: options.Reason,
    author: options.Author,
    yes: Annotated[bool, typer.Option("--yes", help="Needed: it cannot be undone.")] = False,
    seen: options.Seen = None,
    as_json: Json = False,
) -> None:
    """Erase a template for good, the texts of all its revisions included; `retire` keeps it.

    Who changed it, when and why stays in the history, without any text.
    """
    if not yes:
        raise typer.BadParameter("say --yes: it cannot be undone", param_hint="--yes")
    change = _curator().remove(template, author=author, reason=reason, seen=seen)
    if as_json:
        print_json(change)
    else:
        echo(f"{template}: erased with all its revisions, by {change.author}")


def _new_text(path: str, keep_identity: bool, as_json: bool) -> str:
    from forensics.assembly.collection import read_document
    from forensics.assembly.stripping import strip
    from forensics.settings import read

    document = read_document(read(), path, sys.stdin.buffer)
    if keep_identity:
        return document.text
    stripped = strip(document)
    for item in stripped.replaced:
        echo(f"  {item.placeholder} for: {item.text}", err=as_json)
    return stripped.text


def _curator() -> "Curator":
    from index.curation.curator import Curator

    return Curator(options.library())


def _said(template: "Template", what: str, as_json: bool) -> None:
    if as_json:
        print_json(template)
    else:
        echo(f"{template.id}: {what}; {template.status.value}, revision {template.revision}")
