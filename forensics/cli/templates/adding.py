"""Adding a template from a file, a paste or a decided case."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, echo, print_json
from forensics.cli.templates import options
from forensics.errors import ForensicsError

if TYPE_CHECKING:
    from forensics.assembly.curation import Candidate
    from index.library import NearDuplicate

app = typer.Typer()

KeepIdentity = Annotated[
    bool, typer.Option("--keep-identity", help="Leave names and contacts in the text.")
]


@app.command()
def add(
    template: Annotated[str, typer.Option("--id", help="Its id, for example family/name.")],
    title: Annotated[str, typer.Option(help="What it is, in a few words.")],
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A resume in any format that can be read, or -."),
    ] = None,
    case: Annotated[
        str | None, typer.Option(help="A case decided confirmed or escalated, instead of a file.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="Which document of the case.")] = None,
    family: Annotated[
        str | None,
        typer.Option(help="Variants of one template share it; auto: the nearest one's."),
    ] = None,
    status: options.Status = "nursery",
    provenance: Annotated[str, typer.Option(help="Where it came from.")] = "",
    author: options.Adder = None,
    reason: Annotated[str, typer.Option(help="Why, in words a colleague can follow.")] = "",
    keep_identity: KeepIdentity = False,
    strip_employers: Annotated[
        bool, typer.Option("--strip-employers", help="Take out employers and schools as well.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be added, and add nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask at a terminal.")] = False,
    as_json: Json = False,
) -> None:
    """Add one template; who it is about is taken out and shown, as are templates it repeats.

    At a terminal it asks before it saves. Names, e-mail addresses, telephone numbers, links,
    handles and addresses are replaced; employers, schools and dates stay unless asked for.
    """
    from forensics.assembly import curation
    from forensics.settings import read
    from index.template import TemplateStatus

    if (file is None) == (case is None):
        raise typer.BadParameter("either a file or --case", param_hint="FILE")
    if document is not None and case is None:
        raise typer.BadParameter("goes with --case", param_hint="--document")
    if options.status_of(status) is TemplateStatus.STABLE:
        raise typer.BadParameter(
            "a second person reviews it first: `templates review`; what is stable elsewhere is "
            "taken with `templates import`",
            param_hint="--status",
        )
    settings, library = read(), options.library()
    chosen = options.status_of(status)
    source = (
        curation.from_case(settings, case, document)
        if case is not None
        else curation.from_file(settings, file or "-", sys.stdin.buffer)
    )
    fields = {"id": template, "title": title, "family": family, "status": chosen}
    candidate = curation.prepare(
        library,
        source,
        fields | {"provenance": provenance},
        keep_identity=keep_identity,
        strip_employers=strip_employers,
    )
    if not as_json:
        _show(candidate, keep_identity, whole=dry_run)
    if not dry_run and not yes and sys.stdin.isatty():
        typer.confirm(f"add {template}?", abort=True, err=True)
    near: tuple[NearDuplicate, ...] = ()
    if dry_run:
        if why_not := library.unusable(candidate.template):
            raise ForensicsError(f"{template}: it could not be added: {why_not}")
    else:
        near = curation.add(library, candidate, author=author or curation.account(), reason=reason)
    if as_json:
        print_json([_form(candidate, near, added=not dry_run)])
    elif dry_run:
        echo("nothing was added")
    else:
        echo(f"added {template} as {status}")
        for item in near:
            echo(f"  shares {item.share:.0%} of its lines: {item.template}, {item.other}")


def _show(candidate: "Candidate", keep_identity: bool, *, whole: bool) -> None:
    for item in candidate.replaced:
        times = f" ({item.times} times)" if item.times > 1 else ""
        echo(f"  {item.placeholder} for: {item.text}{times}")
    if keep_identity:
        echo("  names and contacts stay in the text, as asked")
    elif not candidate.replaced:
        echo("  no name or contact was found in the text: look whether it holds one")
    survey = candidate.survey
    echo(f"  {survey.passages} passages, {survey.rare} of them rare among resumes")
    if not survey.weighs:
        echo("  too few rare passages: it can be shown beside a resume, and will not weigh")
    if candidate.variant_of:
        near = survey.near[0]
        echo(
            f"  shares {near.share:.0%} of its lines with {near.template}: "
            f"a variant of family {near.family}; add with --family {near.family}"
        )
    if whole:
        from forensics.report.plain import plain

        typer.echo(f"\n{plain(candidate.template.text)}\n")


def _form(
    candidate: "Candidate", near: "tuple[NearDuplicate, ...]", *, added: bool
) -> dict[str, object]:
    template, survey = candidate.template, candidate.survey
    return {
        "id": template.id,
        "added": added,
        "family": template.family,
        "status": template.status.value,
        "near_duplicates": [item._asdict() for item in near],
        "proposed_family": candidate.variant_of,
        "nearest": [item._asdict() for item in survey.near],
        "stripped": [item._asdict() for item in candidate.replaced],
        "passages": survey.passages,
        "rare_passages": survey.rare,
        "text": template.text,
    }
