"""Signatures, refusals and handing over of documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tanda_tangan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dokumen_id", sa.Integer(), nullable=False),
        sa.Column("cara", sa.String(length=16), nullable=False),
        sa.Column("blok", sa.String(length=40), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column("alasan", sa.String(length=1000), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("path", sa.String(length=1000), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("halaman", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.CheckConstraint("cara IN ('elektronik', 'basah', 'menolak')", name=op.f("ck_tanda_tangan_cara")),
        sa.CheckConstraint("(cara = 'menolak') = (alasan IS NOT NULL)", name=op.f("ck_tanda_tangan_alasan")),
        sa.CheckConstraint("(cara = 'menolak') = (sha256 IS NULL)", name=op.f("ck_tanda_tangan_sha256")),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_tanda_tangan_dokumen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tanda_tangan")),
    )
    with op.batch_alter_table("tanda_tangan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tanda_tangan_dokumen_id"), ["dokumen_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tanda_tangan_sha256"), ["sha256"], unique=False)

    op.create_table(
        "penyerahan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dokumen_id", sa.Integer(), nullable=False),
        sa.Column("penerima", sa.String(length=200), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column("rangkap", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.CheckConstraint("rangkap > 0", name=op.f("ck_penyerahan_rangkap")),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_penyerahan_dokumen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penyerahan")),
    )
    with op.batch_alter_table("penyerahan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_penyerahan_dokumen_id"), ["dokumen_id"], unique=False)
