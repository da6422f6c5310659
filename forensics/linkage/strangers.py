"""What is said of other applications that hold the same: under which names, and what it weighs."""

from collections.abc import Iterator, Mapping, Sequence

from forensics.linkage.others import Thing, idle, silent, whose
from forensics.model import Checked, Confidence, Evidence, Finding, Held, Strength, Unknown

SHOWN = 5  # others that are named and quoted; of more, how many
LONGEST = 60  # characters of a name as another application states it


def observe(
    thing: Thing, names: Mapping[str, Evidence], noun: str, confidence: Confidence = "high"
) -> Finding | Checked | Unknown:
    """What it comes to that others hold a thing: a finding where they may be different persons.

    It is lowered to weak where no name tells whether they are, and to context where all the others
    are idle. Unknown where others hold it that were not given. `names` are those of the applicant
    with their quotes.
    """
    by_name = [(held, whose(names, held)) for held in thing.held]
    strangers = [(held, whom) for held, whom in by_name if whom != "same"]
    if not strangers:
        return silent(thing)
    telling = [(held, whom) for held, whom in strangers if idle(thing, held) is None]
    met = telling or strangers
    others = [held for held, whom in met if whom == "other"]
    unknown = [held for held, whom in met if whom == "unknown"]
    of = " of a reference" if thing.holder == "reference" else ""
    reasons = dict.fromkeys(why for held, _ in strangers if (why := idle(thing, held)))
    note = f" {'The others weigh' if telling else 'It weighs'} nothing: {'; '.join(reasons)}."
    return Finding(
        summary=f"The {noun} stated{of} is held by {_held_by(others, unknown)}."
        f"{_vouched(others + unknown)}{note if reasons else ''}",
        evidence=(
            *dict.fromkeys(key.evidence for key in thing.own),
            *list(names.values())[:1],
            *(held.evidence for held in (others + unknown)[:SHOWN]),
        ),
        confidence=confidence if others else "low",
        strength=(None if others else Strength.WEAK) if telling else Strength.CONTEXT,
    )


def listed(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The first findings; the last of them says how many more there are."""
    yield from findings[: SHOWN - 1]
    for last in findings[SHOWN - 1 : SHOWN]:
        more = len(findings) - SHOWN
        said = f" {more} more like this {'is' if more == 1 else 'are'} not shown." if more else ""
        yield last.model_copy(update={"summary": last.summary + said})


def said(name: str | None) -> str:
    """Another application's name as it states it, on one line."""
    if name is None:
        return "no name stated"
    line = " ".join(name.split())
    return f"“{line if len(line) <= LONGEST else line[:LONGEST] + '…'}”"


def _held_by(others: Sequence[Held], unknown: Sequence[Held]) -> str:
    parts = []
    if others:
        names = "another name" if len(others) == 1 else "other names"
        parts.append(f"{_count(len(others))} under {names} ({_names(others)})")
    if unknown:
        told = "of which no name tells whether it is this one's"
        parts.append(f"{_count(len(unknown))} {told} ({_names(unknown)})")
    return " and by ".join(parts)


def _count(number: int) -> str:
    return f"{number} other application{'' if number == 1 else 's'}"


def _names(held: Sequence[Held]) -> str:
    names = list(dict.fromkeys(said(each.name) for each in held))
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _vouched(held: Sequence[Held]) -> str:
    number = sum(each.key.holder == "reference" for each in held)
    where = "There" if number == len(held) else f"In {number} of them"
    return f" {where} it is a reference's." if number else ""
