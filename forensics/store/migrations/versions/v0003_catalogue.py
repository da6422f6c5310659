"""The catalogue of institutions and programmes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = (
    "catalogue_cip_codes",
    "catalogue_programmes",
    "catalogue_institutions",
    "catalogue_datasets",
)


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "catalogue_datasets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_datasets")),
        sa.UniqueConstraint("kind", "year", name=op.f("uq_catalogue_datasets_kind")),
    )
    op.create_table(
        "catalogue_institutions",
        sa.Column("unitid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("opeid", sa.String(length=16), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=False),
        sa.Column("successor", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("unitid", "year", name=op.f("pk_catalogue_institutions")),
    )
    op.create_table(
        "catalogue_programmes",
        sa.Column("unitid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cip", sa.String(length=7), nullable=False),
        sa.Column("awards", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "unitid", "level", "year", "cip", name=op.f("pk_catalogue_programmes")
        ),
    )
    op.create_index(op.f("ix_catalogue_programmes_year"), "catalogue_programmes", ["year"])
    op.create_table(
        "catalogue_cip_codes",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cip", sa.String(length=7), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", "cip", name=op.f("pk_catalogue_cip_codes")),
    )


def downgrade() -> None:
    """Take the schema down."""
    op.drop_index(op.f("ix_catalogue_programmes_year"), table_name="catalogue_programmes")
    for table in TABLES:
        op.drop_table(table)
