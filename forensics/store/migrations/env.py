"""Alembic's entry: runs migrations on the connection it is handed."""

from alembic import context

from forensics.catalogue.lists.tables import metadata as lists
from forensics.catalogue.tables import metadata as catalogue
from forensics.store import corpus_tables, sighting_tables, suppression_tables
from index.tables import metadata as library

# One, with the tables of each.
store = {corpus_tables.metadata, sighting_tables.metadata, suppression_tables.metadata}
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[library, *store, catalogue, lists],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
