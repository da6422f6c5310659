import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import MAX_CHARACTERS, identifies, key, passages, read_lines

RESUME = """JOHN EXAMPLE
john@example.org | (202) 555-0143 | linkedin.com/in/john

Experience
SENIOR DEVELOPER
January 2019 to Current Company Name - City , State
• Replaced the vendor's fee calculator by a rule table which the
accountants edit.
- Cut costs. Moved 14 services to spot instances, saving $30,000 a year.
Skills: Java, Python, Go, Rust, SQL, Kafka
Education
Bachelor of Science in Computer Science 2018
"""


def texts(content: str) -> list[str]:
    return [found.text for found in passages([line.text for line in read_lines(content)])]


def test_bullets_and_sentences_remain_and_personal_lines_do_not() -> None:
    assert texts(RESUME) == [
        "Replaced the vendor's fee calculator by a rule table which the accountants edit.",
        "Moved 14 services to spot instances, saving $30,000 a year.",
    ]


def test_a_wrapped_row_is_one_line_quoted_verbatim_with_its_break() -> None:
    wrapped = next(line for line in read_lines(RESUME) if line.text.startswith("Replaced"))
    assert "the\naccountants" in wrapped.text
    assert RESUME[wrapped.start : wrapped.end] == wrapped.text


def test_placeholders_of_anonymised_text_are_not_compared() -> None:
    line = "Led the audit practice of Company Name in City , State and its eleven regional branches"
    (found,) = passages([line])
    assert found.quote == line
    assert found.text == "Led the audit practice of in and its eleven regional branches"


def test_markdown_headings_are_no_passages() -> None:
    assert texts(
        "### Lead Engineer of the Payments Group, Northwind\n\n- Wrote the first fare engine."
    ) == ["Wrote the first fare engine."]


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    (found,) = passages(["Reported to Dr. Smith on assay drift, e.g. Monday baselines."])
    assert found.text.startswith("Reported to Dr. Smith")


def test_contact_details_are_recognised() -> None:
    assert identifies("write to a.b@c.org")
    assert identifies("call +1 (202) 555-0143 today")
    assert identifies("see https://example.org")
    assert not identifies("Processed 1,200,000 records in 2019")


def test_the_key_ignores_case_and_punctuation_but_keeps_figures() -> None:
    assert key("Cut costs, by 30%!") == key("cut costs by 30")
    assert key("Cut costs by 30%") != key("Cut costs by 40%")


@given(st.lists(st.text(max_size=200), max_size=8))
def test_every_quote_stands_in_its_line(lines: list[str]) -> None:
    for found in passages(lines):
        assert lines[found.line][found.start : found.end] == found.quote


@given(st.text(max_size=600))
def test_every_line_stands_in_its_text(content: str) -> None:
    for line in read_lines(content):
        assert content[line.start : line.end] == line.text


def test_rows_of_like_length_that_each_say_something_are_not_joined() -> None:
    rows = [
        "Worked with cross-functional teams to deliver projects on time and within budget",
        "Mentored junior developers and helped establish coding standards across the team",
    ]
    assert [line.text for line in read_lines("\n".join(rows))] == rows


def test_a_row_that_ends_in_mid_sentence_is_joined_to_the_next() -> None:
    text = (
        "Reviewed invoices, travel claims and card statements for the offices of the\nHarbour Board"
    )
    assert [line.text for line in read_lines(text)] == [text]


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, "a@" * 500_000, "1 " * 500_000, "Yes. No. " * 100_000, ". " * 500_000],
    ids=["one word", "ats", "digits", "sentences", "stops"],
)
def test_a_line_of_megabytes_is_cut_in_time_that_grows_with_its_length(text: str) -> None:
    assert [found for found in passages([text]) if len(found.text) > MAX_CHARACTERS] == []
    assert len(read_lines(text)) == 1
