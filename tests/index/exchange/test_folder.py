import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ExchangeError
from index.exchange.folder import read_folder, write_folder
from index.exchange.given import MAX_BYTES
from index.exchange.markdown import format_template
from index.template import Template, TemplateStatus
from tests.index.exchange.making import plain, templates

TODAY = date(2026, 11, 22)
many = st.lists(templates(), unique_by=lambda made: made.id, min_size=1, max_size=4)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=many)
def test_a_folder_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, made: list[Template]
) -> None:
    out = tmp_path_factory.mktemp("out") / "templates"
    assert write_folder(made, out) == len(made)
    found = read_folder(out, None, TODAY)
    assert found.rejected == ()
    assert sorted(found.templates, key=lambda item: item.id) == sorted(
        made, key=lambda item: item.id
    )


def test_one_bad_file_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    write_folder([plain("a/good"), plain("a/odd")], tmp_path / "t")
    odd = tmp_path / "t" / "a" / "odd.md"
    odd.write_text(odd.read_text().replace("title:", "colour: red\ntitle:"))
    (tmp_path / "t" / "bytes.md").write_bytes(b"\xff\xfe")
    (tmp_path / "t" / "long.txt").write_text("x" * (MAX_BYTES + 1))
    found = read_folder(tmp_path / "t", TemplateStatus.NURSERY, TODAY)
    assert [item.id for item in found.templates] == ["a/good"]
    reasons = {item.template: item.reason for item in found.rejected}
    assert "unknown key colour" in reasons["a/odd"]
    assert reasons["bytes"] == "not UTF-8 text"
    assert "larger than" in reasons["long"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(format_template(plain("a/secret")))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "deep.md").write_text(format_template(plain("a/deep")))
    folder = tmp_path / "t"
    write_folder([plain("a/good")], folder)
    (folder / "link.md").symlink_to(secret)
    (folder / "room").symlink_to(tmp_path / "elsewhere")
    (folder / "inside.md").symlink_to(folder / "a" / "good.md")
    os.mkfifo(folder / "pipe.md")
    found = read_folder(folder, TemplateStatus.NURSERY, TODAY)
    assert [item.id for item in found.templates] == ["a/good", "inside"]
    assert {item.template: item.reason for item in found.rejected} == {
        "link": "a link that leads out of the folder",
        "pipe": "not a plain file",
    }


def test_a_status_that_is_not_believed_is_told(tmp_path: Path) -> None:
    write_folder([plain("a/one", status="stable"), plain("a/two")], tmp_path / "t")
    found = read_folder(tmp_path / "t", TemplateStatus.NURSERY, TODAY)
    assert {item.status for item in found.templates} == {TemplateStatus.NURSERY}
    assert found.stated == {"a/one": TemplateStatus.STABLE}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "mine.txt").write_text("kept")
    with pytest.raises(ExchangeError, match="not empty"):
        write_folder([plain("a/b")], tmp_path / "t")
    assert [path.name for path in tmp_path.iterdir()] == ["t"]


def test_a_link_to_itself_and_a_tag_its_value_is_not_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    write_folder([plain("a/good")], folder)
    (folder / "loop.md").symlink_to(folder / "loop.md")
    good = (folder / "a" / "good.md").read_text()
    for number, value in enumerate(("!!bool foo", "!!timestamp foo", "!!int ''", "!!float ''")):
        (folder / f"tag{number}.md").write_text(re.sub("(?m)^title:.*$", f"title: {value}", good))
    found = read_folder(folder, TemplateStatus.NURSERY, TODAY)
    assert [item.id for item in found.templates] == ["a/good"]
    reasons = {item.template: item.reason for item in found.rejected}
    assert set(reasons) == {"loop", "tag0", "tag1", "tag2", "tag3"}
    assert "YAML" in reasons["tag2"]
