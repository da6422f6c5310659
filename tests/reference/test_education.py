"""Programmes, fields of study and degree words fit together."""

import pytest

from forensics.reference import load

PROGRAMMES = load("us_computing_programmes").rows
TITLES = load("cip_computing_titles").rows
FIELDS = load("programme_names").rows
DEGREES = load("degree_levels").rows
LEVELS = ("bachelor", "master", "doctor")


def offers(institution: str, level: str, field: str) -> bool:
    row = next(row for row in PROGRAMMES.values() if row["institution"] == institution)
    return bool(set(row[level].split()) & set(FIELDS[field]["cips"].split()))


def test_all_institutions_and_titles_were_carried_over() -> None:
    assert len(PROGRAMMES) == 375
    assert len(TITLES) == 108


def test_every_code_has_a_title() -> None:
    used = {cip for row in PROGRAMMES.values() for level in LEVELS for cip in row[level].split()}
    used |= {cip for row in FIELDS.values() for cip in row["cips"].split()}
    assert used <= set(TITLES)


def test_fields_are_well_formed_and_no_spelling_belongs_to_two() -> None:
    every = []
    for name, row in FIELDS.items():
        assert row["decidable"] in {"yes", "all", "no"}
        assert row["cips"] or row["decidable"] != "yes"
        assert row["cips"] or row["beyond"]
        codes = row["beyond"].split()
        assert len(codes) == len(set(codes))
        assert row["cips"].split() == sorted(set(row["cips"].split()))
        aliases = filter(None, row["aliases"].split("|"))
        every += [name.casefold(), *(alias.casefold() for alias in aliases)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("institution", "level", "field"),
    [
        ("Massachusetts Institute of Technology", "bachelor", "Computer Science"),
        (
            "Massachusetts Institute of Technology",
            "bachelor",
            "Electrical Engineering and Computer Science",
        ),
        ("University of California-Berkeley", "bachelor", "Data Science"),
        ("University of California-Berkeley", "master", "Cybersecurity"),
        ("Harvard University", "master", "Data Science"),
        ("Harvard University", "master", "Software Engineering"),
        ("Harvard University", "bachelor", "Information Technology"),
        ("Harvard University", "bachelor", "Software Engineering"),
        ("California Institute of Technology", "bachelor", "Software Engineering"),
        ("California Institute of Technology", "bachelor", "Computer Engineering"),
        ("Carnegie Mellon University", "bachelor", "Artificial Intelligence"),
        ("Carnegie Mellon University", "master", "Software Engineering"),
        ("Stanford University", "bachelor", "Data Science"),
        ("California Institute of Technology", "doctor", "Applied Mathematics"),
    ],
)
def test_programmes_known_to_exist_are_found(institution: str, level: str, field: str) -> None:
    assert FIELDS[field]["decidable"] == "yes"
    assert offers(institution, level, field)


@pytest.mark.parametrize(
    ("institution", "level", "field"),
    [
        ("California Institute of Technology", "master", "Data Science"),
        ("Williams College", "bachelor", "Cybersecurity"),
        ("Culinary Institute of America", "bachelor", "Computer Science"),
    ],
)
def test_programmes_known_to_be_absent_are_not(institution: str, level: str, field: str) -> None:
    assert FIELDS[field]["decidable"] == "yes"
    assert not offers(institution, level, field)


@pytest.mark.parametrize(
    "field",
    ["Electrical Engineering", "Business Analytics", "Management Information Systems", "Robotics"],
)
def test_fields_reported_outside_the_table_are_not_decidable(field: str) -> None:
    assert FIELDS[field]["decidable"] == "all"  # by a catalogue of all awards, not by this table


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("B.Tech.", "bachelor"),
        ("BBA", "bachelor"),
        ("S.B.", "bachelor"),
        ("A.B.", "bachelor"),
        ("M.Eng.", "master"),
        ("MBA", "master"),
        ("Ph.D.", "doctor"),
        ("Ed.D.", "doctor"),
        ("D.Sc.", "doctor"),
        ("A.A.S.", "associate"),
        ("Diploma", "certificate"),
    ],
)
def test_degree_words(word: str, level: str) -> None:
    assert DEGREES[word]["level"] == level


def test_a_degree_word_has_one_level_whatever_its_full_stops() -> None:
    levels: dict[str, str] = {}
    for word, row in DEGREES.items():
        plain = word.replace(".", "").casefold()
        assert levels.setdefault(plain, row["level"]) == row["level"], word
        assert row["level"] in {"associate", "bachelor", "master", "doctor", "certificate"}
        assert row["ambiguous"] in {"yes", "no"}
