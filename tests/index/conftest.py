"""A small library: two templates of different trades, with the real embedder and background."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from index.embedding import MiniLM
from index.library import Library
from index.tables import metadata
from index.template import Template, TemplateStatus

LEDGER = """## Summary

Backend engineer of settlement ledgers for marketplaces with many small sellers.

## Experience

- Split the nightly payout run into 64 hash buckets, cutting settlement from 5 hours to 38 minutes.
- Replaced the vendor's fee calculator by a rule table that sellers' accountants edit themselves.
- Reconciled 1.9 million card refunds against three acquirers and recovered $412,000 of short pay.
- Froze the general ledger schema behind append-only journals with per-tenant hash chains.
- Taught four graduates to read a double-entry trace before they touched production.
- Retired a COBOL gateway by replaying eleven months of its traffic against the new service.
- Worked with cross-functional teams to deliver projects on time
"""

KILN = """## Experience

- Rebuilt the glaze line's kiln schedule so that porcelain and stoneware share one firing.
- Trained nine potters to log cone temperatures by tablet instead of chalk.
- Negotiated feldspar prices with a quarry in Cornwall, saving 14% a tonne.
- Designed a slip-casting jig that halves rejects of teapot spouts.
- Ran the Saturday throwing class for children with visual impairment.
- Catalogued 2,300 moulds of the closed Burslem works for the county museum.
"""


def make_template(template_id: str, text: str, **fields: object) -> Template:
    values: dict[str, object] = {
        "title": template_id,
        "family": template_id.partition("/")[0],
        "status": TemplateStatus.STABLE,
        "added": date(2026, 1, 1),
    }
    return Template.model_validate({**values, **fields, "id": template_id, "text": text})


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    return MiniLM(threads=1)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path / 'library.db'}")
    metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def library(engine: Engine, embedder: MiniLM, tmp_path: Path) -> Library:
    return Library(engine, embedder, tmp_path / "derived")


@pytest.fixture
def stocked(library: Library) -> Library:
    """The library holding the two templates."""
    library.add_all([make_template("pay/ledger", LEDGER), make_template("clay/kiln", KILN)])
    return library


@pytest.fixture
def template() -> Callable[..., Template]:
    return make_template


@pytest.fixture
def ledger() -> str:
    return LEDGER
