"""Makes a new office: folder, regions, kecamatan, elections, contestants."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.contestant_template import template_rows, write_contestants
from sirekap_desktop.recap.csv_files import Region, list_kecamatan, read_regions
from sirekap_desktop.recap.dapil import needed
from sirekap_desktop.recap.remaining import meaning
from sirekap_desktop.recap.views import WilayahView
from sirekap_desktop.ui.language import error_text, say
from sirekap_desktop.ui.opening import NewOffice
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.widgets.buttons import decision_row
from sirekap_desktop.ui.widgets.contestant_panel import ContestantPanel
from sirekap_desktop.ui.widgets.dapil_box import DapilBox
from sirekap_desktop.ui.widgets.kecamatan_box import Kecamatan, KecamatanBox
from sirekap_desktop.ui.words import ketelitian_word
from sirekap_desktop.ui.worker import Runner


class NewOfficeDialog(QDialog):
    """Gathers what an office is made of; whether it is right, the office itself says."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setWindowTitle(self.tr("Kantor baru"))
        self.setMinimumWidth(680)
        title = QLabel(self.tr("Kantor baru untuk satu kecamatan"), self)
        title.setProperty("title", True)
        lead = QLabel(
            self.tr(
                "Siapkan dua berkas: daftar wilayah (CSV: kode, nama, tps) dan daftar kontestan "
                "(CSV atau XLSX: pemilihan, dapil, partai, nomor, nama)."
            ),
            self,
        )
        lead.setWordWrap(True)
        lead.setProperty("muted", True)
        self.folder_line = self._path_line(self.tr("Folder kantor"))
        self.regions_line = self._path_line(self.tr("Daftar wilayah"))
        self.contestants_line = self._path_line(self.tr("Daftar kontestan"))
        self.regions_line.textChanged.connect(self._load_kecamatan)
        self.kecamatan_box = KecamatanBox(self)
        self.kecamatan_box.editTextChanged.connect(self._load_desa)
        self.contestants = ContestantPanel(runner, self)
        self.contestants_line.textChanged.connect(self.contestants.read)
        self.dapil_box = DapilBox(self)
        self.dapil_box.hide()
        self._desa: tuple[WilayahView, ...] = ()
        template_button = QPushButton(self.tr("Buat contoh daftar untuk diisi…"), self)
        template_button.clicked.connect(self._write_template)
        self.contestants.changed.connect(self._ask_dapil)
        self.dapil_box.changed.connect(self._check)
        self.ketelitian_box = QComboBox(self)
        self.ketelitian_meaning = QLabel(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet(f"color: {theme().bad}; font-weight: 600;")
        self.problem.hide()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("1. Folder baru atau kosong"), self._with_button(self.folder_line, self._choose_folder))
        form.addRow(self.tr("2. Daftar wilayah (CSV)"), self._with_button(self.regions_line, self._choose_regions))
        form.addRow(self.tr("3. Kecamatan"), self.kecamatan_box)
        form.addRow(self.tr("4. Daftar kontestan"), self._with_button(self.contestants_line, self._choose_list))
        form.addRow("", template_button)
        form.addRow(self.tr("5. Pemilihan"), self.contestants)
        form.addRow("", self.dapil_box)
        self._set_up_ketelitian()
        form.addRow(self.tr("6. Ketelitian pembaca"), self.ketelitian_box)
        form.addRow("", self.ketelitian_meaning)
        buttons, self.create_button = decision_row(self, self.tr("Buat kantor"))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self._check()

    @property
    def wanted(self) -> NewOffice:
        """What was asked for."""
        return NewOffice(
            Path(self.folder_line.text().strip()),
            Path(self.regions_line.text().strip()),
            self.kecamatan_box.kode or "",
            self.contestants.elections,
            Path(self.contestants_line.text().strip()),
            Ketelitian(self.ketelitian_box.currentData()),
            self.dapil_box.chosen,
        )

    def show_problem(self, text: str) -> None:
        """Say why the office could not be made, and stay open."""
        self.problem.setText(text)
        self.problem.show()

    def _set_up_ketelitian(self) -> None:
        box = self.ketelitian_box
        box.setAccessibleName(self.tr("Ketelitian pembaca"))
        for ketelitian in Ketelitian:
            box.addItem(ketelitian_word(ketelitian), ketelitian.value)
        self.ketelitian_meaning.setProperty("muted", True)
        self.ketelitian_meaning.setWordWrap(True)
        box.currentIndexChanged.connect(self._show_meaning)
        box.setCurrentIndex(box.findData(Ketelitian.BIASA.value))

    def _show_meaning(self) -> None:
        text = meaning(Ketelitian(self.ketelitian_box.currentData()), say)
        self.ketelitian_meaning.setText(text)
        self.ketelitian_box.setAccessibleDescription(text)

    def _path_line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.textChanged.connect(self._check)
        return line

    def _with_button(self, line: QLineEdit, choose: object) -> QHBoxLayout:
        button = QPushButton(self.tr("Pilih…"), self)
        button.clicked.connect(choose)
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(button)
        return row

    def _check(self) -> None:
        if not hasattr(self, "create_button"):
            return
        self.problem.hide()
        lines = (self.folder_line, self.regions_line, self.contestants_line)
        complete = all(line.text().strip() for line in lines) and self.kecamatan_box.kode is not None
        self.create_button.setEnabled(complete and self.contestants.sound and self.dapil_box.complete)
        QTimer.singleShot(0, self._grow)

    def _grow(self) -> None:
        """Make room for what was shown meanwhile; the dialog never shrinks under the hand."""
        self.resize(self.size().expandedTo(self.sizeHint()))

    def _ask_dapil(self) -> None:
        """Ask which dapil the kecamatan belongs to, where the contestants don't say it by themselves."""
        preview, kode = self.contestants.preview, self.kecamatan_box.kode
        asked = needed(preview.rows, self.contestants.elections, kode or "") if preview is not None else {}
        self.dapil_box.ask(asked, self._desa)
        self._check()

    def _load_desa(self) -> None:
        """Find the desa of the kecamatan chosen, of which some may belong to another dapil."""
        kode, path = self.kecamatan_box.kode, Path(self.regions_line.text().strip())

        def loaded(regions: list[Region]) -> None:
            if self.kecamatan_box.kode == kode:
                self._desa = tuple(WilayahView(r.kode, r.nama) for r in regions if r.tps)
                self._ask_dapil()

        def failed(error: Exception) -> None:
            if not isinstance(error, SirekapError):
                raise error

        self._desa = ()
        self._ask_dapil()
        if kode is not None and os.path.isfile(path):  # noqa: PTH113 - as in _load_kecamatan
            self._runner.submit(lambda: read_regions(path, kode), loaded, failed)

    def _write_template(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan contoh daftar kontestan"), "kontestan.xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if not name:
            return
        try:
            write_contestants(Path(name), template_rows())
        except SirekapError as error:
            self.show_problem(error_text(error))

    def _load_kecamatan(self, text: str) -> None:
        """Offer the kecamatan of the region file as soon as its name is whole."""
        path = Path(text.strip())

        def still_wanted() -> bool:
            return self.regions_line.text() == text

        def loaded(found: list[Kecamatan]) -> None:
            if still_wanted():
                self.kecamatan_box.set_choices(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, SirekapError):
                raise error
            if still_wanted():
                self.show_problem(error_text(error))

        self.kecamatan_box.set_choices([])
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a text that can't be a path
            self._runner.submit(lambda: list_kecamatan(path), loaded, failed)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Pilih folder baru atau kosong"))
        if name:
            self.folder_line.setText(name)

    def _choose_regions(self) -> None:
        self._choose_file(self.regions_line, "CSV (*.csv)")

    def _choose_list(self) -> None:
        self._choose_file(self.contestants_line, self.tr("Daftar kontestan") + " (*.csv *.xlsx)")

    def _choose_file(self, line: QLineEdit, kinds: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih berkas"), "", kinds)
        if name:
            line.setText(name)
