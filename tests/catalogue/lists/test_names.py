"""Two spellings of one name are equal; a merely similar name is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.lists.names import distinctive, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foo Kestrel Co Ltd", "FOO KESTREL COMPANY LIMITED"),
        ("Romashka Trading", "OOO «Romashka Trading»"),
        ("Kestrel & Sons, Inc.", "Kestrel and Sons"),
        ("Société Générale S.A.", "Societe Generale"),
        ("Kestrel Works, Limited Liability Company", "Kestrel Works LLC"),
        ("Open Joint Stock Company Kestrel Works", "Kestrel Works OJSC"),
        ("A.B.C. Trading", "ABC Trading"),
        ("Kestrel's Nest GmbH", "Kestrels Nest"),
        ("The Kestrel Works", "Kestrel Works"),
        ("Kestrel Works S.A. de C.V.", "Kestrel Works"),
        ("延边银星网络科技有限公司", "延边银星网络科技"),
        ("Kestrel Univ", "Kestrel University"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel Works", "Kestrel Work"),
        ("Kestrel Works", "Kestrel Works East"),
        ("Regis University", "Saint Regis University"),
        ("Kestrel Trading", "Kestral Trading"),
        ("Company", "Limited"),
    ],
)
def test_near_names_are_other_names(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("name", ["Kestrel Works", "Kestrel Technologies", "延边银星网络科技"])
def test_a_telling_name_counts_by_itself(name: str) -> None:
    assert distinctive(name)


@pytest.mark.parametrize(
    "name",
    ["Orion", "Orion Co., Ltd.", "Global Technologies", "3B Tech", "Helix US", "银星", "", "Ltd"],
)
def test_a_short_or_common_name_needs_more(name: str) -> None:
    assert not distinctive(name)


@given(st.text(max_size=60))
def test_a_normal_form_is_its_own(name: str) -> None:
    assert normal(normal(name)) == normal(normal(normal(name)))
    assert normal(f"{name} Ltd") == normal(name) or not normal(name)
