"""``office.toml``: what an office is, readable by people."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.errors import BadOffice

OFFICE_FILE = "office.toml"
SCHEMA = 1


class Kertas(StrEnum):
    """The size of sheets that an office prints on."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The content of ``office.toml``.

    Attributes:
        committee: Names of Ketua and Anggota for the papers; may be empty, and edited by hand.
        saksi: Names of saksi by contestant number; may be empty.
        place: Where the plenary is held; may be empty, and edited by hand.
        pleno_at: The day of the plenary; None where nobody has written it.
        kertas: The size of the sheets that D documents are printed on; edited by hand.
        ketelitian: How small the risk of a value must be that is accepted unseen; edited by hand.
    """

    kecamatan: str
    pemilihan: tuple[str, ...]
    practice: bool = False
    committee: tuple[str, ...] = ()
    saksi: tuple[tuple[str, str], ...] = ()
    place: str = ""
    pleno_at: date | None = None
    kertas: Kertas = Kertas.A4
    ketelitian: Ketelitian = Ketelitian.BIASA


def write_office_file(folder: Path, file: OfficeFile) -> None:
    """Write ``office.toml`` into a folder."""
    lines = [
        "# Kantor rekapitulasi Sirekap Desktop. Nama-nama boleh diisi dengan tangan; kode jangan diubah.",
        f"schema = {SCHEMA}",
        f"kecamatan = {_quoted(file.kecamatan)}",
        f"pemilihan = [{', '.join(map(_quoted, file.pemilihan))}]",
        f"latihan = {'true' if file.practice else 'false'}",
        "",
        "[panitia]",
        f"anggota = [{', '.join(map(_quoted, file.committee))}]  # ketua lebih dahulu",
        f"tempat = {_quoted(file.place)}  # tempat rapat pleno",
        f"tanggal = {file.pleno_at.isoformat()}" if file.pleno_at else "# tanggal = 2024-02-20  # hari rapat pleno",
        "",
        "[cetak]",
        f"kertas = {_quoted(file.kertas)}  # {' atau '.join(Kertas)}",
        "",
        "[saksi]",
        *(f"{_quoted(number)} = {_quoted(name)}" for number, name in file.saksi),
        "",
        "[pembacaan]",
        f"# {_meanings()}",
        f"ketelitian = {_quoted(file.ketelitian)}",
    ]
    (folder / OFFICE_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _meanings() -> str:
    told = (f"{k} (paling banyak {k.per_ten_thousand:g})".replace(".", ",") for k in Ketelitian)
    return f"Dari 10.000 isian yang diterima tanpa dilihat dapat salah: {', '.join(told)}."


def _quoted(value: str) -> str:
    # JSON strings without escapes beyond \" \\ \uXXXX are TOML basic strings.
    return json.dumps(value, ensure_ascii=False)


def read_office_file(folder: Path) -> OfficeFile:
    """Read ``office.toml`` of a folder.

    Raises:
        BadOffice: If it is absent, not readable, of a newer program, or asks for a ``ketelitian`` or ``kertas`` that
            isn't known, or names a day that is none.
    """
    path = folder / OFFICE_FILE
    try:
        with path.open("rb") as stream:
            content = tomllib.load(stream)
    except FileNotFoundError:
        raise BadOffice("office.none", folder=str(folder)) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOffice("office.file", name=str(path), detail=str(error)) from error
    try:
        if content["schema"] > SCHEMA:
            raise BadOffice("office.newer", folder=str(folder))
        committee = content.get("panitia", {})
        return OfficeFile(
            kecamatan=str(content["kecamatan"]),
            pemilihan=tuple(map(str, content["pemilihan"])),
            practice=bool(content.get("latihan", False)),
            committee=tuple(map(str, committee.get("anggota", ()))),
            saksi=tuple((str(k), str(v)) for k, v in content.get("saksi", {}).items()),
            place=str(committee.get("tempat", "")),
            pleno_at=_day(path, committee.get("tanggal")),
            kertas=_kertas(path, content.get("cetak", {})),
            ketelitian=_ketelitian(path, content.get("pembacaan", {})),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadOffice("office.file", name=str(path), detail=str(error)) from error


def _ketelitian(path: Path, reading: dict[str, Any]) -> Ketelitian:
    """Return what the table ``[pembacaan]`` asks for; a misspelt key must not pass for an absent one."""
    for key in reading:
        if key != "ketelitian":
            raise BadOffice("office.reading_key", name=str(path), key=key)
    word = reading.get("ketelitian", Ketelitian.BIASA)
    try:
        return Ketelitian(word)
    except ValueError:
        raise BadOffice("office.ketelitian", name=str(path), word=word, known=", ".join(Ketelitian)) from None


def _day(path: Path, told: object) -> date | None:
    """Return the day of the plenary; TOML knows days, so that anything else is a slip of the pen."""
    if told is None or (isinstance(told, date) and not isinstance(told, datetime)):
        return told
    raise BadOffice("office.day", name=str(path), told=told)


def _kertas(path: Path, printing: dict[str, Any]) -> Kertas:
    """Return what the table ``[cetak]`` asks for; a misspelt key must not pass for an absent one."""
    for key in printing:
        if key != "kertas":
            raise BadOffice("office.print_key", name=str(path), key=key)
    word = printing.get("kertas", Kertas.A4)
    try:
        return Kertas(word)
    except ValueError:
        raise BadOffice("office.kertas", name=str(path), word=word, known=" atau ".join(Kertas)) from None
