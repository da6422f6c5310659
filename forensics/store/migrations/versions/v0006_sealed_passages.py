"""Passages of templates whose sender withholds their text."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TABLE = "sealed_passages"


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        TABLE,
        sa.Column("template_id", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_sealed_passages_template_id")
        ),
        sa.PrimaryKeyConstraint("template_id", "position", name=op.f("pk_sealed_passages")),
    )
    op.create_index(op.f("ix_sealed_passages_salt"), TABLE, ["salt"])
    op.create_index(op.f("ix_sealed_passages_digest"), TABLE, ["digest"])


def downgrade() -> None:
    """Take the schema down; without its seal a sealed template says nothing, so it goes too."""
    op.drop_table(TABLE)
    op.execute("DELETE FROM templates WHERE text = ''")
