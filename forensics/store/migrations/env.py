"""Alembic's entry: runs migrations on the connection it is handed."""

from alembic import context

from forensics.catalogue.lists.tables import metadata as lists
from forensics.catalogue.tables import metadata as catalogue
from forensics.store.corpus_tables import metadata  # with those of cases
from index.tables import metadata as library

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[library, metadata, catalogue, lists],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
