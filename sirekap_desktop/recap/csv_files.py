"""Regions from CSV files, checked line by line before anything is stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.recap.errors import BadCsv

REGION_COLUMNS = ("kode", "nama", "tps")
LEVELS = {2: None, 4: 2, 6: 4, 10: 6}
"""Length of a region's code to that of its parent."""
KECAMATAN_DIGITS = 6
MAX_TPS_NUMBER = 999


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the file; ``tps`` are the numbers of a desa's polling stations in ascending order."""

    kode: str
    nama: str
    parent: str | None
    tps: tuple[int, ...] = ()


def csv_rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Give the line number and the wanted cells, stripped, of every line that is not blank.

    Raises:
        BadCsv: If the file can't be read, is no CSV in UTF-8 or lacks a wanted column.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadCsv("csv.unreadable", name=path.name, detail=error.strerror or str(error)) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadCsv("csv.not_utf8", name=path.name, line=line) from error
    if not text.strip():
        raise BadCsv("csv.empty", name=path.name)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader)]
        absent = [column for column in wanted if column not in header]
        if absent:
            raise BadCsv("csv.header", name=path.name, columns=", ".join(absent), wanted=",".join(wanted))
        places = [header.index(column) for column in wanted]
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) <= max(places):
                raise BadCsv("csv.short_line", name=path.name, line=reader.line_num)
            yield reader.line_num, [cells[place].strip() for place in places]
    except csv.Error as error:
        raise BadCsv("csv.malformed", name=path.name, line=reader.line_num, detail=str(error)) from error


def is_digits(text: str) -> bool:
    """Return whether a text is a whole number in ASCII digits."""
    return text.isascii() and text.isdigit()


def read_regions(path: Path, kecamatan: str) -> list[Region]:
    """Read a region file; return the kecamatan's province and kabupaten, the kecamatan itself and its desa.

    The whole file is checked (codes, parents, duplicates, ranges); each desa of the kecamatan must have TPS.

    Raises:
        BadCsv: Naming the line, if the file can't be used or does not hold the kecamatan with its desa.
    """
    return _chosen(path, kecamatan, _all_regions(path))


def list_kecamatan(path: Path) -> list[tuple[str, str]]:
    """Return code and name of every kecamatan that a region file holds, in the order of their codes.

    The whole file is checked as ``read_regions`` does.

    Raises:
        BadCsv: Naming the line, if the file can't be used.
    """
    found = _all_regions(path)
    return [(kode, found[kode][1].nama) for kode in sorted(found) if len(kode) == KECAMATAN_DIGITS]


def _all_regions(path: Path) -> dict[str, tuple[int, Region]]:
    """Give every region by its code with the line that it stands in."""
    found: dict[str, tuple[int, Region]] = {}
    for line, (kode, nama, ranges) in csv_rows(path, REGION_COLUMNS):
        if not is_digits(kode) or len(kode) not in LEVELS:
            raise BadCsv("csv.code", name=path.name, line=line, kode=kode)
        if kode in found:
            raise BadCsv("csv.duplicate", name=path.name, line=line, kode=kode, first=found[kode][0])
        if not nama:
            raise BadCsv("csv.no_name", name=path.name, line=line, kode=kode)
        if ranges and len(kode) != max(LEVELS):
            raise BadCsv("csv.tps_level", name=path.name, line=line, kode=kode)
        parent_length = LEVELS[len(kode)]
        parent = kode[:parent_length] if parent_length else None
        found[kode] = (line, Region(kode, nama, parent, _tps_numbers(path, line, ranges)))
    for line, region in found.values():
        if region.parent is not None and region.parent not in found:
            raise BadCsv("csv.parent", name=path.name, line=line, kode=region.kode, parent=region.parent)
    return found


def _chosen(path: Path, kecamatan: str, found: dict[str, tuple[int, Region]]) -> list[Region]:
    if len(kecamatan) != KECAMATAN_DIGITS or kecamatan not in found:
        raise BadCsv("csv.kecamatan", name=path.name, kode=kecamatan)
    desa = [found[kode] for kode in sorted(found) if found[kode][1].parent == kecamatan]
    if not desa:
        raise BadCsv("csv.no_desa", name=path.name, kode=kecamatan)
    for line, region in desa:
        if not region.tps:
            raise BadCsv("csv.no_tps", name=path.name, line=line, kode=region.kode)
    return [found[kecamatan[:2]][1], found[kecamatan[:4]][1], found[kecamatan][1], *(region for _, region in desa)]


def _tps_numbers(path: Path, line: int, ranges: str) -> tuple[int, ...]:
    """Read ``1-7;901-902``."""
    numbers: list[int] = []
    for part in filter(None, (p.strip() for p in ranges.split(";"))):
        first, dash, last = (p.strip() for p in part.partition("-"))
        last = last if dash else first
        if not (is_digits(first) and is_digits(last) and 1 <= int(first) <= int(last) <= MAX_TPS_NUMBER):
            raise BadCsv("csv.tps", name=path.name, line=line, part=part)
        numbers.extend(range(int(first), int(last) + 1))
    if len(set(numbers)) != len(numbers):
        raise BadCsv("csv.tps_twice", name=path.name, line=line, ranges=ranges)
    return tuple(sorted(numbers))
