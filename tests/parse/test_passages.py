from hypothesis import given
from hypothesis import strategies as st

from forensics.parse.lines import split
from forensics.parse.passages import passages


def read(text: str) -> list[str]:
    return [passage.value for passage in passages(text, split(text))]


def test_bullets_and_sentences() -> None:
    text = (
        "Backend engineer with nine years of experience. Led teams across three time zones.\n"
        "• Built a ledger service in Go\n• Mentored four engineers at Acme"
    )
    assert read(text) == [
        "Backend engineer with nine years of experience.",
        "Led teams across three time zones.",
        "Built a ledger service in Go",
        "Mentored four engineers at Acme",
    ]


def test_a_line_broken_by_the_margin_is_joined() -> None:
    text = (
        "• Shared a rota of evening and weekend cover with four others, so that somebody who knew\n"
        "the site could always be reached."
    )
    assert len(read(text)) == 1


def test_short_lines_and_abbreviations() -> None:
    assert read("Geneva\nOne two three") == []
    assert read("Worked with tools, e.g. Terraform, for years.") == [
        "Worked with tools, e.g. Terraform, for years."
    ]


@given(st.text(alphabet="ab .!\n•-", max_size=300))
def test_passages_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for passage in passages(text, split(text), shortest=1):
        assert passage.span.start >= end
        assert " ".join(passage.span.of(text).split()) == passage.value
        end = passage.span.end
