import pytest

from index.rarity import rarity, stem, stems, total


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("tested", "testing", "tests"), "test"),
        (("managed", "manages", "managing"), "manag"),
        (("12,500", "12500"), "12500"),
        (("sing",), "sing"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...], found: str) -> None:
    assert {stem(word) for word in words} == {found}


def test_function_words_are_left_out() -> None:
    assert stems("The testing of the pumps, and of 40 valves") == {"test", "pump", "40", "valv"}


def test_a_word_of_few_lines_is_rarer_than_one_of_many() -> None:
    assert rarity("manag") < rarity("turbin") <= rarity("zyzzyva")
    assert rarity("zyzzyva") > 0.0
    assert total(["manag", "zyzzyva"]) == pytest.approx(rarity("manag") + rarity("zyzzyva"))
