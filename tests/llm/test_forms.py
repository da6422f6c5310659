import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.errors import ModelError
from forensics.llm import forms
from forensics.model import CourseworkAnswer, RevivalAnswer

JUDGED = {"judgements": [{"degree": 1, "verdict": "not_covered", "quotes": ["Cryptography"]}]}


@pytest.mark.parametrize("form", [CourseworkAnswer, RevivalAnswer])
def test_a_schema_is_closed_and_in_one_piece(form: type[CourseworkAnswer]) -> None:
    schema = forms.schema(form)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "$ref" not in json.dumps(schema)
    assert json.dumps(schema).count('"additionalProperties": false') == 2


def test_a_schema_takes_what_the_form_takes() -> None:
    jsonschema.validate(JUDGED, forms.schema(CourseworkAnswer))
    assert forms.read(json.dumps(JUDGED), CourseworkAnswer).judgements[0].quotes == (
        "Cryptography",
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(JUDGED | {"note": "Hire."}, forms.schema(CourseworkAnswer))


@given(st.text() | st.recursive(st.none() | st.text(), st.lists, max_leaves=5).map(json.dumps))
def test_anything_else_is_a_model_error(text: str) -> None:
    with pytest.raises(ModelError):
        forms.read(text, RevivalAnswer)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "```json\n{}\n```",
        "```json\n{}\n```\nHope this helps!",
        "{}\nHope this helps!",
        "<think>covered? {{no}}</think>\n{}",
        "covered, I think</think>\n{}",
    ],
)
def test_what_a_model_says_around_its_answer_is_left_out(around: str) -> None:
    assert forms.read(around.format(json.dumps(JUDGED)), CourseworkAnswer).judgements


def test_two_answers_are_none() -> None:
    with pytest.raises(ModelError):
        forms.read(json.dumps(JUDGED) * 2, CourseworkAnswer)
