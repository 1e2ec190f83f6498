"""Printing a finished PDF on paper: pages are rendered one by one and painted, off the GUI thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sirekap_desktop.documents.pdfium_lock import PDFIUM
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.ui.widgets.pdf_preview import render_page

MOST_DOTS = 300
"""Dots per inch at which pages are painted at most: an A4 page is 9 million pixels then, text is sharp."""
_PART = re.compile(r"\s*([0-9]{1,4})\s*(?:[-–]\s*([0-9]{1,4})\s*)?")


class PrintingError(SirekapError):
    """The printer does not take the job."""


def page_range(text: str, count: int) -> tuple[int, ...] | None:
    """Return the pages (from 1) of a text such as ``1-2, 4``; empty means all, None that the text is no range."""
    if not text.strip():
        return tuple(range(1, count + 1))
    pages: list[int] = []
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= count:
            return None
        pages += [page for page in range(first, last + 1) if page not in pages]
    return tuple(pages)


def make_printer(name: str | None, pdf: Path | None = None) -> QPrinter:
    """Return a printer by its name, or one that writes a PDF; call it on the GUI thread.

    Raises:
        PrintingError: If there is no printer of this name.
    """
    if pdf is not None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(pdf))
        return printer
    info = QPrinterInfo.printerInfo(name or "")
    if info.isNull():
        raise PrintingError("printing.no_printer", name=name or "-")
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_file(
    printer: QPrinter,
    path: Path,
    pages: Sequence[int],
    copies: int,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Print pages of a PDF, each copy whole before the next; return how many sheets were sent.

    Args:
        printer: Of ``make_printer``.
        path: The PDF.
        pages: From 1, in the order wanted.
        copies: How many of them all.
        cancelled: Asked before each sheet.

    Raises:
        PrintingError: If the printer can't be opened or stops taking sheets.
    """
    width, height = _page_size(path)
    landscape = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF(0, 0, 0, 0)))
    printer.setDocName(path.name)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingError("printing.failed", name=printer.printerName() or printer.outputFileName())
    sent = 0
    try:
        for page in list(pages) * copies:
            if cancelled():
                break
            if sent and not printer.newPage():
                raise PrintingError("printing.failed", name=printer.printerName() or printer.outputFileName())
            _paint(painter, printer, path, page)
            sent += 1
    finally:
        painter.end()
    return sent


def _paint(painter: QPainter, printer: QPrinter, path: Path, page: int) -> None:
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Inch)
    dots = min(printer.resolution(), MOST_DOTS)
    _, image = render_page(path, page - 1, round(max(paper.width(), paper.height()) * dots))
    whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    scale = min(whole.width() / image.width(), whole.height() / image.height())
    target = QRectF(0, 0, image.width() * scale, image.height() * scale)
    target.moveCenter(whole.center())
    painter.drawImage(target, image)


def _page_size(path: Path) -> tuple[float, float]:
    """Return width and height of the first page in points."""
    import pypdfium2 as pdfium

    with PDFIUM:
        document = pdfium.PdfDocument(path)
        try:
            width, height = document[0].get_size()
            return float(width), float(height)
        finally:
            document.close()
