"""The rows of a contestant file as they stand in it: CSV or XLSX, read with limits and not judged yet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sirekap_desktop.recap.csv_files import csv_rows
from sirekap_desktop.recap.errors import BadCsv

CONTESTANT_COLUMNS = ("pemilihan", "dapil", "partai", "nomor", "nama")
XLSX_SUFFIXES = (".xlsx", ".xlsm")

MAX_BYTES = 20_000_000
"""Greatest file that is opened: all candidates of a province are well below one megabyte."""
MAX_UNPACKED = 200_000_000
"""Greatest sum of what an XLSX unpacks to; a bomb is far greater."""
MAX_ROWS = 50_000
"""Greatest number of rows looked at: all candidates of the country's DPR are about 10,000."""

Row = tuple[int, list[str]]
"""Number of the row as the person's program shows it, and the five cells."""


def contestant_rows(path: Path) -> Iterator[Row]:
    """Give row number and the five wanted cells of every row of a CSV or XLSX that is not blank.

    Raises:
        BadCsv: If the file can't be read, is too large, or lacks a column.
    """
    _check_size(path)
    if path.suffix.lower() in XLSX_SUFFIXES:
        yield from _limited(path, _xlsx_rows(path))
    else:
        yield from _limited(path, csv_rows(path, CONTESTANT_COLUMNS))


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadCsv("csv.unreadable", name=path.name, detail=error.strerror or str(error)) from error
    if size > MAX_BYTES:
        raise BadCsv("csv.too_large", name=path.name)


def _limited(path: Path, rows: Iterable[Row]) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        if count > MAX_ROWS:
            raise BadCsv("csv.too_large", name=path.name)
        yield row


def _xlsx_rows(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise BadCsv("csv.too_large", name=path.name)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        # SyntaxError: what the parser of the workbook's XML raises.
        raise BadCsv("xlsx.unreadable", name=path.name) from error
    try:
        sheet = book.worksheets[0]
        places: list[int] | None = None
        for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=64, values_only=True), 1):
            texts = [_text(cell) for cell in cells]
            if not any(texts):
                continue
            if places is None:
                places = _places(path, texts)
                continue
            yield number, [texts[place] if place < len(texts) else "" for place in places]
        if places is None:
            raise BadCsv("csv.empty", name=path.name)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise BadCsv("xlsx.unreadable", name=path.name) from error
    finally:
        book.close()


def _places(path: Path, header: list[str]) -> list[int]:
    names = [cell.lower() for cell in header]
    absent = [column for column in CONTESTANT_COLUMNS if column not in names]
    if absent:
        wanted = ",".join(CONTESTANT_COLUMNS)
        raise BadCsv("csv.header", name=path.name, columns=", ".join(absent), wanted=wanted)
    return [names.index(column) for column in CONTESTANT_COLUMNS]


def _text(cell: object) -> str:
    """Return a cell as text; spreadsheets keep numbers as floats."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
