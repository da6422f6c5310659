"""`forensics evaluate alarms`: how often each signal is seen where nothing is wrong.

Real resumes of ordinary people, as text and as PDF, and invented innocent applications of every
format are examined as any applicant's files are. Whatever is hit here is a false alarm, or a true
oddity of an honest resume: both cost somebody a question, so both are counted.
"""

from collections.abc import Callable
from pathlib import Path

from forensics.evaluate.alarms_corpora import corpora
from forensics.evaluate.alarms_counting import AlarmsReport, report
from forensics.evaluate.alarms_workers import examine_all
from forensics.settings import Settings
from forensics.signals import load_all

DEFAULT_SEED = 2024
Progress = Callable[[int, int], None]


def run(
    settings: Settings,
    data: Path,
    seed: int = DEFAULT_SEED,
    workers: int = 2,
    progress: Progress = lambda done, of: None,
    invented: int | None = None,
) -> AlarmsReport:
    """Examine everything with the means of `settings`, no language model, exemplars as stable.

    `data` is laid out like `resumes/` of the benchmark data; what it lacks is said in `absent`.
    `invented` is how many applications are generated (default: as many as are meant to be).
    """
    intakes, absent = corpora(data, seed, invented)
    return report(examine_all(settings, intakes, workers, progress), load_all(), seed, absent)
