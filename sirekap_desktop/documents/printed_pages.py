"""Which numbers every page of a paper shows, for whoever reads the page back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sirekap_desktop.documents.columns import SheetColumns
from sirekap_desktop.documents.table_drawing import PARTS
from sirekap_desktop.documents.wording import BlockWording
from sirekap_desktop.recap.views import RecapTable


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """One page: its columns, and of each line of numbers the text of its row, its field and LK, PR or JML."""

    sheet: SheetColumns
    lines: tuple[tuple[str, str, str], ...]


def printed_pages(
    table: RecapTable, blocks: Sequence[BlockWording], sheets: Sequence[SheetColumns], lines: Sequence[int] | None
) -> tuple[PageNumbers, ...]:
    """Return the pages in their order: all sheets of columns of the first rows, then those of the next.

    Args:
        table: The numbers.
        blocks: The rows in the order in which they are printed.
        sheets: The columns of each sheet.
        lines: How many lines of numbers each page of rows holds; None where all are on one.

    Raises:
        ValueError: If the lines do not make up the table's rows.
    """
    whole = [
        (row.text, field_id, part)
        for block in blocks
        for row in block.rows
        for field_id, part in zip(row.fields, PARTS if len(row.fields) == len(PARTS) else PARTS[-1:], strict=True)
    ]
    counts = [len(table.rows)] if lines is None else list(lines)
    if sum(counts) != len(whole) or min(counts) < 1:
        raise ValueError(f"{len(whole)} lines are not {counts}")
    starts = [sum(counts[:index]) for index in range(len(counts))]
    pages = [tuple(whole[start : start + count]) for start, count in zip(starts, counts, strict=True)]
    return tuple(PageNumbers(sheet, rows) for rows, sheet in product(pages, sheets))
