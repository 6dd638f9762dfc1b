"""Merge decisions: which two entries people said are one party, or are not."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_act",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("act", sa.String(length=8), nullable=False),
        sa.Column("left_authority", sa.String(length=64), nullable=False),
        sa.Column("left_list", sa.String(length=64), nullable=False),
        sa.Column("left_entry", sa.String(length=255), nullable=False),
        sa.Column("right_authority", sa.String(length=64), nullable=False),
        sa.Column("right_list", sa.String(length=64), nullable=False),
        sa.Column("right_entry", sa.String(length=255), nullable=False),
        sa.Column("left_name", sa.Text(), nullable=False),
        sa.Column("right_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("acted_by", sa.Text(), nullable=False),
        sa.Column("acted_at", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_review_act")),
    )
