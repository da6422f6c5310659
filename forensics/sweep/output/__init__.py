"""Parts, links and clusters -> the files of a sweep, for people, pandas and DuckDB."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from forensics.model import Cluster
from forensics.sweep.output import clusters as clustered
from forensics.sweep.output import errors, page, spreadsheets, tables
from forensics.sweep.output.database import opened
from forensics.sweep.output.run_card import RunCard
from forensics.sweep.output.summary import Summary, count
from forensics.sweep.output.whole import whole

__all__ = ["RUN", "RunCard", "Summary", "write"]

RUN = "run.json"
"""The run card: it lies where a sweep has written."""


def write(
    work: Path,
    out: Path,
    clusters: Iterable[Cluster],
    run: RunCard,
    as_csv: bool,
    memory_gb: float,
) -> Summary:
    """Write every file of a sweep to the folder `out`, each whole or not at all.

    `work` holds `parts/`, `assessed/`, `links.parquet` and `common.parquet`, in which every id
    stands for one application; what is missing is taken as empty. `clusters` is gone through once.
    Memory stays near `memory_gb`, however many applications there are. `run.json` is written last:
    it says that the others are of one run, so an earlier run's CSV files go where none are asked
    for. Raises OSError where the disk is full or a part cannot be read.
    """
    scratch = work / "output"
    shutil.rmtree(scratch, ignore_errors=True)  # of a run that was ended while it wrote
    scratch.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    try:
        with opened(work, scratch / "spill", memory_gb) as connection:
            clustered.spool(connection, clusters, scratch / "clusters.parquet")
            tables.links(connection, out / "links.parquet")
            tables.applications(connection, out / "applications.parquet")
            tables.common(connection, out / "common.parquet")
            clustered.write(connection, out / "clusters.json")
            errors.write(connection, out / "errors.jsonl")
            if as_csv:
                spreadsheets.write(connection, out)
            elif (out / RUN).exists():
                spreadsheets.remove(out)
            summary = count(connection)
            with whole(out / "report.html") as unfinished:
                unfinished.write_text(page.page(connection, summary, run), encoding="utf-8")
            with whole(out / RUN) as unfinished:
                card = run.model_copy(update={"summary": summary})
                unfinished.write_text(card.model_dump_json(indent=2) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return summary
