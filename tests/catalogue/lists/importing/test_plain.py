"""An operator's own lists: every row is taken, a duplicate, or rejected by line and reason."""

from datetime import date

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from forensics.catalogue.lists.importing import Told
from forensics.catalogue.lists.importing.cells import lines
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.plain import read
from forensics.errors import ImportRefusedError
from tests.catalogue.lists.build import DAY, given


def draft(text: str | bytes, **told: object) -> Draft:
    return read(given("risk.csv", text), Told.model_validate(told), DAY)


def reasons(found: Draft) -> dict[int, str]:
    return {item.line: item.reason for item in found.rejections}


def test_a_row_says_all_about_its_entry() -> None:
    found = draft(
        "kind,value,source,date,confidence,expires,note,names,domains\n"
        "diploma_mill,Kestrel Online University,Court 7,2024-02-03,0.9,2030-01-01,sold,"
        "KOU School|Kestrel Online,kestrel.example\n"
    )
    (entry,) = found.entries.values()
    assert (entry.list, entry.source, entry.dated) == ("risk", "Court 7", date(2024, 2, 3))
    assert (entry.confidence, entry.expires, entry.note) == (0.9, date(2030, 1, 1), "sold")
    assert entry.names == ("KOU School", "Kestrel Online")
    assert entry.domains == ("kestrel.example",)


def test_what_is_told_holds_where_rows_are_silent() -> None:
    found = draft(
        "value,confidence\nKestrel College,\nHeron College,0.2\n",
        kind="high_risk_institution",
        source="memo 3",
        dated="2025-05-05",
        confidence=0.5,
        name="ours",
    )
    first, second = found.entries.values()
    assert (first.list, first.source, first.dated, first.confidence) == (
        "ours", "memo 3", date(2025, 5, 5), 0.5,
    )  # fmt: skip
    assert second.confidence == 0.2


def test_one_value_a_line_needs_a_kind() -> None:
    found = draft(
        "# our list\nKestrel College\n\nHeron College # seen twice\n", kind="diploma_mill"
    )
    assert [entry.value for entry in found.entries.values()] == ["Kestrel College", "Heron College"]
    with pytest.raises(ImportRefusedError, match="--kind"):
        draft("Kestrel College\n")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("diploma_mill,Old School,0024-01-01,", "date 0024-01-01 is out of reach"),
        ("diploma_mill,Old School,03/04/2024,", "date '03/04/2024' is not a YYYY-MM-DD date"),
        ("diploma_mill,Old School", "2 cells where 4 are expected"),
        ('diploma_mill,"Old School,2024-01-01,', "a quotation mark is not closed"),
        ("diploma_mill,Old\0School,2024-01-01,", "holds control characters"),
        ("diploma_mill,,2024-01-01,", "no value"),
        ("diploma_mill,!,2024-01-01,", "'!' holds no name"),
        ("country,Elbonia,2024-01-01,", "kind 'country' is none of"),
        ("phone,5551234,2024-01-01,", "'5551234' is a local number without its area"),
        ("ip,fe80::1%eth0,2024-01-01,", "'fe80::1%eth0' is no network address"),
        ("email,foo,2024-01-01,", "'foo' is no e-mail address"),
        ("handle,foo,2024-01-01,", "'foo' is no account with its platform"),
        ("domain,gmail.com,2024-01-01,", "gmail.com is used by many strangers"),
        ("disposable_domain,co.uk,2024-01-01,", "co.uk is a registry"),
        ("vpn_range,0.0.0.0/0,2024-01-01,", "0.0.0.0/0 holds too many addresses"),
        ("email,a@example.org,2024-01-01,1.5", "confidence '1.5' is not a number from 0 to 1"),
        ("email,a@example.org,2024-01-01,nan", "confidence 'nan' is not a number from 0 to 1"),
    ],
)
def test_a_bad_row_is_rejected_alone(row: str, reason: str) -> None:
    found = draft(f"kind,value,date,confidence\nemail,good@example.org,2024-01-01,1\n{row}\n")
    assert [entry.value for entry in found.entries.values()] == ["good@example.org"]
    (said,) = reasons(found).items()
    assert said[0] == 3
    assert said[1].startswith(reason)


def test_duplicates_are_counted_in_whatever_spelling() -> None:
    found = draft("value\nA.Lee@gmail.com\nalee+x@googlemail.com\nALEE@gmail.com\n", kind="email")
    assert (found.rows, len(found.entries), found.duplicates) == (3, 1, 2)


def test_other_delimiters_marks_and_encodings_are_read() -> None:
    rows = "value;kind\r\nÉcole Kestrel;diploma_mill\r\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        (entry,) = draft(rows.encode(encoding)).entries.values()
        assert entry.value == "École Kestrel"


def test_columns_that_lists_do_not_have_are_named() -> None:
    assert "columns passed over: colour" in draft("value,colour\na@b.org,red\n", kind="email").notes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("value,value\na,b\n", "column value is there twice"),
        ("value,date\na,2024-01-01\n", "no column kind"),
        ("school,town\na,b\n", "a list needs a header"),
    ],
)
def test_a_table_that_is_no_list_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ImportRefusedError, match=reason):
        draft(text)


@examples(st.binary(max_size=200))
def test_any_bytes_come_to_rows_or_a_refusal(data: bytes) -> None:
    found = draft(b"value,kind\n" + data)
    assert found.rows == len(found.entries) + found.duplicates + len(found.rejections)


def test_a_key_stands_for_one_value() -> None:
    found = draft(
        "key,value\nk1,a@e.example\nk1,A@E.example\nk1,b@e.example\n", kind="email", source="us"
    )
    assert [entry.value for entry in found.entries.values()] == ["a@e.example"]
    assert found.duplicates == 1
    assert reasons(found) == {4: "key k1 stands for another value in line 2"}


def test_an_entry_that_cannot_be_is_rejected_by_its_line() -> None:
    found = Draft("risk", "CSV", "risk.csv", Told(), DAY)
    found.add(7, "email", "a@e.example", source="us", confidence=4)
    assert (found.rows, found.entries) == (1, {})
    assert reasons(found)[7].startswith("confidence: ")


def test_inches_within_names_do_not_join_lines() -> None:
    found = draft('value\nAcme 5" Holdings Alpha\nZeta 6" Holdings Beta\n', kind="front_company")
    assert [entry.value for entry in found.entries.values()] == [
        'Acme 5" Holdings Alpha',
        'Zeta 6" Holdings Beta',
    ]


def test_a_quoted_cell_may_run_over_lines() -> None:
    found = draft(
        'value,note\nKestrel College,"seen\ntwice"\nHeron College,x\n', kind="diploma_mill"
    )
    assert [entry.note for entry in found.entries.values()] == ["seen twice", "x"]


@examples(st.lists(st.text('"", ;x', max_size=8), max_size=12))
def test_every_line_that_is_not_blank_is_in_one_row(texts: list[str]) -> None:
    stated = [f"{text[:4]}<{number}>{text[4:]}" for number, text in enumerate(texts, start=1)]
    found = list(lines("\n\n".join(stated)))
    for number in range(1, len(stated) + 1):
        read_in = sum(f"<{number}>" in cell for line in found for cell in line.cells)
        refused = sum(line.number == 2 * number - 1 for line in found if line.problem)
        assert read_in + refused == 1
