"""How wide and how high everything of a D-series table is, once for all sheets of a paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from itertools import product

from sirekap_desktop.documents.columns import ColumnKind, SheetColumns, plan_sheets
from sirekap_desktop.documents.pen import POINTS
from sirekap_desktop.documents.text import LayoutError, number, wrap
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
ROW_HEIGHT = (2.9, 4.4)
TEXT_SIZES = (6.6, 6.4, 6.2, 6.0, 5.8, 5.6)
"""Sizes of the rows' text; the largest with which all rows fit the sheet is taken."""
WHOLE_LINE_SIZE = 5.8
"""Down to this size, smaller text is better than a row's text broken into two lines."""
NUMBER_SIZE, HEAD_SIZE = 7.4, 6.4
SMALLEST_HEAD = 4.8
PADDING = 1.0
LEADING = 1.16
"""Distance of base lines by font size."""


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
class PlacedRow:
    """One row of a block: its lines of text beside its one or three lines of numbers, and its height."""

    number: str
    lines: tuple[str, ...]
    fields: tuple[str, ...]
    bold: bool
    line_height: float

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return self.line_height * len(self.fields)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block's heading line and its rows."""

    number: str
    title: str
    heading_height: float
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Everything that the drawing of the table needs; lengths in millimetres, sizes of text in points."""

    sheets: tuple[SheetColumns, ...]
    blocks: tuple[PlacedBlock, ...]
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

    @property
    def height(self) -> float:
        """Height of the whole table with its head."""
        rows = sum(row.height for block in self.blocks for row in block.rows)
        return self.head_height + sum(block.heading_height for block in self.blocks) + rows


def lay_out(table: RecapTable, blocks: tuple[BlockWording, ...], width: float, height: float) -> TableLayout:
    """Fit a table into sheets that leave ``width`` × ``height`` millimetres to it.

    Raises:
        LayoutError: If the rows do not fit the height even at the smallest print.
        TotalsDifferError: If the table's totals are not the sums of its columns.
    """
    room = width - NO_WIDTH - PARTS_WIDTH - URAIAN_LEAST
    sheets, part, total = _fit_columns(table, room)
    uraian = URAIAN_LEAST + room - max(_columns_width(sheet, part, total) for sheet in sheets)
    heads = _heads({name for _, name in table.columns}, part)
    whole = [size for size in TEXT_SIZES if size >= WHOLE_LINE_SIZE and _no_row_breaks(blocks, uraian, size)]
    for text_size, names in product((*whole, *TEXT_SIZES), heads):
        head = HEAD_GROUP + names.height + HEAD_NUMBERS
        placed, spare = _place_rows(blocks, uraian, text_size, height - head)
        if placed is not None:
            size = min(NUMBER_SIZE, placed[0].heading_height * POINTS / 1.3)
            return TableLayout(sheets, placed, uraian, part, total, head, text_size, size, names)
    raise LayoutError("document.too_high", missing=f"{-spare:.1f}")


def _fit_columns(table: RecapTable, room: float) -> tuple[tuple[SheetColumns, ...], float, float]:
    """Plan the sheets for ``room`` millimetres of columns; return them with the widths of a part and of a sum."""
    widest = max(
        text_width(number(value), BOLD, NUMBER_SIZE) for row in (*table.values, table.totals) for value in row
    )
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
        head = _head(" ".join(_pieces(word, along * POINTS) for word in name.split()), along, lines)
    if head is None:
        raise LayoutError("document.text_too_long", text=name)
    return head


def _pieces(word: str, width: float) -> str:
    """Return a word with spaces where it must be broken to fit the width at the smallest print."""
    count = math.ceil(text_width(word, BOLD, SMALLEST_HEAD) / width * 1.05)
    step = math.ceil(len(word) / count)
    return " ".join(word[start : start + step] for start in range(0, len(word), step))


def _head(name: str, width: float, most_lines: int) -> HeadName | None:
    """Set a name in a width of millimetres without breaking a word, or return None if it cannot be."""
    size = HEAD_SIZE
    while size >= SMALLEST_HEAD:
        lines = wrap(name, width * POINTS, size, bold=True)
        if len(lines) <= most_lines and all(text_width(line, BOLD, size) <= width * POINTS for line in lines):
            return HeadName(tuple(lines), size)
        size -= 0.2
    return None


def _place_rows(
    blocks: tuple[BlockWording, ...], uraian: float, size: float, height: float
) -> tuple[tuple[PlacedBlock, ...] | None, float]:
    """Give every row its height so that together they fill the height given, none below the smallest.

    Returns:
        The placed blocks, or None where they do not fit, and the spare height (negative: what is missing).
    """
    texts = {
        row: tuple(wrap(row.text, (uraian - 2 * PADDING) * POINTS, size, bold=row.bold))
        for block in blocks
        for row in block.rows
    }
    least = {row: max(ROW_HEIGHT[0], _text_height(lines, size) / len(row.fields)) for row, lines in texts.items()}
    spare = height - sum(least[row] * len(row.fields) for row in texts) - ROW_HEIGHT[0] * len(blocks)
    if spare < 0:
        return None, spare
    lines = sum(len(row.fields) for row in texts) + len(blocks)
    more = min(spare / lines, ROW_HEIGHT[1] - ROW_HEIGHT[0])
    placed = tuple(
        PlacedBlock(
            block.number,
            block.title,
            ROW_HEIGHT[0] + more,
            tuple(PlacedRow(row.number, texts[row], row.fields, row.bold, least[row] + more) for row in block.rows),
        )
        for block in blocks
    )
    return placed, spare


def _text_height(lines: tuple[str, ...], size: float) -> float:
    return float(len(lines) * size * LEADING / POINTS + 0.6)
