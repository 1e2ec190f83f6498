"""Printing a document on paper: preview, pages, printer, and copies for each recipient."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.recipients import Recipient
from sirekap_desktop.ui.gateway import DocumentLine
from sirekap_desktop.ui.printing import make_printer, page_range
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.widgets.buttons import decision_row
from sirekap_desktop.ui.widgets.copies_table import CopiesTable
from sirekap_desktop.ui.widgets.pdf_preview import PdfPreview


class PrintDialog(QDialog):
    """Everything that a print needs is seen at once; Enter in a line prints."""

    def __init__(
        self, session: Session, line: DocumentLine, recipients: Sequence[Recipient], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = line
        self.setWindowTitle(self.tr("Cetak ke kertas"))
        self.resize(1060, 620)
        self.preview = PdfPreview(session, self)
        self.preview.show_file(line.file)
        self.printer = QComboBox(self)
        for name in QPrinterInfo.availablePrinterNames():
            self.printer.addItem(name, name)
        default = self.printer.findData(QPrinterInfo.defaultPrinterName())
        self.printer.addItem(self.tr("Simpan sebagai PDF…"), None)
        self.printer.setCurrentIndex(max(default, 0))
        self.pages_line = QLineEdit(self)
        self.pages_line.setPlaceholderText(
            self.tr("semua ({count} halaman); misalnya 1-2, 4").format(count=line.pages)
        )
        self.copies = CopiesTable(recipients, named=False, parent=self)
        self.total = QLabel(self)
        form = QFormLayout()
        form.addRow(self.tr("Pencetak"), self.printer)
        form.addRow(self.tr("Halaman"), self.pages_line)
        buttons, self._print = decision_row(self, self.tr("Cetak"))
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self.copies, 1)
        side.addWidget(self.total)
        side.addWidget(buttons)
        layout = QHBoxLayout(self)
        layout.addWidget(self.preview, 5)
        layout.addLayout(side, 4)
        self.pages_line.textChanged.connect(self._check)
        self.copies.changed.connect(self._check)
        self._check()
        self.printer.setFocus()

    def done(self, result: int) -> None:
        """Close; a page that is still being rendered has nobody to show it to any more."""
        self.preview.show_file(None)
        super().done(result)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages to print, from 1."""
        return page_range(self.pages_line.text(), self._line.pages) or ()

    @property
    def pages_text(self) -> str:
        """The pages as they are recorded."""
        return ", ".join(map(str, self.pages))

    @property
    def copies_by_recipient(self) -> dict[str, int]:
        """How many copies for whom."""
        return {handing.penerima: handing.rangkap for handing in self.copies.handings() or ()}

    @property
    def printer_name(self) -> str:
        """The printer as it is recorded."""
        return str(self.printer.currentData() or "PDF")

    def chosen_printer(self) -> QPrinter | None:
        """Return the printer, asking for a file where a PDF is wanted; None where nobody named one.

        Raises:
            PrintingError: If the printer has gone.
        """
        if self.printer.currentData() is not None:
            return make_printer(str(self.printer.currentData()))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Simpan cetakan"), "", "PDF (*.pdf)")
        return make_printer(None, Path(name)) if name else None

    def _check(self) -> None:
        pages, copies = self.pages, self.copies.handings()
        count = sum(handing.rangkap for handing in copies or ())
        if not pages:
            text = self.tr("Halaman tidak dimengerti. Tulis misalnya 1-2, 4.")
        elif copies is None:
            text = self.tr("Jumlah rangkap harus angka 0 sampai 99.")
        else:
            text = self.tr("{copies} rangkap × {pages} halaman = {sheets} lembar").format(
                copies=count, pages=len(pages), sheets=count * len(pages)
            )
        self.total.setText(text)
        self._print.setEnabled(bool(pages) and bool(copies))
