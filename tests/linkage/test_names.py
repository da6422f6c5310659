"""Which names can be one person's."""

import pytest

from forensics.linkage.names import parts, relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emily Clark", "emily CLARK"),
        ("José Ángel Peña", "Jose Pena"),
        ("Nguyễn Thị Lan", "Lan Nguyen"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("Emily (Jones) Clark", "Emily Clark"),
        ("Alexander Kowalski", "Alex Kowalski"),
        ("Mohammed Al-Rashid", "Muhammad Al Rashed"),
        ("E. Clark", "Emily Clark"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emily Clark", "Emily Jones"),
        ("Daniel Clark", "Sophie Clark"),
        ("Robert Miller", "Bob Miller"),
        ("김민수", "김지훈"),
        ("田中太郎", "佐藤太郎"),
    ],
)
def test_a_name_that_keeps_a_part(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "partly"


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Miller", "Denis Petrov"), ("김민수", "박지훈"), ("Ольга Іваненко", "Борис Коваль")],
)
def test_another_name(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "wholly"


@pytest.mark.parametrize(
    ("one", "other"), [("Ольга Іваненко", "John Miller"), ("J. M.", "Emily Clark"), ("", "Emily")]
)
def test_what_cannot_be_compared(one: str, other: str) -> None:
    assert relation(one, other) == "unknown"


def test_likeness_at_its_edge() -> None:
    assert relation("Abcdefg Zz", "Abcdexy Qq") == "partly"  # 5 of 7 letters
    assert relation("Abcdefg Zz", "Abcdxyw Qq") == "wholly"  # 4 of 7


def test_parts() -> None:
    assert parts("O'Brien-Şahin, Ana M.") == ("obrien", "sahin", "ana")
