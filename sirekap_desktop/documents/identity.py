"""Whose paper a D-series document is: places, people, time and the marks that are not numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A region as printed: its code of 2, 4, 6 or 10 digits and its name."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Contestant:
    """A contestant with the name of its saksi in the plenary (empty: a dotted line is printed)."""

    nomor: str
    nama: str
    saksi: str = ""


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """Everything printed on a D form that the recap table does not hold.

    Attributes:
        printed_at: The clock's time, with zone; it is printed and becomes the file's date.
        desa: Only for the annex of one desa.
        committee: Names of Ketua and Anggota in that order; missing or empty ones become dotted lines.
        pleno_at: The day on which the plenary is held; None prints dotted lines.
        pleno_place: Where it is held; empty prints dotted lines.
        station: Name of the computer that printed.
        practice: Whether the office is a practice office (red band on every page).
        kecamatan_locked: A paper stays a draft until the whole kecamatan is locked, whatever its own table says.
        logo: An image of the office itself (PNG or JPEG), or None.
        dapil: Name of the electoral district where the election has one; empty prints a dotted line.
    """

    pemilihan: str
    kecamatan: Place
    kabko: Place
    provinsi: Place
    contestants: tuple[Contestant, ...]
    printed_at: datetime
    desa: Place | None = None
    committee: tuple[str, ...] = ()
    pleno_at: date | None = None
    pleno_place: str = ""
    station: str = ""
    practice: bool = False
    kecamatan_locked: bool = True
    logo: Path | None = None
    dapil: str = ""

    def place(self, which: str) -> str:
        """Return a name: ``desa``, ``kecamatan``, ``kabko``, ``provinsi`` or ``dapil``, empty where there is none.

        Raises:
            KeyError: If ``which`` is none of them.
        """
        if which == "dapil":
            return self.dapil
        places = {"desa": self.desa, "kecamatan": self.kecamatan, "kabko": self.kabko, "provinsi": self.provinsi}
        found = places[which]
        return found.nama if found else ""
