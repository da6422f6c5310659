"""JSON lines and Parquet give rows as CSV does."""

import gzip
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.errors import SubmissionError
from forensics.model.submission import Contact
from tests.sweep.sources.tables import swept, text


def test_every_line_is_a_row_or_an_error(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": 7, "text": "x", "name": "Ann", "nested": {"a": 1}, "salary": 9}),
        "",
        "[1, 2]",
        "{broken",
        json.dumps({"resume_text": ["line one", "line two"], "email": ["a@x.org", "b@x.org"]}),
        '{"id": "\\ud800", "text": "half \\ud800 pair"}',
        json.dumps({"id": "nothing else", "text": None, "ip": True}),
        "[" * 100_000,
    ]
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(rows).encode()))
    found = swept(file)
    assert [(item.id, item.reason) for item in found] == [
        ("7", None),
        ("rows/2", "malformed"),
        ("rows/3", "malformed"),
        ("rows/4", None),
        ("\ufffd" * 3, None),
        ("nothing else", "empty"),
        ("rows/7", "malformed"),
    ]
    assert text(found[3]) == "line one\nline two"
    assert found[3].intake is not None and found[3].intake.submission.contact is not None
    assert found[3].intake.submission.contact.email == "a@x.org; b@x.org"


@pytest.mark.parametrize("content", ["", "[1]\n", '{"a": 1}\n{"b": 2}\n'])
def test_lines_without_content_are_an_error_that_lists_what_there_is(
    tmp_path: Path, content: str
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(content)
    with pytest.raises(SubmissionError, match=r"columns: ('a', 'b'|none)"):
        swept(file)


def test_parquet_of_any_types_is_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    table = pa.table(
        {
            "Application ID": pa.array([1, 2, None], pa.int64()),
            "Applied On": pa.array([date(2026, 1, 5), None, date(2026, 1, 6)]),
            "resume": pa.array(["x", "y", None]).dictionary_encode(),
            "files": pa.array([["a.pdf", "b.pdf"], [], None]),
            "stage": pa.array([{"a": 1}, None, None]),
        }
    )
    pq.write_table(table, file, row_group_size=2)
    first, second, third = swept(file)
    assert first.intake is not None
    assert [document.path for document in first.intake.submission.documents] == [
        "a.pdf",
        "b.pdf",
        "resume.txt",
    ]
    assert first.intake.submission.submitted_at == date(2026, 1, 5)
    assert (second.id, text(second)) == ("2", "y")
    assert (third.id, third.reason) == ("rows/3", "empty")


def test_text_that_is_no_utf8_is_read_with_replacements(tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    raw = pa.array([b"Zo\xeb"], pa.binary())
    column = pa.Array.from_buffers(pa.string(), 1, raw.buffers())
    pq.write_table(pa.table({"text": column}), file)
    [item] = swept(file)
    assert text(item) == "Zo\ufffd"


def test_what_is_no_parquet_is_named_and_damage_is_one_error(tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    file.write_bytes(b"PAR1 not really PAR1")
    with pytest.raises(SubmissionError, match=r"rows\.parquet: cannot be read as Parquet"):
        swept(file)
    words = [f"word {number * 7919}" for number in range(2000)]
    pq.write_table(pa.table({"text": words}), file, row_group_size=1000, use_dictionary=False)
    content = bytearray(file.read_bytes())
    half = len(content) // 2
    content[half : half + 2000] = b"\xff" * 2000
    file.write_bytes(content)
    found = swept(file)
    assert 500 < len(found) < 2000
    assert [item.number for item in found if item.reason] == [len(found) - 1]
    assert f"rows {len(found)} to 2000 cannot be read" in (found[-1].message or "")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=40) | st.from_regex(rb'\{"text": ?[^\n]*', fullmatch=True)))
def test_any_lines_give_items_or_the_one_error(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    file = tmp_path_factory.mktemp("t") / "rows.ndjson"
    file.write_bytes(b"\n".join([b'{"text": "x"}', *lines]))
    assert swept(file, size=3)[0].intake is not None


def contact(file: Path) -> list[tuple[str, str | None, str | None, str | None]]:
    """Id, name, e-mail address and telephone number of every row."""
    return [
        (item.id, form.name, form.email, form.phone)
        for item in swept(file)
        for form in [(item.intake and item.intake.submission.contact) or Contact()]
    ]


def test_a_number_that_pandas_made_a_float_is_whole_and_nan_states_nothing(tmp_path: Path) -> None:
    columns = {
        "id": pa.array([7.0, float("nan")]),
        "name": ["Ann Lee", None],
        "phone": pa.array([14155552671.0, float("inf")]),
        "text": ["x", "y"],
    }
    pq.write_table(pa.table(columns), tmp_path / "p.parquet")
    assert contact(tmp_path / "p.parquet") == [
        ("7", "Ann Lee", None, "14155552671"),
        ("p/2", None, None, None),
    ]
    nan = float("nan")
    lines = [
        {"id": nan, "name": nan, "email": nan, "phone": 14155552671.0, "text": "x"},
        {"id": 1.5, "name": None, "text": "y"},
    ]
    (tmp_path / "j.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert contact(tmp_path / "j.jsonl") == [
        ("j/1", None, None, "14155552671"),
        ("1.5", None, None, None),
    ]


def test_several_contacts_in_one_cell_are_all_kept(tmp_path: Path) -> None:
    phones = [
        {"value": "+1 415 555 2671", "type": "mobile"},
        {"value": 2127365000, "id": 123456789},
    ]
    lines = [
        {"id": "a", "emails": ["a@x.org", None, "b@x.org"], "phones": phones, "text": "x"},
        {"id": "b", "emails": "a@x.org\nb@x.org\n", "phones": [[[[14155552671]]]], "text": "x"},
    ]
    (tmp_path / "j.jsonl").write_text("\n".join(map(json.dumps, lines)))
    both = "a@x.org; b@x.org"
    assert contact(tmp_path / "j.jsonl") == [
        ("a", None, both, "+1 415 555 2671; 2127365000"),
        ("b", None, both, None),
    ]
    row = {"id": "a", "emails": ["a@x.org", None, "b@x.org"], "phones": phones[:1], "text": "x"}
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "p.parquet")
    assert contact(tmp_path / "p.parquet") == [("a", None, both, "+1 415 555 2671")]
