"""Uploads become files of the sweep's own folder, whatever they are called."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.naughty import strings
from ui.present import Held
from ui.sweep_intake import Given, file_name

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def given_of(*names: str, attached: bool = False) -> Given:
    files = [Held(name, name.encode("utf-8", "replace")) for name in names]
    return Given(files, None, "fast", "Ana", attached=attached)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ana Álder, résumé (2).pdf", "Ana Álder, résumé (2).pdf"),
        ("हिन्दी.docx", "हिन्दी.docx"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("..\\up.txt", "_up.txt"),
        (".hidden.txt", "hidden.txt"),
        (".application.json", "_application.json"),
        ("Application.json. ", "_Application.json"),
        ("a\nb\u202e\x00.txt", "a_b__.txt"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_a_name_keeps_its_letters_and_leads_nowhere(name: str, kept: str) -> None:
    assert file_name(name) == kept


@given(st.text(max_size=400) | st.sampled_from(strings()))
def test_no_name_leaves_its_folder_hides_or_is_too_long(name: str) -> None:
    kept = file_name(name)
    assert kept == Path(kept).name and not kept.startswith(".") and kept not in {"", ".."}
    assert len(kept.encode()) < 255


def test_documents_are_a_folder_and_tables_are_given_each(tmp_path: Path) -> None:
    order = given_of("a.txt", "A.TXT", "b.csv", "c.jsonl.gz").order(BEGAN, tmp_path)
    assert [Path(path).name for path in order.paths] == ["b.csv", "c.jsonl.gz", "documents"]
    assert {path.name for path in (tmp_path / "documents").iterdir()} == {"a.txt", "A (2).TXT"}
    assert (tmp_path / "documents" / "A (2).TXT").read_bytes() == b"A.TXT"
    assert order.title == "a.txt and 3 more files"


def test_attachments_lie_beside_the_table_that_names_them(tmp_path: Path) -> None:
    order = given_of("a.pdf", "all.csv", attached=True).order(BEGAN, tmp_path)
    assert [Path(path).name for path in order.paths] == ["all.csv"]
    assert {path.name for path in Path(order.paths[0]).parent.iterdir()} == {"a.pdf", "all.csv"}


def test_a_folder_is_swept_where_it_stands(tmp_path: Path) -> None:
    order = Given([], Path("/in/box"), "none", "Ana", {"text": "cv"}, save=True).order(
        BEGAN, tmp_path
    )
    assert (order.paths, order.columns, order.save) == (("/in/box",), {"text": "cv"}, True)
    assert list(tmp_path.iterdir()) == []
