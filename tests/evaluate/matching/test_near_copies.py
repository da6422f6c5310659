"""Shared five-word runs: half of the shorter text makes a near copy; placeholders do not."""

from forensics.evaluate.matching.near_copies import near_copies, new_words, shingles

TEMPLATE = "baked forty rye loaves before dawn and carried them over the frozen river to town"


def test_a_copy_with_much_around_it_is_a_near_copy() -> None:
    longer = f"{TEMPLATE} {' '.join(f'word{n}' for n in range(200))}"
    texts = {"t": TEMPLATE, "copy": longer, "other": "counted the tide tables of a northern port"}
    assert near_copies(texts, ["t"], ["copy", "other"]) == {"copy"}


def test_placeholders_are_no_shared_text() -> None:
    filler = "Company Name City , State " * 6
    texts = {"t": filler + "baked rye loaves for the town", "n": filler + "mended nets at the quay"}
    assert near_copies(texts, ["t"], ["n"]) == frozenset()


def test_a_text_too_short_for_a_run_shares_none() -> None:
    assert shingles("only four words here") == frozenset()
    assert near_copies({"t": TEMPLATE, "n": "four"}, ["t"], ["n"]) == frozenset()


def test_new_words_are_counted_as_often_as_they_stand() -> None:
    assert new_words("one two two three", "one two") == 0.5
    assert new_words("one two", "two one three") == 0.0
    assert new_words("", "one") == 0.0
