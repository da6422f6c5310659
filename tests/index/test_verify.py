import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, create_engine, event, text

from index.curation.curator import Curator
from index.exchange.sealed import seal
from index.library import Library
from index.matcher import Matcher
from index.mending import rebuild
from index.published import PublishedLists
from index.tables import metadata
from index.verify import Kind, verify
from tests.index.wordy import library, numbered, text_of

BY = {"author": "Ann", "reason": "A test."}
ONE = "family-1/number-1"
SALT = "ab" * 32


def opened(folder: Path) -> Engine:
    """A database that can be damaged: nothing holds its rows together."""
    made = create_engine(f"sqlite:///{folder / 'library.db'}")
    event.listen(made, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = OFF"))
    return made


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four templates, one of them sealed, a learnt line and a published one."""
    folder = tmp_path_factory.mktemp("prepared")
    engine = opened(folder)
    metadata.create_all(engine)
    made = library(engine, folder)
    made.add_all([numbered(number) for number in range(3)])
    made.add_all([seal(numbered(3), SALT)])
    owners = [f"Somebody {number}" for number in range(3)]
    made.learn([(owner, ["Kept the bees of the whole village alive."]) for owner in owners])
    rows = ["Painted the hives of the parish in the colours of its seven choirs."]
    lists = PublishedLists(made)
    lists.publish("Hives", rows, file="hives.txt", sha256="ab" * 32, author="Ann")
    made.snapshot()
    engine.dispose()
    return folder


@pytest.fixture
def engine(prepared: Path, tmp_path: Path) -> Engine:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return opened(tmp_path)


@pytest.fixture
def held(engine: Engine, tmp_path: Path) -> Library:
    return library(engine, tmp_path)


def damage(engine: Engine, statement: str, **values: object) -> None:
    with engine.begin() as connection:
        assert connection.execute(text(statement), values).rowcount


VECTOR = "(SELECT sha256 FROM template_passages WHERE template_id = 'family-1/number-1' LIMIT 1)"
LEARNT = "(SELECT sha256 FROM background_lines LIMIT 1)"
SHORT = np.ones(12, dtype="<f4").tobytes()
LONG = np.ones(384, dtype="<f4").tobytes()
NAN = np.full(384, np.nan, dtype="<f4").tobytes()


@pytest.mark.parametrize("embed", [False, True])
def test_a_library_that_was_used_as_it_should_is_whole(held: Library, embed: bool) -> None:
    Curator(held).edit(ONE, text=text_of(50), **BY)
    Curator(held).remove("family-2/number-2", **BY)
    assert verify(held, embed=embed) == ()


@pytest.mark.parametrize(
    ("statement", "values", "expected"),
    [
        (
            f"DELETE FROM line_vectors WHERE sha256 = {VECTOR}",
            {},
            (Kind.VECTOR, ONE, "a line without vector"),
        ),
        (
            f"UPDATE line_vectors SET vector = :v WHERE sha256 = {VECTOR}",
            {"v": SHORT},
            (Kind.VECTOR, ONE, "a vector of 12 dimensions, not 384"),
        ),
        (
            f"UPDATE line_vectors SET vector = :v WHERE sha256 = {VECTOR}",
            {"v": NAN},
            (Kind.VECTOR, ONE, "a vector that is not finite"),
        ),
        (
            f"UPDATE line_vectors SET vector = :v WHERE sha256 = {VECTOR}",
            {"v": LONG},
            (Kind.VECTOR, ONE, "a vector of length 19.6, not 1"),
        ),
        (
            "UPDATE template_passages SET text = 'Another text.' WHERE position = 2",
            {},
            (Kind.PASSAGES, ONE, "not those of its text (4 held, 4 cut)"),
        ),
        (
            "DELETE FROM template_passages WHERE template_id = 'family-1/number-1'",
            {},
            (Kind.PASSAGES, ONE, "(0 held, 4 cut)"),
        ),
        (
            "INSERT INTO line_vectors VALUES ('ff', 'words', :v)",
            {"v": LONG},
            (Kind.ORPHAN, "", "1 vector of a line that is not held"),
        ),
        (
            f"DELETE FROM line_vectors WHERE sha256 = {LEARNT}",
            {},
            (Kind.LEARNT, "", "a line without vector: 'Kept the bees"),
        ),
        (
            "UPDATE background_lines SET key_sha256 = 'ff' WHERE owners > 0",
            {},
            (Kind.LEARNT, "", "under another's digest"),
        ),
        (
            "DELETE FROM background_lines WHERE owners = 0",
            {},
            (Kind.ORPHAN, "", "published lists state 1 line whose text is lost"),
        ),
        (
            "DELETE FROM published_lines",
            {},
            (Kind.ORPHAN, "", "1 line that no corpus taught and no published list states"),
        ),
        (
            "INSERT INTO sealed_passages VALUES ('a/gone', 0, 'aa', 'bb')",
            {},
            (Kind.ORPHAN, "a/gone", "1 sealed passages of a template that is not held"),
        ),
    ],
)
def test_what_is_derived_is_found_by_name_and_mended(
    held: Library,
    engine: Engine,
    statement: str,
    values: dict[str, object],
    expected: tuple[Kind, str, str],
) -> None:
    texts = [item.text for item in held.list()]
    damage(engine, statement, **values)
    found = verify(held)
    kind, template, what = expected
    assert any((i.kind, i.template) == (kind, template) and what in i.what for i in found), found
    assert all("\n" not in str(item) for item in found)
    done = rebuild(held)
    assert set(found) == set(done.mended)
    assert verify(held, embed=True) == ()
    assert [item.text for item in held.list()] == texts


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE templates SET title = 'Changed past the history' WHERE id = :id",
            (Kind.HISTORY, "it is not what its last change, 1, made of it"),
        ),
        (
            "DELETE FROM template_changes WHERE template_id = :id",
            (Kind.HISTORY, "no change of it is in the history"),
        ),
        (
            "UPDATE templates SET status = 'famous' WHERE id = :id",
            (Kind.ROW, "its row cannot be read"),
        ),
        (
            "INSERT INTO sealed_passages VALUES (:id, 0, 'ab', 'cd')",
            (Kind.SEAL, "a text, and 1 sealed passages beside it"),
        ),
    ],
)
def test_truth_is_told_and_left_alone(
    held: Library, engine: Engine, statement: str, expected: tuple[Kind, str]
) -> None:
    damage(engine, statement, id=ONE)
    found = [item for item in verify(held) if item.template == ONE]
    assert [(item.kind, expected[1] in item.what) for item in found] == [(expected[0], True)]
    if expected[0] is not Kind.ROW:
        assert set(found) <= set(rebuild(held).left)
        assert set(found) <= set(verify(held))


def test_a_seal_without_passages_is_told(held: Library, engine: Engine) -> None:
    damage(engine, "DELETE FROM sealed_passages")
    told = {str(item) for item in verify(held)}
    assert "family-0/number-3: neither a text nor sealed passages" in told
    assert len(held.list()) == 4


def test_a_template_that_vanished_is_told(held: Library, engine: Engine) -> None:
    damage(engine, "DELETE FROM templates WHERE id = :id", id=ONE)
    told = {str(item) for item in verify(held)}
    assert f"{ONE}: 4 passages of a template that is not held" in told
    assert f"{ONE}: not held, though nobody erased it" in told


def test_a_vector_of_another_line_is_found_by_embedding_anew(held: Library, engine: Engine) -> None:
    other = np.zeros(384, dtype="<f4")
    other[7] = 1.0
    damage(
        engine, f"UPDATE line_vectors SET vector = :v WHERE sha256 = {VECTOR}", v=other.tobytes()
    )
    assert verify(held) == ()
    (found,) = verify(held, embed=True)
    assert (found.kind, found.template) == (Kind.VECTOR, ONE)
    assert "not its line's" in found.what
    rebuild(held, embed=True)
    assert verify(held, embed=True) == ()


def test_passages_of_another_embedder_are_found_and_made_again(
    held: Library, engine: Engine
) -> None:
    for table in ("line_vectors", "template_passages"):
        damage(engine, f"UPDATE {table} SET embedder = 'older'")
    found = verify(held)
    assert f"{ONE}: passages embedded by older" in {str(item) for item in found}
    rebuild(held)
    assert verify(held, embed=True) == ()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("name", ["passages.faiss", "background.faiss", "cohort.npz"])
@pytest.mark.parametrize("harm", [_cut, _flip, Path.unlink])
def test_a_damaged_file_is_found_and_made_again(
    held: Library, tmp_path: Path, name: str, harm: Callable[[Path], None]
) -> None:
    harm(tmp_path / "index" / name)
    assert [str(item) for item in verify(held)] == [
        f"library: {name} is not the file that was written"
    ]
    rebuild(held)
    assert verify(held) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('"words"', '"older"'), "derived.json names embedder 'older', the tables 'words'"),
        (('"templates": 4', '"templates": 5'), "derived.json names templates 5, the tables 4"),
        (("{", "["), "derived.json cannot be read"),
    ],
)
def test_a_stamp_that_does_not_fit_is_found(
    held: Library, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    stamp = tmp_path / "index" / "derived.json"
    stamp.write_text(stamp.read_text().replace(*change))
    assert any(told in str(item) for item in verify(held))
    rebuild(held)
    assert verify(held) == ()


def test_files_of_an_older_state_and_absent_ones_are_whole(held: Library, tmp_path: Path) -> None:
    Curator(held).edit(ONE, text=text_of(50), **BY)
    assert verify(held) == ()
    (tmp_path / "index" / "derived.json").unlink()
    assert verify(held) == ()


def test_what_a_crash_left_is_told_and_cleared(held: Library, tmp_path: Path) -> None:
    (tmp_path / "index" / ".cohort.npz.ab12").write_bytes(b"half")
    (tmp_path / "index" / "notes.txt").write_text("an analyst's own")
    (found,) = verify(held)
    assert found.what == ".cohort.npz.ab12 was left by a process that was killed"
    rebuild(held)
    assert sorted(path.name for path in (tmp_path / "index").glob(".*")) == []
    assert (tmp_path / "index" / "notes.txt").exists()


def test_a_vector_of_wrong_length_does_not_stop_a_search(held: Library, engine: Engine) -> None:
    damage(engine, "UPDATE line_vectors SET vector = :v", v=SHORT)
    damage(engine, "UPDATE library_state SET content = content + 1, revision = revision + 1")
    (match, *_) = Matcher(held).match(numbered(1).text.splitlines())
    assert match.template == ONE
