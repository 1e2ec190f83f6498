"""Makes the unsigned PDF of a D-series paper: the same input and clock give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from sirekap_desktop import __version__
from sirekap_desktop.documents.columns import SheetColumns
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.layout import MARGIN, Paper, lay_out
from sirekap_desktop.documents.numbers import ATTACHMENT, embedded_json, numbers_digest, qr_text
from sirekap_desktop.documents.pen import POINTS, Pen
from sirekap_desktop.documents.qr import readable
from sirekap_desktop.documents.sheet_drawing import SheetDrawing, SheetMarks
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
    canvas = Canvas(buffer, (width * POINTS, height * POINTS), pageCompression=1, invariant=1, lang="id-ID")
    pen = Pen(canvas, height)
    final = is_final(table, identity)
    frame = SheetDrawing(pen, wording, kind, identity, width, height, table.kode)
    room = frame.table_bottom - frame.table_top
    layout = lay_out(table, wording.rows_for(table), width - 2 * MARGIN, room)
    _describe(canvas, kind, table, identity, final)
    shares = [sheet.last - sheet.first + 1 for sheet in layout.sheets]
    version = wording.version
    _attach(canvas, embedded_json(kind, table, identity, version=version, final=final, shares=shares))
    drawing = TableDrawing(pen, layout, kind, tuple(row[0] for row in table.rows), MARGIN, frame.table_top)
    for marks, sheet in _marked_sheets(wording, kind, table, layout.sheets, final, signature_note):
        canvas.bookmarkPage(f"hal-{marks.page}")
        canvas.addOutlineEntry(f"Hal {marks.page}: {marks.range_text}", f"hal-{marks.page}", 0)
        frame.draw(marks)
        drawing.draw(sheet)
        if not final:
            frame.draw_watermark()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), len(layout.sheets)


def _marked_sheets(
    wording: Wording,
    kind: KindWording,
    table: RecapTable,
    sheets: tuple[SheetColumns, ...],
    final: bool,
    signature_note: str,
) -> Iterator[tuple[SheetMarks, SheetColumns]]:
    digest = numbers_digest(table)
    for page, sheet in enumerate(sheets, start=1):
        text = qr_text(wording, kind, table, final=final, page=page, pages=len(sheets))
        range_text = _range_text(kind, sheet, len(table.columns))
        yield SheetMarks(page, len(sheets), range_text, digest, readable(text, table), signature_note), sheet


def _range_text(kind: KindWording, sheet: SheetColumns, total: int) -> str:
    """Return e.g. ``desa 1-14 dari 40``."""
    span = str(sheet.first) if sheet.first == sheet.last else f"{sheet.first}\u2013{sheet.last}"
    return f"{kind.columns_of} {span} dari {total}"


def _describe(canvas: Canvas, kind: KindWording, table: RecapTable, identity: DocumentIdentity, final: bool) -> None:
    canvas.setTitle(f"MODEL {kind.model} {table.nama}")
    canvas.setAuthor(f"PPK {identity.kecamatan.nama}")
    canvas.setSubject(f"{' '.join(kind.title)} ({'final' if final else 'draf'})")
    canvas.setKeywords(f"{table.pemilihan} {table.kode} {numbers_digest(table)}")
    canvas.setCreator(f"Sirekap Desktop {__version__}")
    moment = identity.printed_at.astimezone(UTC)
    stamp = canvas._doc._timeStamp
    # Invariant files would all be dated 2000-01-01; the printed time is part of the input, so it can be the date.
    stamp.YMDhms = moment.timetuple()[:6]
    canvas.showOutline()


def _attach(canvas: Canvas, data: bytes) -> None:
    """Embed the numbers as a file of the PDF (ISO 32000-1, 7.11.4)."""
    document: Any = canvas._doc
    size = pdfdoc.PDFDictionary({"Size": len(data)})
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": "/application#2Fjson", "Params": size}
        ),
        data,
    )
    reference = document.Reference(stream)
    specification = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": pdfdoc.PDFString(ATTACHMENT),
            "UF": pdfdoc.PDFString(ATTACHMENT),
            "Desc": pdfdoc.PDFString("Angka dokumen ini (RFC 8785)"),
            "EF": pdfdoc.PDFDictionary({"F": reference}),
        }
    )
    names = pdfdoc.PDFArray([pdfdoc.PDFString(ATTACHMENT), document.Reference(specification)])
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": names})})
