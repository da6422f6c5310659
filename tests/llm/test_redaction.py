import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.llm.known import Known
from forensics.llm.legible import fold, legible
from forensics.llm.names import people
from forensics.llm.redaction import Redaction
from forensics.model import Place, Span
from tests.llm.applications import document, whole
from tests.llm.conftest import redacted, sent

STAND_IN = re.compile(r"[A-Z]{4,7}_\d+")
HEAD = "Jane Doe\njane.doe@example.com | +1 (415) 555-2671 | linkedin.com/in/jane-doe-9\n"


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("Jane Doe led it", "PERSON_1 led it"),
        ("DOE, JANE led it", "PERSON_1 led it"),
        ("Doe's team, Jane’s plan", "PERSON_1's team, PERSON_1’s plan"),
        ("J. Doe and Doe, J. wrote", "PERSON_1 and PERSON_1 wrote"),
        ("known as janedoe92 or jdoe", "known as PERSON_1 or PERSON_1"),
        ("J A N E  D O E", "PERSON_1"),
        ("Jané Doé", "PERSON_1"),
        ("Ｊａｎｅ led", "PERSON_1 led"),
        ("Ja\u200bne\u00ad Doe led", "PERSON_1 led"),
        ("a janitor and a doeskin", "a janitor and a doeskin"),
        ("JANE.DOE@EXAMPLE.COM", "EMAIL_1"),
        ("jane.doe [at] example (dot) com", "EMAIL_2"),
        ("other@example.org", "EMAIL_2"),
        ("4155552671 or 415.555.2671", "PHONE_1 or PHONE_1"),
        ("(212) 555-0100", "PHONE_2"),
        ("https://linkedin.com/in/jane-doe-9", "LINK_1"),
        ("see acme.example/team?id=3.", "see LINK_2."),
        ("follow @octocat_x", "follow HANDLE_1"),
        ("GitHub: octo-cat9", "GitHub: HANDLE_1"),
        ("me in portrait.PNG", "me in IMAGE_1"),
        ("1418 North Maple Street, Apt 5", "ADDRESS_1"),
        ("Lindenstraße 12, Austin, TX 78701", "ADDRESS_1, Austin, ADDRESS_2"),
        ("Date of birth: 01/02/1990", "BIRTH_1"),
        ("met PERSON_1 and email_7", "met TERM_1 and TERM_2"),
    ],
)
def test_what_identifies_is_replaced(written: str, leaves: str) -> None:
    assert redacted(f"{HEAD}\nExperience\n- {written}\n").splitlines()[-1] == f"- {leaves}"


@pytest.mark.parametrize(
    "written",
    [
        "2019 - 2021",
        "06/2019 - 07/2021",
        "2019-04-01 – 2021-12-31",
        "01.02.2019 - 03.04.2021",
        "(2015-2019), 2011 2012 2013",
        "GPA 3.85/4.00, 2019",
        "a budget of $1,200,000 in 2021",
        "Spring 2013, during 3 terms, Fall 2010",
        "5 01/2001 - 01/2006",
        "birthday parties and weddings",
        "serial SE-10276",
        "node.js/express, CI/CD and C#",
        "ISO 9001:2015, RFC 2616",
        "120 to 1500 requests a second",
        "Calculus II, Data Structures (CS 201)",
    ],
)
def test_dates_and_ordinary_figures_stay(written: str) -> None:
    assert redacted(f"{HEAD}\nExperience\n- {written}\n").splitlines()[-1] == f"- {written}"


def test_small_words_that_are_also_names_stay() -> None:
    """Replacing every "an" and "do" would leave the text of some people unreadable."""
    text = "An Do\nan.do@example.com\n\nExperience\n- An engineer had to do an audit. Do signed.\n"
    expected = "- PERSON_1 engineer had to do an audit. PERSON_1 signed."
    assert redacted(text).splitlines()[-1] == expected


def test_what_only_the_form_states_is_replaced() -> None:
    text = (
        "Experience\nMika Tanaka\n- Sent to 9 Harbor View, Elmford by R. Ellingham, 5 550 123 45\n"
    )
    stated = {
        "contact": {"name": "Tanaka Mika", "address": "9 Harbor View, Elmford"},
        "references": ({"name": "Ruth Ellingham", "phone": "555-01-2345"},),
    }
    assert redacted(text, **stated).splitlines()[1:] == [
        "PERSON_1",
        "- Sent to ADDRESS_1 by PERSON_2, PHONE_1",
    ]


def test_a_quote_with_a_stand_in_means_the_words_it_stands_for() -> None:
    payload = sent(f"{HEAD}\nExperience\n- Doe’s team  cut costs;  PERSON_1 agreed.\n")
    place = payload.reply(None).find("PERSON_1’s team cut costs", "text")
    assert place is not None
    assert place.span.of(place.document.text) == "Doe’s team  cut costs"
    named_so = payload.reply(None).find("TERM_1 agreed", "text")
    assert named_so is not None
    assert named_so.span.of(named_so.document.text) == "PERSON_1 agreed"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Reconciled the ledger", True),
        ("Reconciled\n the   ledger", True),
        ("reconciled the ledger", False),
        ("Reconciled the ledge", False),
        ("econciled the ledger", False),
        ("Reconciled a ledger", False),
        ("the", False),
        ("", False),
        (" \n ", False),
        ("a" * 3000, False),
        (".*", False),
    ],
)
def test_a_quote_is_found_to_the_letter_or_not_at_all(quote: str, found: bool) -> None:
    payload = sent(f"{HEAD}\nExperience\n- Reconciled the ledger.\n")
    assert (payload.reply(None).find(quote, "text") is not None) is found


def test_a_quote_is_looked_for_in_the_source_it_is_said_to_be_from() -> None:
    payload = sent(f"{HEAD}\nExperience\n- Reconciled the ledger.\n")
    assert payload.reply(None).find("Reconciled the ledger", "facts") is None


def test_scripts_without_blanks_are_quoted_from_within() -> None:
    payload = sent("王伟强\n工作经历\n- 王伟强负责数据平台建设\n")
    assert payload.sources["text"][0].text.endswith("- PERSON_1负责数据平台建设\n")
    place = payload.reply(None).find("数据平台", "text")
    assert place is not None
    assert place.span.of(place.document.text) == "数据平台"


WORDS = st.sampled_from(
    [
        "Jane", "Doe", "J.", "jdoe", "jane.doe@example.com", "415 555 2671", "+1", "2019", "-",
        "06/2019", "linkedin.com/in/x-y", "PERSON_1", "TERM_1", "é", "e\u0301", "\u200b", "ﬁle",
        "ß", "İ", "김민수", "\ud800", "\r\n", "\n", " ", "\u00a0", "\U000e0041", "ledger", "’s",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=24).map("".join)


JANE = Known(people(("Jane Doe",)), ())


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 30))
def test_what_is_sent_stands_for_the_whole_text_in_order(text: str, start: int) -> None:
    """Nothing twice, and nothing lost but what draws nothing."""
    written = document("x" * start + HEAD + text)
    span = Span(start=start, end=len(written.text))
    part = Redaction(JANE).of_place(Place(written, span))
    assert len(part.text) == len(part.starts) == len(part.ends)
    done = start
    for first, last in dict.fromkeys(zip(part.starts, part.ends, strict=True)):
        assert done <= first < last
        assert legible(written.text[done:first]).seen == ""
        done = last
    assert legible(written.text[done:]).seen == ""


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_a_quote_found_is_what_stands_there(text: str, data: st.DataObject) -> None:
    written = document(HEAD + text)
    part = Redaction(JANE).of_place(whole(written))
    start = data.draw(st.integers(0, len(part.text)))
    quote = part.text[start : data.draw(st.integers(start, len(part.text)))]
    place = part.find(quote)
    if place is None:
        return
    stands = " ".join(legible(place.span.of(written.text)).seen.split())
    kept = STAND_IN.split(" ".join(quote.split()))  # the words between the stand-ins
    assert re.fullmatch(".+?".join(map(re.escape, kept)), stands, re.DOTALL)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_name_or_address_never_stays_whatever_is_beside_it(text: str) -> None:
    left = Redaction(JANE).of_place(whole(document(f"{text} Jane Doe jane.doe@example.com {text}")))
    assert not re.search(r"(?<![^\W\d_])(jane|doe)(?![^\W\d_])", fold(left.text))
    assert "example.com" not in left.text


def test_a_tag_of_a_chat_service_is_replaced_wherever_it_stands() -> None:
    written = redacted(f"{HEAD}\nExperience\n- Write to mossfern#4794 for C# 2019 code\n")
    assert written.splitlines()[-1] == "- Write to HANDLE_1 for C# 2019 code"


def test_a_post_beside_the_name_is_no_spelling_of_the_name() -> None:
    text = "Jane Doe\nData Engineer - Doe Consulting\n\nExperience\nData Engineer\nAcme Freight\n"
    written = redacted(text + "Mar 2019 - Present\n- Moved data\n")
    assert "\nData Engineer\nAcme Freight" in written
