"""The papers that can be printed, by what they are for, and what they are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sirekap_desktop.documents.letter import LETTERS
from sirekap_desktop.recap.states import Level
from sirekap_desktop.ui.gateway import KIND_DESA, KIND_KECAMATAN

_t = QCoreApplication.translate


def paper_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return headings with their kinds of paper, in the order in which a plenary needs them."""
    return (
        (_t("PaperGroups", "Hasil"), (KIND_KECAMATAN, KIND_DESA)),
        (
            _t("PaperGroups", "Rapat pleno"),
            ("undangan", "daftar-hadir", "berita-acara-desa", "berita-acara-kecamatan"),
        ),
        (
            _t("PaperGroups", "Catatan dan laporan"),
            ("kejadian-khusus", "riwayat-pembetulan", "selisih", "hitung-ulang"),
        ),
        (_t("PaperGroups", "Penyerahan"), ("tanda-terima", "surat-pengantar")),
    )


def paper_levels(kind: str) -> tuple[Level, ...]:
    """Return of which places a kind of paper can be printed, the usual one first."""
    if kind in LETTERS:
        return LETTERS[kind].levels
    return (Level.KECAMATAN,) if kind == KIND_KECAMATAN else (Level.DESA,)


def kind_title(kind: str) -> str:
    """Return the name of a kind of paper."""
    names = {
        KIND_KECAMATAN: _t("Papers", "D.HASIL kecamatan"),
        KIND_DESA: _t("Papers", "Lampiran D.HASIL"),
        "undangan": _t("Papers", "Undangan rapat pleno"),
        "daftar-hadir": _t("Papers", "Daftar hadir"),
        "berita-acara-desa": _t("Papers", "Berita acara desa"),
        "berita-acara-kecamatan": _t("Papers", "Berita acara kecamatan"),
        "kejadian-khusus": _t("Papers", "Kejadian dan keberatan"),
        "riwayat-pembetulan": _t("Papers", "Riwayat pembetulan"),
        "selisih": _t("Papers", "Selisih C dan D"),
        "hitung-ulang": _t("Papers", "Penghitungan ulang"),
        "tanda-terima": _t("Papers", "Tanda terima"),
        "surat-pengantar": _t("Papers", "Surat pengantar"),
    }
    return names[kind]


def paper_title(kind: str, place: str) -> str:
    """Return the name of a paper of a place."""
    return f"{kind_title(kind)} {place}"
