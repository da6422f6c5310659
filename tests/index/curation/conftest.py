"""Libraries of the index's conftest on both databases, with the triggers a home's database has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from forensics.store.database import open_database
from index.curation.curator import Curator
from index.embedding import MiniLM
from index.library import Library
from tests.index.conftest import KILN, LEDGER, make_template

ON_SQLITE = pytest.mark.parametrize("kind", ["sqlite"])
"""For tests whose subject is not the database: a copy on PostgreSQL costs a second."""


@pytest.fixture
def opened(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    yield engine
    engine.dispose()


@pytest.fixture
def held(opened: Engine, embedder: MiniLM, tmp_path: Path) -> Library:
    """A library of two stable templates, which Ann added, in a migrated database."""
    library = Library(opened, embedder, tmp_path / "derived")
    both = [make_template("pay/ledger", LEDGER), make_template("clay/kiln", KILN)]
    library.add_all(both, author="Ann Lee", reason="From two cases.")
    return library


@pytest.fixture
def curator(held: Library) -> Curator:
    return Curator(held)
