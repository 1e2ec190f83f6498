"""The one catalogue of sentences for people: message id to Bahasa Indonesia, with named values.

Each sentence says what happened and what to do. The window translates it through ``tr()``; the command line prints it.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "internal": "Terjadi kesalahan yang tidak terduga ({detail}). Simpan laporan ini dan hubungi pembuat program.",
    "file.missing": "Berkas {name} tidak ditemukan. Periksa nama dan letaknya.",
}


def sentence(message_id: str, **values: object) -> str:
    """Return the Indonesian sentence of a message with its values filled in.

    Raises:
        KeyError: If the id is not in the catalogue or a value is missing.
    """
    return MESSAGES[message_id].format(**values)
