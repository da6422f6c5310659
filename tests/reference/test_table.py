"""The loader reads a well-formed table and names file and line of anything else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.errors import ReferenceTableError
from forensics.reference import load, names, versions
from forensics.reference.table import parse

HEAD = "# title: T\n# source: S\n# date: 2024-02-29\n# author: A\n"
GOOD = HEAD + "code\tname\nNY\tNew York\nNJ\tNew Jersey\n"


def test_a_table_keeps_provenance_rows_and_verbatim_lines() -> None:
    table = parse("states", GOOD.encode())
    assert (table.title, table.source, table.author) == ("T", "S", "A")
    assert table.date.isoformat() == "2024-02-29"
    assert table.columns == ("code", "name")
    assert table.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    row = table.get("NJ")
    assert row is not None
    assert (row.table, row.key, row["name"], row.text) == (
        "states",
        "NJ",
        "New Jersey",
        "NJ\tNew Jersey",
    )
    assert table.get("nj") is None


def test_several_key_columns_are_joined() -> None:
    text = HEAD + "# key_columns: a b\na\tb\tc\n1\t2\tx\n1\t3\ty\n"
    row = parse("t", text.encode()).get("1 / 3")
    assert row is not None
    assert row["c"] == "y"


def test_optional_columns_may_be_empty() -> None:
    text = HEAD + "# optional_columns: b\na\tb\n1\t\n"
    row = parse("t", text.encode()).get("1")
    assert row is not None
    assert row["b"] == ""


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD + "# late comment\tx\n", "line 8: comment below the header"),
        (GOOD + "\n", "line 8: blank line"),
        (GOOD + " \t \n", "line 8: blank line"),
        (GOOD + "CT\n", "line 8: 1 cells where 2 are expected"),
        (GOOD + "CT\tConnecticut\tx\n", "line 8: 3 cells where 2 are expected"),
        (GOOD + "NY\tagain\n", "line 8: duplicate key 'NY'"),
        (GOOD + "CT\t\n", "line 8: name is empty"),
        (GOOD + "CT\t Connecticut\n", "line 8: name holds white space"),
        (GOOD + "CT\tConnecticut\r\n", "line 8: name holds white space"),
        (GOOD[:-1], "does not end with a line feed"),
        ("\ufeff" + GOOD, "byte-order mark"),
        ("# titel: T\n" + GOOD, "line 1: unknown header key 'titel'"),
        ("# title: T\n" + GOOD, "line 2: header key 'title' is given twice"),
        ("#title: T\n" + GOOD, "line 1: a header line is"),
        ("# note:\n" + GOOD, "line 1: a header line is"),
        (GOOD.replace("# author: A\n", ""), "missing header keys: author"),
        (GOOD.replace("2024-02-29", "2023-02-29"), "line 3: date '2023-02-29'"),
        (GOOD.replace("2024-02-29", "20240229"), "line 3: date '20240229'"),
        (HEAD, "no header row"),
        (HEAD + "code\tname\n", "no rows"),
        (HEAD + "code\tcode\n1\t2\n", "column name is given twice"),
        (HEAD + "Code\n1\n", "'Code' is not a column name"),
        ("# key_columns: id\n" + GOOD, "key_columns names 'id'"),
        ("# optional_columns: code\n" + GOOD, "a key column cannot be optional"),
    ],
)
def test_whatever_departs_from_the_format_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ReferenceTableError) as caught:
        parse("states", text.encode())
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("states.tsv")


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(ReferenceTableError, match="not UTF-8"):
        parse("states", GOOD.encode() + b"\xff\xfe\n")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_table_or_the_one_error(raw: bytes) -> None:
    with pytest.raises(ReferenceTableError):
        parse("t", raw)


CELL = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)


@given(st.dictionaries(CELL.filter(lambda key: not key.startswith("#")), CELL, min_size=1))
def test_what_is_written_is_read_back(facts: dict[str, str]) -> None:
    text = HEAD + "key\tvalue\n" + "".join(f"{key}\t{value}\n" for key, value in facts.items())
    table = parse("t", text.encode())
    assert {key: row["value"] for key, row in table.rows.items()} == facts


@pytest.mark.parametrize("name", names())
def test_every_shipped_table_loads_with_its_checksum(name: str) -> None:
    table = load(name)
    assert table is load(name)
    assert versions()[name] == table.sha256
    assert all(row.text.split("\t") == list(row.cells.values()) for row in table.rows.values())


@pytest.mark.parametrize("name", ["absent", "../errors", ""])
def test_a_table_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(ReferenceTableError, match="no such reference table"):
        load(name)
