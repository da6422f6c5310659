"""A repeated passage has its sketch in common with its source, and nothing else has."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.sketch import KEPT, SHORTEST, sequences, sketch, words

LINE = "Cut the nightly batch from nine hours to forty minutes by rewriting the loader"
OTHER = "Led a team of six engineers who moved billing to the new data centre"
STORED = [24640705962665, 26002535793549]  # the first two numbers of LINE


def grams(*texts: str | None) -> list[set[int]]:
    """The sketch of each text."""
    found = sketch(pa.array(texts, pa.string())).to_pydict()
    kept: list[set[int]] = [set() for _ in texts]
    for text, gram in zip(found["text"], found["gram"], strict=True):
        kept[text].add(gram)
    return kept


def test_the_same_words_have_the_same_sketch_whatever_their_case_and_marks() -> None:
    loud = LINE.upper().replace(" ", " –  ") + "!"
    one, other = grams(LINE, loud)
    assert one == other and len(one) == KEPT


def test_one_word_exchanged_leaves_a_part_of_the_sketch() -> None:
    one, other = grams(LINE, LINE.replace("nine", "seven"))
    assert one != other and one & other


def test_other_words_have_nothing_in_common() -> None:
    one, other = grams(LINE, OTHER)
    assert not one & other


def test_no_sequence_goes_on_from_one_text_into_the_next() -> None:
    halves = LINE.split()[:7], LINE.split()[7:]
    apart = set.union(*grams(*(" ".join(half) for half in halves)))
    whole = sequences(words(pa.array([LINE])), 4).number
    assert apart < set(whole.tolist())
    assert len(words(pa.array(["ab", "cd"])).number) == 2


def test_short_empty_and_missing_texts_have_none() -> None:
    short = " ".join(LINE.split()[: SHORTEST - 1])
    assert grams(short, "", None, "...", LINE)[:4] == [set()] * 4


def test_a_sketch_does_not_depend_on_what_stands_beside_it() -> None:
    together = grams(OTHER, "", LINE, OTHER)
    assert together[2] == grams(LINE)[0] and together[0] == together[3]


def test_numbers_stay_what_they_are_for_they_are_stored() -> None:
    assert sorted(grams(LINE)[0])[:2] == STORED


def test_chunks_and_lists_are_read_as_well() -> None:
    table = sketch(pa.chunked_array([[LINE], [OTHER]]))
    assert table.equals(sketch([LINE, OTHER]))
    assert sketch([]).num_rows == 0


def test_many_texts_are_sketched_in_batches_and_numbered_through() -> None:
    found = sketch([OTHER] * 5000 + [LINE])
    assert found["text"][-1].as_py() == 5000
    assert set(found["gram"].to_pylist()[-KEPT:]) == grams(LINE)[0]


def test_words_of_every_script_count() -> None:
    greek, decomposed, composed = words(pa.array(["Ωμέγα 3"])), "e\u0301te\u0301", "été"
    assert len(greek.number) == 2
    one, other = (words(pa.array([each])).number.tolist() for each in (decomposed, composed))
    assert one == other


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), max_size=6))
def test_whatever_is_written_has_a_sketch(texts: list[str]) -> None:
    found = sketch(texts).to_pydict()
    assert found["text"] == sorted(found["text"])
    together = grams(*texts)
    assert together == [grams(text)[0] for text in texts]
    assert all(len(each) <= KEPT for each in together)
