"""Printed D documents with their digests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Dokumen(Base):
    """A printed D document: what it is of, the digest printed on it, and the SHA-256 of the finished file."""

    __tablename__ = "dokumen"
    __table_args__ = (
        Index("ix_dokumen_pemilihan_kode", "pemilihan", "kode"),
        CheckConstraint("state IN ('draf', 'dicetak', 'ditandatangani', 'diserahkan')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    kind: Mapped[str] = mapped_column(String(40))
    kode: Mapped[str] = mapped_column(String(13))
    path: Mapped[str] = mapped_column(String(1000))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    signer: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(120))
