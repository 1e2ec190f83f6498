"""The dapil of regions, and the status of TPS whose votes were counted or cast again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dapil_wilayah",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("wilayah", sa.String(length=10), nullable=False),
        sa.Column("dapil", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_dapil_wilayah_pemilihan")),
        sa.ForeignKeyConstraint(["wilayah"], ["wilayah.kode"], name=op.f("fk_dapil_wilayah_wilayah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dapil_wilayah")),
        sa.UniqueConstraint("pemilihan", "wilayah", name=op.f("uq_dapil_wilayah_pemilihan_wilayah")),
    )
    op.create_table(
        "status_tps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("tps", sa.String(length=13), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("kejadian_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "status IN ('Reguler', 'Penghitungan Suara Ulang', 'Penghitungan Suara Susulan',"
            " 'Pemungutan Suara Ulang', 'Pemungutan Suara Susulan', 'Pemungutan Suara Lanjutan')",
            name=op.f("ck_status_tps_status"),
        ),
        sa.ForeignKeyConstraint(["kejadian_id"], ["kejadian.id"], name=op.f("fk_status_tps_kejadian_id")),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_status_tps_pemilihan")),
        sa.ForeignKeyConstraint(["tps"], ["tps.kode"], name=op.f("fk_status_tps_tps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_tps")),
    )
    with op.batch_alter_table("status_tps", schema=None) as batch_op:
        batch_op.create_index("ix_status_tps_pemilihan_tps", ["pemilihan", "tps"], unique=False)
