"""D documents: print a draft or the final paper, sign it, look at it, check it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.documents.letter import LETTERS
from sirekap_desktop.recap.states import Level, StatusPelaksanaan
from sirekap_desktop.ui.gateway import KIND_DESA, KIND_KECAMATAN, DocumentLine, VerificationLine
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.item_models.documents_model import DOCUMENT_ROLE, DocumentColumn, DocumentsModel, paper_title
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.views.sign_dialog import SignDialog
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.widgets.document_desk_bar import DocumentDeskBar
from sirekap_desktop.ui.widgets.pdf_preview import PdfPreview


class DocumentsView(QWidget):
    """Choose a paper, print it, and see it beside the list of what was printed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = DocumentsModel(self)
        self.table = QTableView(self)
        self.preview = PdfPreview(session, self)
        self.paper = QComboBox(self)
        self.print_button = QPushButton(icon("print", "on_accent"), self.tr("Cetak ke PDF"), self)
        self.sign_button = QPushButton(icon("sign"), self.tr("Cetak dan tanda tangani…"), self)
        self.verify_button = QPushButton(icon("shield"), self.tr("Periksa dokumen"), self)
        self.verify_other_button = QPushButton(self.tr("Periksa PDF lain…"), self)
        self.folder_button = QPushButton(icon("folder"), self.tr("Buka folder"), self)
        self.desk_bar = DocumentDeskBar(session, self)
        self._result = QLabel(self)
        self._details = QLabel(self)
        self._lay_out()
        session.rows_changed.connect(self._offer_papers)
        self.print_button.clicked.connect(lambda: self.print_paper(None, None))
        self.sign_button.clicked.connect(self._sign)
        self.verify_button.clicked.connect(self._verify_chosen)
        self.verify_other_button.clicked.connect(self._verify_other)
        self.folder_button.clicked.connect(self._open_folder)
        self.desk_bar.working.connect(lambda text: self._tell(f"… {text}", "accent"))
        self.desk_bar.done.connect(self._desk_done)
        self.desk_bar.failed.connect(self._failed)
        self._offer_papers()
        self._chosen()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Dokumen D"), self)
        title.setProperty("title", True)
        hint = QLabel(self.tr("Sebelum kecamatan atau desa terkunci, cetakan bertanda DRAF."), self)
        hint.setProperty("muted", True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(hint)
        self.paper.setMinimumWidth(330)
        self.paper.setAccessibleName(self.tr("Dokumen yang dicetak"))
        set_primary(self.print_button)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        for widget in (self.paper, self.print_button, self.sign_button):
            top.addWidget(widget)
        card = QFrame(self)
        card.setObjectName("card")
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(16, 10, 16, 10)
        card_layout.addLayout(top)
        card_layout.addWidget(self._result)
        card_layout.addWidget(self._details)
        for label in (self._result, self._details):
            label.setWordWrap(True)
            label.hide()
        self._details.setProperty("muted", True)
        self._set_up_table()
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._list_side())
        split.addWidget(self.preview)
        split.setSizes([610, 590])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(card)
        layout.addWidget(split, 1)

    def _list_side(self) -> QWidget:
        side = QWidget(self)
        row = QHBoxLayout()
        for button in (self.verify_button, self.verify_other_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.desk_bar)
        return side

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Dokumen yang sudah dicetak"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(DocumentColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DocumentColumn.SIGNED, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(DocumentColumn.SIGNED, 150)
        table.selectionModel().currentChanged.connect(self._chosen)

    def _offer_papers(self) -> None:
        info = self._session.info
        entries = [((KIND_KECAMATAN, info.kecamatan_kode), paper_title(KIND_KECAMATAN, info.kecamatan_nama))]
        desa = dict.fromkeys((row.desa_kode, row.desa_nama) for row in self._session.rows)
        entries += [((KIND_DESA, kode), paper_title(KIND_DESA, nama)) for kode, nama in desa]
        entries += self._letters(list(desa))
        if [self.paper.itemData(place) for place in range(self.paper.count())] == [data for data, _ in entries]:
            return
        chosen = self.paper.currentData()
        self.paper.clear()
        for data, text in entries:
            self.paper.addItem(text, data)
        place = next((place for place, (data, _) in enumerate(entries) if data == chosen), 0)
        self.paper.setCurrentIndex(place)

    def _letters(self, desa: list[tuple[str, str]]) -> list[tuple[tuple[str, str], str]]:
        """Return the papers beside the D forms: of the kecamatan, of each desa, and of each TPS counted again."""
        info = self._session.info
        again = [row for row in self._session.rows if row.status is not StatusPelaksanaan.REGULER]
        places = {
            Level.KECAMATAN: [(info.kecamatan_kode, info.kecamatan_nama)],
            Level.DESA: desa,
            Level.TPS: [(row.kode, f"TPS {row.nomor} {row.desa_nama}") for row in again],
        }
        return [
            ((kind, kode), paper_title(kind, name))
            for kind, letter in LETTERS.items()
            for level in letter.levels
            for kode, name in places[level]
        ]

    def reload(self, show: Path | None = None) -> None:
        """Load the list anew and show one of its documents."""
        session, pemilihan = self._session, self._session.pemilihan
        session.load(lambda: session.gateway.documents(pemilihan), lambda lines: self._show_lines(lines, show))

    def _show_lines(self, lines: list[DocumentLine], show: Path | None) -> None:
        self.model.set_lines(lines)
        if not lines:
            self._chosen()
            return
        row = next((i for i, line in enumerate(lines) if line.file == show), 0)
        self.table.setCurrentIndex(self.model.index(row, 0))

    def _line(self) -> DocumentLine | None:
        index: QModelIndex = self.table.currentIndex()
        return index.data(DOCUMENT_ROLE) if index.isValid() else None

    def _chosen(self) -> None:
        line = self._line()
        self.preview.show_file(line.file if line else None)
        self.verify_button.setEnabled(line is not None)
        self.desk_bar.show_line(line)

    def print_paper(self, p12: Path | None, passphrase: str | None) -> None:
        """Print the chosen paper into the office's folder of documents, signed where a certificate is given."""
        kind, kode = self.paper.currentData()
        session, pemilihan = self._session, self._session.pemilihan
        self._enable(False)
        self._tell("… " + self.tr("Mencetak…"), "accent")
        session.change(
            lambda: session.gateway.print_document(pemilihan, kind, kode, p12, passphrase),
            self._printed,
            self._failed,
        )

    def _printed(self, path: Path) -> None:
        self._enable(True)
        self._tell("✓ " + self.tr("Tersimpan: {name}").format(name=path.name), "good")
        self._session.numbers_changed.emit()
        self.reload(path)

    def _desk_done(self, text: str, shown: Path) -> None:
        self._tell(f"✓ {text}", "good")
        self._session.numbers_changed.emit()
        self.reload(shown)

    def _failed(self, error: Exception) -> None:
        self._enable(True)
        self._result.hide()
        self._details.hide()
        self._session.report(error)

    def _enable(self, on: bool) -> None:
        self.print_button.setEnabled(on)
        self.sign_button.setEnabled(on)

    def _sign(self) -> None:
        dialog = SignDialog(self._session.info.folder / "keys", self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_paper(dialog.certificate, dialog.passphrase)

    def _verify_chosen(self) -> None:
        line = self._line()
        if line is not None:
            self._verify(line.file)

    def _verify_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih PDF yang diperiksa"), "", "PDF (*.pdf)")
        if name:
            self._verify(Path(name))

    def _verify(self, path: Path) -> None:
        session = self._session
        self._tell("… " + self.tr("Memeriksa {name}…").format(name=path.name), "accent")
        session.load(lambda: session.gateway.verify_file(path), self._verified, self._failed)

    def _verified(self, result: VerificationLine) -> None:
        first, *others = result.sentences
        tint = "good" if result.agrees else "bad"
        self._tell(("✓ " if result.agrees else "✗ ") + f"{result.file.name}: {first}", tint, " · ".join(others))

    def _tell(self, text: str, tint: str, details: str = "") -> None:
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._result.setText(text)
        self._result.setStyleSheet(f"font-weight: 600; color: {getattr(theme(), tint)};")
        self._result.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.info.folder / "documents")))
