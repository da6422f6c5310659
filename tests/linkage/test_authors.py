"""Whose full name an author entry bears, told by shape and equality alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.authors import comparable, kind_of, people, shares, stands_in


@pytest.mark.parametrize(
    "entry",
    ["Robert Miller", "MILLER, Robert", "Dr. Robert K. Miller, PhD", "Jan van der Berg", "Li Wei",
     "Zoë O'Dowd", "Олена Шевченко", "김민수", "محمد الراشد", "Anne-Marie Le Goff"],
)  # fmt: skip
def test_a_full_name_is_told_by_its_shape(entry: str) -> None:
    assert kind_of(entry) == "person"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Microsoft Office User", "default"), ("python-docx", "default"), ("Canva", "default"),
        ("Пользователь Windows", "default"), ("用户", "default"), ("HP Customer", "default"),
        ("Andras Timar", "default"), ("Lee Hecht Harrison", "default"),
        ("Robert", "other"), ("R. Miller", "other"), ("rmiller", "other"),
        ("robert miller", "other"),
        ("robert@miller.org", "other"), ("Miller 2", "other"), ("Harbor Point GmbH", "other"),
        ("San Francisco", "other"), ("One Two Three Four Five", "other"), ("", "other"),
        ("Boston University Career Center", "other"),
    ],
)  # fmt: skip
def test_what_is_no_full_name(entry: str, kind: str) -> None:
    assert kind_of(entry) == kind


def test_an_entry_can_name_several() -> None:
    assert people("A. Smith; Bea Jones & Co (editors)") == ("A. Smith", "Bea Jones", "Co")
    assert people("Smith, Anna [US]") == ("Smith, Anna",)


def test_a_script_without_case_needs_a_common_script() -> None:
    assert comparable("Robert Miller", "Jane Whitmore")
    assert comparable("김민수", "박지훈")
    assert not comparable("Robert Miller", "김민수")
    assert not comparable("張偉", "张伟"), "old and short forms of one character cannot be told"


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        ("Jane Castellanos", "Jane Whitmore"), ("Peter Whitmore", "Jane Whitmore"),
        ("Muhammad Alrashid", "Mohammed Al-Rashid"), ("Alexander Ivanoff", "Aleksandr Ivanov"),
        ("Juergen Mueller", "Jürgen Müller"), ("MaryAnn Lee", "Mary Ann Smith"),
        ("Alex Kim", "Alexandra Stone"), ("김영희", "김민수"), ("jwhitmore", "Jane Whitmore"),
    ],
)  # fmt: skip
def test_one_shared_word_is_enough(entry: str, stated: str) -> None:
    assert shares(entry, [stated])


def test_a_particle_is_no_shared_word() -> None:
    assert not shares("Jan de Vries", ["Piet de Boer"])


def test_an_address_can_spell_the_name() -> None:
    assert shares("Juana Castellanos", ["Jane Whitmore"], ["j.castellanos77@example.com"])
    assert not shares("Robert Miller", ["Jane Whitmore"], ["jane@robertmiller.example"])


def test_a_document_can_show_the_name_itself() -> None:
    assert stands_in("Robert Miller", "Miller, Robert\nEngineer", "")
    assert stands_in("Robert Miller", "Jane", "Jane ... prepared by Robert B. Miller")
    assert not stands_in("Robert Miller", "Jane Whitmore", "Jane Whitmore met Robert")


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_an_entry_holds_breaks_it(entry: str, stated: str) -> None:
    for each in people(entry):
        assert kind_of(each) in {"default", "person", "other"}
    assert shares(entry, [stated], [stated]) in {True, False}
    assert comparable(entry, stated) == comparable(stated, entry)
