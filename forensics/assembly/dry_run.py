"""A dry run: what a candidate template would have hit among the applications that are kept."""

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import ValidationError

from forensics.assembly.casebook import Documents
from forensics.assembly.kept_cases import KeptCase, Uncompared, newest_examinations
from forensics.assembly.workbench import assembled
from forensics.model import Status, Submission
from forensics.model.base import Noun
from forensics.parse import parse
from forensics.settings import Settings
from forensics.store.database import open_database
from index.curation.edition import trial
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.template import Template, TemplateStatus

TOP = 24  # best matches of a text among which the candidate is looked for; examinations show 10


class Hit(Noun):
    """A stored case that shares text with the candidate; `name` is as the resume states it."""

    case: str
    name: str | None
    status: Status
    document: str
    score: float
    verdict: Verdict
    rare_pairs: int


class DryRun(Noun):
    """What a candidate would have hit, known templates first and the strongest first.

    `cases` are all that are stored, `compared` those whose text was compared.
    """

    template: str
    index_revision: int
    cases: int
    compared: int
    hits: tuple[Hit, ...]
    not_compared: tuple[Uncompared, ...]


def dry_run(
    settings: Settings,
    library: Library,
    candidate: Template,
    progress: Callable[[int], None] = lambda count: None,
) -> DryRun:
    """Compare a candidate with the text of every stored case; nothing is kept.

    A template that the library holds with this text is tried as it stands, any other in a library
    in memory that holds it beside the others. `progress` is told how many cases are done.
    """
    held = {template.id: template for template in library.list()}
    stands = held.get(candidate.id)
    if (
        stands is None
        or stands.text != candidate.text
        or not stands.matches_on(datetime.now(UTC).date())
    ):
        status = {"status": TemplateStatus.NURSERY}
        library = trial(library, candidate.model_copy(update=status))
    matcher = Matcher(library)
    hits: list[Hit] = []
    missed: list[Uncompared] = []
    cases = 0
    for kept in newest_examinations(open_database(settings.database)):
        cases += 1
        progress(cases)
        try:
            texts = _texts(kept)
        except (ValidationError, KeyError) as error:
            reason = f"kept in a form this version does not read ({type(error).__name__})"
            missed.append(Uncompared(case=kept.id, reason=reason))
            continue
        if not any(lines for _, lines in texts):
            missed.append(Uncompared(case=kept.id, reason="no text of a resume is kept"))
            continue
        found = (_hit(matcher, candidate.id, kept, name, lines) for name, lines in texts)
        best = max((hit for hit in found if hit), key=_strength, default=None)
        if best:
            hits.append(best)
    hits.sort(key=_strength, reverse=True)
    return DryRun(
        template=candidate.id,
        index_revision=library.revision(),
        cases=cases,
        compared=cases - len(missed),
        hits=tuple(hits),
        not_compared=tuple(missed),
    )


def _texts(kept: KeptCase) -> list[tuple[str, list[str]]]:
    """The passages of every submitted document by its name."""
    submission = Submission.model_validate_json(kept.submission)
    read = {document.name: document for document in Documents.validate_json(kept.documents)}
    documents = {
        number: read[path] for number, path in enumerate(submission.paths()) if path in read
    }
    application = assembled(kept.id, submission, documents)
    records = [parse(document, "resume") for document in application.documents]
    return [(record.document, [item.value for item in record.passages]) for record in records]


def _hit(
    matcher: Matcher, template: str, kept: KeptCase, name: str, lines: list[str]
) -> Hit | None:
    for match in matcher.search(lines, TOP):
        if match.template == template and match.verdict is not Verdict.COMMON_TEXT:
            return Hit(
                case=kept.id,
                name=kept.name,
                status=kept.status,
                document=name,
                score=match.score,
                verdict=match.verdict,
                rare_pairs=match.rare_pairs,
            )
    return None


def _strength(hit: Hit) -> tuple[bool, float, str]:
    return hit.verdict is Verdict.KNOWN_TEMPLATE, hit.score, hit.case
