"""Asks for a certificate and its passphrase; neither is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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

from sirekap_desktop.recap.recipients import Signatory
from sirekap_desktop.ui.widgets.buttons import decision_row


class SignDialog(QDialog):
    """Certificate file (PKCS#12) and passphrase; ``blocks`` where somebody signs after the Ketua."""

    def __init__(self, keys: Path, parent: QWidget | None = None, *, blocks: Sequence[Signatory] = ()) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setWindowTitle(self.tr("Tanda tangan elektronik"))
        self.setMinimumWidth(520)
        first = self.tr("Dokumen dicetak lalu ditandatangani dengan sertifikat Anda. Kata sandi tidak disimpan.")
        later = self.tr("Tanda tangan Anda ditambahkan; yang sebelumnya tetap utuh. Kata sandi tidak disimpan.")
        lead = QLabel(later if blocks else first, self)
        lead.setWordWrap(True)
        found = sorted(keys.glob("*.p12")) + sorted(keys.glob("*.pfx")) if keys.is_dir() else []
        self.file_line = QLineEdit(str(found[0]) if found else "", self)
        self.file_line.setAccessibleName(self.tr("Berkas sertifikat"))
        browse = QPushButton(self.tr("Cari…"), self)
        browse.clicked.connect(self._browse)
        self.passphrase_line = QLineEdit(self)
        self.passphrase_line.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_line.setAccessibleName(self.tr("Kata sandi sertifikat"))
        row = QHBoxLayout()
        row.addWidget(self.file_line, 1)
        row.addWidget(browse)
        self.block = QComboBox(self)
        for signatory in blocks:
            self.block.addItem(signatory.jabatan, signatory.blok)
        self.block.setVisible(bool(blocks))
        form = QFormLayout()
        if blocks:
            form.addRow(self.tr("Sebagai"), self.block)
        form.addRow(self.tr("Sertifikat (.p12)"), row)
        form.addRow(self.tr("Kata sandi"), self.passphrase_line)
        buttons, self._sign = decision_row(
            self, self.tr("Tanda tangani") if blocks else self.tr("Cetak dan tanda tangani")
        )
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.file_line.textChanged.connect(self._check)
        self._check()
        (self.passphrase_line if found else self.file_line).setFocus()

    @property
    def certificate(self) -> Path:
        """The chosen certificate file."""
        return Path(self.file_line.text().strip())

    @property
    def blok(self) -> str:
        """Id of the chosen block; empty where the Ketua signs."""
        return str(self.block.currentData() or "")

    @property
    def passphrase(self) -> str:
        """The passphrase as typed."""
        return self.passphrase_line.text()

    def _check(self) -> None:
        self._sign.setEnabled(self.certificate.is_file())

    def _browse(self) -> None:
        kinds = self.tr("Sertifikat") + " (*.p12 *.pfx)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih sertifikat"), str(self._keys), kinds)
        if name:
            self.file_line.setText(name)
