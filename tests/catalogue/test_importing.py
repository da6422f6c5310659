"""Official files as they are, and as they should not be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from forensics.catalogue.imported import Imported
from forensics.catalogue.importing import Given, import_given, opened, recognised
from forensics.catalogue.importing.lines import rows
from forensics.catalogue.tables import InstitutionRow, ProgrammeRow
from forensics.errors import ImportRefusedError
from forensics.store.database import open_database
from tests.catalogue.ipeds import C2020, CIP2020, HD2020, zipped

Take = Callable[..., Imported]


@pytest.fixture
def engine(database: str) -> Engine:
    return open_database(database)


@pytest.fixture
def take(engine: Engine, tmp_path: Path) -> Take:
    def taken(name: str, data: str | bytes, year: int | None = None) -> Imported:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        (file,) = opened(path)
        kind = recognised(file)
        assert kind is not None
        with Session(engine) as session:
            outcome = import_given(session, file, kind, year)
            session.commit()
            return outcome

    return taken


def test_files_are_told_by_their_columns_and_dated_by_their_names(take: Take) -> None:
    assert take("HD2020.csv", HD2020).dataset == "IPEDS Institutional Characteristics 2020"
    assert take("c2020_a.csv", C2020).dataset == "IPEDS Completions 2020"
    assert take("CIPCode2020.csv", CIP2020).dataset == (
        "Classification of Instructional Programs 2020"
    )
    assert take("download.csv", HD2020, 2019).dataset.endswith("2019")


def test_majors_become_one_programme_and_totals_are_passed_over(take: Take, engine: Engine) -> None:
    outcome = take("C2020_A.csv", C2020)
    assert (outcome.rows, outcome.added) == (11, 11)
    with Session(engine) as session:
        awards = select(ProgrammeRow.awards).where(
            ProgrammeRow.unitid == 100001, ProgrammeRow.cip == "11.0701"
        )
        assert session.scalars(awards).all() == [42]


def test_the_same_file_again_changes_nothing_in_an_archive_too(take: Take) -> None:
    first = take("HD2020.csv", HD2020)
    again = take("HD2020.zip", zipped(hd2020__csv=HD2020))
    assert (first.added, first.unchanged) == (7, 0)
    assert (again.added, again.unchanged) == (0, 7)


def test_a_revised_file_takes_the_place_of_its_year(take: Take, engine: Engine) -> None:
    take("HD2020.csv", HD2020)
    revised = HD2020.replace("Foggy Peak College", "Foggy Peak Academy")
    archive = zipped(hd2020__csv=HD2020, hd2020_rv__csv=revised, readme__txt="")
    outcome = take("HD2020.zip", archive.replace(b"readme.txt", b"readme.doc"))
    assert (outcome.added, outcome.unchanged) == (1, 6)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(InstitutionRow)) == 7


def test_rejected_rows_name_line_and_reason_and_the_rest_is_kept(take: Take) -> None:
    bad = HD2020 + (
        "12,Too Short,,X,CA,,1,,,,,\n"
        "100001,Harbor Again,,X,CA,,1,,,,,\n"
        "100009,,,X,CA,,1,,,,,\n"
        "100010,cut off\n"
        '100011,"never closed,,X,CA,,1,,,,,\n'
        "100012,A\x07B,,X,CA,,1,,,,,\n"
        "100013,After it,,X,CA,,1,,,,,\n"
    )
    outcome = take("HD2020.csv", bad)
    assert (outcome.rows, outcome.added, outcome.duplicates) == (14, 8, 1)
    assert [(item.line, item.reason) for item in outcome.rejections] == [
        (9, "UNITID '12' is not a number of six digits"),
        (11, "the institution has no name"),
        (12, "2 cells where 12 are expected"),
        (13, "a quotation mark is not closed"),
        (14, "holds control characters"),
    ]


def test_mixed_encodings_and_line_ends_are_read(take: Take, engine: Engine) -> None:
    lines = HD2020.replace("Millbrook College", "Colegio Peña").encode().split(b"\n")
    mixed = [line.replace("ñ".encode(), b"\xf1") for line in lines]
    take("HD2020.csv", b"\xef\xbb\xbf" + b"\r\n".join(mixed))
    with Session(engine) as session:
        assert "Colegio Peña" in session.scalars(select(InstitutionRow.name)).all()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("HD2020.zip", zipped(hd2020__csv=HD2020)[:300], "the archive cannot be read"),
        ("HD2020.zip", zipped(hd2020__xlsx="x"), "no data file in the archive"),
        ("HD2020.csv", b"", "the file is empty"),
        ("HD9999.csv", HD2020, "9999 is not a year"),
        ("HD0001.csv", HD2020, "1 is not a year"),
        ("directory.csv", HD2020, "the name states no year"),
        ("IC2020.csv", "UNITID,LEVEL1\n1,2\n", "neither HDyyyy"),
        ("HD2020.csv", HD2020.split("\n")[0] + "\nx,y\n", "line 2, 2 cells where 12"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    take: Take, name: str, data: str | bytes, why: str
) -> None:
    with pytest.raises(ImportRefusedError, match=why):
        take(name, data)


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "HD2020.zip"
    path.write_bytes(zipped(**{f"hd{n}__csv": "x" for n in range(101)}))
    with pytest.raises(ImportRefusedError, match="more than 100 files"):
        opened(path)


def test_other_tables_are_not_taken_for_one_of_these() -> None:
    assert recognised(Given("list.csv", "list.csv", b"value,kind\nx,domain\n")) is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_below_a_header_give_rows_or_problems(body: bytes) -> None:
    for row in rows(b"UNITID,INSTNM\n" + body):
        assert row.line > 1
        assert bool(row.problem) != bool(row.cells)
