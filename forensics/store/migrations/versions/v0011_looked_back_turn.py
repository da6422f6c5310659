"""Looking back can go back: who does it can tell that it did meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Bring the schema up."""
    op.add_column(
        "looked_back", sa.Column("turn", sa.Integer(), server_default="0", nullable=False)
    )


def downgrade() -> None:
    """Take the schema down."""
    op.drop_column("looked_back", "turn")
