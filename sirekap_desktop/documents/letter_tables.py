"""Lists of a letter: rows of wrapped texts whose head is repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sirekap_desktop.documents.letter import Row
from sirekap_desktop.documents.letter_wording import LetterTable
from sirekap_desktop.documents.pen import PALE, POINTS, THICK, THIN, Pen
from sirekap_desktop.documents.row_paging import LEADING
from sirekap_desktop.documents.text import break_words, wrap

if TYPE_CHECKING:
    from sirekap_desktop.documents.letter_drawing import LetterFlow

CELL_SIZE, HEAD_SIZE = 8.0, 7.2
PADDING = 1.0


class TableFlow:
    """Sets the rows of one list, from page to page."""

    def __init__(self, table: LetterTable, room: float) -> None:
        whole = sum(column.share for column in table.columns)
        self.table = table
        self.widths = [column.share / whole * room for column in table.columns]

    def set_head(self, flow: LetterFlow, x: float) -> None:
        """Set the headings at the flow's present place."""
        cells = [
            self._cell(column.heading, width, HEAD_SIZE, bold=True)
            for column, width in zip(self.table.columns, self.widths, strict=True)
        ]
        height = _height(cells, HEAD_SIZE) + 1.2
        y = flow.y
        flow.add(lambda pen: self._draw_head(pen, cells, x, y, height), height)

    def set_row(self, flow: LetterFlow, row: Row, x: float) -> None:
        """Set one row, on a new page under the headings again where this page is full."""
        cells = [
            self._cell(row.get(column.key, ""), width, CELL_SIZE)
            for column, width in zip(self.table.columns, self.widths, strict=True)
        ]
        height = max(_height(cells, CELL_SIZE), self.table.row_height)
        if flow.y + height > flow.bottom:
            flow.new_page()
            self.set_head(flow, x)
        y = flow.y
        flow.add(lambda pen: self._draw_row(pen, cells, x, y, height), height)

    def _cell(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        room = (width - 2 * PADDING) * POINTS
        return wrap(break_words(text, room, size, bold=bold), room, size, bold=bold)

    def _draw_head(self, pen: Pen, cells: Sequence[Sequence[str]], x: float, y: float, height: float) -> None:
        pen.area(x, y, sum(self.widths), height, PALE)
        self._draw_cells(pen, cells, x, y, height, HEAD_SIZE, head=True)
        pen.frame(x, y, sum(self.widths), height, THICK)

    def _draw_row(self, pen: Pen, cells: Sequence[Sequence[str]], x: float, y: float, height: float) -> None:
        self._draw_cells(pen, cells, x, y, height, CELL_SIZE, head=False)
        pen.frame(x, y, sum(self.widths), height, THIN)

    def _draw_cells(
        self, pen: Pen, cells: Sequence[Sequence[str]], x: float, y: float, height: float, size: float, *, head: bool
    ) -> None:
        leading = size * LEADING / POINTS
        for column, width, lines in zip(self.table.columns, self.widths, cells, strict=True):
            align = "centre" if head else column.align
            place = {"left": x + PADDING, "centre": x + width / 2, "right": x + width - PADDING}[align]
            first = y + height / 2 + size * 0.36 / POINTS - leading * (len(lines) - 1) / 2
            for index, line in enumerate(lines):
                pen.text(place, first + index * leading, line, size, bold=head, align=align)
            x += width
            pen.line(x, y, x, y + height)


def _height(cells: Sequence[Sequence[str]], size: float) -> float:
    return float(max(len(lines) for lines in cells) * size * LEADING / POINTS + 1.6)
