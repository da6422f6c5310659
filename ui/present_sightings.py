"""How sightings are called on the screens: pure, and known to no screen library."""

from typing import Any

from forensics.model import Sighting
from forensics.report.hunt import HIRED, QUOTES_SHOWN
from forensics.report.place import place_of
from ui.present import STAGES, STATUSES, moment


def row(one: Sighting) -> dict[str, Any]:
    """What the macro `sighting` shows of one: who, what, both quotes."""
    return {
        "name": one.name or "No name stated",
        "id": one.application,
        "stage": STAGES[one.stage],
        "hired": one.stage in HIRED,
        "decided": f"decided: {STATUSES[one.disposition]}" if one.disposition else "",
        "what": what(one),
        "at": moment(one.at),
        "quotes": [
            {
                "states": quoted.evidence.quote,
                "place": place_of(quoted.evidence),
                "says": quoted.says,
            }
            for quoted in one.quotes[:QUOTES_SHOWN]
        ],
        "more": max(len(one.quotes) - QUOTES_SHOWN, 0),
        "beside": "the template" if one.list is None else f"list {one.list}",
    }


def what(one: Sighting) -> str:
    """What came to be known that the application holds."""
    if one.list is None:
        return f"repeats the template {one.what} ({one.key})"
    return f"holds the {one.kind} {one.what}, on the list {one.list}"


def unlooked(count: int) -> str:
    """That new things were not looked for yet."""
    new = (
        "1 indicator or template that is"
        if count == 1
        else (f"{count:,} indicators and templates that are")
    )
    return f"Stored applications were not looked through yet for {new} new."


def below(total: int, shown: int) -> str:
    """The line under the section's title."""
    said = "Listed, or made stable, after these applications were kept. Nobody has looked yet."
    if total > shown:
        said += f" {shown} of {total:,} are shown; the next come up as these are looked at."
    return said
