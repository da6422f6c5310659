"""Release dates: well-formed, without collisions, and right where anybody can check."""

import re

import pytest

from forensics.reference import load

ROWS = load("technologies").rows


def spellings(name: str) -> list[str]:
    return [name, *filter(None, ROWS[name]["aliases"].split("|"))]


def test_there_are_enough() -> None:
    assert len(ROWS) >= 160


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_well_formed(name: str) -> None:
    row = ROWS[name]
    assert re.fullmatch(r"(19[89]|20[012])\d(-(0[1-9]|1[0-2]))?", row["released"])
    assert row["ambiguous"] in {"yes", "no"}
    assert "2" in row["source"] or "1" in row["source"]
    assert row["ambiguous"] == "no" or row["aliases"]


def test_no_spelling_belongs_to_two_technologies() -> None:
    every = [spelling.casefold() for name in ROWS for spelling in spellings(name)]
    assert len(every) == len(set(every))
    assert all(spelling == spelling.strip() for spelling in every)


@pytest.mark.parametrize(
    ("name", "released"),
    [
        ("React", "2013-05"),
        ("Kubernetes", "2014-06"),
        ("Docker", "2013-03"),
        ("TypeScript", "2012-10"),
        ("Amazon S3", "2006-03"),
        ("AWS Lambda", "2014-11"),
        ("SwiftUI", "2019-06"),
        ("ChatGPT", "2022-11"),
        ("LangChain", "2022-10"),
        ("GitHub Actions", "2018-10"),
    ],
)
def test_known_dates(name: str, released: str) -> None:
    assert ROWS[name]["released"] == released


@pytest.mark.parametrize(
    "name",
    [
        "Go",
        "Swift",
        "Rust",
        "Spark",
        "React",
        "Flutter",
        "Dart",
        "Helm",
        "Express",
        "Flask",
        "Expo",
        "Hive",
        "Foundry",
        "Hardhat",
        "Cypress",
        "Playwright",
        "Jenkins",
        "dbt",
        "Redux",
    ],
)
def test_ordinary_words_never_match_by_the_name_alone(name: str) -> None:
    assert ROWS[name]["ambiguous"] == "yes"


@pytest.mark.parametrize(
    "sentence",
    [
        "Filled every open shift and managed swift turnaround of truffle and ganache desserts",
        "Wore a hardhat at the foundry; helm of a team of twelve; rust removal",
        "HDFS graduate; DBT therapy; AWS certified welding inspector; GCP trained clinical nurse",
        "Read Kafka and Cassandra myths with the storm chasers; played the flute; Express lane",
        "Spark plugs, flask handling, dart tournaments, chef cookbooks, cypress mulch, playwright",
    ],
)
def test_ordinary_sentences_hold_no_technology(sentence: str) -> None:
    for name, row in ROWS.items():
        allowed = spellings(name)[1:] if row["ambiguous"] == "yes" else spellings(name)
        for spelling in allowed:
            assert not re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", sentence, re.I), spelling
