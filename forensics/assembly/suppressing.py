"""Suppressing: a contact, picture or file is recorded as shared, and that is taken back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from ipaddress import ip_network
from typing import cast, get_args

from forensics.assembly.corpus import corpus_engine
from forensics.errors import SuppressionError
from forensics.linkage.readings import Reading, ReadingKind, read_as, readings
from forensics.model import SUPPRESSIBLE, KeyKind, Suppression, SuppressionReason
from forensics.settings import Settings
from forensics.store import suppressions as store
from forensics.store.transaction import reading

ENDLESS: frozenset[SuppressionReason] = frozenset({"agency"})
"""Reasons that may hold for good. A person's number changes hands, and a household moves."""
SCOPED: frozenset[SuppressionReason] = frozenset({"household"})
"""Reasons that hold between named applications alone: a stranger is no member of a household."""
NOTED: frozenset[SuppressionReason] = frozenset({"other"})
"""Reasons that need a note to say anything."""
LONGEST_NOTE = 200  # characters: it is shown with every pair of applications
LONGEST_ID = 1000
MOST_AMONG = 1000
_SHOWN = 80  # characters of a value that is quoted in a message


def suppress(
    settings: Settings,
    value: str,
    *,
    reason: SuppressionReason,
    author: str,
    kind: KeyKind | None = None,
    until: date | None = None,
    among: Sequence[str] = (),
    note: str | None = None,
) -> Suppression:
    """Record that a value in any spelling is an agency's, a household's or a reference's.

    It counts in later sweeps and examinations: what is written or kept already stays as it is.
    Raises SuppressionError where the value can be read as nothing or as several things, where the
    end, the applications or the note that the reason needs are missing, or where a valid one says
    the same; CaseError where the author is blank or the database cannot be written to.
    """
    if reason not in get_args(SuppressionReason):
        known = ", ".join(get_args(SuppressionReason))
        raise SuppressionError(f"{reason}: not a reason; one of {known}")
    read, normal = _read(value, kind)
    members = _members(reason, among)
    _check_end(reason, until)
    return store.record(
        corpus_engine(settings.database),
        read,
        normal,
        reason=reason,
        author=" ".join(author.split()),
        until=until,
        note=_note(reason, note),
        among=members,
    )


def lift(settings: Settings, number: int, *, reason: str, author: str) -> Suppression:
    """Take a suppression back from now on. Raises SuppressionError or CaseError."""
    engine = corpus_engine(settings.database)
    return store.lift(engine, number, reason=reason, author=" ".join(author.split()))


def suppressions(settings: Settings) -> tuple[Suppression, ...]:
    """All that were ever recorded, the newest first. Raises CaseError."""
    with reading(corpus_engine(settings.database)) as session:
        return store.recorded(session)[::-1]


def _read(value: str, kind: KeyKind | None) -> tuple[KeyKind, str]:
    """What a value is, and its normal form."""
    shown = " ".join(value.split())[:_SHOWN]
    if kind is not None and kind not in SUPPRESSIBLE:
        raise SuppressionError(f"a {kind} cannot be suppressed, only {_either(SUPPRESSIBLE)}")
    if kind is None:
        found = [each for each in readings(value) if each.kind in SUPPRESSIBLE]
    else:
        told = read_as(value, cast(ReadingKind, kind))
        found = [told] if told else []
    if not found:
        what = f"no {kind}" if kind else f"none of {', '.join(SUPPRESSIBLE)}"
        raise SuppressionError(f"{shown!r} can be read as {what}")
    if len(found) > 1:
        raise SuppressionError(
            f"{shown!r} can be read as {_either([each.kind for each in found])}: say which, --kind"
        )
    return cast(KeyKind, found[0].kind), _single(shown, found[0])


def _single(shown: str, found: Reading) -> str:
    """The one thing that a value means."""
    if len(found.values) > 1:
        raise SuppressionError(
            f"{shown!r} names no platform: give the whole address of the account"
        )
    (normal,) = found.values
    if found.kind == "ip" and ip_network(normal).num_addresses > 1:
        raise SuppressionError(f"{shown!r} is a range: network addresses are suppressed one by one")
    return normal


def _members(reason: SuppressionReason, among: Sequence[str]) -> tuple[str, ...]:
    members = tuple(dict.fromkeys(each for each in among if each.strip()))
    if len(members) == 1 or (reason in SCOPED and not members):
        whose = f"a {reason}'s" if reason in SCOPED else "what is scoped"
        raise SuppressionError(f"{whose} is suppressed between two applications at least: --among")
    if len(members) > MOST_AMONG or any(len(each) > LONGEST_ID for each in members):
        raise SuppressionError(f"--among takes {MOST_AMONG:,} ids of {LONGEST_ID:,} characters")
    return members


def _check_end(reason: SuppressionReason, until: date | None) -> None:
    today = datetime.now(UTC).date()
    if until is None and reason not in ENDLESS:
        raise SuppressionError(f"for the reason {reason} an end is needed: --until YYYY-MM-DD")
    if until is not None and until <= today:
        raise SuppressionError(f"it would end on {until}, and today is {today} (UTC)")


def _note(reason: SuppressionReason, note: str | None) -> str | None:
    line = " ".join(note.split()) if note else ""
    if len(line) > LONGEST_NOTE:
        raise SuppressionError(f"a note of {len(line):,} characters; {LONGEST_NOTE} are kept")
    if not line and reason in NOTED:
        raise SuppressionError(f"for the reason {reason} a note is needed that says which: --note")
    return line or None


def _either(kinds: Sequence[str]) -> str:
    return f"{', '.join(kinds[:-1])} or {kinds[-1]}"
