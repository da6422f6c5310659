import pytest

from forensics.errors import ModelError
from forensics.llm import gate
from forensics.llm.known import Known, known_of
from tests.llm.conftest import sent, subject_of

KNOWN = known_of(
    subject_of("Jane Doering\njane@example.com | (415) 555-2671 | github.com/jdoering\n")
)


@pytest.mark.parametrize(
    ("left", "what"),
    [
        ("by Doering", "a name"),
        ("JaneDoering", "a name"),
        ("J.a.n.e-D.o.e.r.i.n.g", "a name"),
        ("j@example.com.", "an e-mail address"),
        ("other@example.org", "an e-mail address"),
        ("4 1 5 * 5 5 5 * 2 6 7 1", "a telephone number"),
        ("see https://example.com", "a link"),
        ("@octocat", "an account name"),
    ],
)
def test_a_text_that_still_identifies_is_withheld(left: str, what: str) -> None:
    with pytest.raises(ModelError, match=f"withheld from the language model: {what} in it"):
        gate.check_written(f"Led PERSON_1 {left} well", KNOWN)


def test_a_text_with_stand_ins_alone_passes() -> None:
    gate.check_written("PERSON_1, EMAIL_1, PHONE_12: 06/2019 - 07/2021, Node.js", KNOWN)
    gate.check_fact("University of Texas at Austin, 2019-05-01", KNOWN)
    gate.check_frame("You may quote the text.", KNOWN)


def test_a_question_or_a_fact_with_an_identifier_is_withheld() -> None:
    with pytest.raises(ModelError, match="a link"):
        gate.check_frame("As on github.com/jdoering", KNOWN)
    with pytest.raises(ModelError, match="a name"):
        gate.check_fact("Doering College", KNOWN)


def test_what_redaction_misses_is_not_sent() -> None:
    """Letters set apart by a sign the redaction does not know: nothing leaves."""
    with pytest.raises(ModelError, match="a name in it could not be replaced"):
        sent("Jane Doering\njane@example.com\n\nExperience\n- J*a*n*e*D*o*e*r*i*n*g led\n")


def test_nothing_known_stops_nothing() -> None:
    gate.check_fact("Jane Doering", Known((), ()))
