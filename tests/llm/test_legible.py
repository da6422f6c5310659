from hypothesis import given
from hypothesis import strategies as st

from forensics.llm.legible import fold, legible


def test_folding_takes_off_accents_case_and_variants() -> None:
    assert fold("Łukasz O’Brien–Große ＡＢ") == "lukasz o'brien-grosse ab"


def test_what_draws_nothing_is_left_out() -> None:
    text = legible("J\u200ba\u00adn\u2066e\ufe0f\U000e0041\r\n\ud800D")
    assert text.seen == "Jane\n\nD"
    assert list(text.at) == [0, 2, 4, 6, 9, 10, 12]


@given(st.text())
def test_every_character_knows_where_it_comes_from(text: str) -> None:
    read = legible(text)
    assert len(read.seen) == len(read.at)
    assert len(read.plain) == len(read.folded) == len(read.of)
    assert all(
        text[at] == seen or seen == "\n" for seen, at in zip(read.seen, read.at, strict=True)
    )
    assert list(read.at) == sorted(read.at)
    assert list(read.of) == sorted(read.of)
    assert all(index < len(read.seen) for index in read.of)
