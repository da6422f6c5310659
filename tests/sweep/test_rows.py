from pathlib import Path

import pyarrow.parquet as pq

from forensics.errors import Unread
from forensics.model import Application, Document, Evidence, Key, Span, UnreadDocument
from forensics.sweep.bench import Examined, Line
from forensics.sweep.rows import Made, Rows, held, place
from forensics.sweep.schemas import TABLES
from forensics.sweep.sources import Item

TEXT = "Ana Alder\nana@alder.dev\nRebuilt the nightly ledger in Rust over one long winter"
DOCUMENT = Document(sha256="0" * 64, name="a.txt", media_type="text/plain", text=TEXT)


def item(number: int = 7, **other: str) -> Item:
    return Item(number, f"{number}.txt", f"in/{number}.txt", None, **other)


def examined(errors: tuple[UnreadDocument, ...] = ()) -> Examined:
    mail = Evidence.visible(DOCUMENT, Span(start=10, end=23))
    return Examined(
        name="Ana \ud800Alder",
        errors=errors,
        keys=(Key(kind="email", value="ana@alder.dev", evidence=mail),),
        lines=(Line(document="a.txt", start=24, end=len(TEXT), text=TEXT[24:]),),
        runs=None,
        assessment=None,
    )


def test_a_part_holds_every_table_and_text_that_is_none_is_replaced(tmp_path: Path) -> None:
    rows = Rows()
    rows.examined(item(), Application(id="7.txt", documents=(DOCUMENT,)), examined())
    rows.write(tmp_path, 3, "mark")
    tables = {name: pq.read_table(place(tmp_path, name, 3)) for name in TABLES}
    assert {name: table.schema.names for name, table in tables.items()} == {
        name: schema.names for name, schema in TABLES.items()
    }
    (row,) = tables["applications"].to_pylist()
    assert (row["application"], row["id"], row["name"], row["runs"]) == (
        7,
        "7.txt",
        "Ana ?Alder",
        None,
    )
    assert tables["passages"].to_pylist()[0]["text"] == TEXT[24:]
    assert set(tables["sketch"]["application"].to_pylist()) <= {7}


def test_an_application_of_which_nothing_could_be_read_is_errors_alone(tmp_path: Path) -> None:
    unread = UnreadDocument(document="a.pdf", reason=Unread.ENCRYPTED, message="needs a password")
    rows = Rows()
    rows.examined(item(1), Application(id="1.txt"), examined((unread,)))
    rows.failed(item(2, reason="malformed", message="a name\nwith a line"))
    rows.write(tmp_path, 0, "mark")
    assert rows.counts == (0, 2)
    errors = pq.read_table(place(tmp_path, "errors", 0)).to_pylist()
    assert [(row["application"], row["file"], row["reason"]) for row in errors] == [
        ("1.txt", "a.pdf", "encrypted"),
        ("2.txt", "in/2.txt", "malformed"),
    ]


def test_a_part_is_found_again_only_where_it_was_made_of_the_same_and_is_whole(
    tmp_path: Path,
) -> None:
    assert held(tmp_path, 0, "mark") is None
    rows = Rows()
    rows.examined(item(), Application(id="7.txt", documents=(DOCUMENT,)), examined())
    rows.write(tmp_path, 0, "mark")
    assert held(tmp_path, 0, "mark") == Made(0, 1, 0)
    assert held(tmp_path, 0, "another") is None
    whole = place(tmp_path, "applications", 0)
    whole.write_bytes(whole.read_bytes()[:-20])
    assert held(tmp_path, 0, "mark") is None
