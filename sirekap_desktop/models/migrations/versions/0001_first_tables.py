"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "akun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_akun")),
        sa.UniqueConstraint("name", name=op.f("uq_akun_name")),
    )
    op.create_table(
        "jejak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("utc", sa.String(length=40), nullable=False),
        sa.Column("local", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=True),
        sa.Column("kode", sa.String(length=13), nullable=True),
        sa.Column("object", sa.String(length=200), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak")),
        sa.UniqueConstraint("hash", name=op.f("uq_jejak_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.create_index("ix_jejak_pemilihan_kode", ["pemilihan", "kode"], unique=False)

    op.create_table(
        "pemilihan",
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("form", sa.String(length=48), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_pemilihan")),
    )
    op.create_table(
        "scan",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=120), nullable=False),
        sa.Column("original_name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_scan")),
        sa.UniqueConstraint("file", name=op.f("uq_scan_file")),
    )
    op.create_table(
        "wilayah",
        sa.Column("kode", sa.String(length=10), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("parent", sa.String(length=10), nullable=True),
        sa.CheckConstraint("length(kode) IN (2, 4, 6, 10)", name=op.f("ck_wilayah_kode_length")),
        sa.ForeignKeyConstraint(["parent"], ["wilayah.kode"], name=op.f("fk_wilayah_parent")),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_wilayah")),
    )
    with op.batch_alter_table("wilayah", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wilayah_parent"), ["parent"], unique=False)

    op.create_table(
        "dokumen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("kode", sa.String(length=13), nullable=False),
        sa.Column("path", sa.String(length=1000), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.CheckConstraint(
            "state IN ('draf', 'dicetak', 'ditandatangani', 'diserahkan')", name=op.f("ck_dokumen_state")
        ),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_dokumen_pemilihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
    )
    with op.batch_alter_table("dokumen", schema=None) as batch_op:
        batch_op.create_index("ix_dokumen_pemilihan_kode", ["pemilihan", "kode"], unique=False)
        batch_op.create_index(batch_op.f("ix_dokumen_sha256"), ["sha256"], unique=False)

    op.create_table(
        "hasil_wilayah",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("wilayah", sa.String(length=10), nullable=False),
        sa.Column("dicermati_by", sa.String(length=120), nullable=True),
        sa.Column("dicermati_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_hasil_wilayah_pemilihan")),
        sa.ForeignKeyConstraint(["wilayah"], ["wilayah.kode"], name=op.f("fk_hasil_wilayah_wilayah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hasil_wilayah")),
        sa.UniqueConstraint("pemilihan", "wilayah", name=op.f("uq_hasil_wilayah_pemilihan_wilayah")),
    )
    op.create_table(
        "kejadian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("kode", sa.String(length=13), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("rule_id", sa.String(length=16), nullable=True),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('kejadian', 'keberatan')", name=op.f("ck_kejadian_kind")),
        sa.CheckConstraint("level IN ('tps', 'desa', 'kecamatan')", name=op.f("ck_kejadian_level")),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_kejadian_pemilihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kejadian")),
    )
    with op.batch_alter_table("kejadian", schema=None) as batch_op:
        batch_op.create_index("ix_kejadian_pemilihan_kode", ["pemilihan", "kode"], unique=False)

    op.create_table(
        "kontestan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("dapil", sa.String(length=8), nullable=False),
        sa.Column("partai", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_kontestan_pemilihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kontestan")),
        sa.UniqueConstraint(
            "pemilihan", "dapil", "partai", "nomor", name=op.f("uq_kontestan_pemilihan_dapil_partai_nomor")
        ),
    )
    op.create_table(
        "kunci",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("kode", sa.String(length=13), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("utc", sa.String(length=40), nullable=False),
        sa.Column("local", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('kunci', 'buka')", name=op.f("ck_kunci_kind")),
        sa.CheckConstraint("level IN ('tps', 'desa', 'kecamatan')", name=op.f("ck_kunci_level")),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_kunci_pemilihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kunci")),
        sa.UniqueConstraint("hash", name=op.f("uq_kunci_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("kunci", schema=None) as batch_op:
        batch_op.create_index("ix_kunci_pemilihan_level_kode", ["pemilihan", "level", "kode"], unique=False)

    op.create_table(
        "tps",
        sa.Column("kode", sa.String(length=13), nullable=False),
        sa.Column("desa", sa.String(length=10), nullable=False),
        sa.Column("nomor", sa.String(length=3), nullable=False),
        sa.CheckConstraint("length(kode) = 13", name=op.f("ck_tps_kode_length")),
        sa.ForeignKeyConstraint(["desa"], ["wilayah.kode"], name=op.f("fk_tps_desa")),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_tps")),
    )
    with op.batch_alter_table("tps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tps_desa"), ["desa"], unique=False)

    op.create_table(
        "hasil_tps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("tps", sa.String(length=13), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("identity_by", sa.String(length=120), nullable=True),
        sa.Column("identity_at", sa.DateTime(), nullable=True),
        sa.Column("pages_present", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("review", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('kosong', 'diimpor', 'terbaca', 'diverifikasi', 'disepakati', 'terkunci', 'dibuka_kembali')",
            name=op.f("ck_hasil_tps_state"),
        ),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_hasil_tps_pemilihan")),
        sa.ForeignKeyConstraint(["tps"], ["tps.kode"], name=op.f("fk_hasil_tps_tps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hasil_tps")),
        sa.UniqueConstraint("pemilihan", "tps", name=op.f("uq_hasil_tps_pemilihan_tps")),
    )
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_sha256", sa.String(length=64), nullable=False),
        sa.Column("page_index", sa.Integer(), nullable=False),
        sa.Column("pemilihan", sa.String(length=16), nullable=False),
        sa.Column("tps", sa.String(length=13), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=True),
        sa.Column("form", sa.String(length=48), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("partai", sa.Integer(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("header_polygon", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("warnings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("quality", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("status IN ('read', 'unrecognised', 'rejected')", name=op.f("ck_page_status")),
        sa.ForeignKeyConstraint(["pemilihan"], ["pemilihan.kode"], name=op.f("fk_page_pemilihan")),
        sa.ForeignKeyConstraint(["scan_sha256"], ["scan.sha256"], name=op.f("fk_page_scan_sha256")),
        sa.ForeignKeyConstraint(["tps"], ["tps.kode"], name=op.f("fk_page_tps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sa.UniqueConstraint("scan_sha256", "page_index", name=op.f("uq_page_scan_sha256_page_index")),
    )
    with op.batch_alter_table("page", schema=None) as batch_op:
        batch_op.create_index("ix_page_pemilihan_tps", ["pemilihan", "tps"], unique=False)

    op.create_table(
        "bacaan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=48), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("boxes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("polygons", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("notes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reader", sa.String(length=80), nullable=False),
        sa.CheckConstraint("decision IN ('accepted', 'review')", name=op.f("ck_bacaan_decision")),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name=op.f("fk_bacaan_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bacaan")),
        sa.UniqueConstraint("page_id", "field", "reader", name=op.f("uq_bacaan_page_id_field_reader")),
    )
    with op.batch_alter_table("bacaan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bacaan_page_id"), ["page_id"], unique=False)

    op.create_table(
        "pembetulan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hasil_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=48), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("after", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=True),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('bacaan', 'isian', 'batal')", name=op.f("ck_pembetulan_kind")),
        sa.ForeignKeyConstraint(["hasil_id"], ["hasil_tps.id"], name=op.f("fk_pembetulan_hasil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pembetulan")),
    )
    with op.batch_alter_table("pembetulan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pembetulan_hasil_id"), ["hasil_id"], unique=False)

    op.create_table(
        "isian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hasil_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=48), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("bacaan_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("value IS NULL OR value >= 0", name=op.f("ck_isian_value")),
        sa.ForeignKeyConstraint(["bacaan_id"], ["bacaan.id"], name=op.f("fk_isian_bacaan_id")),
        sa.ForeignKeyConstraint(["hasil_id"], ["hasil_tps.id"], name=op.f("fk_isian_hasil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_isian")),
        sa.UniqueConstraint("hasil_id", "field", name=op.f("uq_isian_hasil_id_field")),
    )
