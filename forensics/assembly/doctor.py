"""Looks at every part of the installation and says plainly what works here and what does not."""

import os
import platform
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from sqlalchemy import inspect

from forensics import __version__
from forensics.assembly.lists import states
from forensics.assembly.model import check_model
from forensics.assembly.templates import open_library
from forensics.catalogue.lists.tables import metadata as lists
from forensics.catalogue.tables import metadata as catalogue
from forensics.errors import ForensicsError
from forensics.readers import describe
from forensics.reference import load, names
from forensics.report.health import Check
from forensics.settings import Settings
from forensics.signals import load_all
from forensics.store.corpus_tables import metadata  # with those of cases
from forensics.store.database import open_database
from index.embedding import MiniLM
from index.errors import LibraryError
from index.tables import metadata as library

LIST_STALE_DAYS = 180  # lists are revised weekly to yearly; half a year deserves a look
STALE_DAYS = 730  # facts older than two years deserve a look before they are relied on


def check_all(settings: Settings) -> list[Check]:
    """One check a part; a part that fails is `broken` with the reason, and the others still run."""
    parts: tuple[tuple[str, Callable[[Settings], Iterator[Check]]], ...] = (
        ("program", _program),
        ("home", _home),
        ("database", _database),
        ("embedding model", _model),
        ("templates", _templates),
        ("signals", _signals),
        ("reference", _reference),
        ("lists", _lists),
        ("sandbox", _sandbox),
        ("OCR", _ocr),
        ("language model", _language_model),
    )
    return [check for part, look in parts for check in _guarded(part, look, settings)]


def _guarded(
    part: str, look: Callable[[Settings], Iterator[Check]], settings: Settings
) -> list[Check]:
    try:
        return list(look(settings))
    except (ForensicsError, LibraryError, OSError) as error:
        return [Check(part=part, state="broken", detail=str(error))]


def _program(settings: Settings) -> Iterator[Check]:
    detail = f"forensics {__version__}, Python {platform.python_version()}, {platform.system()}"
    yield Check(part="program", state="ok", detail=detail)


def _home(settings: Settings) -> Iterator[Check]:
    settings.home.mkdir(parents=True, exist_ok=True)
    if not os.access(settings.home, os.W_OK):
        yield Check(part="home", state="broken", detail=f"{settings.home} cannot be written to")
    else:
        yield Check(part="home", state="ok", detail=str(settings.home))


def _database(settings: Settings) -> Iterator[Check]:
    engine = open_database(settings.database)
    wanted = (
        metadata.tables.keys()
        | library.tables.keys()
        | catalogue.tables.keys()
        | lists.tables.keys()
    )
    absent = sorted(wanted - set(inspect(engine).get_table_names()))
    if absent:
        yield Check(part="database", state="broken", detail=f"lacks tables: {', '.join(absent)}")
        return
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
            state = "ok" if found == "ok" else "broken"
            yield Check.model_validate(
                {"part": "database", "state": state, "detail": f"SQLite, quick check: {found}"}
            )
        else:
            yield Check(part="database", state="ok", detail=engine.dialect.name)


def _model(settings: Settings) -> Iterator[Check]:
    model = MiniLM()
    model.verify()
    yield Check(part="embedding model", state="ok", detail=f"{model.name}, checksum verified")


def _templates(settings: Settings) -> Iterator[Check]:
    library = open_library(settings)
    counts = Counter(template.status.value for template in library.list())
    held = ", ".join(f"{number} {status}" for status, number in sorted(counts.items())) or "none"
    if counts.get("stable"):
        yield Check(part="templates", state="ok", detail=f"{held}; revision {library.revision()}")
    else:
        detail = f"{held}: none is stable, so none weighs until your analysts add confirmed ones"
        yield Check(part="templates", state="missing", detail=detail)


def _signals(settings: Settings) -> Iterator[Check]:
    yield Check(part="signals", state="ok", detail=f"{len(load_all())} load, all cards complete")


def _reference(settings: Settings) -> Iterator[Check]:
    today = datetime.now(UTC).date()
    tables = [load(name) for name in names()]
    rows = sum(len(table.rows) for table in tables)
    yield Check(part="reference", state="ok", detail=f"{len(tables)} tables, {rows} rows")
    for table in tables:
        age = (today - table.date).days
        if age > STALE_DAYS:
            detail = f"facts of {table.date}, {age // 365} years old"
            yield Check(part=f"reference: {table.name}", state="aged", detail=detail)
    try:
        listed = version("disposable-email-domains")
    except PackageNotFoundError as error:
        raise ForensicsError("the list of disposable-mailbox domains is not installed") from error
    yield Check(part="reference: disposable mailboxes", state="ok", detail=f"list of {listed}")


def _lists(settings: Settings) -> Iterator[Check]:
    found = states(settings)
    if not found:
        detail = "none; `forensics catalogue import` reads them"
        yield Check(part="lists", state="missing", detail=detail)
    for item in found:
        ended = f", {item.expired:,} expired" if item.expired else ""
        kinds = ", ".join(sorted(kind.replace("_", " ") for kind in item.kinds)) or "nothing"
        whence = "shipped" if item.shipped else item.format
        detail = (
            f"{item.entries:,} entries{ended} ({kinds}; {whence}), newest of {item.newest}, "
            f"{item.age_days:,} days old"
        )
        aged = item.age_days > LIST_STALE_DAYS or not item.entries
        yield Check(part=f"list: {item.name}", state="aged" if aged else "ok", detail=detail)


def _sandbox(settings: Settings) -> Iterator[Check]:
    for wall in describe():
        state = "ok" if wall.active else "missing"
        yield Check.model_validate(
            {"part": f"sandbox: {wall.name}", "state": state, "detail": wall.detail}
        )


def _ocr(settings: Settings) -> Iterator[Check]:
    if find_spec("rapidocr_onnxruntime"):
        yield Check(part="OCR", state="ok", detail="image-only pages are read")
    else:
        detail = "image-only PDFs are reported as empty; install resume-forensics[ocr] to read them"
        yield Check(part="OCR", state="missing", detail=detail)


def _language_model(settings: Settings) -> Iterator[Check]:
    yield check_model(settings)
