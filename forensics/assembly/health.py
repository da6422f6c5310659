"""The health of templates: what each one's hits on kept applications came to, and what is due."""

import shlex
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from pydantic_core import from_json

from forensics.assembly.kept_cases import KeptCase, Uncompared, newest_examinations
from forensics.model.base import Noun
from forensics.settings import Settings
from forensics.store.database import open_database
from index.curation.change import PROGRAM
from index.curation.curator import author_of_content
from index.library import Library
from index.match import Verdict
from index.template import Template, TemplateStatus

SOON = timedelta(days=30)
FEWEST_CLEARED = 3  # cleared cases, and none decided otherwise, before retiring is proposed

RETIRE = ("forensics", "templates", "retire")


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


def health(settings: Settings, library: Library) -> HealthReport:
    """Hits, confirmations and false alarms of every template, and what is due.

    A hit is a stored case whose newest examination has a match of verdict known_template with it.
    """
    found: dict[str, list[KeptCase]] = {}
    missed: list[Uncompared] = []
    cases = 0
    for kept in newest_examinations(open_database(settings.database)):
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


def _health(library: Library, template: Template, hits: list[KeptCase]) -> Health:
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


def _today() -> date:
    return datetime.now(UTC).date()
