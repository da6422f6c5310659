from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.folding import folded, joined


def test_one_mark_becomes_one_mark() -> None:
    assert folded("Ｉｇｎｏｒｅ а𝗶") == "Ignore ai"
    assert folded("ﬁt") == "ﬁt"  # a ligature stands for two letters and would shift what follows


@given(st.text())
def test_places_stay(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_words_broken_at_line_ends() -> None:
    text = "a pre-\n  vious step - no\nbreak-"
    whole, place = joined(text)
    assert whole == "a previous step - no\nbreak-"
    assert text[place(whole.index("vious")) :].startswith("vious")
    assert place(len(whole)) == len(text)


@given(st.text(alphabet="ab-\n \u00ad"))
def test_every_place_of_the_joined_text_is_its_own_mark(text: str) -> None:
    whole, place = joined(text)
    assert all(text[place(at)] == mark for at, mark in enumerate(whole))
