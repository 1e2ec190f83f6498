"""Words, shapes and colours of states: a state is never told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.states import RegionState, TpsState
from sirekap_desktop.recap.views import FieldView

_t = QCoreApplication.translate
PAGE_STATUSES = ("read", "unrecognised", "rejected", "known")
"""What can come of an imported page."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state looks: icon name, theme colour name, word."""

    icon: str
    tint: str
    word: str


def tps_sign(state: str) -> Sign:
    """Return the sign of a TPS state."""
    signs = {
        TpsState.KOSONG: Sign("state-kosong", "muted", _t("States", "kosong")),
        TpsState.DIIMPOR: Sign("state-diimpor", "warn", _t("States", "diimpor")),
        TpsState.TERBACA: Sign("state-terbaca", "accent", _t("States", "terbaca")),
        TpsState.DIVERIFIKASI: Sign("state-diverifikasi", "accent", _t("States", "diverifikasi")),
        TpsState.DISEPAKATI: Sign("state-disepakati", "good", _t("States", "disepakati")),
        TpsState.TERKUNCI: Sign("lock", "good", _t("States", "terkunci")),
        TpsState.DIBUKA_KEMBALI: Sign("unlock", "warn", _t("States", "dibuka kembali")),
    }
    return signs[TpsState(state)]


def region_sign(state: str) -> Sign:
    """Return the sign of the state of a desa or kecamatan."""
    signs = {
        RegionState.BERJALAN: Sign("state-terbaca", "accent", _t("States", "berjalan")),
        RegionState.DRAF: Sign("document", "accent", _t("States", "draf")),
        RegionState.DICERMATI: Sign("eye", "accent", _t("States", "dicermati")),
        RegionState.FINAL: Sign("lock", "good", _t("States", "final (terkunci)")),
        RegionState.DIBUKA_KEMBALI: Sign("unlock", "warn", _t("States", "dibuka kembali")),
    }
    return signs[RegionState(state)]


def state_sign(state: str) -> Sign:
    """Return the sign of a TPS or region state."""
    return tps_sign(state) if state in set(TpsState) else region_sign(state)


def trust_sign(field: FieldView) -> Sign:
    """Return what the reader says of a field: sure, look, empty or not read."""
    if field.decision is None:
        return Sign("empty", "muted", _t("Trust", "belum terbaca"))
    if field.salinan_differs:
        return Sign("warning", "bad", _t("Trust", "beda SALINAN"))
    if field.read is None:
        return Sign("empty", "warn", _t("Trust", "kosong"))
    if field.decision == "accepted":
        return Sign("check", "good", _t("Trust", "yakin"))
    return Sign("eye", "warn", _t("Trust", "periksa"))


def field_sign(field: FieldView, pending: bool) -> Sign:
    """Return how far a person has come with a field."""
    if pending:
        return Sign("state-diimpor", "accent", _t("FieldState", "menyimpan"))
    if field.is_decided and field.decided != field.read:
        return Sign("pencil", "accent", _t("FieldState", "diubah"))
    if field.is_decided:
        return Sign("check", "good", _t("FieldState", "disetujui"))
    if field.needs_eyes:
        return Sign("eye", "warn", _t("FieldState", "perlu dilihat"))
    return Sign("question", "muted", _t("FieldState", "belum"))


def page_status(status: str) -> Sign:
    """Return the sign of an imported page's status."""
    signs = {
        "read": Sign("check", "good", _t("PageStatus", "terbaca")),
        "unrecognised": Sign("question", "warn", _t("PageStatus", "tidak dikenal")),
        "rejected": Sign("cross", "bad", _t("PageStatus", "ditolak")),
        "known": Sign("info", "muted", _t("PageStatus", "sudah ada")),
    }
    return signs.get(status, Sign("info", "muted", status))


def role_word(role: str) -> str:
    """Return a role as people say it."""
    words = {
        "ketua": _t("Roles", "Ketua PPK"),
        "anggota": _t("Roles", "Anggota PPK"),
        "operator": _t("Roles", "Operator"),
        "demo": _t("Roles", "Akun latihan"),
    }
    return words.get(role, role)


def ketelitian_word(ketelitian: Ketelitian) -> str:
    """Return how strict an office is, in one word."""
    words = {
        Ketelitian.KETAT: _t("Ketelitian", "ketat"),
        Ketelitian.BIASA: _t("Ketelitian", "biasa"),
        Ketelitian.LONGGAR: _t("Ketelitian", "longgar"),
    }
    return words[ketelitian]


def section_title(section: str) -> str:
    """Return the heading of a section of the form from its number."""
    titles = {
        "I.A": _t("Sections", "Data pemilih"),
        "I.B": _t("Sections", "Pengguna hak pilih"),
        "II": _t("Sections", "Penggunaan surat suara"),
        "III": _t("Sections", "Pemilih disabilitas"),
        "IV": _t("Sections", "Perolehan suara"),
        "V": _t("Sections", "Suara sah dan tidak sah"),
    }
    for key in (section, section.split(".")[0]):
        if key in titles:
            return f"{key} · {titles[key]}"
    return section


def election_name(pemilihan: str) -> str:
    """Return an election as people say it."""
    names = {
        "PPWP": _t("Elections", "Presiden dan Wakil Presiden"),
        "DPR": _t("Elections", "Anggota DPR"),
        "DPD": _t("Elections", "Anggota DPD"),
        "DPRD-PROV": _t("Elections", "Anggota DPRD Provinsi"),
        "DPRD-KABKO": _t("Elections", "Anggota DPRD Kabupaten/Kota"),
        "KWK-GUBERNUR": _t("Elections", "Gubernur dan Wakil Gubernur"),
        "KWK-BUPATI": _t("Elections", "Bupati dan Wakil Bupati"),
        "KWK-WALIKOTA": _t("Elections", "Wali Kota dan Wakil Wali Kota"),
    }
    return names.get(pemilihan, pemilihan)
