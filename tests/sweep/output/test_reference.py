"""The reference of the files says what the schemas say."""

from forensics.sweep.output.reference import PATH, markdown


def test_it_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == markdown()
