"""The schema in the project is the one the types make."""

from forensics.report.schema import PATH, generate


def test_the_shipped_schema_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == generate(), "run `make docs`"
