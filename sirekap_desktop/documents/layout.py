"""How wide and how high everything of a D-series table is, once for all sheets of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import product

from sirekap_desktop.documents.columns import ColumnKind, SheetColumns, plan_sheets
from sirekap_desktop.documents.pen import POINTS
from sirekap_desktop.documents.row_paging import (
    LEADING,
    PADDING,
    RowPage,
    measure_rows,
    page_rows,
    place_rows,
)
from sirekap_desktop.documents.text import LayoutError, break_words, number, wrap
from sirekap_desktop.documents.typeface import BOLD, text_width
from sirekap_desktop.documents.wording import BlockWording
from sirekap_desktop.recap.views import RecapTable


class Paper(Enum):
    """Sheet sizes in millimetres, landscape. That D forms are A4 or F4 landscape is not verified (domain 3.2)."""

    A4 = (297.0, 210.0)
    F4 = (330.0, 215.0)


MARGIN = 7.5
NO_WIDTH, PARTS_WIDTH = 9.0, 8.5
URAIAN_LEAST = 66.5
URAIAN_WISHED = 77.0
"""At this width the texts of all rows stand in one line of full size; columns are widened only after that."""
PART_LEAST, NAMED_PART_LEAST, PART_MOST = 9.8, 13.0, 32.0
"""Narrowest column under a TPS number and under the name of a desa, and widest of all."""
SUM_WIDTH = 13.5
HEAD_GROUP, HEAD_NUMBERS = 4.2, 3.4
LEVEL_NAMES = 6.6
"""Least height of names that stand level over their columns."""
UPRIGHT_NAMES = (24.0, 21.0, 18.0)
"""Heights of names that stand upright; the tallest that leaves room for the rows is taken."""
TEXT_SIZES = (6.6, 6.4, 6.2, 6.0, 5.8, 5.6)
"""Sizes of the rows' text; the largest with which all rows fit the sheet is taken."""
WHOLE_LINE_SIZE = 5.8
"""Down to this size, smaller text is better than a row's text broken into two lines."""
NUMBER_SIZE, HEAD_SIZE = 7.4, 6.4
SMALLEST_HEAD = 4.8


@dataclass(frozen=True, slots=True)
class HeadName:
    """The name over one column: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Heads:
    """The names over all columns, all level or all upright, and the height that they take."""

    names: dict[str, HeadName]
    upright: bool
    height: float


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Everything that the drawing of the table needs; lengths in millimetres, sizes of text in points."""

    sheets: tuple[SheetColumns, ...]
    pages: tuple[RowPage, ...]
    uraian_width: float
    part_width: float
    sum_width: float
    head_height: float
    text_size: float
    number_size: float
    heads: Heads

    @property
    def label_width(self) -> float:
        """Width of NO, URAIAN and LK/PR/JML together."""
        return NO_WIDTH + self.uraian_width + PARTS_WIDTH

    def column_width(self, kind: ColumnKind) -> float:
        """Width of a column of numbers."""
        return self.part_width if kind is ColumnKind.PART else self.sum_width

    def width(self, sheet: SheetColumns) -> float:
        """Width of the whole table on a sheet."""
        return self.label_width + sum(self.column_width(c.kind) for c in sheet.columns)


def lay_out(table: RecapTable, blocks: tuple[BlockWording, ...], width: float, height: float) -> TableLayout:
    """Fit a table into sheets that leave ``width`` × ``height`` millimetres to it.

    Where the rows do not fit one sheet they run over several, each with all columns before the next rows begin.

    Raises:
        LayoutError: If not even one row fits the height at the smallest print.
        TotalsDifferError: If the table's totals are not the sums of its columns.
    """
    room = width - NO_WIDTH - PARTS_WIDTH - URAIAN_LEAST
    sheets, part, total = _fit_columns(table, room)
    uraian = URAIAN_LEAST + room - max(_columns_width(sheet, part, total) for sheet in sheets)
    heads = _heads({name for _, name in table.columns}, part)
    whole = [size for size in TEXT_SIZES if size >= WHOLE_LINE_SIZE and _no_row_breaks(blocks, uraian, size)]
    # Parties always get their own sheets: a section of them is never pressed into the smallest print.
    sizes = () if any(block.section for block in blocks) else (*whole, *TEXT_SIZES)
    for text_size, names in product(sizes, heads):
        page = place_rows(measure_rows(blocks, uraian, text_size), height - HEAD_GROUP - names.height - HEAD_NUMBERS)
        if page is not None:
            return _table_layout(sheets, (page,), uraian, part, total, text_size, names)
    names = heads[-1]
    measured = measure_rows(blocks, uraian, TEXT_SIZES[0])
    pages = page_rows(measured, height - HEAD_GROUP - names.height - HEAD_NUMBERS)
    return _table_layout(sheets, pages, uraian, part, total, TEXT_SIZES[0], names)


def _table_layout(
    sheets: tuple[SheetColumns, ...],
    pages: tuple[RowPage, ...],
    uraian: float,
    part: float,
    total: float,
    text_size: float,
    names: Heads,
) -> TableLayout:
    head = HEAD_GROUP + names.height + HEAD_NUMBERS
    size = min(NUMBER_SIZE, pages[0].blocks[0].heading_height * POINTS / 1.3)
    return TableLayout(sheets, pages, uraian, part, total, head, text_size, size, names)


def _fit_columns(table: RecapTable, room: float) -> tuple[tuple[SheetColumns, ...], float, float]:
    """Plan the sheets for ``room`` millimetres of columns; return them with the widths of a part and of a sum."""
    found = {value for row in (*table.values, table.totals) for value in row}
    # Figures are all of one width, so the greatest number is the widest.
    extremes = {max((value for value in found if value is not None), default=0)} | ({None} & found)
    widest = max(text_width(number(value), BOLD, NUMBER_SIZE) for value in extremes)
    needed = widest / POINTS + 2 * PADDING
    narrow = all(_head(name, PART_LEAST - 2 * PADDING, 2) for _, name in table.columns)
    part = max(needed, PART_LEAST if narrow else NAMED_PART_LEAST)
    total = max(needed, SUM_WIDTH, part)
    # A sheet has at most two sum columns; what they are wider than a part is set aside beforehand.
    sheets = plan_sheets(table, int((room - 2 * (total - part)) / part + 1e-9))
    wished = room - (URAIAN_WISHED - URAIAN_LEAST)
    alike = wished / max(len(sheet.columns) for sheet in sheets)
    if alike >= total:
        return sheets, min(alike, PART_MOST), min(alike, PART_MOST)
    return sheets, max(part, _stretched(sheets, wished, total)), total


def _no_row_breaks(blocks: tuple[BlockWording, ...], uraian: float, size: float) -> bool:
    room = (uraian - 2 * PADDING) * POINTS
    return all(
        len(row.fields) > 1 or len(wrap(row.text, room, size, bold=row.bold)) == 1
        for block in blocks
        for row in block.rows
    )


def _columns_width(sheet: SheetColumns, part: float, total: float) -> float:
    return sum(part if column.kind is ColumnKind.PART else total for column in sheet.columns)


def _stretched(sheets: tuple[SheetColumns, ...], room: float, total: float) -> float:
    """Return the widest part column with which every sheet still fits."""
    widths = []
    for sheet in sheets:
        parts = sheet.last - sheet.first + 1
        widths.append((room - total * (len(sheet.columns) - parts)) / parts)
    return min(widths)


def _heads(names: set[str], part: float) -> list[Heads]:
    """Return the ways to set the names over the columns: level if all fit within four lines, else upright."""
    level = {name: _head(name, part - 2 * PADDING, 4) for name in names}
    if all(level.values()):
        heads = {name: head for name, head in level.items() if head}
        tallest = max(len(head.lines) * head.size * LEADING for head in heads.values()) / POINTS
        return [Heads(heads, False, max(LEVEL_NAMES, tallest + 2.4))]
    return [Heads({name: _upright(name, part, height) for name in names}, True, height) for height in UPRIGHT_NAMES]


def _upright(name: str, part: float, height: float) -> HeadName:
    along = height - 2 * PADDING
    lines = int((part - PADDING) * POINTS / (SMALLEST_HEAD * LEADING))
    head = _head(name, along, lines)
    if head is None:
        # One word longer than the head is high: broken wherever it must be, for it may not be cut off.
        head = _head(break_words(name, along * POINTS, SMALLEST_HEAD, bold=True), along, lines)
    if head is None:
        raise LayoutError("document.text_too_long", text=name)
    return head


def _head(name: str, width: float, most_lines: int) -> HeadName | None:
    """Set a name in a width of millimetres without breaking a word, or return None if it cannot be."""
    size = HEAD_SIZE
    while size >= SMALLEST_HEAD:
        lines = wrap(name, width * POINTS, size, bold=True)
        if len(lines) <= most_lines and all(text_width(line, BOLD, size) <= width * POINTS for line in lines):
            return HeadName(tuple(lines), size)
        size -= 0.2
    return None
