"""How the rows of a D-series table are set and, where one sheet can't hold them, run over several sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sirekap_desktop.documents.pen import POINTS
from sirekap_desktop.documents.text import LayoutError, break_words, wrap
from sirekap_desktop.documents.wording import BlockWording

PADDING = 1.0
LEADING = 1.16
"""Distance of base lines by font size."""
ROW_HEIGHT = (2.9, 4.4)
"""Least and greatest height of a line of numbers in millimetres."""
CONTINUED = " (lanjutan)"


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
    """A block's heading line and its rows; ``section`` as in the wording."""

    number: str
    title: str
    heading_height: float
    rows: tuple[PlacedRow, ...]
    section: tuple[str, str] | None = None

    @property
    def height(self) -> float:
        """Height in millimetres, heading included."""
        return self.heading_height + sum(row.height for row in self.rows)

    @property
    def lines(self) -> int:
        """How many lines of numbers it holds."""
        return sum(len(row.fields) for row in self.rows)


@dataclass(frozen=True, slots=True)
class RowPage:
    """The blocks of rows that stand on one sheet.

    Attributes:
        lines: How many lines of numbers the sheet holds.
        title: What the rows are, for the head of the sheet; empty where all rows are on it.
    """

    blocks: tuple[PlacedBlock, ...]
    lines: int
    title: str = ""

    @property
    def height(self) -> float:
        """Height of the rows in millimetres."""
        return sum(block.height for block in self.blocks)


def measure_rows(blocks: Iterable[BlockWording], uraian: float, size: float) -> tuple[PlacedBlock, ...]:
    """Set the text of every row in ``uraian`` millimetres; each row gets its least height."""
    room = (uraian - 2 * PADDING) * POINTS
    measured = []
    for block in blocks:
        rows = []
        for row in block.rows:
            lines = tuple(wrap(break_words(row.text, room, size, bold=row.bold), room, size, bold=row.bold))
            text_height = len(lines) * size * LEADING / POINTS + 0.6
            least = max(ROW_HEIGHT[0], text_height / len(row.fields))
            rows.append(PlacedRow(row.number, lines, row.fields, row.bold, least))
        measured.append(PlacedBlock(block.number, block.title, ROW_HEIGHT[0], tuple(rows), block.section))
    return tuple(measured)


def place_rows(blocks: Sequence[PlacedBlock], height: float) -> RowPage | None:
    """Stretch measured blocks so that together they fill the height given; None where they do not fit."""
    spare = height - _height(blocks)
    if spare < 0:
        return None
    lines = sum(block.lines for block in blocks)
    more = min(spare / (lines + len(blocks)), ROW_HEIGHT[1] - ROW_HEIGHT[0])
    placed = tuple(
        replace(
            block,
            heading_height=block.heading_height + more,
            rows=tuple(replace(row, line_height=row.line_height + more) for row in block.rows),
        )
        for block in blocks
    )
    return RowPage(placed, lines)


def page_rows(blocks: Sequence[PlacedBlock], height: float) -> tuple[RowPage, ...]:
    """Run measured blocks over sheets of ``height`` millimetres.

    A block stays whole unless it is higher than a sheet. The heading of a section, and of a block that was divided,
    is repeated where it goes on.

    Raises:
        LayoutError: If a row with its headings is higher than a sheet.
    """
    pages: list[list[PlacedBlock]] = [[]]
    used = 0.0
    seen: set[tuple[str, str]] = set()
    for block in _pieces(blocks, height):
        heading = _heading(block, pages[-1], seen)
        if pages[-1] and used + block.height + _height(heading) > height:
            pages.append([])
            used = 0.0
            heading = _heading(block, pages[-1], seen)
        if block.height + _height(heading) > height:
            raise LayoutError("document.too_high", missing=f"{block.height + _height(heading) - height:.1f}")
        pages[-1] += [*heading, block]
        used += block.height + _height(heading)
        if block.section:
            seen.add(block.section)
    placed = [page for page in (place_rows(blocks, height) for blocks in pages) if page is not None]
    return tuple(replace(page, title=_title(page.blocks)) for page in placed)


def _heading(block: PlacedBlock, page: list[PlacedBlock], seen: set[tuple[str, str]]) -> list[PlacedBlock]:
    """Return the heading of the block's section where the sheet does not have it yet."""
    if block.section is None or (page and page[-1].section == block.section):
        return []
    number, title = block.section
    return [PlacedBlock(number, title + (CONTINUED if block.section in seen else ""), ROW_HEIGHT[0], ())]


def _height(blocks: Sequence[PlacedBlock]) -> float:
    return sum(block.height for block in blocks)


def _pieces(blocks: Iterable[PlacedBlock], height: float) -> Iterator[PlacedBlock]:
    """Give the blocks, those that are higher than a sheet (with the heading of a section) in pieces that fit one."""
    for block in blocks:
        room = height - block.heading_height - (ROW_HEIGHT[0] if block.section else 0.0)
        rows: list[PlacedRow] = []
        title = block.title
        for row in block.rows:
            if rows and sum(r.height for r in rows) + row.height > room:
                yield replace(block, title=title, rows=tuple(rows))
                rows, title = [], block.title + CONTINUED
            rows.append(row)
        yield replace(block, title=title, rows=tuple(rows))


def _title(blocks: Sequence[PlacedBlock]) -> str:
    """Return e.g. ``I–III`` or ``partai 17–24, V``."""
    parts = []
    for of_party, group in groupby((b for b in blocks if b.rows), key=lambda block: block.section is not None):
        span = _span([block.number for block in group])
        parts.append(f"partai {span}" if of_party else span)
    return ", ".join(parts)


def _span(numbers: Sequence[str]) -> str:
    if len(numbers) < 2:
        return "".join(numbers)
    return f"{numbers[0]}\u2013{numbers[-1]}"
