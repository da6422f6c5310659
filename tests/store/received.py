"""Applications as they enter the corpus, for tests that need no examiner."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from forensics.model import Evidence, Key, KeyHolder, KeyKind, Passage, Stage
from forensics.store.corpus import Entry, put
from forensics.store.transaction import writing
from index.passages import key as words_of

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)


def quote(text: str, document: str = "cv.pdf", start: int = 0) -> Evidence:
    place = Passage(start=start, end=start + len(text), page=1)
    return Evidence(document=document, locator=place, quote=text)


def key(kind: KeyKind, value: str, holder: KeyHolder = "applicant", says: str = "") -> Key:
    return Key(kind=kind, value=value, holder=holder, evidence=quote(says or value))


def passage(text: str) -> Key:
    return Key(kind="passage", value=words_of(text), evidence=quote(text))


def entry(
    id_: str = "a-1",
    name: str | None = "Ann Lee",
    keys: Sequence[Key] = (),
    says: Sequence[str] = (),
    stage: Stage = "applied",
    case_id: str | None = None,
    submitted_at: date | None = date(2026, 10, 1),
) -> Entry:
    lines = tuple(map(passage, says))
    return Entry(id_, name, stage, submitted_at, case_id, "test", tuple(keys), lines)


def receive(engine: Engine, *entries: Entry) -> None:
    with writing(engine) as session:
        put(session, entries, NOW)
