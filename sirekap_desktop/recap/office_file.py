"""``office.toml``: what an office is, readable by people."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.errors import BadOffice

OFFICE_FILE = "office.toml"
SCHEMA = 1


_Word = TypeVar("_Word", bound=StrEnum)


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
            kertas=_word(
                path, content.get("cetak", {}), "kertas", Kertas.A4, "office.print_key", " atau ".join(Kertas)
            ),
            ketelitian=_word(
                path,
                content.get("pembacaan", {}),
                "ketelitian",
                Ketelitian.BIASA,
                "office.reading_key",
                ", ".join(Ketelitian),
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadOffice("office.file", name=str(path), detail=str(error)) from error


def _word(path: Path, table: dict[str, Any], key: str, usual: _Word, wrong_key: str, known: str) -> _Word:
    """Return the word that a table of one key holds; a misspelt key must not pass for an absent one.

    Args:
        path: The file, for the message.
        table: The table, empty where it is absent.
        key: Its only key, and the end of the message's id.
        usual: The word where the key is absent; its kind says which words there are.
        wrong_key: Message id for another key.
        known: The words, as the message lists them.
    """
    for other in table:
        if other != key:
            raise BadOffice(wrong_key, name=str(path), key=other)
    word = table.get(key, usual)
    try:
        return type(usual)(word)
    except ValueError:
        raise BadOffice(f"office.{key}", name=str(path), word=word, known=known) from None


def _day(path: Path, told: object) -> date | None:
    """Return the day of the plenary; TOML knows days, so that anything else is a slip of the pen."""
    if told is None or (isinstance(told, date) and not isinstance(told, datetime)):
        return told
    raise BadOffice("office.day", name=str(path), told=told)
