import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.technologies import mentions, stated_years
from forensics.reference import load


def names(text: str) -> list[str]:
    return [found.row.key for found in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deployed on Kubernetes and AWS Lambda.", ["Kubernetes", "AWS Lambda"]),
        ("KUBERNETES, kubernetes, k8s", ["Kubernetes"] * 3),
        ("React Native and ReactJS", ["React Native", "React"]),
        ("apps written in React Native", ["React Native"]),
        ("built using React", ["React"]),
        ("Docker", ["Docker"]),
        ("using docker", ["Docker"]),
        ("Docker, Kubernetes", ["Docker", "Kubernetes"]),
        ("docker and kubernetes", ["Docker", "Kubernetes"]),
        ("Kubernetes/Docker/Go and Redux", ["Kubernetes", "Docker", "Go", "Redux"]),
        ("Executive Chef who ran Kubernetes", ["Kubernetes"]),
        ("docker at the port", []),
        ("dockers", []),
        ("Dockers", []),
        ("React to alarms; react quickly", []),
        ("swift response", []),
        ("Swift", []),
        ("Objective-C/Swift", ["Swift"]),
        ("golang services", ["Go"]),
        ("go", []),
        ("Node.js", ["Node.js"]),
        ("Node.json", []),
        ("gRPC-based", ["gRPC"]),
        ("mygRPC", []),
        ("Terraform.5", []),
        ("Terraform5", []),
        ("Python 3", ["Python 3"]),
        ("C++11", ["C++11"]),
        ("C++110", []),
        ("me@docker.com www.example.org/Kubernetes https://Kubernetes", []),
        ("Terraform/Ansible", ["Terraform", "Ansible"]),
        ("", []),
    ],
)
def test_whole_unambiguous_names_only(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_mention_says_where_and_since_when() -> None:
    (found,) = mentions("We ran Kubernetes.")
    assert found.span.of("We ran Kubernetes.") == "Kubernetes"
    assert str(found.released) == "2014-06"


def test_the_table_is_large_and_every_name_is_found_by_itself() -> None:
    rows = load("technologies").rows
    assert len(rows) >= 150
    for row in rows.values():
        assert re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", row["released"]), row.text
        assert row["ambiguous"] in {"yes", "no"}
        assert row["ambiguous"] == "no" or row["aliases"], row.text
        for alias in filter(None, row["aliases"].split("|")):
            assert row.key in names(alias), alias
        if row["ambiguous"] == "no":
            assert row.key in names(row.key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ years of React Native", [("React Native", 5)]),
        ("over 20 years of React.", [("React", 20)]),
        ("12 years of React experience", [("React", 12)]),
        ("20 years of React and 15 years of Flutter", [("React", 20), ("Flutter", 15)]),
        ("React (14 years), Go: 3 yrs", [("React", 14), ("Go", 3)]),
        ("Go: 3 yrs", [("Go", 3)]),
        ("Skilled in Kubernetes (8+ years)", [("Kubernetes", 8)]),
        ("Java, Kubernetes (25 years)", []),
        ("20 years of React, TypeScript", []),
        ("30 years of Foundry experience", []),
        ("20 years of Express shipping", []),
        ("20 years building apps for React conferences", []),
        ("React", []),
    ],
)
def test_years_by_the_form_of_the_statement(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(found.row.key, years) for found, years in stated_years(text)] == expected


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for found in mentions(text):
        assert found.span.of(text)
