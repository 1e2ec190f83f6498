"""The right side of the calibration window: what the form is, its fields, what locates it, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.calibration.draft import Draft, Head
from sirekap_desktop.calibration.field_names import known_fields
from sirekap_desktop.calibration.saving import rule_files
from sirekap_desktop.calibration.structure import SHEETS
from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.ui.calibration_model import BOXES, ID, LABEL, DraftFieldsModel, FieldIdDelegate

ELECTIONS = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO", "KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")
_MOST_PAGES = 99
_EXAMPLE = "C.HASIL-PPWP-2022"


class CalibrationPanel(QTabWidget):
    """Shows a draft and asks for changes.

    Signals:
        head_edited: What the form is was written (a ``Head``).
        locating_edited: Tables chosen, whether marks and whether the tag locate the page.
        field_chosen: A row of the fields was chosen.
        field_edited: Row, column and text.
    """

    head_edited = Signal(object)
    locating_edited = Signal(object, bool, bool)
    field_chosen = Signal(int)
    field_edited = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.code, self.title = QLineEdit(self), QLineEdit(self)
        self.pemilihan, self.kind, self.rules = QComboBox(self), QComboBox(self), QComboBox(self)
        self.tahun, self.page, self.size_box = QSpinBox(self), QSpinBox(self), QComboBox(self)
        self.model, self.delegate, self.table = DraftFieldsModel(), FieldIdDelegate(self), QTableView(self)
        self.names = QLabel(self)
        self.tables, self.marks, self.tag = QListWidget(self), QCheckBox(self), QCheckBox(self)
        self.findings, self.result = QListWidget(self), QListWidget(self)
        self.addTab(self._head_page(), self.tr("Formulir"))
        self.addTab(self._fields_page(), self.tr("Isian"))
        self.addTab(self._locating_page(), self.tr("Penentu letak"))
        self.addTab(self._check_page(), self.tr("Pemeriksaan"))

    def _head_page(self) -> QWidget:
        page = QWidget(self)
        self.code.setPlaceholderText(_EXAMPLE)
        self.pemilihan.addItems(list(ELECTIONS))
        self.kind.addItem(self.tr("plano (menentukan)"), FormKind.PLANO)
        self.kind.addItem(self.tr("salinan (dibandingkan)"), FormKind.SALINAN)
        self.rules.addItem(self.tr("tanpa aturan"), "")
        for name in rule_files():
            self.rules.addItem(name, name)
        self.size_box.addItem(self.tr("menurut pindaian"), None)
        for width, height in SHEETS:
            self.size_box.addItem(f"{width:g} × {height:g} mm", (width, height))
        self.size_box.setToolTip(self.tr("Dipakai ketika formulir kosong dibuka"))
        self.tahun.setRange(0, 2999)
        self.tahun.setSpecialValueText(self.tr("tidak disebut"))
        self.page.setRange(1, _MOST_PAGES)
        layout = QFormLayout(page)
        rows = (
            (self.tr("&Kode formulir"), self.code),
            (self.tr("&Judul tercetak"), self.title),
            (self.tr("&Pemilihan"), self.pemilihan),
            (self.tr("J&enis"), self.kind),
            (self.tr("&Tahun"), self.tahun),
            (self.tr("&Halaman ke-"), self.page),
            (self.tr("&Aturan angka"), self.rules),
            (self.tr("&Ukuran lembar"), self.size_box),
        )
        for text, widget in rows:
            layout.addRow(text, widget)
        for line in (self.code, self.title):
            line.editingFinished.connect(self._tell_head)
        for combo in (self.pemilihan, self.kind, self.rules):
            combo.currentIndexChanged.connect(self._tell_head)
        for spin in (self.tahun, self.page):
            spin.valueChanged.connect(self._tell_head)
        return page

    def _fields_page(self) -> QWidget:
        page = QWidget(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self.delegate)
        self.table.setAccessibleName(self.tr("Isian halaman ini"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(BOXES, 58)
        self.table.setColumnWidth(ID, 190)
        self.table.selectionModel().currentRowChanged.connect(self._tell_row)
        self.model.edited.connect(self.field_edited)
        self.names.setWordWrap(True)
        self.names.setProperty("muted", True)
        layout = QVBoxLayout(page)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.names)
        return page

    def _locating_page(self) -> QWidget:
        page = QWidget(self)
        lead = QLabel(self.tr("Dengan apa halaman ini dikenali dan dicari pada pindaian:"), page)
        lead.setWordWrap(True)
        self.marks.setText(self.tr("Empat tanda sudut"))
        self.tag.setText(self.tr("Penanda AprilTag"))
        self.tables.setAccessibleName(self.tr("Tabel cetak"))
        for box in (self.marks, self.tag):
            box.toggled.connect(self._tell_locating)
        self.tables.itemChanged.connect(self._tell_locating)
        layout = QVBoxLayout(page)
        for widget in (lead, self.marks, self.tag, self.tables):
            layout.addWidget(widget)
        return page

    def _check_page(self) -> QWidget:
        page = QWidget(self)
        wrong = QLabel(self.tr("Yang harus dibetulkan sebelum disimpan"), page)
        read = QLabel(self.tr("Hasil uji pada pindaian terisi"), page)
        for label in (wrong, read):
            label.setProperty("subtitle", True)
        for box in (self.findings, self.result):
            box.setWordWrap(True)
        self.findings.setAccessibleName(wrong.text())
        self.result.setAccessibleName(read.text())
        layout = QVBoxLayout(page)
        for widget in (wrong, self.findings, read, self.result):
            layout.addWidget(widget)
        return page

    def head(self) -> Head:
        """Return what the form is, as written."""
        return Head(
            self.code.text().strip(),
            self.title.text().strip(),
            self.pemilihan.currentText(),
            FormKind(self.kind.currentData()),
            self.tahun.value(),
            self.page.value(),
            str(self.rules.currentData()),
        )

    def sheet(self) -> tuple[float, float] | None:
        """Return the sheet's size as chosen, millimetres; None goes by the scan."""
        size = self.size_box.currentData()
        return None if size is None else (float(size[0]), float(size[1]))

    def show_draft(self, draft: Draft, active: int) -> None:
        """Show a draft."""
        self._filling = True
        head = draft.head
        self.code.setText(head.code)
        self.title.setText(head.title)
        self.pemilihan.setCurrentText(head.pemilihan)
        self.kind.setCurrentIndex(self.kind.findData(head.kind))
        self.tahun.setValue(head.tahun)
        self.page.setValue(head.page)
        self.rules.setCurrentIndex(self.rules.findData(head.rules))
        self.delegate.pemilihan = head.pemilihan
        self.model.set_fields(draft.fields)
        if active >= 0 and self.table.currentIndex().row() != active:
            self.table.setCurrentIndex(self.model.index(active, ID))
        used = {field.id for field in draft.fields}
        left = [f"{name} ({words})" for name, words in known_fields(head.pemilihan).items() if name not in used]
        self.names.setText(self.tr("Belum dipakai: {names} …").format(names=", ".join(left[:6])))
        self._show_locating(draft)
        self._filling = False

    def _show_locating(self, draft: Draft) -> None:
        found = draft.structure
        self.marks.setEnabled(bool(found.marks))
        self.marks.setChecked(draft.use_marks)
        self.tag.setEnabled(found.tag is not None)
        self.tag.setChecked(draft.use_tag)
        if self.tables.count() != len(found.tables):
            self.tables.clear()
            self.tables.addItems([""] * len(found.tables))
        for at, table in enumerate(found.tables):
            item = self.tables.item(at)
            size = f"{table.width:.0f} × {table.height:.0f}"
            item.setText(self.tr("Tabel {number}: {size} mm").format(number=at + 1, size=size))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if at in draft.anchors else Qt.CheckState.Unchecked)

    def show_findings(self, sentences: Sequence[str]) -> None:
        """Show what is wrong; nothing where all is well."""
        self.findings.clear()
        self.findings.addItems(list(sentences))
        title = self.tr("Pemeriksaan")
        self.setTabText(3, f"{title} ({len(sentences)})" if sentences else title)

    def show_result(self, lines: Sequence[tuple[str, bool]]) -> None:
        """Show what a filled scan gave: sentences, and whether each is good."""
        self.result.clear()
        for text, good in lines:
            self.result.addItem(QListWidgetItem(("✓ " if good else "✗ ") + text))
        self.setCurrentIndex(3)

    def _tell_head(self) -> None:
        if not self._filling:
            self.head_edited.emit(self.head())

    def _tell_locating(self) -> None:
        if not self._filling:
            items = (self.tables.item(at) for at in range(self.tables.count()))
            chosen = frozenset(at for at, i in enumerate(items) if i.checkState() is Qt.CheckState.Checked)
            self.locating_edited.emit(chosen, self.marks.isChecked(), self.tag.isChecked())

    def _tell_row(self) -> None:
        if not self._filling:
            self.field_chosen.emit(self.table.currentIndex().row())
