"""`forensics evaluate parse`: how well documents become records, on two truth sets.

The generated set is made afresh from the seed; the labelled set are real resumes labelled by hand,
kept beside the project. Both are read as any applicant's file is: in the sandboxed worker.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from forensics.errors import ReadError
from forensics.evaluate import generated, labelled
from forensics.evaluate.generate import Sample, generate
from forensics.evaluate.scoring import Counts, DocumentScore, FieldScore, score_field
from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.model.record import Record
from forensics.parse import parse
from forensics.readers import Reader

DEFAULT_SEED = 2024
Read = Callable[[bytes, str], Document]
Progress = Callable[[str], None]


class SetScore(Noun):
    """One truth set: scores by field over all documents, and by format and field."""

    documents: int
    unread: int
    fields: dict[str, FieldScore]
    by_format: dict[str, dict[str, Counts]]
    formats: dict[str, int]
    scores: tuple[DocumentScore, ...]

    def worst(self, number: int) -> tuple[DocumentScore, ...]:
        """The documents with most items missing or too many, worst first; clean ones left out."""
        wrong = [score for score in self.scores if score.wrong or score.unread]
        return tuple(sorted(wrong, key=lambda score: (-score.wrong, score.name))[:number])


class ParseReport(Noun):
    """Both truth sets; `labelled` is None where its files are absent, `absent` then says so."""

    seed: int
    generated: SetScore
    labelled: SetScore | None = None
    absent: str | None = None


def default_data() -> Path:
    """Where the labelled resumes lie: `$FORENSICS_BENCH_DATA/resumes`, else `../shared/data`."""
    home = os.environ.get("FORENSICS_BENCH_DATA")
    return (Path(home) if home else Path("..") / "shared" / "data") / "resumes"


def run(
    data: Path | None = None, seed: int = DEFAULT_SEED, progress: Progress = lambda _name: None
) -> ParseReport:
    """Read, parse and score both sets; `progress` is told each document's name before it is read.

    `data` is a folder with `labels.jsonl` and `pdf/` (default: `default_data()`). Without it the
    generated set is scored alone and the report says that the other is absent. Raises LabelError
    for malformed labels.
    """
    folder = data or default_data()
    present = (folder / "labels.jsonl").is_file()
    with Reader() as reader:
        made = summarise(score_samples(generate(seed), reader.read, progress), seed)
        real = score_labels(folder, reader.read, progress) if present else ()
        return ParseReport(
            seed=seed,
            generated=made,
            labelled=summarise(real, seed) if present else None,
            absent=None if present else f"labelled set not scored: {folder} holds no labels.jsonl",
        )


def score_samples(
    samples: Iterable[Sample], read: Read, progress: Progress = lambda _name: None
) -> Iterator[DocumentScore]:
    """Generated documents against their truths, one by one."""
    for sample in samples:
        progress(sample.name)
        record, unread = _record(read, sample.data, sample.name, sample.kind)
        yield generated.judge(sample, record, unread)


def score_labels(
    folder: Path, read: Read, progress: Progress = lambda _name: None
) -> Iterator[DocumentScore]:
    """Labelled PDFs of a folder against their labels. Raises LabelError."""
    for label in labelled.read_labels(folder / "labels.jsonl"):
        progress(label.file)
        data = labelled.read_pdf(folder, label)
        record, unread = _record(read, data, label.file, "resume")
        yield labelled.judge(label, record, unread)


def summarise(scores: Iterable[DocumentScore], seed: int) -> SetScore:
    """Sum documents by field and by format; intervals are bootstrapped over documents."""
    documents = tuple(scores)
    by_field: dict[str, list[Counts]] = defaultdict(list)
    by_format: dict[str, dict[str, Counts]] = defaultdict(dict)
    formats: dict[str, int] = defaultdict(int)
    for score in documents:
        formats[score.format] += 1
        table = by_format[score.format]
        for field, counts in score.fields.items():
            by_field[field].append(counts)
            table[field] = table.get(field, Counts()) + counts
    return SetScore(
        documents=len(documents),
        unread=sum(score.unread is not None for score in documents),
        fields={field: score_field(counts, seed) for field, counts in by_field.items()},
        by_format=dict(by_format),
        formats=dict(formats),
        scores=documents,
    )


def _record(
    read: Read, data: bytes, name: str, kind: generated.Kind
) -> tuple[Record | None, str | None]:
    """The record, or why there is none: an unread file counts as all of its items missed."""
    try:
        document = read(data, name)
    except ReadError as error:
        return None, f"{error.reason}: {error.message}"
    return parse(document, kind, None), None
