"""Answers of language models are kept once and read back to the letter."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from forensics.store.answers import ModelAnswers

KEY = "5f" * 32


def test_an_answer_is_kept_under_its_question(engine: Engine) -> None:
    answers = ModelAnswers(engine)
    assert answers.get(KEY) is None
    answers.put(KEY, "model-1", '{"verdict": "cannot_tell"}')
    assert answers.get(KEY) == '{"verdict": "cannot_tell"}'
    assert answers.get("00" * 32) is None


def test_the_first_answer_stays(engine: Engine) -> None:
    answers = ModelAnswers(engine)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: answers.put(KEY, "model", str(number)), range(12)))
    first = answers.get(KEY)
    answers.put(KEY, "model", "another")
    assert answers.get(KEY) == first


@pytest.mark.parametrize("answer", ["", "a\x00b", "\ud800", "\U0001f469\u200d\U0001f680", '"\\'])
def test_any_answer_comes_back_to_the_letter(engine: Engine, answer: str) -> None:
    answers = ModelAnswers(engine)
    answers.put(KEY, "model \x00\udfff", answer)
    assert answers.get(KEY) == answer
