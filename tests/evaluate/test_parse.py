import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from forensics.errors import ReadError, Unread
from forensics.evaluate.generate import Sample, generate
from forensics.evaluate.labelled import LabelError
from forensics.evaluate.parse import (
    ParseReport,
    default_data,
    score_labels,
    score_samples,
    summarise,
)
from forensics.evaluate.rendering import render
from forensics.model.document import Document
from forensics.readers import Reader


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    """One document a format."""
    firsts: dict[str, Sample] = {}
    for sample in generate(5):
        firsts.setdefault(sample.format, sample)
    return tuple(firsts.values())


@pytest.fixture(scope="module")
def report(samples: tuple[Sample, ...], tmp_path_factory: pytest.TempPathFactory) -> ParseReport:
    """One document a format scored as generated, and a PDF of them as if labelled by hand."""
    folder = tmp_path_factory.mktemp("resumes")
    pdf = next(sample for sample in samples if sample.format == "pdf")
    labelled_folder(folder, pdf)
    with Reader() as reader:
        return ParseReport(
            seed=5,
            generated=summarise(score_samples(samples, reader.read), 5),
            labelled=summarise(score_labels(folder, reader.read), 5),
        )


def labelled_folder(folder: Path, pdf: Sample) -> None:
    (folder / "pdf").mkdir()
    (folder / "pdf" / "COOK_1.pdf").write_bytes(pdf.data)
    assert pdf.truth.positions is not None and pdf.truth.education is not None
    label = {
        "file": "COOK_1.pdf",
        "positions": [
            {
                "title": post.title,
                "start": str(post.start),
                "end": str(post.end) if post.end else None,
                "current": post.current,
            }
            for post in pdf.truth.positions
        ],
        "education": [
            {
                "institution": study.institution,
                "degree": study.degree,
                "field": study.field,
                "end": str(study.end),
            }
            for study in pdf.truth.education
        ],
        "notes": "",
    }
    (folder / "labels.jsonl").write_text(json.dumps(label) + "\n", encoding="utf-8")


def printed(report: ParseReport, *, misses: bool = False) -> str:
    target = StringIO()
    Console(file=target, width=160).print(render(report, misses=misses))
    return target.getvalue()


def test_every_format_is_read_and_mostly_understood(report: ParseReport) -> None:
    assert report.generated.documents == len(report.generated.formats) == 9
    assert report.generated.unread == 0
    for field in ("name", "email", "title"):
        f1 = report.generated.fields[field].counts.f1
        assert f1 is not None and f1 > 0.8, field


def test_labels_are_scored_beside_the_generated_set(report: ParseReport) -> None:
    assert report.labelled is not None
    assert report.labelled.documents == 1
    f1 = report.labelled.fields["position"].counts.f1
    assert f1 is not None and f1 > 0.5


def test_the_report_reads_as_tables_and_as_json(report: ParseReport) -> None:
    text = printed(report)
    assert "Generated documents: 9" in text
    assert "Real resumes, labelled by hand: 1" in text
    assert "seed 5" in text
    shown = json.loads(report.model_dump_json())
    counts = shown["generated"]["fields"]["email"]["counts"]
    assert counts["expected"] == report.generated.fields["email"].counts.expected
    assert 0 <= counts["f1"] <= 1


def test_an_unread_file_is_named_with_its_reason_and_misses_everything(
    samples: tuple[Sample, ...],
) -> None:
    def read(_data: bytes, name: str) -> Document:
        raise ReadError(Unread.ENCRYPTED, f"{name} asks for a password")

    scored = summarise(score_samples(samples[:1], read), 1)
    assert scored.unread == 1
    assert scored.fields["name"].counts.recall == 0
    report = ParseReport(seed=1, generated=scored, absent="labelled set not scored: none")
    text = printed(report, misses=True)
    assert "asks for a password" in text
    assert "labelled set not scored" in text
    assert f"- name: {samples[0].truth.name}" in text


def test_a_label_without_its_file_is_an_error(tmp_path: Path, samples: tuple[Sample, ...]) -> None:
    pdf = next(sample for sample in samples if sample.format == "pdf")
    labelled_folder(tmp_path, pdf)
    (tmp_path / "pdf" / "COOK_1.pdf").unlink()
    with Reader() as reader, pytest.raises(LabelError, match=r"COOK_1\.pdf, which pdf/"):
        list(score_labels(tmp_path, reader.read))


def test_the_data_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORENSICS_BENCH_DATA", "/bench")
    assert default_data() == Path("/bench/resumes")
    monkeypatch.delenv("FORENSICS_BENCH_DATA")
    assert default_data() == Path("../shared/data/resumes")


def test_progress_hears_each_name_before_it_is_read(samples: tuple[Sample, ...]) -> None:
    heard: list[str] = []
    with Reader() as reader:
        scores = score_samples(samples[:2], reader.read, heard.append)
        assert next(scores).name == heard[0] == samples[0].name
        assert len(heard) == 1
