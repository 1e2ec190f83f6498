"""What people decided: the result of a TPS in one election, its values, each change of a value, and its status."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class HasilTps(Base):
    """The result of one TPS in one election: where it stands, and who confirmed which TPS the papers are of.

    ``version`` rises with every change (optimistic lock). The counts sum up the sheet as of that version, so that
    lists need not compute every sheet; ``accepted`` and ``review`` under the office's limit at that time.
    """

    __tablename__ = "hasil_tps"
    __table_args__ = (
        UniqueConstraint("pemilihan", "tps"),
        CheckConstraint(
            "state IN ('kosong', 'diimpor', 'terbaca', 'diverifikasi', 'disepakati', 'terkunci', 'dibuka_kembali')",
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    tps: Mapped[str] = mapped_column(String(13), ForeignKey("tps.kode"))
    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    identity_by: Mapped[str | None] = mapped_column(String(120))
    identity_at: Mapped[datetime | None]
    pages_present: Mapped[int] = mapped_column(default=0)
    decided: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    review: Mapped[int] = mapped_column(default=0)
    problems: Mapped[int] = mapped_column(default=0)


class HasilWilayah(Base):
    """The result of a desa or kecamatan in one election: who noted that saksi and Panwaslu scrutinised the draft."""

    __tablename__ = "hasil_wilayah"
    __table_args__ = (UniqueConstraint("pemilihan", "wilayah"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    wilayah: Mapped[str] = mapped_column(String(10), ForeignKey("wilayah.kode"))
    dicermati_by: Mapped[str | None] = mapped_column(String(120))
    dicermati_at: Mapped[datetime | None]


class Isian(Base):
    """The one decided value of a field. ``value`` is None only after a decision was undone."""

    __tablename__ = "isian"
    __table_args__ = (
        UniqueConstraint("hasil_id", "field"),
        CheckConstraint("value IS NULL OR value >= 0", name="value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    hasil_id: Mapped[int] = mapped_column(ForeignKey("hasil_tps.id"))
    field: Mapped[str] = mapped_column(String(48))
    value: Mapped[int | None]
    decided_by: Mapped[str] = mapped_column(String(120))
    decided_at: Mapped[datetime]
    bacaan_id: Mapped[int | None] = mapped_column(ForeignKey("bacaan.id"))


class Pembetulan(Base):
    """One change of a reading (``bacaan``) or a decision (``isian``), or its undoing (``batal``)."""

    __tablename__ = "pembetulan"
    __table_args__ = (CheckConstraint("kind IN ('bacaan', 'isian', 'batal')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    hasil_id: Mapped[int] = mapped_column(ForeignKey("hasil_tps.id"), index=True)
    field: Mapped[str] = mapped_column(String(48))
    kind: Mapped[str] = mapped_column(String(8))
    before: Mapped[int | None]
    after: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(String(400))
    by: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]


class StatusTps(Base):
    """That votes of a TPS were counted or cast again; the newest row of (pemilihan, tps) is its status.

    ``before`` are the values decided until then by field id; those after it are the ``isian``.
    """

    __tablename__ = "status_tps"
    __table_args__ = (
        Index("ix_status_tps_pemilihan_tps", "pemilihan", "tps"),
        CheckConstraint(
            "status IN ('Reguler', 'Penghitungan Suara Ulang', 'Penghitungan Suara Susulan',"
            " 'Pemungutan Suara Ulang', 'Pemungutan Suara Susulan', 'Pemungutan Suara Lanjutan')",
            name="status",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    tps: Mapped[str] = mapped_column(String(13), ForeignKey("tps.kode"))
    status: Mapped[str] = mapped_column(String(32))
    kejadian_id: Mapped[int | None] = mapped_column(ForeignKey("kejadian.id"))
    before: Mapped[dict[str, Any]]
    by: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
