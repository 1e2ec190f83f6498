"""The one catalogue of sentences for people: message id to Bahasa Indonesia, with named values.

Each sentence says what happened and what to do. The window translates it through ``tr()``; the command line prints it.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "internal": "Terjadi kesalahan yang tidak terduga ({detail}). Simpan laporan ini dan hubungi pembuat program.",
    "file.missing": "Berkas {name} tidak ditemukan. Periksa nama dan letaknya.",
    # --- forms: definitions, rules ---
    "forms.broken": "Definisi formulir {file} tidak dapat dipakai: {where}: {problem}",
    "forms.unreadable": "Berkas tidak dapat dibaca ({detail}). Periksa nama, hak baca, dan simpan sebagai UTF-8.",
    "forms.not_toml": "Berkas ini bukan TOML yang benar: {detail}. Perbaiki baris yang disebut.",
    "forms.missing_key": "Kunci \"{key}\" belum ada. Tambahkan.",
    "forms.unknown_key": "Kunci \"{key}\" tidak dikenal. Periksa ejaannya atau hapus.",
    "forms.wrong_kind": "Isi \"{key}\" harus {wanted}.",
    "forms.wrong_length": "\"{key}\" harus berisi {wanted} angka, bukan {found}.",
    "forms.unknown_value": "\"{key}\" berisi {value!r}; yang boleh: {allowed}.",
    "forms.unknown_style": "Gaya teks \"{style}\" tidak ada di [styles]. Tambahkan gayanya atau perbaiki namanya.",
    "forms.unknown_part": "Bagian \"{part}\" tidak ada di [parts]. Tambahkan bagiannya atau perbaiki namanya.",
    "forms.no_rules": "Berkas aturan {rules}.toml tidak ditemukan di folder rules. Perbaiki namanya atau buat berkasnya.",
    "forms.other_election": "Aturan {rules} untuk pemilihan {found}, tetapi formulir ini untuk {wanted}.",
    "forms.bad_formula": "Rumus aturan {rule} tidak dimengerti: \"{formula}\". Contoh: a = b + c, a <= b, a = b + 2 %.",
    "rule.missing": "{rule} belum dapat diperiksa: {fields} kosong",
    "rule.broken": "{text} (selisih {difference})",
    "rule.reserve": "{right} + cadangan {percent} % ({reserve})",
    # --- end of forms ---
    "reading.net_missing": "Berkas pembaca angka {name} tidak ada. Pasang ulang program.",
    "reading.net_changed": "Berkas pembaca angka {name} rusak atau berubah. Pasang ulang program.",
}


def sentence(message_id: str, **values: object) -> str:
    """Return the Indonesian sentence of a message with its values filled in.

    Raises:
        KeyError: If the id is not in the catalogue or a value is missing.
    """
    return MESSAGES[message_id].format(**values)
