"""Locks: append-only, each with the digest of what it locked and the hash of the lock before it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Kunci(Base):
    """A lock on (pemilihan, level, kode); the newest row of the three says whether it is locked now.

    ``numbers`` is the canonical JSON (RFC 8785) of the locked numbers, ``digest`` its SHA-256; ``hash`` covers the
    row and the hash of the row before. ``kind`` leaves room for unlocking.
    """

    __tablename__ = "kunci"
    __table_args__ = (
        Index("ix_kunci_pemilihan_level_kode", "pemilihan", "level", "kode"),
        CheckConstraint("kind IN ('kunci', 'buka')", name="kind"),
        CheckConstraint("level IN ('tps', 'desa', 'kecamatan')", name="level"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    level: Mapped[str] = mapped_column(String(10))
    kode: Mapped[str] = mapped_column(String(13))
    numbers: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    utc: Mapped[str] = mapped_column(String(40))
    local: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(40))
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
