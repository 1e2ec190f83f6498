"""Field ids that a person may choose, with the words for them, and what follows from an id alone."""

from __future__ import annotations

from sirekap_desktop.forms.definition import FieldKind

_ROWS = {
    "pemilih_dpt": "pemilih DPT",
    "pemilih_dptb": "pemilih pindahan",
    "pemilih_non_dpt": "pemilih KTP-el",
    "pemilih_total": "jumlah pemilih",
    "pengguna_dpt": "pengguna DPT",
    "pengguna_dptb": "pengguna pindahan",
    "pengguna_non_dpt": "pengguna KTP-el",
    "pengguna_total": "jumlah pengguna hak pilih",
    "disabilitas": "pengguna disabilitas",
    "disabilitas_pemilih": "pemilih disabilitas",
}
_COLUMNS = {"l": "(L)", "p": "(P)", "j": "(L+P)"}
_SINGLE = {
    "surat_suara_diterima": "surat suara diterima",
    "surat_suara_digunakan": "surat suara digunakan",
    "surat_suara_dikembalikan": "surat suara dikembalikan",
    "surat_suara_tidak_digunakan": "surat suara tidak digunakan",
    "suara_sah": "suara sah",
    "suara_tidak_sah": "suara tidak sah",
    "suara_total": "suara sah dan tidak sah",
}
DATES = {"tanggal": "tanggal", "bulan": "bulan", "tahun": "tahun"}
"""The parts of a date; the other fields are numbers to be recapped."""

_PASLON, _DPD, _CALON = 6, 12, 12
"""As many paslon, candidates of the DPD and candidates of a party are listed; others can be typed."""


def known_fields(pemilihan: str) -> dict[str, str]:
    """Return the ids of the fields of an election's forms with short names, in the order of the forms."""
    named = {f"{row}_{key}": f"{words} {head}" for row, words in _ROWS.items() for key, head in _COLUMNS.items()}
    named |= _SINGLE
    if pemilihan == "DPD":
        named |= {f"suara_dpd_{n}": f"suara calon {n}" for n in range(1, _DPD + 1)}
    elif pemilihan.startswith("DPR"):
        named |= {"suara_partai": "suara partai", "jumlah_partai": "jumlah suara partai dan calon"}
        named |= {f"suara_calon_{n}": f"suara calon {n}" for n in range(1, _CALON + 1)}
    else:
        named |= {f"suara_paslon_{n}": f"suara paslon {n:02}" for n in range(1, _PASLON + 1)}
    return named | DATES


def short_name(field_id: str, pemilihan: str) -> str:
    """Return the short name of a field for people; of an id not listed, the id in words."""
    return known_fields(pemilihan).get(field_id, field_id.replace("_", " "))


def kind_of(field_id: str) -> FieldKind:
    """Return what the boxes of a field hold."""
    return FieldKind.DATE if field_id in DATES else FieldKind.NUMBER
