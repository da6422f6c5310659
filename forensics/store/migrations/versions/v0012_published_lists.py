"""Published lists, and which lines of the background stand in them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "published_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("library_revision", sa.Integer(), nullable=False),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_revision", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_lists")),
    )
    op.create_index(op.f("ix_published_lists_name"), "published_lists", ["name"])
    op.create_table(
        "published_lines",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("key_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["published_lists.id"], name=op.f("fk_published_lines_list_id")
        ),
        sa.PrimaryKeyConstraint("list_id", "key_sha256", name=op.f("pk_published_lines")),
    )
    op.create_index(op.f("ix_published_lines_key_sha256"), "published_lines", ["key_sha256"])


def downgrade() -> None:
    """Take the schema down; lines that stood in published lists alone go with these."""
    op.drop_table("published_lines")
    op.drop_table("published_lists")
    op.execute("DELETE FROM background_lines WHERE owners = 0")
