"""What happened to a printed document: who signed it or refused to, and who was given a copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class TandaTangan(Base):
    """One signature of a document, one scan of it signed by hand, or one refusal to sign.

    ``elektronik``: ``path`` and ``sha256`` are those of the file with this signature added, ``fingerprint`` that of
    the certificate. ``basah``: ``sha256`` is that of the scan, ``halaman`` the pages of the document that it shows;
    ``blok`` is empty, for a sheet carries everybody's signature. ``menolak``: ``alasan`` says why.
    """

    __tablename__ = "tanda_tangan"
    __table_args__ = (
        CheckConstraint("cara IN ('elektronik', 'basah', 'menolak')", name="cara"),
        CheckConstraint("(cara = 'menolak') = (alasan IS NOT NULL)", name="alasan"),
        CheckConstraint("(cara = 'menolak') = (sha256 IS NULL)", name="sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dokumen_id: Mapped[int] = mapped_column(ForeignKey("dokumen.id"), index=True)
    cara: Mapped[str] = mapped_column(String(16))
    blok: Mapped[str] = mapped_column(String(40))
    nama: Mapped[str] = mapped_column(String(200))
    alasan: Mapped[str | None] = mapped_column(String(1000))
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    path: Mapped[str | None] = mapped_column(String(1000))
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    halaman: Mapped[list[Any]]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(120))


class Penyerahan(Base):
    """Copies of a document that somebody was given: to whom (``penerima``) and who took them (``nama``)."""

    __tablename__ = "penyerahan"
    __table_args__ = (CheckConstraint("rangkap > 0", name="rangkap"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dokumen_id: Mapped[int] = mapped_column(ForeignKey("dokumen.id"), index=True)
    penerima: Mapped[str] = mapped_column(String(200))
    nama: Mapped[str] = mapped_column(String(200))
    rangkap: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(120))
