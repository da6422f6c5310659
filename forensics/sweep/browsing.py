"""The files of a finished sweep, read a page at a time: never more than a page is in memory."""

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from markupsafe import Markup
from pydantic import TypeAdapter

from forensics.model import SignalRun
from forensics.sweep.output import RUN, RunCard, Summary
from forensics.sweep.output import clusters as clustered
from forensics.sweep.output.database import connected, view
from forensics.sweep.output.page import picture
from forensics.sweep.output.page.card import card
from forensics.sweep.output.page.shown import gather, strongest
from forensics.sweep.output.page.templating import render
from forensics.sweep.output.summary import NOT_EXAMINED
from forensics.sweep.output.whole import whole

_FOLDER, _CLUSTERS, _PICTURE = ".browse", "clusters.parquet", "picture.html"
_MEMORY_GB = 1.0
_RUNS = TypeAdapter(tuple[SignalRun, ...])

# A number is a cluster's place among all of them, however few are looked for.
_SOUGHT = """
CREATE TEMP VIEW sought AS
    SELECT row_number() OVER (ORDER BY bits DESC, id) AS number, band, applications, json,
           lower(concat_ws(chr(10), id, array_to_string(names, chr(10)),
               array_to_string(applications, chr(10)), array_to_string(shared, chr(10)))) AS words
    FROM clusters
"""
_FITTING = "FROM sought WHERE contains(words, lower($search)) AND coalesce(band = $band, true)"
_COUNTED = f"SELECT count(*) {_FITTING}"
_CHOSEN = f"""
CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT number, applications, json {_FITTING} ORDER BY number LIMIT $limit OFFSET $offset
"""
_OF_BAND = """
FROM written WHERE coalesce(band, $unexamined) = $band
             AND contains(lower(concat_ws(chr(10), id, name)), lower($search))
"""
_APPLICATIONS = f"""
    SELECT id, name, total_bits, submitted_at, stage, links, cluster, not_assessed, findings
    {_OF_BAND} ORDER BY total_bits DESC NULLS LAST, id LIMIT $limit OFFSET $offset
"""
_ERRORS = "SELECT application, file, reason, message FROM errors LIMIT $limit OFFSET $offset"
_ERROR_COLUMNS = dict.fromkeys(("application", "file", "reason", "message"), "VARCHAR")


@dataclass(frozen=True)
class Swept:
    """An application of a sweep, its findings with their quotes; bits are None if not examined."""

    id: str
    name: str | None
    bits: float | None
    day: date | None
    stage: str | None
    links: int
    cluster: str | None
    not_assessed: int | None
    findings: tuple[SignalRun, ...]


@dataclass(frozen=True)
class Left:
    """What could not be read, or was left out, and why."""

    application: str
    file: str
    reason: str
    message: str | None


def prepare(out: Path) -> None:
    """Lays beside the files of a sweep what its pages are made from. Raises OSError."""
    folder = out / _FOLDER
    folder.mkdir(exist_ok=True)
    with _files(out) as connection, whole(folder / _CLUSTERS) as unfinished:
        clustered.spool(connection, clustered.read(out / "clusters.json"), unfinished)
        with whole(folder / _PICTURE) as drawn:
            drawn.write_text(picture(connection), encoding="utf-8")


@contextmanager
def opened(out: Path) -> Iterator["Browser"]:
    """What a sweep that was prepared has found. Raises OSError where a file is missing."""
    with _files(out) as connection:
        view(connection, "clusters", out / _FOLDER / _CLUSTERS)
        connection.execute(_SOUGHT)
        yield Browser(out, connection)


@contextmanager
def _files(out: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connected(out / _FOLDER / "spill", _MEMORY_GB) as connection:
        view(connection, "written", out / "applications.parquet")
        view(connection, "linked", out / "links.parquet")
        view(connection, "links", out / "links.parquet")
        view(connection, "common", out / "common.parquet")
        errors = connection.read_json(
            glob.escape(str(out / "errors.jsonl")),
            format="newline_delimited",
            columns=_ERROR_COLUMNS,
        )
        errors.create_view("errors")
        yield connection


class Browser:
    """What a sweep found. Every call reads the files anew; each may raise OSError."""

    def __init__(self, out: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self._out = out
        self._connection = connection

    def run(self) -> RunCard:
        """How it was run."""
        return RunCard.model_validate_json((self._out / RUN).read_bytes())

    def summary(self) -> Summary:
        """What it came to, in numbers."""
        found = self.run().summary
        if found is None:
            raise OSError(f"{self._out / RUN}: holds no summary")
        return found

    def clusters(
        self, offset: int, limit: int, search: str = "", band: str | None = None
    ) -> tuple[list[Markup], int]:
        """The cards of a page of clusters, most bits first, and how many fit in all.

        `search` stands in a cluster's id, or in a name, application or thing shared of it.
        """
        fitting = {"search": search, "band": band}
        total = self._number(_COUNTED, fitting)
        self._connection.execute(_CHOSEN, fitting | {"limit": limit, "offset": offset})
        gather(self._connection)
        return [render("card", it=card(shown)) for shown in strongest(self._connection)], total

    def members(self, number: int) -> tuple[str, ...]:
        """The applications of the cluster of this number; none where there is no such cluster."""
        found = self._connection.execute(
            "SELECT applications FROM sought WHERE number = $number", {"number": number}
        ).fetchall()
        return tuple(found[0][0]) if found else ()

    def applications(
        self, band: str, offset: int, limit: int, search: str = ""
    ) -> tuple[list[Swept], int]:
        """A page of those of a band ("not_examined" included), and how many there are in all.

        `search` stands in an application's id or name.
        """
        fitting = {"band": band, "unexamined": NOT_EXAMINED, "search": search}
        total = self._number(f"SELECT count(*) {_OF_BAND}", fitting)
        found = self._connection.execute(
            _APPLICATIONS, fitting | {"limit": limit, "offset": offset}
        ).fetchall()
        return [Swept(*(*row, _RUNS.validate_json(runs or "[]"))) for *row, runs in found], total

    def errors(self, offset: int, limit: int) -> tuple[list[Left], int]:
        """A page of what is missing, and how much there is in all."""
        total = self._number("SELECT count(*) FROM errors", {})
        found = self._connection.execute(_ERRORS, {"limit": limit, "offset": offset}).fetchall()
        return [Left(*row) for row in found], total

    def picture(self) -> str:
        """Who is linked to whom among the strongest clusters, as a page with its own script."""
        return (self._out / _FOLDER / _PICTURE).read_text(encoding="utf-8")

    def report(self) -> bytes:
        """The page for people, `report.html`."""
        return (self._out / "report.html").read_bytes()

    def _number(self, query: str, values: dict[str, Any]) -> int:
        found: list[tuple[int]] = self._connection.execute(query, values).fetchall()
        return found[0][0]
