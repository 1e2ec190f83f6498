"""Draws the wide table of one sheet: head, blocks of rows, columns of numbers."""

from __future__ import annotations

from sirekap_desktop.documents.columns import ColumnKind, PrintedColumn, SheetColumns
from sirekap_desktop.documents.layout import (
    HEAD_GROUP,
    HEAD_NUMBERS,
    HEAD_SIZE,
    NO_WIDTH,
    PARTS_WIDTH,
    TableLayout,
)
from sirekap_desktop.documents.pen import HAIR, PALE, POINTS, THICK, THIN, Pen
from sirekap_desktop.documents.row_paging import LEADING, PADDING, PlacedBlock, PlacedRow, RowPage
from sirekap_desktop.documents.text import UNDECIDED, fit, number
from sirekap_desktop.documents.wording import KindWording

PARTS = ("LK", "PR", "JML")
SUM_HEADS = {
    ColumnKind.CARRIED_IN: ("JUMLAH", "PINDAHAN"),
    ColumnKind.CARRIED_OUT: ("JUMLAH", "PINDAHAN"),
    ColumnKind.TOTAL: ("JUMLAH", "AKHIR"),
}
SUM_SIZE = 5.6


class TableDrawing:
    """Draws one sheet's table with its top-left corner at (x, y)."""

    def __init__(
        self, pen: Pen, layout: TableLayout, kind: KindWording, field_order: tuple[str, ...], x: float, y: float
    ) -> None:
        self.pen = pen
        self.layout = layout
        self.kind = kind
        self.rows = {field_id: index for index, field_id in enumerate(field_order)}
        self.x = x
        self.y = y

    def draw(self, sheet: SheetColumns, page: RowPage) -> None:
        """Draw head, the rows of a page and lines."""
        edges = self._edges(sheet)
        self._shade_sums(sheet, edges, self.layout.head_height + page.height)
        self._draw_head(sheet, edges)
        y = self.y + self.layout.head_height
        for block in page.blocks:
            y = self._draw_block(block, sheet, edges, y)
        self._draw_column_lines(sheet, edges, self.y, self.y + self.layout.head_height)
        self.pen.frame(self.x, self.y, edges[-1] - self.x, y - self.y, THICK)

    def _edges(self, sheet: SheetColumns) -> list[float]:
        """Return the x of every column's left edge, and of the last one's right edge."""
        edges = [self.x + self.layout.label_width]
        for column in sheet.columns:
            edges.append(edges[-1] + self.layout.column_width(column.kind))
        return edges

    def _shade_sums(self, sheet: SheetColumns, edges: list[float], height: float) -> None:
        for column, left, right in zip(sheet.columns, edges, edges[1:], strict=False):
            if column.kind is not ColumnKind.PART:
                self.pen.area(left, self.y, right - left, height, PALE)

    def _draw_head(self, sheet: SheetColumns, edges: list[float]) -> None:
        pen, layout = self.pen, self.layout
        right, names_top = edges[-1], self.y + HEAD_GROUP
        numbers_top = self.y + layout.head_height - HEAD_NUMBERS
        pen.area(self.x, self.y, layout.label_width, layout.head_height, PALE)
        middle = (self.y + numbers_top) / 2 + 0.8
        starts = (0.0, NO_WIDTH, NO_WIDTH + layout.uraian_width, layout.label_width)
        for index, title in enumerate(("NO", "URAIAN", "")):
            centre = self.x + (starts[index] + starts[index + 1]) / 2
            pen.text(centre, middle, title, HEAD_SIZE + 0.6, bold=True, align="centre")
            pen.text(centre, numbers_top + 2.5, f"({index + 1})", 5.6, align="centre")
        for index, part in enumerate(PARTS):
            pen.text(
                self.x + layout.label_width - PARTS_WIDTH / 2, middle + 2.5 * (index - 1), part, 5.8, align="centre"
            )
        parts = [edges[i : i + 2] for i, column in enumerate(sheet.columns) if column.kind is ColumnKind.PART]
        left, end = parts[0][0], parts[-1][1]
        pen.text(
            (left + end) / 2, self.y + 2.9, f"RINCIAN {self.kind.column_word}", HEAD_SIZE, bold=True, align="centre"
        )
        pen.line(left, names_top, end, names_top)
        for column, left, edge in zip(sheet.columns, edges, edges[1:], strict=False):
            top = names_top if column.kind is ColumnKind.PART else self.y
            self._draw_column_head(column, left, edge, top, numbers_top)
        pen.line(self.x, numbers_top, right, numbers_top)

    def _draw_column_head(self, column: PrintedColumn, left: float, right: float, top: float, bottom: float) -> None:
        pen, centre = self.pen, (left + right) / 2
        pen.text(centre, bottom + 2.5, f"({column.number})", 5.6, align="centre")
        if column.kind is ColumnKind.PART:
            head = self.layout.heads.names[column.name]
            lines, size, upright = head.lines, head.size, self.layout.heads.upright
        else:
            lines, size, upright = SUM_HEADS[column.kind], SUM_SIZE, False
        leading = size * LEADING / POINTS
        first = -leading * (len(lines) - 1) / 2 + size * 0.36 / POINTS
        if upright:
            with pen.turned(centre, (top + bottom) / 2, 90) as turned:
                for index, line in enumerate(lines):
                    turned.text(0, first + index * leading, line, size, bold=True, align="centre")
            return
        for index, line in enumerate(lines):
            pen.text(centre, (top + bottom) / 2 + first + index * leading, line, size, bold=True, align="centre")

    def _draw_block(self, block: PlacedBlock, sheet: SheetColumns, edges: list[float], y: float) -> float:
        pen, layout = self.pen, self.layout
        height, size = block.heading_height, layout.text_size
        pen.area(self.x, y, edges[-1] - self.x, height, PALE)
        base = y + height / 2 + size * 0.36 / POINTS
        pen.text(self.x + NO_WIDTH / 2, base, block.number, size, bold=True, align="centre")
        room = (edges[-1] - self.x - NO_WIDTH - 2 * PADDING) * POINTS
        pen.text(self.x + NO_WIDTH + PADDING, base, block.title, fit(block.title, room, size, bold=True), bold=True)
        pen.line(self.x, y, edges[-1], y, THICK)
        y += height
        top = y
        for row in block.rows:
            pen.line(self.x, y, edges[-1], y, THIN)
            self._draw_row(row, sheet, edges, y)
            y += row.height
        self._draw_column_lines(sheet, edges, top, y)
        return y

    def _draw_row(self, row: PlacedRow, sheet: SheetColumns, edges: list[float], y: float) -> None:
        pen, layout, size = self.pen, self.layout, self.layout.text_size
        leading = size * LEADING / POINTS
        middle = y + row.height / 2 + size * 0.36 / POINTS
        first = middle - leading * (len(row.lines) - 1) / 2
        pen.text(self.x + NO_WIDTH / 2, middle, row.number, size, bold=row.bold, align="centre")
        for index, line in enumerate(row.lines):
            pen.text(self.x + NO_WIDTH + PADDING, first + index * leading, line, size, bold=row.bold)
        parts = PARTS if len(row.fields) == len(PARTS) else PARTS[-1:]
        for index, (field_id, part) in enumerate(zip(row.fields, parts, strict=True)):
            top = y + index * row.line_height
            base = top + row.line_height / 2 + layout.number_size * 0.36 / POINTS
            bold = part == PARTS[-1] and (row.bold or len(row.fields) > 1)
            if index:
                pen.line(self.x + layout.label_width - PARTS_WIDTH, top, edges[-1], top, HAIR)
            pen.text(self.x + layout.label_width - PARTS_WIDTH / 2, base, part, 5.8, align="centre")
            for column, right in zip(sheet.columns, edges[1:], strict=False):
                self._draw_number(column, self.rows[field_id], right, base, bold)

    def _draw_number(self, column: PrintedColumn, row: int, right: float, base: float, bold: bool) -> None:
        text = number(column.values[row])
        if text == UNDECIDED:
            self.pen.text(right - PADDING, base, text, 5.4, italic=True, align="right", colour=(0.35, 0.35, 0.35))
            return
        heavy = bold or column.kind is not ColumnKind.PART
        self.pen.text(right - PADDING, base, text, self.layout.number_size, bold=heavy, align="right")

    def _draw_column_lines(self, sheet: SheetColumns, edges: list[float], top: float, bottom: float) -> None:
        pen, layout = self.pen, self.layout
        for offset in (NO_WIDTH, NO_WIDTH + layout.uraian_width):
            pen.line(self.x + offset, top, self.x + offset, bottom)
        kinds = [None, *(column.kind for column in sheet.columns), None]
        for edge, before, after in zip(edges, kinds, kinds[1:], strict=False):
            group = top + HEAD_GROUP if top == self.y and before is after is ColumnKind.PART else top
            pen.line(edge, group, edge, bottom, THIN if before is after else THICK)
