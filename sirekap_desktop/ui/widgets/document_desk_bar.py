"""What can be done with the chosen document, and the road it has gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.ui.gateway import DocumentLine
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.printing import print_file
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.hand_over_dialog import HandOverDialog
from sirekap_desktop.ui.views.print_dialog import PrintDialog
from sirekap_desktop.ui.views.refuse_dialog import RefuseDialog
from sirekap_desktop.ui.views.sign_dialog import SignDialog

DRAFT = "draf"
SIGNED = ("ditandatangani", "diserahkan")


class DocumentDeskBar(QWidget):
    """Five buttons and the trail of one document.

    Signals:
        working: Something takes its time; what it is.
        done: It went well; the sentence, and the file to show.
        failed: It went wrong (the exception).
    """

    working = Signal(str)
    done = Signal(str, object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: DocumentLine | None = None
        self.paper_button = self._button("print", self.tr("Cetak ke kertas…"), self._print)
        self.countersign_button = self._button("sign", self.tr("Tambah tanda tangan…"), self._countersign)
        self.refuse_button = self._button("flag", self.tr("Catat penolakan…"), self._refuse)
        self.scan_button = self._button("import", self.tr("Pindaian bertanda tangan…"), self._scan)
        self.hand_button = self._button("check", self.tr("Serahkan…"), self._hand_over)
        title = QLabel(self.tr("Riwayat dokumen"), self)
        title.setProperty("muted", True)
        self.trail = QListWidget(self)
        self.trail.setAccessibleName(self.tr("Riwayat dokumen"))
        self.trail.setWordWrap(True)
        self.trail.setMaximumHeight(150)
        self.trail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = (
            (self.paper_button, self.scan_button, self.hand_button),
            (self.countersign_button, self.refuse_button),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        for buttons in rows:
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(title)
        layout.addWidget(self.trail)
        self.show_line(None)

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(name), text, self)
        button.clicked.connect(act)
        return button

    def show_line(self, line: DocumentLine | None) -> None:
        """Offer what the document's state allows, and load its road."""
        self._line = line
        final = line is not None and line.state != DRAFT
        self.paper_button.setEnabled(line is not None)
        self.scan_button.setEnabled(final)
        self.refuse_button.setEnabled(final)
        self.countersign_button.setEnabled(final and line is not None and line.signer is not None)
        self.hand_button.setEnabled(line is not None and line.state in SIGNED)
        self.trail.clear()
        if line is not None:
            desk, number = self._session.gateway.desk, line.id
            self._session.load(lambda: (number, desk.trail(number)), self._show_trail)

    def _show_trail(self, loaded: tuple[int, list[str]]) -> None:
        number, lines = loaded
        if self._line is not None and self._line.id == number:
            self.trail.clear()
            self.trail.addItems(lines)

    def _change(self, working: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.working.emit(working)
        self._session.change(work, done, self.failed.emit)

    def _signatories(self, then: Callable[[Any], None]) -> None:
        session = self._session
        pemilihan = session.pemilihan
        session.load(lambda: session.gateway.desk.signatories(pemilihan), then)

    def _recipients(self, then: Callable[[Any], None]) -> None:
        session = self._session
        pemilihan = session.pemilihan
        session.load(lambda: session.gateway.desk.recipients(pemilihan), then)

    def _print(self) -> None:
        if self._line is not None:
            line = self._line
            self._recipients(lambda recipients: self._print_to(line, recipients))

    def _print_to(self, line: DocumentLine, recipients: Sequence[Any]) -> None:
        dialog = PrintDialog(self._session, line, recipients, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        printer = dialog.chosen_printer()
        if printer is None:
            return
        pages, text, copies = dialog.pages, dialog.pages_text, dialog.copies_by_recipient
        name, desk = dialog.printer_name, self._session.gateway.desk

        def work() -> int:
            sent = print_file(printer, line.file, pages, sum(copies.values()))
            desk.note_printing(line.id, name, text, copies)
            return sent

        def told(sent: int) -> None:
            self.done.emit(self.tr("{count} lembar dikirim ke {name}").format(count=sent, name=name), line.file)

        self._change(self.tr("Mencetak…"), work, told)

    def _countersign(self) -> None:
        if self._line is not None:
            line = self._line
            self._signatories(lambda blocks: self._countersign_as(line, blocks))

    def _countersign_as(self, line: DocumentLine, blocks: Sequence[Any]) -> None:
        dialog = SignDialog(self._session.info.folder / "keys", self, blocks=blocks[1:])
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        desk, blok, p12, passphrase = self._session.gateway.desk, dialog.blok, dialog.certificate, dialog.passphrase
        self._change(
            self.tr("Menandatangani…"),
            lambda: desk.sign(line.id, blok, p12, passphrase),
            lambda path: self.done.emit(self.tr("Ditandatangani: {name}").format(name=path.name), path),
        )

    def _refuse(self) -> None:
        if self._line is not None:
            line = self._line
            self._signatories(lambda blocks: self._refuse_as(line, blocks))

    def _refuse_as(self, line: DocumentLine, blocks: Sequence[Any]) -> None:
        dialog = RefuseDialog(blocks, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        desk, blok, nama, alasan = self._session.gateway.desk, dialog.blok, dialog.nama, dialog.alasan
        self._change(
            self.tr("Mencatat…"),
            lambda: desk.refuse(line.id, blok, nama, alasan),
            lambda _: self.done.emit(self.tr("Penolakan {name} dicatat").format(name=nama), line.file),
        )

    def _scan(self) -> None:
        if self._line is None:
            return
        kinds = self.tr("Pindaian") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Pilih pindaian bertanda tangan"), "", kinds)
        if names:
            self.keep_scans([Path(name) for name in names])

    def keep_scans(self, paths: Sequence[Path]) -> None:
        """Keep scans of the chosen document."""
        line = self._line
        if line is not None:
            desk = self._session.gateway.desk
            self._change(
                self.tr("Mencocokkan pindaian…"),
                lambda: desk.accept_scans(line.id, paths),
                lambda text: self.done.emit(text, line.file),
            )

    def _hand_over(self) -> None:
        if self._line is not None:
            line = self._line
            self._recipients(lambda recipients: self._hand_over_to(line, recipients))

    def _hand_over_to(self, line: DocumentLine, recipients: Sequence[Any]) -> None:
        dialog = HandOverDialog(recipients, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        desk, handings = self._session.gateway.desk, dialog.handings
        self._change(
            self.tr("Mencatat…"),
            lambda: desk.hand_over(line.id, handings),
            lambda _: self.done.emit(self.tr("Penyerahan dicatat"), line.file),
        )
