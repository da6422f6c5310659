import numpy as np
from sqlalchemy import Engine, func, select, update

from index.embedding import MiniLM, content_hash
from index.library import Library
from index.line_vectors import drop_orphans, is_orphan, kept_rows, vector_blocks, vectors_of
from index.tables import LineVector, TemplatePassage
from tests.index.counting import Counting

LINES = ["Fired the porcelain kiln at night", "Logged cone temperatures by tablet"]


def test_a_line_is_embedded_once_and_given_as_often_as_asked(
    engine: Engine, embedder: MiniLM
) -> None:
    counting = Counting(embedder)
    with engine.begin() as connection:
        first = vectors_of(connection, counting, [*LINES, LINES[0]])
        again = vectors_of(connection, counting, LINES[::-1])
    assert sorted(counting.lines) == LINES
    assert (first[0] == first[2]).all()
    assert (again == first[1::-1]).all()
    assert np.allclose(first[:2], embedder.embed(LINES), atol=1e-5)


def test_no_lines_have_no_vectors(engine: Engine, embedder: MiniLM) -> None:
    with engine.begin() as connection:
        assert vectors_of(connection, embedder, []).shape == (0, embedder.dimensions)


def test_a_kept_vector_of_another_length_is_not_used(engine: Engine, embedder: MiniLM) -> None:
    with engine.begin() as connection:
        whole = vectors_of(connection, embedder, LINES)
        connection.execute(update(LineVector).values(vector=b"short"))
        assert (vectors_of(connection, embedder, LINES) == whole).all()


def test_kept_vectors_are_those_of_one_embedder(engine: Engine, embedder: MiniLM) -> None:
    hashes = [content_hash(line) for line in LINES]
    with engine.begin() as connection:
        vectors_of(connection, embedder, LINES[:1])
        (row,) = kept_rows(connection, embedder.name, hashes)
        assert kept_rows(connection, "another", hashes) == []
    assert (row["sha256"], len(row["vector"])) == (hashes[0], 4 * embedder.dimensions)


def test_blocks_are_the_vectors_of_passages_in_order(
    stocked: Library, engine: Engine, embedder: MiniLM
) -> None:
    with engine.begin() as connection:
        query = select(TemplatePassage.id, TemplatePassage.text).order_by(TemplatePassage.id)
        held = connection.execute(query).all()
        ids = np.array([row.id for row in held], dtype=np.int64)
        blocks = list(vector_blocks(connection, embedder, ids, block=5))
        expected = vectors_of(connection, embedder, [row.text for row in held])
    assert {len(block) for block in blocks[:-1]} == {5}
    assert (np.concatenate(blocks) == expected).all()


def test_a_vector_goes_with_the_last_that_holds_its_line(
    stocked: Library, engine: Engine, embedder: MiniLM
) -> None:
    count = select(func.count()).select_from(LineVector)
    with engine.begin() as connection:
        held = connection.scalar(count)
        vectors_of(connection, embedder, LINES)
        assert connection.scalar(count.where(is_orphan())) == len(LINES)
        drop_orphans(connection)
        assert connection.scalar(count) == held
