"""Papers that are text and lists: which kinds there are, what each is filled with, and its numbers for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.letter_wording import LetterWording
from sirekap_desktop.documents.wording import Wording
from sirekap_desktop.recap.digest import PRINTED_DIGITS, canonical_digest, canonical_json
from sirekap_desktop.recap.states import Level

SCHEMA = "sirekap-surat/1"
ATTACHMENT = "surat.json"

Row = Mapping[str, str]
"""One line of a list: its texts by the key of their columns."""

EVERYWHERE = frozenset({"waktu", "tempat", "tanggal", "desa", "kecamatan", "kabko", "provinsi"})
"""Values that every letter has."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter.

    Attributes:
        levels: Of which places it can be printed.
        final_when_locked: Whether it reports the recap, so that it is a draft until the kecamatan is locked.
        values: Values that its texts may name, beside those of ``EVERYWHERE``.
        sections: Its lists, with the keys that their columns may show.
    """

    id: str
    levels: tuple[Level, ...]
    final_when_locked: bool
    values: frozenset[str]
    sections: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _kind(
    id_: str, levels: tuple[Level, ...], final_when_locked: bool, values: str, **sections: str
) -> tuple[str, LetterKind]:
    keys = {name: frozenset({"no", *keys.split()}) for name, keys in sections.items()}
    return id_, LetterKind(id_, levels, final_when_locked, frozenset(values.split()), keys)


_KECAMATAN, _DESA = (Level.KECAMATAN,), (Level.DESA,)
_BOTH = (Level.KECAMATAN, Level.DESA)
_COUNTS = "bagian bagian_huruf sidik_angka"
_EVENTS = "waktu tempat aturan uraian oleh"
_MINUTES = {"suara": "uraian angka huruf", "jumlah": "uraian angka huruf"}

LETTERS: dict[str, LetterKind] = dict(
    (
        _kind("undangan", _KECAMATAN, False, "nomor sifat perihal", desa="desa tps waktu", penerima="nama unsur"),
        _kind("daftar-hadir", _KECAMATAN, False, "", hadir="nama unsur tanda"),
        _kind("berita-acara-desa", _DESA, True, _COUNTS, **_MINUTES),
        _kind(
            "berita-acara-kecamatan",
            _KECAMATAN,
            True,
            f"{_COUNTS} kejadian kejadian_huruf keberatan keberatan_huruf",
            **_MINUTES,
        ),
        _kind("kejadian-khusus", _BOTH, True, "", kejadian=_EVENTS, keberatan=_EVENTS),
        _kind(
            "riwayat-pembetulan",
            _BOTH,
            True,
            "banyak banyak_huruf",
            pembetulan="waktu tempat isian semula menjadi jenis alasan oleh paraf",
            penolakan="waktu dokumen unsur nama alasan oleh",
        ),
        _kind(
            "selisih",
            _BOTH,
            True,
            "banyak banyak_huruf dibandingkan",
            selisih="tempat isian angka_c angka_d selisih asal alasan",
        ),
        _kind(
            "hitung-ulang",
            (Level.TPS,),
            True,
            "jenis jenis_besar tps alasan kejadian",
            angka="uraian sebelum sesudah selisih huruf",
        ),
        _kind(
            "tanda-terima",
            _KECAMATAN,
            False,
            "rangkap rangkap_huruf",
            dokumen="dokumen halaman sidik keadaan",
            penerima="unsur nama tanggal tanda",
        ),
        _kind(
            "surat-pengantar",
            _KECAMATAN,
            False,
            "nomor tujuan dari banyak banyak_huruf",
            dokumen="dokumen halaman sidik keadaan",
        ),
    )
)
"""Every kind of letter, in the order in which a plenary needs them."""


PAPER_KINDS = ("d-hasil-kecamatan", "lampiran-desa", *LETTERS)
"""Every kind of paper, for whoever only wants to name them: ``kinds`` brings the drawing along."""


@dataclass(frozen=True, slots=True)
class LetterData:
    """What a letter is filled with: the place that it is of, its values and the lines of its lists."""

    level: Level
    kode: str
    nama: str
    values: Mapping[str, str]
    sections: Mapping[str, tuple[Row, ...]]


def letter_digest(kind: str, pemilihan: str, data: LetterData) -> str:
    """Return the digest (SHA-256, 64 hexadecimal digits) of everything that a letter is filled with."""
    return canonical_digest(_content(kind, pemilihan, data))


def _content(kind: str, pemilihan: str, data: LetterData) -> dict[str, Any]:
    return {
        "kind": kind,
        "pemilihan": pemilihan,
        "level": str(data.level),
        "kode": data.kode,
        "nama": data.nama,
        "values": dict(data.values),
        "sections": {name: [dict(row) for row in rows] for name, rows in data.sections.items()},
    }


def letter_json(
    wording: Wording, letter: LetterWording, data: LetterData, identity: DocumentIdentity, *, final: bool
) -> bytes:
    """Return the canonical JSON (RFC 8785) that travels inside the PDF as ``surat.json``."""
    return canonical_json(
        {
            "schema": SCHEMA,
            "wording": wording.version,
            "wording_fingerprint": wording.fingerprint,
            "model": letter.model,
            "final": final,
            "practice": identity.practice,
            "printed_at": identity.printed_at.isoformat(),
            "digest": letter_digest(letter.kind, wording.pemilihan, data),
            "content": _content(letter.kind, wording.pemilihan, data),
        }
    ).encode()


@dataclass(frozen=True, slots=True)
class EmbeddedLetter:
    """A letter as its ``surat.json`` has it; ``stated`` is the digest that it claims."""

    kind: str
    pemilihan: str
    model: str
    final: bool
    stated: str
    fingerprint: str
    data: LetterData

    @property
    def digest(self) -> str:
        """The digest of what it holds."""
        return letter_digest(self.kind, self.pemilihan, self.data)


def read_letter(data: bytes) -> EmbeddedLetter:
    """Read ``surat.json`` back.

    Raises:
        ValueError: If it is not what this program embeds: another schema, not canonical, or of another shape.
    """
    try:
        found = json.loads(data)
        if not isinstance(found, dict) or found["schema"] != SCHEMA or canonical_json(found).encode() != data:
            raise ValueError("not a canonical sirekap-surat/1")
        content = found["content"]
        sections = {
            str(name): tuple({str(k): str(v) for k, v in row.items()} for row in rows)
            for name, rows in content["sections"].items()
        }
        values = {str(k): str(v) for k, v in content["values"].items()}
        letter = LetterData(Level(content["level"]), content["kode"], content["nama"], values, sections)
        return EmbeddedLetter(
            kind=content["kind"],
            pemilihan=content["pemilihan"],
            model=found["model"],
            final=bool(found["final"]),
            stated=found["digest"],
            fingerprint=found["wording_fingerprint"],
            data=letter,
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"malformed {ATTACHMENT}: {error}") from error


def letter_qr(model: str, kode: str, digest: str, *, final: bool, page: int, pages: int) -> str:
    """Return what the QR code of one page of a letter says, in the order of ``numbers.qr_text``."""
    state = "FINAL" if final else "DRAF"
    return f"SIREKAP*{model}*{kode}*{state}*HAL {page}/{pages}*SIDIK:{digest[:PRINTED_DIGITS].upper()}"
