"""What imported files say, by the Protocol that signals use."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.orm import Session

from forensics.catalogue import StoredCatalogue
from forensics.catalogue.importing import Given, import_given, recognised
from forensics.model import Catalogue
from forensics.store.database import open_database
from tests.catalogue.ipeds import C2020, C2024, CIP2020, HD2020, HD2024

FILES = {
    "HD2024.csv": HD2024,
    "HD2020.csv": HD2020,
    "C2020_A.csv": C2020,
    "C2024_A.csv": C2024,
    "CIPCode2020.csv": CIP2020,
}


@pytest.fixture
def catalogue(database: str) -> StoredCatalogue:
    engine = open_database(database)
    with Session(engine) as session:
        for name, text in FILES.items():
            file = Given(name, name, text.encode())
            kind = recognised(file)
            assert kind is not None
            import_given(session, file, kind)
        session.commit()

    @contextmanager
    def reading() -> Iterator[Session]:
        with Session(engine) as session:
            yield session

    return StoredCatalogue(reading)


def meant(catalogue: Catalogue, mention: str) -> str | None:
    row = catalogue.resolve(mention)
    return row.key if row else None


def test_names_of_today_and_of_before_resolve(catalogue: StoredCatalogue) -> None:
    assert meant(catalogue, "Harbor State University") == "100001"
    assert meant(catalogue, "Harbor State Univ. - Main Campus") == "100001"
    assert meant(catalogue, "Harbor State University, Lakeside") == "100002"
    assert meant(catalogue, "Millbrook College") == meant(catalogue, "Millbrook University")
    assert meant(catalogue, "Old Mill College, Millbrook, Ohio") == "100003"
    assert meant(catalogue, "HSU") is None


def test_one_name_of_two_is_decided_by_the_place_alone(catalogue: StoredCatalogue) -> None:
    assert meant(catalogue, "Union College") is None
    assert meant(catalogue, "Union College, Lincoln, NE") == "100005"
    assert meant(catalogue, "Union College, Albany, NY") == "100004"
    assert meant(catalogue, "Union College, Toronto") is None
    assert meant(catalogue, "Union College, Lincoln, CA") is None


def test_programmes_of_every_campus_count_for_a_bare_name(catalogue: StoredCatalogue) -> None:
    bare = catalogue.resolve("Harbor State University")
    assert bare is not None
    assert catalogue.offered(bare, "bachelor") == {"11.0701", "52.0201", "51.3801"}
    lakeside = catalogue.resolve("Harbor State University-Lakeside")
    assert lakeside is not None
    assert catalogue.offered(lakeside, "bachelor") == {"51.3801"}


def test_a_programme_without_awards_stands_and_years_are_those_imported(
    catalogue: StoredCatalogue,
) -> None:
    row = catalogue.resolve("Millbrook University")
    assert row is not None
    assert "11.0101" in catalogue.offered(row, "bachelor")
    assert catalogue.looked_at(row, "bachelor") == (2020, 2024)
    assert catalogue.looked_at(row, "associate") == ()
    assert catalogue.years == (2020, 2024)


def test_a_closed_school_is_looked_at_in_its_own_years(catalogue: StoredCatalogue) -> None:
    row = catalogue.resolve("Foggy Peak College")
    assert row is not None
    assert catalogue.looked_at(row, "bachelor") == (2020,)
    assert "closed: 06/30/2021" in row.text


def test_general_awards_hide_majors(catalogue: StoredCatalogue) -> None:
    row = catalogue.resolve("Prairie Free College")
    assert row is not None
    assert catalogue.looked_at(row, "bachelor") == ()


def test_the_row_to_quote_tells_school_level_years_and_nearest_programmes(
    catalogue: StoredCatalogue,
) -> None:
    row = catalogue.resolve("Millbrook University")
    assert row is not None
    reported = catalogue.reported(row, "bachelor", frozenset({"26.0406"}))
    assert reported.text.split("\t") == [
        "100003",
        "Millbrook University",
        "bachelor",
        "academic years 2020, 2024",
        "2 programmes",
        "in CIP series 26: 26.0101 Biology/Biological Sciences, General",
    ]


def test_fields_beyond_computing_can_be_decided(catalogue: StoredCatalogue) -> None:
    accounting = catalogue.programmes("Accountancy")
    assert accounting is not None
    assert (accounting["decidable"], "52" in accounting["cips"].split()) == ("yes", True)
    vague = catalogue.programmes("Liberal Arts")
    assert vague is not None
    assert vague["decidable"] == "no"
