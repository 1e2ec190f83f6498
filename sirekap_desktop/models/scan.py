"""What came in: imported files, their pages, and everything that a reader saw on them. Never overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Scan(Base):
    """One imported file, kept for ever as it came under ``scans/`` by its SHA-256."""

    __tablename__ = "scan"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    file: Mapped[str] = mapped_column(String(120), unique=True)
    original_name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    imported_at: Mapped[datetime]
    imported_by: Mapped[str] = mapped_column(String(120))


class Page(Base):
    """One page of a scan, and the TPS whose page it is said to be (None: nobody knows yet)."""

    __tablename__ = "page"
    __table_args__ = (
        UniqueConstraint("scan_sha256", "page_index"),
        Index("ix_page_pemilihan_tps", "pemilihan", "tps"),
        CheckConstraint("status IN ('read', 'unrecognised', 'rejected')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    scan_sha256: Mapped[str] = mapped_column(String(64), ForeignKey("scan.sha256"))
    page_index: Mapped[int]
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    tps: Mapped[str | None] = mapped_column(String(13), ForeignKey("tps.kode"))
    status: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(400))
    form: Mapped[str | None] = mapped_column(String(48))
    page: Mapped[int | None]
    partai: Mapped[int | None]
    width: Mapped[int]
    height: Mapped[int]
    header_polygon: Mapped[list[Any]]
    warnings: Mapped[list[Any]]
    quality: Mapped[dict[str, Any] | None]
    imported_at: Mapped[datetime]


class Bacaan(Base):
    """What one reader saw for one field on one page, with its evidence."""

    __tablename__ = "bacaan"
    __table_args__ = (
        UniqueConstraint("page_id", "field", "reader"),
        CheckConstraint("decision IN ('accepted', 'review')", name="decision"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"), index=True)
    field: Mapped[str] = mapped_column(String(48))
    value: Mapped[int | None]
    boxes: Mapped[list[Any]]
    confidence: Mapped[float]
    decision: Mapped[str] = mapped_column(String(16))
    polygons: Mapped[list[Any]]
    evidence: Mapped[dict[str, Any]]
    notes: Mapped[list[Any]]
    reader: Mapped[str] = mapped_column(String(80))
