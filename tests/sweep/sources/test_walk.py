"""A swept folder gives the same applications in the same order, and follows nothing out of it."""

import os
from pathlib import Path

import pytest

from forensics.sweep.sources.place import Place
from forensics.sweep.sources.walk import walk


def tree(root: Path, *names: str) -> Path:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A resume.")
    return root


def ids(root: Path, prefix: str = "") -> list[str]:
    return [place.id for place in walk(root, prefix)]


def the_one(root: Path) -> Place:
    [place] = walk(root, "")
    return place


def test_every_file_is_an_application_in_sorted_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.pdf", "a/z.pdf", "a/b/c.docx", "a.txt", "c/1.txt", "c/2.txt")
    assert ids(tmp_path) == ["a/b/c.docx", "a/z.pdf", "a.txt", "b.pdf", "c/1.txt", "c/2.txt"]
    assert ids(tmp_path, "march/")[:2] == ["march/a/b/c.docx", "march/a/z.pdf"]


def test_a_folder_with_a_manifest_is_one_application(tmp_path: Path) -> None:
    tree(tmp_path, "r17/application.json", "r17/resume.pdf", "r17/more/letter.pdf", "r18.pdf")
    places = list(walk(tmp_path, ""))
    assert [(place.id, place.manifest) for place in places] == [("r17", True), ("r18.pdf", False)]


def test_a_swept_folder_that_is_itself_an_application_goes_by_its_name(tmp_path: Path) -> None:
    root = tree(tmp_path / "r17", "application.json", "resume.pdf")
    assert (the_one(root).id, the_one(root).manifest) == ("r17", True)


def test_hidden_names_and_spared_folders_are_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, ".hidden", ".git/config", "out/report.html", "a.txt")
    assert [place.id for place in walk(tmp_path, "", {tmp_path / "out"})] == ["a.txt"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../outside.txt", "out of the swept folder"),
        ("..", "out of the swept folder"),
        ("loop", "in a circle"),
        ("nothing.txt", "leads nowhere"),
        (".", "folder that holds it"),
    ],
)
def test_a_link_that_is_not_followed_is_one_place_with_a_reason(
    tmp_path: Path, target: str, said: str
) -> None:
    (tmp_path / "outside.txt").write_text("a secret")
    root = tmp_path / "swept"
    root.mkdir()
    (root / "loop").symlink_to(target)
    place = the_one(root)
    assert (place.id, place.reason) == ("loop", "malformed")
    assert said in (place.message or "")


def test_a_link_to_a_file_inside_is_followed_and_one_to_a_folder_inside_is_not(
    tmp_path: Path,
) -> None:
    tree(tmp_path, "a/one.txt")
    (tmp_path / "again.txt").symlink_to("a/one.txt")
    (tmp_path / "b").symlink_to("a")
    assert [(place.id, place.reason) for place in walk(tmp_path, "")] == [
        ("a/one.txt", None),
        ("again.txt", None),
        ("b", "malformed"),
    ]


def test_a_device_and_a_table_are_places_with_a_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    tree(tmp_path, "export.csv", "rows.jsonl.gz")
    assert [(place.id, place.reason) for place in walk(tmp_path, "")] == [
        ("export.csv", "unsupported"),
        ("pipe.pdf", "unsupported"),
        ("rows.jsonl.gz", "unsupported"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root opens every folder")
def test_a_folder_that_cannot_be_opened_is_a_place_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert "cannot be opened" in (the_one(tmp_path).message or "")


def test_names_with_line_ends_and_stray_bytes_give_ids_of_one_line(tmp_path: Path) -> None:
    for name in (b"a\nb.txt", b"a\rb.txt", b"r\xe9sum\xe9.txt", "résumé.txt".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("A resume.")  # noqa: PTH118
    assert ids(tmp_path) == ["a\\x0ab.txt", "a\\x0db.txt", "résumé.txt", "r\\xe9sum\\xe9.txt"]


def test_a_path_of_many_levels_has_a_short_id(tmp_path: Path) -> None:
    tree(tmp_path, "d/" * 150 + "r")
    assert the_one(tmp_path).path == "d/" * 150 + "r"
    assert len(the_one(tmp_path).id) == 200
