from pathlib import Path

import pytest
from hypothesis import given, settings

from index.errors import TemplateError
from index.exchange.markdown import format_template, parse_template
from index.template import Template, TemplateStatus
from tests.index.exchange.making import plain, templates

HEAD = "---\ntitle: t\nprovenance: p\nconfidence: low\nadded: 2026-01-01\nreferences: []\n"


@settings(deadline=None, max_examples=40)
@given(made=templates())
def test_what_is_written_is_read_back_in_every_field(made: Template) -> None:
    assert parse_template(format_template(made), made.id, None) == made


@settings(deadline=None, max_examples=40)
@given(made=templates())
def test_a_file_under_another_name_keeps_its_templates_id(made: Template) -> None:
    assert parse_template(format_template(made, "x/other"), "x/other", None) == made


@pytest.mark.parametrize(
    "text", ["a\r\nb\r\n", "\n\nKept bees.\n\n\n", "Kept bees.", "a\n---\nb\n", "---\n", " x\n"]
)
def test_the_text_comes_back_byte_for_byte(text: str) -> None:
    assert parse_template(format_template(plain("a/b", text)), "a/b").text == text


def test_a_text_of_the_usual_form_is_written_as_a_person_would() -> None:
    made = plain("a/b", "- Kept bees.\n")
    assert format_template(made).endswith("references: []\n---\n\n- Kept bees.\n")


def test_what_a_file_says_of_its_status_is_not_believed_unless_asked_for() -> None:
    content = format_template(plain("a/b", status="stable"))
    assert parse_template(content, "a/b").status is TemplateStatus.NURSERY
    assert parse_template(content, "a/b", None).status is TemplateStatus.STABLE


def test_a_file_with_carriage_returns_is_read_as_one_without() -> None:
    content = f"{HEAD}---\n\n- Kept bees.\n"
    assert parse_template(content.replace("\n", "\r\n"), "a/b") == parse_template(content, "a/b")


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        ("colour: red\n", "unknown key colour"),
        ("verbatim: perhaps\n", "verbatim is neither true nor false"),
        ("family: &x [a]\nid: *x\n", "aliases are not taken"),
        ("id: ../../etc\n", "no '..'"),
        (f"family: {'[' * 3000}\n", "front matter is not YAML"),
        ("reviewed: 2026-02-31\n", "not YAML that can be read"),
        ("seal: {salt: zz, digests: []}\n", "seal.salt"),
        ("expires: {? {a: 1} : 2}\n", "plain text|hashable|expires"),
    ],
)
def test_what_does_not_follow_the_form_is_one_clear_line(added: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason) as caught:
        parse_template(f"{HEAD}{added}---\nKept bees.\n", "a/b")
    assert "\n" not in str(caught.value)
    assert str(Path("a/b")) in str(caught.value)
