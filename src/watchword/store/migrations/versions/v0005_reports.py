"""Reports: their texts, where each was found, what they say and who is in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("sha256", name=op.f("uq_report_sha256")),
    )
    op.create_table(
        "report_copy",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_basis", sa.String(length=16), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("read_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_copy_report_id_report")
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name=op.f("pk_report_copy")),
    )
    op.create_index(op.f("ix_report_copy_published_on"), "report_copy", ["published_on"])
    op.create_table(
        "report_likeness",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_likeness_report_id_report")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["report.id"], name=op.f("fk_report_likeness_other_id_report")
        ),
        sa.PrimaryKeyConstraint("report_id", "other_id", name=op.f("pk_report_likeness")),
    )
    op.create_table(
        "report_reading",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("model", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_reading_report_id_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_reading")),
    )
    op.create_index(op.f("ix_report_reading_report_id"), "report_reading", ["report_id"])
    op.create_index(op.f("ix_report_reading_published_on"), "report_reading", ["published_on"])
    op.create_table(
        "report_actor",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("schema", sa.String(length=24), nullable=False),
        sa.Column("country", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["reading_id"],
            ["report_reading.id"],
            name=op.f("fk_report_actor_reading_id_report_reading"),
        ),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_report_actor")),
    )
    for column in ("key", "country", "target"):
        op.create_index(op.f(f"ix_report_actor_{column}"), "report_actor", [column])
