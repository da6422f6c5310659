import json
from datetime import date
from pathlib import Path

import pytest

from index.errors import ExchangeError
from index.exchange.markdown import format_template
from index.intake import import_from, read
from index.library import Library
from index.template import TemplateStatus

STABLE = TemplateStatus.STABLE


def rows(path: Path, *values: object) -> Path:
    file = path / "some.jsonl"
    file.write_text("\n".join(json.dumps(value) for value in values), encoding="utf-8")
    return file


def test_rows_keep_their_ids_and_may_lack_a_title(tmp_path: Path) -> None:
    file = rows(
        tmp_path, {"id": "CHEF_1", "text": "some text"}, {"id": "a/b", "title": "T", "text": "x"}
    )
    found = read(file, STABLE, date(2026, 1, 2))
    assert [(t.id, t.title, t.family) for t in found.templates] == [
        ("CHEF_1", "CHEF_1", "CHEF_1"),
        ("a/b", "T", "a"),
    ]
    assert {t.status for t in found.templates} == {STABLE}
    assert {t.added for t in found.templates} == {date(2026, 1, 2)}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([1], "not a JSON object"),
        ({"id": "x"}, "missing key text"),
        ({"id": "x", "text": "t", "colour": 1}, "unknown key colour"),
        ({"id": "has space", "text": "t"}, "id"),
        ({"id": "x", "text": 5}, "text"),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(
    tmp_path: Path, row: object, reason: str
) -> None:
    found = read(rows(tmp_path, row, {"id": "good", "text": "t"}), STABLE)
    assert [template.id for template in found.templates] == ["good"]
    assert reason in found.rejected[0].reason


def test_rows_are_split_at_line_feeds_only(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "x", "text": "one\u2028two"}\n\nnot json\n', encoding="utf-8")
    found = read(file, STABLE)
    assert found.templates[0].text == "one\u2028two"
    assert found.rejected[0].template == "a.jsonl:3"


def test_a_folder_of_shipped_form_and_plain_texts_is_read(stocked: Library, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for template in stocked.list():
        path = folder / f"{template.id}.md"
        path.parent.mkdir(parents=True)
        path.write_text(format_template(template), encoding="utf-8")
    (folder / "plain.txt").write_text("A text of one line.", encoding="utf-8")
    (folder / "bad.md").write_bytes(b"\xff\xfe\x00")
    (folder / "picture.png").write_bytes(b"not looked at")
    found = read(folder, STABLE)
    assert [template.id for template in found.templates] == ["clay/kiln", "pay/ledger", "plain"]
    assert [rejection.template for rejection in found.rejected] == ["bad"]


def test_an_import_tells_what_was_rejected_by_reading_and_by_the_library(
    library: Library, tmp_path: Path, ledger: str
) -> None:
    file = rows(tmp_path, {"id": "x"}, {"id": "short", "text": "Hi."}, {"id": "l", "text": ledger})
    found = import_from(library, file, STABLE)
    assert found.added == ("l",)
    assert [rejection.template for rejection in found.rejected] == ["some.jsonl:1", "short"]


def test_rows_may_hold_every_field_and_are_not_believed(tmp_path: Path) -> None:
    row = {"id": "a/b", "text": "t", "status": "stable", "added": "2026-01-02", "family": "f"}
    found = read(rows(tmp_path, row), TemplateStatus.NURSERY)
    assert found.templates[0].status is TemplateStatus.NURSERY
    assert found.templates[0].added == date(2026, 1, 2)
    assert found.stated == {"a/b": STABLE}


@pytest.mark.parametrize(
    ("name", "content", "templates"),
    [
        ("rows", '{"id": "a", "text": "Kept \\"objects\\" of a \\"bundle\\"."}\n', 1),
        ("a.jsonl", '{"id": "a", "te\n{"id": "b", "text": "t"}\n', 1),
        ("a.txt", '{"type": "bundle", "objects": []}', 0),
        ("b.json", '{\n "type": "bundle",\n "objects": []\n}', 0),
        ("c.txt", "template,kind,value\r\na,text,Kept bees.\r\n", 1),
        ("d.csv", "\ufefftemplate,kind,value\r\na,text,Kept bees.\r\n", 1),
    ],
)
def test_what_a_file_is_is_told_by_its_content(
    tmp_path: Path, name: str, content: str, templates: int
) -> None:
    (tmp_path / name).write_bytes(content.encode())
    assert len(read(tmp_path / name, STABLE).templates) == templates


def test_a_bundle_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "b.json").open("wb") as file:
        file.write(b'{"type": "bundle", "objects": [')
        file.truncate(1 << 30)
    with pytest.raises(ExchangeError, match=r"b\.json: larger than 128 MB"):
        read(tmp_path / "b.json", STABLE)


@pytest.mark.parametrize("name", ["absent.jsonl", "some.csv"])
def test_what_is_neither_folder_nor_jsonl_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExchangeError, match=name):
        read(tmp_path / name, STABLE)
