"""`forensics cases`: what was kept, what was decided about it, and what came later."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from forensics.cli.output import Json, console, echo, print_json

if TYPE_CHECKING:
    from forensics.assembly.casebook import Case, Casebook
    from forensics.model import Disposition, Stage, Status

app = typer.Typer(no_args_is_help=True, help="Applications kept as cases, and decisions on them.")

STAGES = "applied, interview, offer, onboarding, employee, contractor or past"

Id = Annotated[str, typer.Argument(metavar="ID", help="A case's id.")]
Author = Annotated[str, typer.Option(help="Who does this; kept with it.")]


@app.command("list")
def list_(
    band: Annotated[
        str | None, typer.Option(help="priority, review, informational or nothing_seen.")
    ] = None,
    stage: Annotated[str | None, typer.Option(help=f"{STAGES}.")] = None,
    status: Annotated[
        str | None,
        typer.Option(help="open, verifying, confirmed, cleared, inconclusive or escalated."),
    ] = None,
    older_than: Annotated[
        int | None, typer.Option(min=0, metavar="DAYS", help="Opened at least so many days ago.")
    ] = None,
    search: Annotated[
        str | None, typer.Option(help="Part of an id or of the name a resume states.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 100,
    offset: Annotated[int, typer.Option(min=0, max=2**31, help="How many to pass over.")] = 0,
    as_json: Json = False,
) -> None:
    """List cases, the strongest band first and in each the oldest."""
    from forensics.model import Band, Stage, Status

    found, total = _casebook().queue(
        band=cast("Band | None", _one_of("--band", band, tuple(Band))),
        stage=cast("Stage | None", _one_of("--stage", stage, get_args(Stage))),
        status=cast("Status | None", _one_of("--status", status, get_args(Status))),
        min_age_days=older_than,
        search=search,
        limit=limit,
        offset=offset,
    )
    if as_json:
        print_json(found)
        return
    from forensics.report.cases import show_list

    show_list(console(), found, total, offset)


@app.command()
def show(case_id: Id, as_json: Json = False) -> None:
    """Show a case: what was done, what was decided, and its newest examination."""
    from forensics.signals import load_all

    case = _casebook().case(case_id)
    if as_json:
        print_json(_form(case))
        return
    from forensics.report import cases, terminal

    out = console()
    cases.show(out, case.summary, case.decisions, case.events, case.files)
    out.print()
    terminal.show(out, case.report, load_all())


@app.command()
def decide(
    case_id: Id,
    disposition: Annotated[
        str, typer.Option(help="confirmed, cleared, inconclusive or escalated.")
    ],
    reason: Annotated[str, typer.Option(help="Why, in words a colleague can follow.")],
    author: Author,
    seen: Annotated[
        int | None,
        typer.Option(min=0, help="Refuse if the case holds other than so many decisions by now."),
    ] = None,
) -> None:
    """Record a decision. None is ever changed: a later one corrects it by being added."""
    from forensics.model import Disposition

    chosen = _one_of("--disposition", disposition, get_args(Disposition))
    decision = _casebook().decide(case_id, cast("Disposition", chosen), reason, author, seen=seen)
    echo(f"{case_id}: decision {decision.number}, {decision.disposition}, by {decision.author}")


@app.command()
def add(
    case_id: Id,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Later documents, or -.")
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option(help="A later profile snapshot, FILE or FILE@YYYY-MM-DD; repeatable."),
    ] = None,
    stage: Annotated[str | None, typer.Option(help=f"{STAGES}.")] = None,
    author: Annotated[str | None, typer.Option(help="Who does this; kept with it.")] = None,
    as_json: Json = False,
) -> None:
    """Add later files, snapshots or a stage; the case is examined again with all its files."""
    from forensics.assembly.desk import Desk
    from forensics.assembly.intake import more
    from forensics.assembly.workbench import Workbench
    from forensics.model import Stage
    from forensics.settings import read

    chosen = cast("Stage | None", _one_of("--stage", stage, get_args(Stage)))
    given = paths or []
    pasted = sys.stdin.buffer.read() if "-" in given and sys.stdin is not None else None
    intake = more(given, profile or [], pasted) if given or profile else None
    _casebook().summary(case_id)  # before the workbench is warmed for nothing
    with Workbench(read()) as workbench:
        case = Desk(workbench).add(case_id, intake=intake, stage=chosen, author=author)
    if as_json:
        print_json(_form(case))
        return
    last = case.events[-1]
    echo(f"{case_id}: {len(case.files)} files, {case.summary.stage}: {last.detail}")


@app.command()
def start(case_id: Id, author: Author) -> None:
    """Start verification: the queue then says that somebody is at it."""
    _casebook().start_verification(case_id, author)
    echo(f"{case_id}: verification started by {author}")


@app.command()
def observe(
    case_id: Id,
    item: Annotated[str, typer.Option(help="An item of the checklist; `examine` lists them.")],
    seen: Annotated[bool, typer.Option("--seen/--not-seen", help="Whether it was observed.")],
    note: Annotated[str, typer.Option(help="What was observed, in which call.")],
    author: Author,
) -> None:
    """Record an item of the interview checklist; it is never scored and changes no band."""
    _casebook().observe(case_id, item, seen=seen, note=note, author=author)
    echo(f"{case_id}: {item} {'seen' if seen else 'not seen'}, recorded by {author}; not scored")


@app.command()
def export(
    case_id: Id,
    out: Annotated[Path, typer.Option(help="The file to write, over what it holds; - is stdout.")],
    form: Annotated[str, typer.Option("--format", help="html or json.")] = "html",
) -> None:
    """Write a case's newest report to a file: a page that needs no network, or JSON."""
    _one_of("--format", form, ("html", "json"))
    case = _casebook().case(case_id)
    if form == "json":
        text = case.report.model_dump_json(indent=1) + "\n"
    else:
        from forensics.report.html import page
        from forensics.signals import load_all

        text = page(case.report, case.documents, load_all())
    if str(out) == "-":
        sys.stdout.write(text)
        return
    out.write_text(text, encoding="utf-8")
    echo(f"{case_id}: written to {out}", err=True)


def _form(case: "Case") -> dict[str, object]:
    from forensics.report.checklist import observed

    summary = case.summary.model_dump(mode="json", exclude={"decisions"})
    return {
        **summary,
        "decisions": [decision.model_dump(mode="json") for decision in case.decisions],
        "events": [event.model_dump(mode="json") for event in case.events],
        "observed": [one.model_dump(mode="json") for one in observed(case.events)],
        "files": [file.model_dump(mode="json") for file in case.files],
        "report": case.report.model_dump(mode="json"),
    }


def _casebook() -> "Casebook":
    from forensics.assembly.casebook import Casebook
    from forensics.settings import read

    return Casebook(read())


def _one_of(option: str, given: str | None, known: tuple[str, ...]) -> str | None:
    if given is not None and given not in known:
        raise typer.BadParameter(f"one of {', '.join(known)}", param_hint=option)
    return given
