"""Suppressions: contacts, pictures and files that somebody recorded as shared, append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

APPEND_ONLY = {
    "suppressions": "number = NEW.number OR (digest = NEW.digest AND turn = NEW.turn)",
    "suppression_lifts": "number = NEW.number",
}
"""The tables, and when a row takes the place of another."""


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "suppressions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("among", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_suppressions")),
        sa.UniqueConstraint("digest", "turn", name=op.f("uq_suppressions_digest")),
    )
    op.create_table(
        "suppression_lifts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["suppressions.number"], name=op.f("fk_suppression_lifts_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_suppression_lifts")),
    )
    for table, same in APPEND_ONLY.items():
        for statement in _guards(table, same):
            op.execute(statement)


def _guards(table: str, same: str) -> list[str]:
    """Triggers that refuse to change, delete or replace a row."""
    message = f"{table} are append-only"
    if op.get_bind().dialect.name == "postgresql":
        guard = f"{table}_append_only()"
        body = f"$$BEGIN RAISE EXCEPTION '{message}'; END$$"
        rows = f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
        whole = f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
        return [
            f"CREATE FUNCTION {guard} RETURNS trigger LANGUAGE plpgsql AS {body}",
            f"CREATE TRIGGER {table}_rows {rows} EXECUTE FUNCTION {guard}",
            f"CREATE TRIGGER {table}_all {whole} EXECUTE FUNCTION {guard}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    # INSERT OR REPLACE deletes without a trigger: a row whose key is taken is refused before.
    taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
    return [
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} {taken} {refuse}",
    ]


def downgrade() -> None:
    """Take the schema down."""
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION {table}_append_only()")
