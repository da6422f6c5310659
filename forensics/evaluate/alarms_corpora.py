"""The applications in which nothing is wrong, as intakes: real texts, real PDFs, invented ones."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forensics.assembly.intake import Intake
from forensics.errors import ForensicsError
from forensics.evaluate.alarms_counting import Corpus
from forensics.evaluate.generate.innocent import innocents
from forensics.model import Submission
from forensics.model.submission import File

TEXTS = "livecareer.jsonl.gz"
PDFS = "pdf"


class CorpusError(ForensicsError):
    """A file of the benchmark data is malformed; the message names file and line."""


@dataclass(frozen=True)
class Innocent:
    """One application to examine; the text and the PDF of one `person` are two."""

    corpus: Corpus
    person: str
    intake: Intake


def corpora(
    data: Path, seed: int, invented: int | None = None
) -> tuple[tuple[Innocent, ...], tuple[str, ...]]:
    """All applications, and what the folder lacks. Raises CorpusError for a malformed row."""
    found: list[Innocent] = []
    absent: list[str] = []
    if (data / TEXTS).is_file():
        found += texts(data / TEXTS)
    else:
        absent.append(f"real texts not examined: {data} holds no {TEXTS}")
    if (data / PDFS).is_dir():
        found += pdfs(data / PDFS)
    else:
        absent.append(f"real PDFs not examined: {data} holds no folder {PDFS}")
    found += generated(seed, invented)
    return tuple(found), tuple(absent)


def texts(path: Path) -> Iterator[Innocent]:
    """Real resumes as text, one a line (`id`, `text`). Raises CorpusError."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                name, text = str(row["id"]), str(row["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusError(f"{path.name}, line {number}: {error}") from error
            yield Innocent("real_texts", name, _alone(name, f"{name}.txt", text.encode()))


def pdfs(folder: Path) -> Iterator[Innocent]:
    """Real resumes as PDF; a file bears the id of the text that was taken from it."""
    for path in sorted(folder.glob("*.pdf")):
        yield Innocent("real_pdfs", path.stem, _alone(path.stem, path.name, path.read_bytes()))


def generated(seed: int, number: int | None = None) -> Iterator[Innocent]:
    """Invented applications with profiles, forms, references and network entries."""
    for one in innocents(seed, number):
        intake = Intake(one.id, one.submission, Path(), dict(one.files), named=True)
        yield Innocent("generated", one.id, intake)


def _alone(identity: str, name: str, data: bytes) -> Intake:
    submission = Submission(documents=(File(path=name),))
    return Intake(identity, submission, Path(), {name: data})
