"""Known false positives: what was decided, by whom, of which facts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_facts")),
    )
    op.create_table(
        "allow_act",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("act", sa.String(length=8), nullable=False),
        sa.Column("decision", sa.String(length=32), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("target_name", sa.Text(), nullable=False),
        sa.Column("target_facts", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("acted_by", sa.Text(), nullable=False),
        sa.Column("acted_at", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["subject"], ["facts.sha256"], name=op.f("fk_allow_act_subject_facts")
        ),
        sa.ForeignKeyConstraint(
            ["target_facts"], ["facts.sha256"], name=op.f("fk_allow_act_target_facts_facts")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_allow_act")),
    )
    op.create_index(op.f("ix_allow_act_target"), "allow_act", ["target"], unique=False)
    op.create_index(op.f("ix_allow_act_decision"), "allow_act", ["decision"], unique=False)
