"""What tests of the store share: an engine on each database, and its cases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from forensics.store.cases import Cases
from forensics.store.database import open_database


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    opened = open_database(database)
    yield opened
    opened.dispose()


@pytest.fixture
def cases(engine: Engine) -> Cases:
    return Cases(engine)
