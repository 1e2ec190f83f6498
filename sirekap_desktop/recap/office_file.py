"""``office.toml``: what an office is, readable by people."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.recap.errors import BadOffice

OFFICE_FILE = "office.toml"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The content of ``office.toml``.

    Attributes:
        committee: Names of Ketua and Anggota for the papers; may be empty, and edited by hand.
        saksi: Names of saksi by contestant number; may be empty.
        place: Where the plenary is held; may be empty.
    """

    kecamatan: str
    pemilihan: tuple[str, ...]
    practice: bool = False
    committee: tuple[str, ...] = ()
    saksi: tuple[tuple[str, str], ...] = ()
    place: str = ""


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
        f"tempat = {_quoted(file.place)}",
        "",
        "[saksi]",
        *(f"{_quoted(number)} = {_quoted(name)}" for number, name in file.saksi),
    ]
    (folder / OFFICE_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(value: str) -> str:
    # JSON strings without escapes beyond \" \\ \uXXXX are TOML basic strings.
    return json.dumps(value, ensure_ascii=False)


def read_office_file(folder: Path) -> OfficeFile:
    """Read ``office.toml`` of a folder.

    Raises:
        BadOffice: If it is absent, not readable, or of a newer program.
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
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadOffice("office.file", name=str(path), detail=str(error)) from error
