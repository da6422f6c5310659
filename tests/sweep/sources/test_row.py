"""A row submits what its cells state, and files from below the table's folder alone."""

import csv
from datetime import date
from pathlib import Path

import pytest

from forensics.model import Submission
from forensics.sweep.sources import Item
from tests.sweep.sources.tables import swept, text


def row(folder: Path, **cells: str) -> Item:
    file = folder / "export.csv"
    with file.open("w", newline="", encoding="utf-8") as sink:
        writer = csv.DictWriter(sink, list(cells))
        writer.writeheader()
        writer.writerow(cells)
    [item] = swept(file, {name: name for name in cells if name in ("title", "location")})
    return item


def submission(item: Item) -> Submission:
    assert item.intake is not None, item.message
    return item.intake.submission


def paths(item: Item) -> list[str]:
    return [document.path for document in submission(item).documents]


def test_what_is_stated_is_submitted_in_one_line_each(tmp_path: Path) -> None:
    item = row(
        tmp_path,
        id="r-7",
        text="An engineer.",
        first_name="Ann\n",
        last_name="Lee",
        email=" a@x.org ",
        phone="+1 202 555 0100",
        address="1 Main St\nSpringfield",
        submitted_at="2026-01-13 10:00",
        stage="Phone Screen",
        requisition="R1",
        title="Engineer",
        location="Remote",
        agency="Acme",
        source="Referral",
        ip="203.0.113.7",
        reference_name="Bob Ray",
        reference_email="b@x.org",
        salary="100",
    )
    assert item.intake is not None and item.intake.named
    assert submission(item).model_dump(exclude_defaults=True) == {
        "submitted_at": date(2026, 1, 13),
        "stage": "interview",
        "requisition": "R1",
        "role": {"title": "Engineer", "location": "Remote"},
        "source": {"kind": "Referral", "agency": "Acme"},
        "documents": ({"path": "resume.txt"},),
        "contact": {
            "name": "Ann Lee",
            "email": "a@x.org",
            "phone": "+1 202 555 0100",
            "address": "1 Main St Springfield",
        },
        "references": ({"name": "Bob Ray", "email": "b@x.org"},),
        "network": ({"ip": "203.0.113.7"},),
    }


def test_an_unknown_stage_and_an_ambiguous_date_go_into_extra(tmp_path: Path) -> None:
    found = submission(row(tmp_path, text="x", stage="Archived", submitted_at="03/04/2026"))
    assert (found.stage, found.submitted_at) == ("applied", None)
    assert found.extra == {"stage": "Archived", "submitted_at": "03/04/2026"}


def test_other_rows_settle_an_ambiguous_date(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("text,applied on\nx,03/04/2026 09:00\ny,03/14/2026 09:00\n")
    assert [submission(item).submitted_at for item in swept(file)] == [
        date(2026, 3, 4),
        date(2026, 3, 14),
    ]


@pytest.mark.parametrize("cell", ["a/1.pdf;2.pdf", "a/1.pdf | 2.pdf", '["a/1.pdf", "2.pdf"]'])
def test_files_are_listed_in_any_of_three_ways(tmp_path: Path, cell: str) -> None:
    assert paths(row(tmp_path, file=cell)) == ["a/1.pdf", "2.pdf"]


def test_a_file_whose_name_holds_a_separator_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a;b.pdf").write_text("x")
    assert paths(row(tmp_path, file="a;b.pdf")) == ["a;b.pdf"]


def test_files_come_before_the_text_and_are_told_from_it(tmp_path: Path) -> None:
    (tmp_path / "resume.txt").write_text("from the file")
    item = row(tmp_path, file="resume.txt", text="from the cell")
    assert paths(item) == ["./resume.txt", "resume.txt"]
    assert item.intake is not None
    assert [item.intake.load(path) for path in paths(item)] == [b"from the file", b"from the cell"]


def test_a_resume_cell_is_a_path_or_a_text(tmp_path: Path) -> None:
    assert paths(row(tmp_path, resume="cv/ann.pdf")) == ["cv/ann.pdf"]
    assert text(row(tmp_path, resume="Ann Lee\nwrote readme.pdf")) == "Ann Lee\nwrote readme.pdf"


def test_paths_of_windows_are_found(tmp_path: Path) -> None:
    assert paths(row(tmp_path, file="cv\\ann.pdf")) == ["cv/ann.pdf"]


@pytest.mark.parametrize(
    "cell", ["../x.pdf", "/etc/passwd", "..\\..\\x.pdf", "a.pdf;../x.pdf", "link/x.pdf", '["../x"]']
)
@pytest.mark.parametrize("column", ["file", "profile"])
def test_a_path_that_leads_out_is_an_error(tmp_path: Path, cell: str, column: str) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "link").symlink_to(tmp_path)
    item = row(tmp_path / "t", text="x", **{column: cell})
    assert (item.intake, item.reason) == (None, "malformed")
    assert "leads out" in (item.message or "")


def test_web_addresses_are_not_fetched(tmp_path: Path) -> None:
    address = "https://files.example/1.pdf"
    item = row(tmp_path, file=address)
    assert item.reason == "unsupported"
    assert "nothing is fetched" in (item.message or "")
    found = submission(row(tmp_path, text="x", file=address, profile="https://linkedin.com/in/a"))
    assert found.extra == {"file": address, "profile": "https://linkedin.com/in/a"}


@pytest.mark.parametrize("cell", ["a\0b.pdf", "x" * 5000 + ".pdf"])
def test_a_path_that_no_system_opens_is_read_as_missing_or_an_error(
    tmp_path: Path, cell: str
) -> None:
    item = row(tmp_path, file=cell)
    assert item.reason == "malformed" or paths(item) == [cell]


def test_an_id_is_one_short_line(tmp_path: Path) -> None:
    item = row(tmp_path, id="r\n7", text="x")
    assert item.id == "r\\x0a7"
    assert len(row(tmp_path, id="r" * 500, text="x").id) == 200
