"""States of a TPS and of a region, and the levels of the recap, as the contract names them."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """A level that can be locked."""

    TPS = "tps"
    DESA = "desa"
    KECAMATAN = "kecamatan"


class TpsState(StrEnum):
    """The road of one TPS in one election."""

    KOSONG = "kosong"
    DIIMPOR = "diimpor"
    TERBACA = "terbaca"
    DIVERIFIKASI = "diverifikasi"
    DISEPAKATI = "disepakati"
    TERKUNCI = "terkunci"
    DIBUKA_KEMBALI = "dibuka_kembali"


class StatusPelaksanaan(StrEnum):
    """Whether votes of a TPS were counted or cast again, in the words of KPU's public data (``psu``)."""

    REGULER = "Reguler"
    PENGHITUNGAN_ULANG = "Penghitungan Suara Ulang"
    PENGHITUNGAN_SUSULAN = "Penghitungan Suara Susulan"
    PEMUNGUTAN_ULANG = "Pemungutan Suara Ulang"
    PEMUNGUTAN_SUSULAN = "Pemungutan Suara Susulan"
    PEMUNGUTAN_LANJUTAN = "Pemungutan Suara Lanjutan"


class RegionState(StrEnum):
    """The road of a desa or kecamatan in one election; FINAL is the locked one."""

    BERJALAN = "berjalan"
    DRAF = "draf"
    DICERMATI = "dicermati"
    FINAL = "final"
    DIBUKA_KEMBALI = "dibuka_kembali"


class DocumentState(StrEnum):
    """The road of a printed document; DRAF until the level was locked when it was printed."""

    DRAF = "draf"
    DICETAK = "dicetak"
    DITANDATANGANI = "ditandatangani"
    DISERAHKAN = "diserahkan"


class Cara(StrEnum):
    """How a document was signed: with a certificate, by hand (its scan is kept), or not, by somebody who refused."""

    ELEKTRONIK = "elektronik"
    BASAH = "basah"
    MENOLAK = "menolak"


class KejadianKind(StrEnum):
    """A special event, or an objection of a saksi that was not accepted."""

    KEJADIAN = "kejadian"
    KEBERATAN = "keberatan"
