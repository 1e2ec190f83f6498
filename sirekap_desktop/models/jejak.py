"""The audit trail: append-only, each line with the hash of the line before it."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Jejak(Base):
    """One audit line. ``before`` and ``after`` are canonical JSON (RFC 8785), as text because they are hashed."""

    __tablename__ = "jejak"
    __table_args__ = (
        Index("ix_jejak_pemilihan_kode", "pemilihan", "kode"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    utc: Mapped[str] = mapped_column(String(40))
    local: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(40))
    station: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(40))
    pemilihan: Mapped[str | None] = mapped_column(String(16))
    kode: Mapped[str | None] = mapped_column(String(13))
    object: Mapped[str] = mapped_column(String(200))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(String(400))
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
