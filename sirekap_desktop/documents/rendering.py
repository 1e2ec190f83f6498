"""Makes the unsigned PDF of a D-series paper: the same input and clock give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import product

from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop.documents.columns import SheetColumns
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import MARGIN, Paper, TableLayout, lay_out
from sirekap_desktop.documents.numbers import ATTACHMENT, PrintedAs, embedded_json, numbers_digest, qr_text
from sirekap_desktop.documents.pdf_file import attach, describe, new_canvas
from sirekap_desktop.documents.pen import Pen
from sirekap_desktop.documents.qr import readable
from sirekap_desktop.documents.row_paging import RowPage
from sirekap_desktop.documents.sheet_drawing import SheetDrawing, SheetMarks, draw_watermark
from sirekap_desktop.documents.table_drawing import TableDrawing
from sirekap_desktop.documents.wording import KindWording, Wording
from sirekap_desktop.recap.views import RecapTable


def is_final(table: RecapTable, identity: DocumentIdentity) -> bool:
    """Return whether a paper of this table is final: locked itself, and its kecamatan locked."""
    return table.final and identity.kecamatan_locked


def render(
    wording: Wording,
    kind: KindWording,
    table: RecapTable,
    identity: DocumentIdentity,
    *,
    paper: Paper = Paper.A4,
    signature_note: str = "",
) -> tuple[bytes, int]:
    """Render a paper.

    ``signature_note`` is a line in the foot of every page that says with what the file will be signed.

    Returns:
        The PDF and its number of pages.

    Raises:
        WordingError: If table and wording do not have the same rows.
        TotalsDifferError: If the table's totals are not the sums of its columns.
        LayoutError: If the table cannot be set on the sheet.
    """
    width, height = paper.value
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, width, height)
    pen = Pen(canvas, height)
    final = is_final(table, identity)
    frame = SheetDrawing(pen, wording, kind, identity, width, height, table.kode)
    room = frame.table_bottom - frame.table_top
    layout = lay_out(table, wording.rows_for(table), width - 2 * MARGIN, room)
    describe(
        canvas,
        title=f"MODEL {kind.model} {table.nama}",
        author=f"PPK {identity.kecamatan.nama}",
        subject=f"{' '.join(kind.title)} ({'final' if final else 'draf'})",
        keywords=f"{table.pemilihan} {table.kode} {numbers_digest(table)}",
        printed_at=identity.printed_at,
    )
    shares = tuple(sheet.last - sheet.first + 1 for sheet in layout.sheets)
    printed = PrintedAs(final, shares, tuple(page.lines for page in layout.pages))
    embedded = embedded_json(wording, kind, table, identity, printed)
    attach(canvas, ATTACHMENT, embedded, "Angka dokumen ini (RFC 8785)")
    drawing = TableDrawing(pen, layout, kind, tuple(row[0] for row in table.rows), MARGIN, frame.table_top)
    outline = Outline(canvas)
    for marks, sheet, rows in _marked_sheets(wording, kind, table, layout, final, signature_note):
        outline.add(marks.page, rows.title, _span(kind, sheet, len(table.columns)))
        frame.draw(marks)
        drawing.draw(sheet, rows)
        if not final:
            draw_watermark(pen, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), len(layout.sheets) * len(layout.pages)


class Outline:
    """The bookmarks of a paper: one per page, those of the same rows under one of their own."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._rows = ""

    def add(self, page: int, rows: str, title: str) -> None:
        """Add the bookmark of the page that is being drawn; ``rows`` is empty where every page has all rows."""
        key = f"hal-{page}"
        self._canvas.bookmarkPage(key)
        if rows and rows != self._rows:
            self._canvas.bookmarkPage(f"baris-{page}")
            self._canvas.addOutlineEntry(rows[:1].upper() + rows[1:], f"baris-{page}", 0)
            self._rows = rows
        self._canvas.addOutlineEntry(f"Hal {page}: {title}", key, 1 if rows else 0)


def _marked_sheets(
    wording: Wording, kind: KindWording, table: RecapTable, layout: TableLayout, final: bool, signature_note: str
) -> Iterator[tuple[SheetMarks, SheetColumns, RowPage]]:
    """Give every page: all sheets of columns of the first rows, then those of the next."""
    digest = numbers_digest(table)
    pages = len(layout.sheets) * len(layout.pages)
    for index, (rows, sheet) in enumerate(product(layout.pages, layout.sheets), start=1):
        text = qr_text(wording, kind, table, final=final, page=index, pages=pages, digest=digest)
        span = _span(kind, sheet, len(table.columns))
        range_text = f"{rows.title} \u00b7 {span}" if rows.title else span
        yield SheetMarks(index, pages, range_text, digest, readable(text, table), signature_note), sheet, rows


def _span(kind: KindWording, sheet: SheetColumns, total: int) -> str:
    """Return e.g. ``desa 1-14 dari 40``."""
    span = str(sheet.first) if sheet.first == sheet.last else f"{sheet.first}\u2013{sheet.last}"
    return f"{kind.columns_of} {span} dari {total}"
