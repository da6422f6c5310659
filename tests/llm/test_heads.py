"""Names, nicknames and addresses that no parser tells, found in the head of a document."""

import re

import pytest

from forensics.errors import ModelError
from forensics.model import Place, Span
from forensics.parse import parse
from tests.llm.applications import document
from tests.llm.conftest import redacted, sent

NAMES = [
    "João Pedro da Silva e Souza Filho",
    "Nomvula kaMadlala",
    "Tendai wa Mutasa",
    "bell carmichael",
    "Heinrich Freiherr von und zu Aufseß",
    "Rajesh Kumar Singh S/O Harbans",
    "Abu Bakr al-Siddiq Haroun",
    "Nur Aisyah binti Abdul Rahman",
    "ნინო ბერიძე",
    "Wolfgang Amadé Töpfer",
]
BODY = "\n\nExperience\nData Engineer\nNorthgate Freight\nMar 2019 - Present\n- Signed by {name}\n"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("head", ["{name}", "Data Engineer\n{name} (he/him)", "CV\n\n{name}"])
def test_a_name_at_the_head_is_one_stand_in_however_many_parts_it_has(name: str, head: str) -> None:
    text = redacted((head + BODY).format(name=name))
    assert text.endswith("- Signed by PERSON_1\n")


def test_the_question_is_the_same_whatever_the_name() -> None:
    """Neither length nor number of parts nor script of a name shows in what is sent."""
    messages = {sent(f"{name}{BODY.format(name=name)}").messages for name in NAMES}
    assert len(messages) == 1


@pytest.mark.parametrize(
    "told", ['Jane "Jinx" Doe\n', "Jane Doe (Jinx)\n", "Jane Doe\nKnown to customers as Jinx Doe\n"]
)
def test_a_nickname_is_the_persons(told: str) -> None:
    assert redacted(f"{told}{BODY.format(name='Jinx')}").endswith("- Signed by PERSON_1\n")


@pytest.mark.parametrize(
    "address",
    [
        "Kerkstraat 112-II (1017 GL) Amsterdam",
        "Bartók Béla út 52., 1113 Budapest",
        "12/4 Kamarajar Salai, Madurai 625009",
        "Bağdat Cad. No:214 D:6",
        "שדרות בן גוריון 99",
        "Address: The Old Rectory, Church Lane",
    ],
)
def test_an_address_of_any_country_is_replaced_at_the_head(address: str) -> None:
    said = redacted(f"Jane Doe\n{address}\njane@example.com{BODY.format(name='him')}")
    said = said.partition("Experience")[0].replace("Address:", "")
    assert re.sub(r"[A-Z]+_\d+|[\s,.]", "", said) in {"", "NoD:"}


def test_years_and_posts_at_the_head_stay() -> None:
    head = "Jane Doe\nData engineer with 10+ years of ledgers\n\nSummary\nMoved 40 jobs, 2019"
    assert "10+ years of ledgers" in redacted(head)
    assert "Moved 40 jobs, 2019" in redacted(head)


def test_nothing_is_asked_about_somebody_whose_name_is_not_known() -> None:
    with pytest.raises(ModelError, match="name could not be told"):
        redacted("Data Engineer" + BODY.format(name="me"))


def test_a_stand_in_for_a_whole_name_is_quoted_back_whole() -> None:
    text = f"{NAMES[0]}{BODY.format(name=NAMES[0])}"
    place = sent(text).reply(None).find("Signed by PERSON_1", "text")
    assert place is not None
    start = text.rindex("Signed")
    assert place.span == Span(start=start, end=len(text) - 1)
    assert isinstance(place, Place)
    assert parse(document(text), "resume").document == "resume.txt"
