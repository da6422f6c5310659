from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from index.errors import TemplateError
from index.exchange.markdown import format_template, parse_template, read_folder
from index.template import (
    Template,
    TemplateStatus,
    build_template,
)

SHIPPED = """---
title: Settlement engineer
provenance: Synthetic, written for this project.
confidence: low
added: 2026-11-01
references:
  - https://example.org/report
---

- Split the nightly payout run into 64 buckets.
"""


def test_the_shipped_form_is_read() -> None:
    found = parse_template(SHIPPED, "pay/settlement")
    assert found == Template(
        id="pay/settlement",
        title="Settlement engineer",
        family="pay",
        status=TemplateStatus.NURSERY,
        text="- Split the nightly payout run into 64 buckets.\n",
        provenance="Synthetic, written for this project.",
        confidence="low",
        added=date(2026, 11, 1),
        references=("https://example.org/report",),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("title: Settlement", "title: x\ntitle: Settlement"), "duplicate key 'title'"),
        (("confidence: low", "confidence: low\ncolour: red"), "unknown key colour"),
        (("added: 2026-11-01\n", ""), "missing key added"),
        (("confidence: low", "confidence: certain"), "confidence"),
        (("added: 2026-11-01", "added: soon"), "added"),
        (("---\ntitle", "title"), "does not start with front matter"),
        (("title: Settlement engineer", "title: [unclosed"), "not YAML"),
        (("title: Settlement engineer", "? [a, b]\n: c\ntitle: t"), "unknown key|plain text"),
    ],
)
def test_what_does_not_follow_the_form_is_refused(change: tuple[str, str], reason: str) -> None:
    with pytest.raises(TemplateError, match=reason) as caught:
        parse_template(SHIPPED.replace(*change), "pay/settlement")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", ["", "a b", "/a", "a/", "../a", "a//b"])
def test_ids_that_could_leave_their_folder_are_refused(bad: str) -> None:
    with pytest.raises(TemplateError):
        parse_template(SHIPPED, bad)


words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@given(title=words, provenance=words, references=st.lists(words, max_size=3))
def test_formatting_and_reading_gives_the_same_template(
    title: str, provenance: str, references: list[str]
) -> None:
    made = parse_template(SHIPPED, "pay/settlement").model_copy(
        update={
            "title": title,
            "provenance": provenance,
            "references": tuple(references),
            "expires": date(2027, 1, 1),
        }
    )
    assert parse_template(format_template(made), made.id) == made


def test_an_expired_template_matches_and_weighs_nothing_a_retired_one_matches_not() -> None:
    stable = {"expires": date(2027, 1, 1), "status": TemplateStatus.STABLE}
    made = parse_template(SHIPPED, "a/b").model_copy(update=stable)
    assert made.weighs_on(date(2026, 12, 31))
    assert made.matches_on(date(2027, 1, 1))
    assert not made.weighs_on(date(2027, 1, 1))
    retired = made.model_copy(update={"status": TemplateStatus.RETIRED})
    assert not retired.matches_on(date(2026, 12, 31))
    assert not retired.weighs_on(date(2026, 12, 31))
    nursery = made.model_copy(update={"status": TemplateStatus.NURSERY})
    assert nursery.matches_on(date(2026, 12, 31))
    assert not nursery.weighs_on(date(2026, 12, 31))


def test_what_no_database_keeps_as_text_is_written_out() -> None:
    made = build_template({"id": "a", "title": "t\0", "text": "x\ud800", "added": date(2026, 1, 1)})
    assert (made.title, made.text) == ("tU+0000", "xU+D800")


def test_every_shipped_template_follows_the_form_and_says_that_it_is_synthetic() -> None:
    found = read_folder(Path(index.__file__).parent / "templates")
    assert len(found) >= 24
    assert all("synthetic" in template.provenance.lower() for template in found)
