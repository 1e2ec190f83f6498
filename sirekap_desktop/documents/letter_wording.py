"""The wording of papers that are text and lists: invitation, attendance, receipts, minutes, reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ALIGNMENTS = ("left", "centre", "right")
PORTRAIT, LANDSCAPE = "tegak", "mendatar"
"""How a sheet stands."""


@dataclass(frozen=True, slots=True)
class LetterColumn:
    """One column of a list: its heading, the key of its texts, its share of the width and where texts stand in it."""

    heading: str
    key: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class LetterTable:
    """One list of a letter.

    Attributes:
        section: Which rows of the letter's data it shows.
        columns: From left to right.
        title: Heading over it, may be empty.
        empty: What stands in its place where there are no rows; empty leaves out title and list.
        row_height: Least height of a row in millimetres, e.g. where people sign.
        blank_rows: How many empty rows follow, to be filled by hand.
    """

    section: str
    columns: tuple[LetterColumn, ...]
    title: str = ""
    empty: str = ""
    row_height: float = 0.0
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class LetterWording:
    """What one kind of letter says.

    Attributes:
        sheet: ``tegak`` or ``mendatar``.
        opening: Paragraphs before the lists; placeholders in braces are filled with the letter's values.
        identity: Lines of a label and a value's key, under the title.
        closing: Paragraphs after the lists.
        signatures: Blocks at the end: ``panitia``, ``saksi``, ``ketua``, ``penyerah`` or ``penerima``.
        labels: Texts over the single blocks ``ketua``, ``penyerah`` and ``penerima``; a line break
            begins a second line.
    """

    kind: str
    model: str
    sheet: str
    title: tuple[str, ...]
    identity: tuple[tuple[str, str], ...]
    opening: tuple[str, ...]
    tables: tuple[LetterTable, ...]
    closing: tuple[str, ...]
    signatures: tuple[str, ...]
    labels: dict[str, str]


def parse_letters(data: dict[str, Any]) -> dict[str, LetterWording]:
    """Build the letters from the decoded files.

    Raises:
        KeyError: If something is missing.
        TypeError, ValueError, AttributeError: If something is of another shape.
    """
    return {kind: _letter(kind, entry) for kind, entry in data.items()}


def _letter(kind: str, entry: dict[str, Any]) -> LetterWording:
    return LetterWording(
        kind=kind,
        model=entry["model"],
        sheet=entry.get("sheet", PORTRAIT),
        title=tuple(entry["title"]),
        identity=tuple((label, key) for label, key in entry.get("identity", ())),
        opening=tuple(entry.get("opening", ())),
        tables=tuple(_table(table) for table in entry.get("tables", {}).values()),
        closing=tuple(entry.get("closing", ())),
        signatures=tuple(entry.get("signatures", ())),
        labels=dict(entry.get("labels", {})),
    )


def _table(entry: dict[str, Any]) -> LetterTable:
    return LetterTable(
        section=entry["section"],
        columns=tuple(_column(column) for column in entry["columns"]),
        title=entry.get("title", ""),
        empty=entry.get("empty", ""),
        row_height=float(entry.get("row_height", 0.0)),
        blank_rows=int(entry.get("blank_rows", 0)),
    )


def _column(entry: list[Any]) -> LetterColumn:
    return LetterColumn(entry[0], entry[1], float(entry[2]), *entry[3:])
