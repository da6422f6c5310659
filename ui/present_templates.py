"""How templates are called, counted and compared on the screens: pure, and known to no screen."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from forensics.assembly.dry_run import DryRun
from forensics.assembly.health import Health
from index.curation.change import PROGRAM, Action
from index.match import Verdict
from index.template import Confidence, Template, TemplateStatus
from ui.present import moment, plural, token

SOON = timedelta(days=30)  # as `templates health` counts it
LONGEST_SLUG = 80  # characters of an id's part; an id holds 200

STATES: Final[dict[TemplateStatus, str]] = {
    TemplateStatus.NURSERY: "Nursery",
    TemplateStatus.STABLE: "Stable",
    TemplateStatus.RETIRED: "Retired",
}
CONFIDENCES: Final[dict[Confidence, str]] = {"low": "Low", "medium": "Medium", "high": "High"}
ACTIONS: Final[dict[Action, str]] = {
    Action.ADD: "Added",
    Action.IMPORT: "Imported",
    Action.EDIT: "Edited",
    Action.REVIEW: "Reviewed",
    Action.RETIRE: "Retired",
    Action.RESTORE: "Restored",
    Action.EXPIRE: "Expiry set",
    Action.ERASE: "Removed for good",
}
VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.KNOWN_TEMPLATE: "Known template",
    Verdict.SHARED_SOURCE: "Shared source",
    Verdict.COMMON_TEXT: "Common text",
}


class Due(StrEnum):
    """What waits for an analyst, the most pressing first."""

    PROPOSED = "proposed"
    EXPIRED = "expired"
    EXPIRING = "expiring"
    REVIEW = "review"


DUE: Final[dict[Due, str]] = {
    Due.PROPOSED: "Proposed for retirement",
    Due.EXPIRED: "Expired",
    Due.EXPIRING: "Expires within 30 days",
    Due.REVIEW: "Awaits review",
}
_DUE_SAID: Final[dict[Due, tuple[str, str]]] = {
    Due.PROPOSED: ("is proposed for retirement", "are proposed for retirement"),
    Due.EXPIRED: ("has expired", "have expired"),
    Due.EXPIRING: ("expires within 30 days", "expire within 30 days"),
    Due.REVIEW: ("awaits review", "await review"),
}
_DUE_WHY: Final[dict[Due, str]] = {
    Due.PROPOSED: "Every decided case hit was explained.",
    Due.EXPIRED: "Shown where it matches, weighs nothing.",
    Due.EXPIRING: "From that day it weighs nothing.",
    Due.REVIEW: "Weighs nothing until a second person has reviewed it.",
}


class Row(NamedTuple):
    """One template of the list; its health is None where it is not known."""

    template: Template
    due: tuple[Due, ...]
    health: Health | None


def today() -> date:
    """The day by which expiry is judged, as everywhere in the library: in UTC."""
    return datetime.now(UTC).date()


def due(template: Template, health: Health | None, day: date) -> tuple[Due, ...]:
    """What a template waits for; a retired one for nothing."""
    if template.status is TemplateStatus.RETIRED:
        return ()
    found = []
    if health is not None and health.proposal is not None:
        found.append(Due.PROPOSED)
    if template.expired_on(day):
        found.append(Due.EXPIRED)
    elif template.expires is not None and template.expires <= day + SOON:
        found.append(Due.EXPIRING)
    if template.status is TemplateStatus.NURSERY:
        found.append(Due.REVIEW)
    return tuple(found)


def due_said(kind: Due, count: int) -> tuple[str, str]:
    """What is due, counted, and what that means."""
    one, many = _DUE_SAID[kind]
    return f"{plural(count, 'template')} {one if count == 1 else many}", _DUE_WHY[kind]


def rows(templates: Iterable[Template], health: Mapping[str, Health], day: date) -> list[Row]:
    """Rows of the list: what is due on top, the most pressing first, then in the order of ids."""
    found = [
        Row(item, due(item, health.get(item.id), day), health.get(item.id)) for item in templates
    ]
    order = list(Due)
    found.sort(
        key=lambda row: (
            order.index(row.due[0]) if row.due else len(order),
            row.template.status is TemplateStatus.RETIRED,
            row.template.id,
        )
    )
    return found


def fits(template: Template, search: str) -> bool:
    """Whether every word searched stands in its title, id, family, provenance or text."""
    fields = (template.title, template.id, template.family, template.provenance, template.text)
    whole = "\n".join(fields).casefold()
    return all(word in whole for word in search.casefold().split())


def counted(found: Sequence[Row]) -> str:
    """The line below the heading of the list."""
    held = [row.template.status for row in found]
    parts = [
        f"{held.count(status):,} {said}"
        for status, said in (
            (TemplateStatus.STABLE, "stable"),
            (TemplateStatus.NURSERY, "in the nursery"),
            (TemplateStatus.RETIRED, "retired"),
        )
        if status in held
    ]
    return " · ".join([plural(len(held), "template"), *parts])


def expiry(template: Template, day: date) -> str:
    """When it stops to weigh, in words."""
    if template.expires is None:
        return "Never expires"
    if template.expired_on(day):
        return f"Expired on {template.expires}: shown, weighs nothing"
    return f"Expires on {template.expires}, in {plural((template.expires - day).days, 'day')}"


def standing(template: Template, author: str | None, day: date) -> str:
    """What its state means, and what it waits for. `author` wrote its text, or restored it."""
    if template.status is TemplateStatus.RETIRED:
        return "Retired: no application is compared with it. Its text and history are kept."
    if template.status is TemplateStatus.STABLE:
        if template.expired_on(day):
            return f"{expiry(template, day)}. A later date makes it weigh again."
        return "Stable: where its rare passages stand in an application, that weighs."
    known = author not in {None, PROGRAM}
    second = f"Another person than {author} reviews it." if known else "It awaits review."
    return f"In the nursery: shown where it matches, weighs nothing. {second}"


def did(health: Health | None, cases: int) -> str:
    """What came of a template's matches, in words; unknown is not nothing."""
    if health is None:
        return "How often it was hit is not known."
    if not cases:
        return "No case is kept yet, so nothing is known of its hits."
    if not health.hits:
        return f"Hit by none of {plural(cases, 'case')} kept."
    said = [
        f"{count:,} {word}"
        for count, word in (
            (health.confirmed, "confirmed"),
            (health.cleared, "explained"),
            (health.others, "decided otherwise"),
            (health.open, "not decided"),
        )
        if count
    ]
    times = f"Hit by {health.hits:,} of {plural(cases, 'case')}"
    return f"{times}: {', '.join(said)}. Last on {health.last_hit}."


def slug(text: str) -> str:
    """`text` as a part of an id: letters, digits, dots and dashes, of any script."""
    plain = re.sub(r"[^\w.]+", "-", text.casefold()).strip("-._")[:LONGEST_SLUG].strip("-._")
    return re.sub(r"\.{2,}", ".", plain)


def proposed_id(title: str, family: str) -> str:
    """The id a template gets where none is typed; "" while it has no title."""
    if not title.strip():
        return ""
    name = slug(title) or f"template-{token(title)[:8]}"
    parts = [part for part in map(slug, family.split("/")) if part]
    return "/".join([*parts, name])


def references(typed: str) -> tuple[str, ...]:
    """One a line; empty lines are none."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def tried(run: DryRun) -> list[str]:
    """What a dry run showed, a sentence a line: the alarms it would have raised wrongly first."""
    if not run.cases:
        return ["No case is kept yet: what it would have hit is not known."]
    known = [hit for hit in run.hits if hit.verdict is Verdict.KNOWN_TEMPLATE]
    cleared = sum(hit.status == "cleared" for hit in known)
    said = []
    if cleared:
        said.append(
            f"{plural(cleared, 'case')} of those it would have hit "
            f"{'was' if cleared == 1 else 'were'} decided as explained: it may be text that "
            "honest people share."
        )
    if known:
        said.append(f"It would have hit {len(known):,} of {plural(run.compared, 'past case')}.")
    else:
        said.append(f"It would have hit none of {plural(run.compared, 'past case')}.")
    if shared := len(run.hits) - len(known):
        said.append(f"{plural(shared, 'more case')} shares less of it, which does not count.")
    if run.not_compared:
        missed = ", ".join(f"{it.case} ({it.reason})" for it in run.not_compared[:3])
        more = len(run.not_compared) - 3
        rest = f" and {more:,} more" if more > 0 else ""
        said.append(
            f"{plural(len(run.not_compared), 'case')} could not be compared: {missed}{rest}."
        )
    return said


def revision_name(number: int, action: Action, at: datetime) -> str:
    """A revision in a list of choices."""
    return f"{number}: {ACTIONS[action].lower()}, {moment(at)}"
