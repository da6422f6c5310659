from pathlib import Path

from sqlalchemy import Engine, select

from index.embedding import MiniLM
from index.library import Library
from index.reembedding import reembed
from index.state import state
from index.tables import LineVector, TemplatePassage
from tests.index.counting import Counting


class Other(Counting):
    @property
    def name(self) -> str:
        return "other"


def test_another_embedder_makes_all_vectors_anew(
    stocked: Library, engine: Engine, embedder: MiniLM, tmp_path: Path
) -> None:
    count = len(stocked.snapshot().held.ids)
    other = Other(embedder)
    found = Library(engine, other, tmp_path / "other").snapshot()
    assert len(found.held.ids) == count
    with engine.connect() as connection:
        assert set(connection.scalars(select(LineVector.embedder))) == {"other"}


def test_what_the_embedder_in_use_made_is_left_as_it_is(
    stocked: Library, engine: Engine, embedder: MiniLM
) -> None:
    before = stocked.revision()
    counting = Counting(embedder)
    with engine.begin() as connection:
        assert reembed(connection, counting) == 0
    assert (counting.lines, stocked.revision()) == ([], before)


def test_it_is_a_change_of_content_and_happens_once(
    stocked: Library, engine: Engine, embedder: MiniLM
) -> None:
    other = Other(embedder)
    with engine.begin() as connection:
        before = state(connection)
        assert [reembed(connection, other), reembed(connection, other)] == [2, 0]
        after = state(connection)
        assert set(connection.scalars(select(TemplatePassage.embedder))) == {"other"}
    assert (after.revision, after.content) == (before.revision + 1, before.content + 1)
