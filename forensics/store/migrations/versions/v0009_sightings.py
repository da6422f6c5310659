"""Sightings: new indicators and templates found again in stored applications."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

APPEND_ONLY = ("sightings", "sighting_looks")


def upgrade() -> None:
    """Bring the schema up. What is listed or stable by now is not new."""
    op.add_column(
        "list_entries", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    )
    op.create_index(op.f("ix_list_entries_revision"), "list_entries", ["revision"])
    op.create_table(
        "sightings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("list", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("said", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("quotes", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application"],
            ["corpus_applications.number"],
            name=op.f("fk_sightings_application"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sightings")),
        sa.UniqueConstraint(
            "application", "list", "key", "said", name=op.f("uq_sightings_application")
        ),
    )
    op.create_table(
        "sighting_looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sighting", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sighting"],
            ["sightings.id"],
            name=op.f("fk_sighting_looks_sighting"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting_looks")),
    )
    op.create_index(op.f("ix_sighting_looks_sighting"), "sighting_looks", ["sighting"])
    op.create_table(
        "looked_back",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lists", sa.Integer(), nullable=False),
        sa.Column("templates", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked_back")),
    )
    lists = "(SELECT COALESCE(MAX(revision), 0) FROM lists_state)"
    templates = "(SELECT COALESCE(MAX(revision), 0) FROM library_state)"
    op.execute(f"INSERT INTO looked_back (id, lists, templates) VALUES (1, {lists}, {templates})")
    for table in APPEND_ONLY:
        for statement in _guards(table):
            op.execute(statement)


def _guards(table: str) -> list[str]:
    """A trigger that refuses to change a row; one is deleted with what it speaks of alone."""
    message = f"{table} are append-only"
    if op.get_bind().dialect.name == "postgresql":
        guard, each = f"{table}_append_only()", "FOR EACH ROW EXECUTE FUNCTION"
        body = f"$$BEGIN RAISE EXCEPTION '{message}'; END$$"
        return [
            f"CREATE FUNCTION {guard} RETURNS trigger LANGUAGE plpgsql AS {body}",
            f"CREATE TRIGGER {table}_rows BEFORE UPDATE ON {table} {each} {guard}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return [f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {refuse}"]


def downgrade() -> None:
    """Take the schema down."""
    for table in ("looked_back", "sighting_looks", "sightings"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION {table}_append_only()")
    op.drop_index(op.f("ix_list_entries_revision"), "list_entries")
    op.drop_column("list_entries", "revision")
