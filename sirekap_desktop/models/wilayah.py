"""Regions and polling stations: the chosen kecamatan, its parents and its desa, from the region file."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Wilayah(Base):
    """A region; the length of its code (2, 4, 6, 10) is its level."""

    __tablename__ = "wilayah"
    __table_args__ = (CheckConstraint("length(kode) IN (2, 4, 6, 10)", name="kode_length"),)

    kode: Mapped[str] = mapped_column(String(10), primary_key=True)
    nama: Mapped[str] = mapped_column(String(120))
    parent: Mapped[str | None] = mapped_column(String(10), ForeignKey("wilayah.kode"), index=True)


class Tps(Base):
    """A polling station; its code is the desa's code and its three-digit number."""

    __tablename__ = "tps"
    __table_args__ = (CheckConstraint("length(kode) = 13", name="kode_length"),)

    kode: Mapped[str] = mapped_column(String(13), primary_key=True)
    desa: Mapped[str] = mapped_column(String(10), ForeignKey("wilayah.kode"), index=True)
    nomor: Mapped[str] = mapped_column(String(3))
