"""How the columns of a wide table run over sheets, with JUMLAH PINDAHAN carried from each sheet to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms import recap_rules
from sirekap_desktop.forms.comparisons import comparison_labels
from sirekap_desktop.forms.recap_rules import Carried, check_carried
from sirekap_desktop.forms.rules import added, describe
from sirekap_desktop.recap.views import RecapTable


class TotalsDifferError(SirekapError):
    """The totals of a table are not the sums of its columns; such a table is never printed."""


class ColumnKind(StrEnum):
    """What a printed column holds."""

    PART = "part"
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One column of one sheet.

    Attributes:
        number: The number printed under its head, (4) for the first; a carried-in column repeats the number of the
            carried-out column that it continues.
        name: Name of the TPS or desa; empty for sums.
        values: One value per row of the table, None where a part is not decided.
    """

    kind: ColumnKind
    number: int
    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of one sheet; ``first`` and ``last`` count its parts from 1."""

    columns: tuple[PrintedColumn, ...]
    first: int
    last: int


FIRST_NUMBER = 4
"""Columns (1) to (3) are NO, URAIAN and LK/PR/JML."""


def plan_sheets(table: RecapTable, capacity: int) -> tuple[SheetColumns, ...]:
    """Lay the columns of a table on sheets that hold ``capacity`` columns each, as evenly as can be.

    Each sheet but the last ends with JUMLAH PINDAHAN, the sum of everything so far; the next begins with it; the last
    ends with JUMLAH AKHIR (rule R2 of the recap).

    Raises:
        TotalsDifferError: If the table's totals are not the sums of its columns.
        ValueError: If fewer than three columns fit, or the table has no columns.
    """
    if capacity < 3 or not table.columns:
        raise ValueError(f"{len(table.columns)} columns on sheets of {capacity}")
    return carry_over(table, _shares(len(table.columns), capacity))


def carry_over(table: RecapTable, shares: Sequence[int]) -> tuple[SheetColumns, ...]:
    """Return the columns of sheets that hold the given numbers of parts, with what is carried between them.

    Raises:
        TotalsDifferError: If the table's totals are not the sums of its columns.
        ValueError: If the shares do not make up the table's columns.
    """
    check_totals(table)
    if sum(shares) != len(table.columns) or min(shares) < 0:
        raise ValueError(f"{len(table.columns)} columns are not {list(shares)}")
    sheets = []
    running: tuple[int | None, ...] = (0,) * len(table.rows)
    number, start = FIRST_NUMBER, 0
    for index, share in enumerate(shares):
        columns = []
        if index:
            columns.append(PrintedColumn(ColumnKind.CARRIED_IN, number - 1, "", running))
        for place in range(start, start + share):
            values = tuple(row[place] for row in table.values)
            running = tuple(added(pair) for pair in zip(running, values, strict=True))
            columns.append(PrintedColumn(ColumnKind.PART, number, table.columns[place][1], values))
            number += 1
        final = index == len(shares) - 1
        kind = ColumnKind.TOTAL if final else ColumnKind.CARRIED_OUT
        columns.append(PrintedColumn(kind, number, "", running))
        number += 1
        sheets.append(SheetColumns(tuple(columns), start + 1, start + share))
        start += share
    check_sheets(table, sheets)
    return tuple(sheets)


def check_sheets(table: RecapTable, sheets: Sequence[SheetColumns]) -> None:
    """Check rule R2 on the sheets as they would be printed.

    Raises:
        TotalsDifferError: Naming the first sum that was carried wrongly.
    """
    fields = [row[0] for row in table.rows]
    for check in check_carried(fields, [carried(sheet) for sheet in sheets]):
        if check.left != check.right:
            labels = comparison_labels({field: label for field, label, _ in table.rows})
            raise TotalsDifferError("document.carried_differs", text=describe(check, labels))


def carried(sheet: SheetColumns) -> Carried:
    """Return a sheet as rule R2 looks at it."""
    columns = sheet.columns
    came = columns[0].values if columns[0].kind is ColumnKind.CARRIED_IN else None
    parts = tuple(column.values for column in columns if column.kind is ColumnKind.PART)
    return Carried(came, parts, columns[-1].values)


def check_totals(table: RecapTable) -> None:
    """Add the columns up again (rule R1).

    Raises:
        TotalsDifferError: Naming the first row whose total is not the sum of its columns.
    """
    checks = recap_rules.check_totals([row[0] for row in table.rows], table.values, table.totals)
    for (field_id, label, _), check in zip(table.rows, checks, strict=True):
        total, found = check.left, check.right
        if total != found:
            raise TotalsDifferError("document.totals_differ", field=field_id, label=label, total=total, sum=found)


def _shares(parts: int, capacity: int) -> list[int]:
    """Return how many parts each sheet holds: as few sheets as fit, and none much emptier than the others."""
    sheets = 1
    # The first and the last sheet hold one sum column, those between hold two; a single sheet holds one.
    while sheets * capacity - (2 * (sheets - 1) + 1) < parts:
        sheets += 1
    sums = [2 if 0 < index < sheets - 1 else 1 for index in range(sheets)]
    if sheets > 1:
        sums[-1] = 2
    used, extra = divmod(parts + sum(sums), sheets)
    return [used + (1 if index < extra else 0) - sums[index] for index in range(sheets)]
