"""CSV as it comes: what can be read is, what cannot be is one error each, nothing is dropped."""

import csv
import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.errors import SubmissionError
from forensics.sweep.sources import delimited
from forensics.sweep.sources.delimited import rows
from forensics.sweep.sources.text import LONGEST
from tests.sweep.sources.tables import swept, text


def table(folder: Path, content: str | bytes, name: str = "export.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_cells_may_hold_line_ends_commas_and_quotes(tmp_path: Path) -> None:
    file = table(tmp_path, 'id,text\r\n7,"Ann ""A"" Lee\nEngineer, Berlin"\r\n\r\n8, x\r\n')
    assert [(item.id, text(item)) for item in swept(file)] == [
        ("7", 'Ann "A" Lee\nEngineer, Berlin'),
        ("8", "x"),
    ]


def test_ragged_rows_are_errors_with_their_row_numbers(tmp_path: Path) -> None:
    file = table(tmp_path, "id,name,text\n1,Ann,x\n2,Bob\n3,Cem,y,z\n4,Dee,w,,\n,,\n")
    found = swept(file)
    assert [(item.origin, item.reason) for item in found] == [
        ("export.csv, row 1", None),
        ("export.csv, row 2", "missing_column"),
        ("export.csv, row 3", "malformed"),
        ("export.csv, row 4", None),
        ("export.csv, row 5", "empty"),
    ]
    assert [item.id for item in found] == ["1", "export/2", "export/3", "4", "export/5"]


def test_a_stray_quotation_mark_costs_its_own_line_alone(tmp_path: Path) -> None:
    lines = [f"{number},Ann,x" for number in range(1000)]
    lines[7] = '7,"Ann,x'
    found = swept(table(tmp_path, "id,name,text\n" + "\n".join(lines)))
    assert len(found) == 1000
    assert [(item.id, item.reason) for item in found if item.reason] == [("export/8", "malformed")]


def test_marks_that_never_pair_cost_no_more_than_a_bounded_second_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table(tmp_path, "a,text\n" + 'a","\n' * 20_000)
    monkeypatch.setattr(delimited, "_AGAIN", 1_000_000)
    found = list(rows(file, {}))
    assert {raw.reason for raw in found} == {"malformed"}
    assert "lines are passed over" in (found[-1].message or "")


def test_a_row_without_end_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    file = table(tmp_path, f"id,text\n1,{'x' * (LONGEST + 10)}\n2,y\n")
    assert [item.reason for item in swept(file)] == ["too_large", None]


@pytest.mark.parametrize(
    "raw",
    [
        "id,text\n1,Café\n".encode(),
        "id,text\n1,Café\n".encode("utf-8-sig"),
        "id,text\n1,Café\n".encode("utf-16"),
        "id,text\n1,Café\n".encode("utf-16-le"),
        "id,text\n1,Café\n".encode("utf-16-be"),
        "id,text\n1,Café\n".encode("cp1252"),
        b"sep=;\nid;text\n1;Caf\xc3\xa9\n",
        b"id\ttext\n1\tCaf\xe9\n",
        b"\nid,text\r1,Caf\xe9\r",
    ],
)
def test_common_encodings_and_dialects_are_read(tmp_path: Path, raw: bytes) -> None:
    [item] = swept(table(tmp_path, raw))
    assert (item.id, text(item)) == ("1", "Café")


def test_one_line_in_another_encoding_does_not_spoil_the_others(tmp_path: Path) -> None:
    file = table(tmp_path, "id,text\n1,Zoë\n".encode() + b"2,Zo\xeb\n")
    assert [text(item) for item in swept(file)] == ["Zoë", "Zoë"]


def test_nuls_are_kept_in_the_text_and_not_in_what_is_stated(tmp_path: Path) -> None:
    [item] = swept(table(tmp_path, "id,name,text\n1\0,Ann\0 \n Lee,a\0b\n".replace(" \n ", " ")))
    assert item.intake is not None and item.intake.submission.contact is not None
    assert (item.id, item.intake.submission.contact.name) == ("1\\x00", "Ann\ufffd Lee")
    assert text(item) == "a\0b"


def test_packed_tables_are_read_and_one_that_breaks_off_says_so(tmp_path: Path) -> None:
    lines = "".join(f"{number},word {number * 7919}\n" for number in range(5000))
    whole = gzip.compress(("id,text\n" + lines).encode())
    assert len(swept(table(tmp_path, whole, "a.csv.gz"))) == 5000
    found = swept(table(tmp_path, whole[: len(whole) // 2], "b.csv.gz"))
    assert 1000 < len(found) < 5000
    assert [item.reason for item in found if item.reason] == ["malformed"]
    assert "cannot be read any further" in (found[-1].message or "")


@pytest.mark.parametrize("content", [b"", b"\n\n", b'"id', b"\x1f\x8b broken", b"a,b\n1,2\n"])
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SubmissionError, match=r"export\.csv"):
        swept(table(tmp_path, content))
    with pytest.raises(SubmissionError, match=r"export\.csv\.gz"):
        swept(table(tmp_path, content, "export.csv.gz"))


def test_rows_are_read_as_a_stream(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    with file.open("w", newline="") as sink:
        writer = csv.writer(sink)
        writer.writerow(["id", "text"])
        writer.writerows([number, "An engineer. " * 80] for number in range(20_000))
    tracemalloc.start()
    try:
        found = swept_count(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 20_000
    assert file.stat().st_size > 20_000_000
    assert peak < 4_000_000


def swept_count(file: Path) -> int:
    return sum(1 for raw in rows(file, {}) if raw.reason is None)


CELLS = st.lists(st.text(max_size=20), min_size=2, max_size=2)


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, max_size=12))
def test_what_a_writer_wrote_is_read_row_by_row(
    tmp_path_factory: pytest.TempPathFactory, written: list[list[str]]
) -> None:
    sink = io.StringIO(newline="")
    csv.writer(sink, quoting=csv.QUOTE_ALL).writerows([["id", "text"], *written])
    content = sink.getvalue().encode("utf-8", "replace")
    file = table(tmp_path_factory.mktemp("t"), content)
    found = swept(file, size=5)
    assert len(found) == len(written)
    for item, (_, cell) in zip(found, written, strict=True):
        cell = cell.encode("utf-8", "replace").decode().strip()
        assert text(item) == cell if cell else item.reason == "empty"


RAW = st.binary(max_size=200) | st.lists(
    st.sampled_from([b'"', b",", b"\n", b"\r", b"a", b"\0", b"\xff", b"\xc3\xa9", b" ", b"1,x\n"])
).map(b"".join)


@settings(max_examples=80, deadline=None)
@given(RAW, st.booleans())
def test_any_bytes_give_items_or_the_one_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, headed: bool
) -> None:
    file = table(tmp_path_factory.mktemp("t"), b"id,text\n" * headed + raw)
    try:
        found = swept(file, size=3)
    except SubmissionError as error:
        assert str(file) in str(error)
    else:
        assert len(found) == sum(1 for _ in rows(file, {}))
