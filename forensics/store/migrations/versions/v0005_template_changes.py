"""What was changed of templates, by whom, why and when; a library as it stood."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TABLE = "template_changes"
MESSAGE = "template changes are append-only"
REASON = "held when changes began to be kept; what came before is not known"
TEXTS = ("title", "family", "status", "text", "provenance", "confidence")
DAYS = ("added", "reviewed", "expires")
FIELDS = (*TEXTS, *DAYS, "references")
KEYS = ("id", "template_id", "number", "library_revision", "at", "author", "action", "reason")


def upgrade() -> None:
    """Bring the schema up."""
    for table, name in (
        ("library_state", "history_from"),
        ("templates", "revision"),
        ("background_lines", "library_revision"),
    ):
        op.add_column(table, sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    changes = op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("library_revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_changes")),
        sa.UniqueConstraint("template_id", "number", name=op.f("uq_template_changes_template_id")),
    )
    op.create_index(op.f("ix_template_changes_library_revision"), TABLE, ["library_revision"])
    op.execute("UPDATE library_state SET history_from = revision")
    at = "(SELECT coalesce(max(revision), 0) FROM library_state)"
    op.execute(f"UPDATE background_lines SET library_revision = {at}")
    _begin(changes)
    for statement in _guards():
        op.execute(statement)


def _begin(changes: sa.Table) -> None:
    """A first change for every template that is held."""
    held = sa.table(
        "templates",
        sa.column("id", sa.String()),
        *(sa.column(name, sa.String()) for name in TEXTS),
        *(sa.column(name, sa.Date()) for name in DAYS),
        sa.column("references", sa.JSON()),
    )
    connection = op.get_bind()
    at = connection.scalar(sa.text("SELECT max(revision) FROM library_state")) or 0
    for row in connection.execute(sa.select(held)).mappings().all():
        content = {name: row[name] for name in FIELDS}
        for day in DAYS:
            content[day] = content[day] and content[day].isoformat()
        values = {"template_id": row["id"], "number": 1, "library_revision": at}
        values |= {"at": datetime.now(UTC), "author": "not known", "action": "import"}
        connection.execute(changes.insert(), values | {"reason": REASON, "content": content})
    connection.execute(sa.text("UPDATE templates SET revision = 1"))


def _guards() -> list[str]:
    """Triggers that refuse any change of a row but for erasing the content of what was removed."""
    same = " AND ".join(f"NEW.{key} = OLD.{key}" for key in KEYS)
    held = "EXISTS (SELECT 1 FROM templates WHERE templates.id = OLD.template_id)"
    erases = f"NEW.content IS NULL AND {same} AND NOT {held}"
    if op.get_bind().dialect.name == "postgresql":
        guard = f"{TABLE}_append_only()"
        let = f"IF TG_OP = 'UPDATE' THEN IF {erases} THEN RETURN NEW; END IF; END IF;"
        body = f"$$BEGIN {let} RAISE EXCEPTION '{MESSAGE}'; END$$"
        rows = f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW"
        whole = f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT"
        return [
            f"CREATE FUNCTION {guard} RETURNS trigger LANGUAGE plpgsql AS {body}",
            f"CREATE TRIGGER {TABLE}_rows {rows} EXECUTE FUNCTION {guard}",
            f"CREATE TRIGGER {TABLE}_all {whole} EXECUTE FUNCTION {guard}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    # INSERT OR REPLACE deletes without a trigger: a row whose key is taken is refused before.
    key = "id = NEW.id OR (template_id = NEW.template_id AND number = NEW.number)"
    taken = f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {key})"
    return [
        f"CREATE TRIGGER {TABLE}_update BEFORE UPDATE ON {TABLE} WHEN NOT ({erases}) {refuse}",
        f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} {refuse}",
        f"CREATE TRIGGER {TABLE}_replace BEFORE INSERT ON {TABLE} {taken} {refuse}",
    ]


def downgrade() -> None:
    """Take the schema down, the history of templates included."""
    op.drop_table(TABLE)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION {TABLE}_append_only()")
    # Not by batch: it makes the table again, which rows of template_passages forbid.
    for table, name in (
        ("library_state", "history_from"),
        ("templates", "revision"),
        ("background_lines", "library_revision"),
    ):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
