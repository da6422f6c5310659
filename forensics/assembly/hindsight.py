"""Templates held against past applications: what a candidate would have hit, and what each did."""

import shlex
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json
from sqlalchemy import Engine, func, select

from forensics.assembly.casebook import Documents
from forensics.assembly.workbench import assembled
from forensics.model import Status, Submission
from forensics.model.base import Noun
from forensics.parse import parse
from forensics.settings import Settings
from forensics.store.database import open_database
from forensics.store.tables import CaseRow, ExaminationRow
from forensics.store.transaction import reading
from index.curation.change import PROGRAM
from index.curation.curator import author_of_content
from index.curation.edition import trial
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.template import Template, TemplateStatus

PAGE = 50  # cases read at a time: their examinations are large
TOP = 24  # best matches of a text among which the candidate is looked for; examinations show 10
SOON = timedelta(days=30)
FEWEST_CLEARED = 3  # cleared cases, and none decided otherwise, before retiring is proposed

RETIRE = ("forensics", "templates", "retire")


class Uncompared(Noun):
    """A case that could not be looked at, and why."""

    case: str
    reason: str


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


class Health(Noun):
    """How one template has done; a case counts once, as its newest examination and status say.

    `others` are hits decided inconclusive or escalated, `open` those not decided. `due` says what
    waits for an analyst, `proposal` the command that would retire it; it takes its author from
    --author or $FORENSICS_AUTHOR.
    """

    id: str
    title: str
    family: str
    status: TemplateStatus
    revision: int
    hits: int
    confirmed: int
    cleared: int
    others: int
    open: int
    added: date
    days_since_added: int
    last_hit: date | None
    days_since_hit: int | None
    due: tuple[str, ...]
    proposal: str | None


class HealthReport(Noun):
    """The health of every template; `not_read` are cases whose examination could not be read."""

    index_revision: int
    cases: int
    templates: tuple[Health, ...]
    not_read: tuple[Uncompared, ...]


class _Kept(NamedTuple):
    id: str
    name: str | None
    status: Status
    at: datetime
    submission: str
    report: str
    documents: str


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
    if stands is None or stands.text != candidate.text or not stands.matches_on(_today()):
        status = {"status": TemplateStatus.NURSERY}
        library = trial(library, candidate.model_copy(update=status))
    matcher = Matcher(library)
    hits: list[Hit] = []
    missed: list[Uncompared] = []
    cases = 0
    for kept in _newest(open_database(settings.database)):
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


def _texts(kept: _Kept) -> list[tuple[str, list[str]]]:
    """The passages of every submitted document by its name."""
    submission = Submission.model_validate_json(kept.submission)
    read = {document.name: document for document in Documents.validate_json(kept.documents)}
    documents = {
        number: read[path] for number, path in enumerate(submission.paths()) if path in read
    }
    application = assembled(kept.id, submission, documents)
    records = [parse(document, "resume") for document in application.documents]
    return [(record.document, [item.value for item in record.passages]) for record in records]


def _hit(matcher: Matcher, template: str, kept: _Kept, name: str, lines: list[str]) -> Hit | None:
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


def health(settings: Settings, library: Library) -> HealthReport:
    """Hits, confirmations and false alarms of every template, and what is due.

    A hit is a stored case whose newest examination has a match of verdict known_template with it.
    """
    found: dict[str, list[_Kept]] = {}
    missed: list[Uncompared] = []
    cases = 0
    for kept in _newest(open_database(settings.database)):
        cases += 1
        try:
            matches = from_json(kept.report)["matches"]
            known = {m["template"] for m in matches if m["verdict"] == Verdict.KNOWN_TEMPLATE}
        except (ValueError, KeyError, TypeError) as error:
            reason = f"its examination cannot be read ({type(error).__name__})"
            missed.append(Uncompared(case=kept.id, reason=reason))
            continue
        for template in known:
            found.setdefault(template, []).append(kept)
    return HealthReport(
        index_revision=library.revision(),
        cases=cases,
        templates=tuple(_health(library, item, found.get(item.id, [])) for item in library.list()),
        not_read=tuple(missed),
    )


def _health(library: Library, template: Template, hits: list[_Kept]) -> Health:
    counts = dict.fromkeys(("confirmed", "cleared", "inconclusive", "escalated"), 0)
    for kept in hits:
        if kept.status in counts:
            counts[kept.status] += 1
    decided = sum(counts.values())
    last = max((kept.at for kept in hits), default=None)
    alarms = decided == counts["cleared"] >= FEWEST_CLEARED
    retired = template.status is TemplateStatus.RETIRED
    reason = f"only ever hit cleared cases ({decided})"
    return Health(
        **template.model_dump(include={"id", "title", "family", "status", "revision", "added"}),
        hits=len(hits),
        confirmed=counts["confirmed"],
        cleared=counts["cleared"],
        others=counts["inconclusive"] + counts["escalated"],
        open=len(hits) - decided,
        days_since_added=(_today() - template.added).days,
        last_hit=last and last.date(),
        days_since_hit=(_today() - last.date()).days if last else None,
        due=() if retired else tuple(_due(library, template)),
        proposal=shlex.join([*RETIRE, template.id, "--reason", reason])
        if alarms and not retired
        else None,
    )


def _due(library: Library, template: Template) -> Iterator[str]:
    today = _today()
    if template.expired_on(today):
        yield f"expired on {template.expires}"
    elif template.expires is not None and template.expires <= today + SOON:
        yield f"expires on {template.expires}"
    if template.status is TemplateStatus.NURSERY:
        author = author_of_content(library.history(template.id))
        known = author not in {None, PROGRAM}
        yield f"awaits review by another than {author}" if known else "awaits review"


def _newest(engine: Engine) -> Iterator[_Kept]:
    """Every case with its newest examination, a page at a time, so that no transaction waits."""
    newest = (
        select(ExaminationRow.case_id, func.max(ExaminationRow.id).label("id"))
        .group_by(ExaminationRow.case_id)
        .subquery()
    )
    columns: Any = (
        CaseRow.id,
        CaseRow.name,
        CaseRow.status,
        ExaminationRow.at,
        CaseRow.submission,
        ExaminationRow.report,
        ExaminationRow.documents,
    )
    query = (
        select(*columns)
        .join(newest, newest.c.case_id == CaseRow.id)
        .join(ExaminationRow, ExaminationRow.id == newest.c.id)
        .order_by(CaseRow.id)
        .limit(PAGE)
    )
    last = ""
    while True:
        with reading(engine) as session:
            page = [_Kept(*row) for row in session.execute(query.where(CaseRow.id > last))]
        yield from page
        if len(page) < PAGE:
            return
        last = page[-1].id


def _today() -> date:
    return datetime.now(UTC).date()
