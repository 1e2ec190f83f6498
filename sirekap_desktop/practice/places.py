"""Polling stations of a region file, with the names that a form's header carries."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """One TPS: its 13-digit code and the names of everything it lies in."""

    code: str
    provinsi: str
    kabko: str
    kecamatan: str
    desa: str

    @property
    def nomor_tps(self) -> int:
        """The number of the TPS in its desa."""
        return int(self.code[10:])


def read_places(wilayah_csv: Path, prefix: str = "") -> list[Place]:
    """Return every TPS of a region file (``kode,nama,tps``) whose code starts with ``prefix``, in file order."""
    with wilayah_csv.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["kode"]: row["nama"] for row in rows}
    places = []
    for row in rows:
        desa = row["kode"]
        if len(desa) == 10:
            provinsi, kabko, kecamatan = (names[desa[:digits]] for digits in (2, 4, 6))
            places += [Place(f"{desa}{n:03d}", provinsi, kabko, kecamatan, row["nama"]) for n in _numbers(row["tps"])]
    return [p for p in places if p.code.startswith(prefix)]


def _numbers(ranges: str) -> Iterator[int]:
    """Yield the numbers of ranges such as ``1-7;901-902``."""
    for part in filter(None, ranges.split(";")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
