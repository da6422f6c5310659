"""Passages and learnt lines made with another embedder, made again with the one in use."""

from sqlalchemy import Connection, delete, select, update

from index.embedding import Embedder
from index.line_vectors import drop_orphans, vectors_of
from index.state import raise_revision
from index.store import insert_passages, rows, to_template
from index.tables import BackgroundLine, TemplatePassage, TemplateRow


def reembed(connection: Connection, embedder: Embedder) -> int:
    """Cuts and embeds again all that was made with another embedder; counts the templates."""
    stale = select(TemplatePassage.template_id).where(TemplatePassage.embedder != embedder.name)
    other = select(BackgroundLine.id).where(BackgroundLine.embedder != embedder.name)
    if connection.execute(select(stale.exists() | other.exists())).scalar() is not True:
        return 0
    raise_revision(connection, content=True)  # from here on no other process does the same
    query = select(TemplateRow).where(TemplateRow.id.in_(stale))
    old = [to_template(row) for row in rows(connection, query)]
    for template in old:
        connection.execute(
            delete(TemplatePassage).where(TemplatePassage.template_id == template.id)
        )
        insert_passages(connection, embedder, template)
    stock = connection.execute(
        select(BackgroundLine.id, BackgroundLine.text).where(
            BackgroundLine.embedder != embedder.name
        )
    ).all()
    vectors_of(connection, embedder, [row.text for row in stock])
    for row in stock:
        connection.execute(
            update(BackgroundLine).where(BackgroundLine.id == row.id).values(embedder=embedder.name)
        )
    drop_orphans(connection)
    return len(old)
