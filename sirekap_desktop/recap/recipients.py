"""Who gets a copy of a signed D document, and who signs it."""

from __future__ import annotations

from dataclasses import dataclass

from sirekap_desktop.recap.documents import KETUA_BLOCK
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.views import KontestanView

MEMBERS = 4
"""Anggota PPK beside the Ketua (UU 7/2017: a PPK has five members)."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets copies; ``nama`` is the person where the office knows it, empty otherwise."""

    penerima: str
    nama: str = ""
    rangkap: int = 1


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature block of a document: its id, what is printed over it, and the name where the office knows it."""

    blok: str
    jabatan: str
    nama: str = ""


def recipients(office: Office, pemilihan: str) -> tuple[Recipient, ...]:
    """Return who gets a copy of an election's document: one per saksi, the supervisors, KPU, posting and the box.

    How many copies exactly the rules want is not verified; the list is a proposal that people correct.
    """
    witnesses = (Recipient(s.jabatan, s.nama) for s in signatories(office, pemilihan) if s.blok.startswith("saksi"))
    return (
        *witnesses,
        Recipient(f"Panwaslu Kecamatan {office.kecamatan.nama}"),
        Recipient(f"KPU {office.wilayah(office.kecamatan.kode[:4]).nama}"),
        Recipient("Papan pengumuman"),
        Recipient("Kotak rekapitulasi"),
    )


def signatories(office: Office, pemilihan: str) -> tuple[Signatory, ...]:
    """Return the signature blocks of an election's documents: Ketua, Anggota, and a saksi per contestant.

    Saksi stand for a paslon, a party or a DPD candidate, not for each candidate of a party.
    """
    committee = (*office.file.committee, *("",) * (1 + MEMBERS))
    saksi = dict(office.file.saksi)
    blocks = [Signatory(KETUA_BLOCK, "Ketua", committee[0])]
    blocks += [Signatory(f"anggota-{n}", f"Anggota {n}", committee[n]) for n in range(1, 1 + MEMBERS)]
    for contestant in office.contestants(pemilihan):
        number = _witnessed(contestant)
        if number is not None:
            title = f"Saksi {number:02} {contestant.nama}"
            blocks.append(Signatory(f"saksi-{number}", title, saksi.get(str(number), "")))
    return tuple(blocks)


def _witnessed(contestant: KontestanView) -> int | None:
    """Return the number under which a contestant has a saksi; None for a candidate of a party."""
    if contestant.partai:
        return contestant.partai if not contestant.nomor else None
    return contestant.nomor
