"""The corpus: applications by what they can be found again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

PARTS = ("corpus_grams", "corpus_passages", "corpus_keys")


def upgrade() -> None:
    """Bring the schema up. Cases kept before come in when the corpus is first asked."""
    op.create_table(
        "corpus_applications",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("folded", sa.String(length=200), nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("submitted_at", sa.Date(), nullable=True),
        sa.Column("case_id", sa.String(length=200), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_corpus_applications_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corpus_applications")),
        sa.UniqueConstraint("case_id", name=op.f("uq_corpus_applications_case_id")),
        sa.UniqueConstraint("id", name=op.f("uq_corpus_applications_id")),
    )
    op.create_index(op.f("ix_corpus_applications_folded"), "corpus_applications", ["folded"])
    _part(
        "corpus_keys",
        "position",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("holder", sa.String(length=16), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
    )
    op.create_index(op.f("ix_corpus_keys_kind"), "corpus_keys", ["kind", "value"])
    _part(
        "corpus_passages",
        "position",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
    )
    _part(
        "corpus_grams",
        "gram",
        sa.Column("gram", sa.BigInteger(), autoincrement=False, nullable=False),
    )
    op.create_index(op.f("ix_corpus_grams_gram"), "corpus_grams", ["gram"])


def _part(table: str, key: str, *columns: sa.Column[object]) -> None:
    """A table of things an application holds; they go when it goes."""
    op.create_table(
        table,
        sa.Column("application", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["application"],
            ["corpus_applications.number"],
            name=op.f(f"fk_{table}_application"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application", key, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the schema down."""
    for table in (*PARTS, "corpus_applications"):
        op.drop_table(table)
