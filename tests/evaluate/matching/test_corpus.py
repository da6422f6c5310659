"""What a folder holds, and clear words about what it does not."""

import gzip
from pathlib import Path

import pytest

from forensics.evaluate.alarms_corpora import CorpusError
from forensics.evaluate.matching.corpus import read
from tests.evaluate.matching.composed import write

GOOD = '{"id": "a", "category": "C", "text": "t", "more": 1}\n'


def texts(folder: Path, content: str) -> Path:
    with gzip.open(folder / "livecareer.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(content)
    return folder


def test_a_whole_folder(tmp_path: Path) -> None:
    found = read(write(tmp_path, 9))
    assert len(found.resumes) == 9
    assert len(found.rewrites) == 16
    assert found.absent == ()


def test_unknown_fields_are_left_aside(tmp_path: Path) -> None:
    assert read(texts(tmp_path, GOOD)).resumes["a"].category == "C"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no resume"),
        (GOOD + GOOD, "line 2: the id a is there twice"),
        ("[1]\n", "line 1: not an object"),
        ("{\n", "line 1: "),
        ('{"id": "a", "text": "t"}\n', "line 1: category: Field required"),
        ('{"id": "a", "category": "C", "text": 5}\n', "line 1: text: "),
    ],
)
def test_rows_that_cannot_be_used_are_named(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read(texts(tmp_path, content))
    assert said in str(caught.value)


def test_a_file_that_is_not_packed_is_told(tmp_path: Path) -> None:
    (tmp_path / "livecareer.jsonl.gz").write_text(GOOD)
    with pytest.raises(CorpusError, match="cannot be read"):
        read(tmp_path)


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    path = texts(tmp_path, GOOD * 1) / "livecareer.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(CorpusError):
        read(tmp_path)


def test_rewrites_of_unknown_resumes_are_counted(tmp_path: Path) -> None:
    write(tmp_path, 9)
    texts(tmp_path, GOOD)
    found = read(tmp_path)
    assert found.rewrites == ()
    assert found.absent == ("16 rewrites left out: their source is not among the resumes",)


def test_a_rewrite_of_no_known_kind_is_named(tmp_path: Path) -> None:
    row = '{"id": "a.h", "template": "a", "kind": "h", "style": "free", "text": "t"}\n'
    (texts(tmp_path, GOOD) / "rewrites.jsonl").write_text("\n" + row)
    with pytest.raises(CorpusError, match=r"rewrites.jsonl, line 2: kind: "):
        read(tmp_path)
