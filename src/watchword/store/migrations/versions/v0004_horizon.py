"""Since when a list's releases are kept, where older ones were dropped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "horizon",
        sa.Column("authority", sa.String(length=64), nullable=False),
        sa.Column("list", sa.String(length=64), nullable=False),
        sa.Column("kept_from", sa.Date(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("dropped_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("authority", "list", name=op.f("pk_horizon")),
    )
