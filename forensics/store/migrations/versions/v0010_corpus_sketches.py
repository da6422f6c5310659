"""Sketches of the corpus: by which many applications at once are compared with all that is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the schema up. Applications kept before get theirs when a sweep first asks."""
    op.create_table(
        "corpus_sketches",
        sa.Column("application", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("grams", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application"],
            ["corpus_applications.number"],
            name=op.f("fk_corpus_sketches_application"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application", name=op.f("pk_corpus_sketches")),
    )


def downgrade() -> None:
    """Take the schema down."""
    op.drop_table("corpus_sketches")
