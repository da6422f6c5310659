from hypothesis import given
from hypothesis import strategies as st

from forensics.parse.months import fold


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_as_they_do_beside_accented_ones(word: str) -> None:
    assert fold(f"{word}É") == f"{fold(word)}e"
