"""Who gets a copy of a signed D document, and who signs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sirekap_desktop.recap.documents import KETUA_BLOCK
from sirekap_desktop.recap.office import Office

MEMBERS = 4
"""Anggota PPK beside the Ketua (UU 7/2017: a PPK has five members)."""


COPIES = 1
"""Copies for each recipient (domain 3.2: the exact count is not verified)."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands in an election and has a saksi; ``saksi`` is the person where the office knows it."""

    nomor: int
    nama: str
    saksi: str = ""

    @property
    def jabatan(self) -> str:
        """What is printed over the saksi's signature."""
        return f"Saksi {self.nomor:02} {self.nama}"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets copies; ``nama`` is the person where the office knows it, empty otherwise."""

    penerima: str
    nama: str = ""
    rangkap: int = COPIES


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature block of a document: its id, what is printed over it, and the name where the office knows it."""

    blok: str
    jabatan: str
    nama: str = ""


def witnesses(office: Office, pemilihan: str, kode: str | None = None) -> tuple[Witness, ...]:
    """Return who has a saksi: each paslon, party or DPD candidate, not each candidate of a party.

    A party of a kecamatan that is split between dapil comes once.

    Args:
        office: The office.
        pemilihan: The election.
        kode: A TPS or desa, for those alone who stand there.
    """
    saksi = dict(office.file.saksi)
    standing: dict[int, str] = {}
    for contestant in office.contestants(pemilihan, kode):
        number = contestant.partai or contestant.nomor
        if number and not (contestant.partai and contestant.nomor):
            standing.setdefault(number, contestant.nama)
    return tuple(Witness(n, nama, saksi.get(str(n), "")) for n, nama in standing.items())


def recipients(
    office: Office, pemilihan: str, title: Callable[[Witness], str] = lambda witness: witness.jabatan
) -> tuple[Recipient, ...]:
    """Return who gets a copy of an election's document: one per saksi, the supervisors, KPU, posting and the box.

    How many copies exactly the rules want is not verified; the list is a proposal that people correct.

    Args:
        office: The office.
        pemilihan: The election.
        title: What a saksi is called.
    """
    return (
        *(Recipient(title(witness), witness.saksi) for witness in witnesses(office, pemilihan)),
        Recipient(f"Panwaslu Kecamatan {office.kecamatan.nama}"),
        Recipient(f"KPU {office.wilayah(office.kecamatan.kode[:4]).nama}"),
        Recipient("Papan pengumuman"),
        Recipient("Kotak rekapitulasi"),
    )


def signatories(office: Office, pemilihan: str) -> tuple[Signatory, ...]:
    """Return the signature blocks of an election's documents: Ketua, Anggota, and a saksi of each contestant."""
    committee = (*office.file.committee, *("",) * (1 + MEMBERS))
    blocks = [Signatory(KETUA_BLOCK, "Ketua", committee[0])]
    blocks += [Signatory(f"anggota-{n}", f"Anggota {n}", committee[n]) for n in range(1, 1 + MEMBERS)]
    blocks += [Signatory(f"saksi-{w.nomor}", w.jabatan, w.saksi) for w in witnesses(office, pemilihan)]
    return tuple(blocks)
