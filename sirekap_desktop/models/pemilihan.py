"""Elections that the office recaps, who stands in them, and which dapil its regions belong to."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Pemilihan(Base):
    """An election of the office. ``form`` is the plano whose fields are recapped, fixed when the office was made."""

    __tablename__ = "pemilihan"

    kode: Mapped[str] = mapped_column(String(16), primary_key=True)
    form: Mapped[str] = mapped_column(String(48))
    urutan: Mapped[int]


class Kontestan(Base):
    """A paslon, party or candidate; parties have no ``nomor``, paslon and DPD candidates no ``partai``.

    Both numbers are 0 where the contestant has none, so that the uniqueness holds in every database.
    """

    __tablename__ = "kontestan"
    __table_args__ = (UniqueConstraint("pemilihan", "dapil", "partai", "nomor"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    dapil: Mapped[str] = mapped_column(String(8))
    partai: Mapped[int]
    nomor: Mapped[int]
    nama: Mapped[str] = mapped_column(String(200))


class DapilWilayah(Base):
    """The dapil of a region in an election: of the whole kecamatan, or of each desa where the kecamatan is split.

    Elections in which everybody votes on the same paper (``dapil`` empty everywhere) have no row.
    """

    __tablename__ = "dapil_wilayah"
    __table_args__ = (UniqueConstraint("pemilihan", "wilayah"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    wilayah: Mapped[str] = mapped_column(String(10), ForeignKey("wilayah.kode"))
    dapil: Mapped[str] = mapped_column(String(8))
