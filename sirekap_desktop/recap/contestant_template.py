"""Contestant files that the program writes: an example to fill in, and a checked list."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from sirekap_desktop.recap.contestant_rows import CONTESTANT_COLUMNS
from sirekap_desktop.recap.contestants import ELECTIONS, PARTY_ELECTIONS, PPWP_PASLON, ContestantRow, national_parties
from sirekap_desktop.recap.errors import BadCsv

EXAMPLE_DAPIL = {"DPR": "1701", "DPD": "17", "DPRD-PROV": "170001", "DPRD-KABKO": "170701"}
"""Made-up codes that show how a dapil is written."""
EXAMPLE_CANDIDATES = 2


def template_rows(elections: Sequence[str] = ELECTIONS) -> list[ContestantRow]:
    """Return example rows of some elections: all national parties, made-up candidates and paslon."""
    rows: list[ContestantRow] = []
    for code in elections:
        dapil = EXAMPLE_DAPIL.get(code, "")
        if code in PARTY_ELECTIONS:
            for partai, nama in national_parties():
                rows.append(ContestantRow(code, dapil, partai, 0, nama))
                numbers = range(1, EXAMPLE_CANDIDATES + 1)
                rows += [ContestantRow(code, dapil, partai, n, f"Nama Calon {n}") for n in numbers]
        elif code == "DPD":
            rows += [ContestantRow(code, dapil, 0, n, f"Nama Calon {n}") for n in range(1, EXAMPLE_CANDIDATES + 1)]
        else:
            numbers = range(1, (len(PPWP_PASLON) if code == "PPWP" else EXAMPLE_CANDIDATES) + 1)
            rows += [ContestantRow(code, "", 0, n, f"Pasangan Calon {n:02}") for n in numbers]
    return rows


def write_contestants(path: Path, rows: Iterable[ContestantRow]) -> None:
    """Write a contestant file; the suffix says which kind. A file that exists is never written over.

    Raises:
        BadCsv: If the suffix is unknown, the file exists or can't be written.
    """
    lines = [(r.pemilihan, r.dapil, str(r.partai or ""), str(r.nomor or ""), r.nama) for r in rows]
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise BadCsv("kontestan.suffix", name=path.name)
    if path.exists():
        raise BadCsv("kontestan.exists", name=str(path))
    try:
        if suffix == ".xlsx":
            _write_xlsx(path, lines)
        else:
            # With the mark of UTF-8, without which spreadsheets on Windows take the file for another encoding.
            with path.open("x", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([CONTESTANT_COLUMNS, *lines])
    except OSError as error:
        raise BadCsv("csv.unreadable", name=path.name, detail=error.strerror or str(error)) from error


def _write_xlsx(path: Path, lines: Sequence[tuple[str, ...]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "kontestan"
    for line in (CONTESTANT_COLUMNS, *lines):
        sheet.append(list(line))
    for column, width in zip("ABCDE", (16, 10, 8, 8, 48), strict=True):
        sheet.column_dimensions[column].width = width
    # Codes are texts: a spreadsheet would drop a leading zero of a number.
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = "@"
    sheet.freeze_panes = "A2"
    book.save(path)
