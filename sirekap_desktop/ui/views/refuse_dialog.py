"""Records that a member or a saksi refuses to sign: who, and the reason that must be given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.recipients import Signatory
from sirekap_desktop.recap.signatures import LEAST_REASON, MOST_REASON
from sirekap_desktop.ui.widgets.buttons import decision_row


class RefuseDialog(QDialog):
    """Block, name and reason; it can't be left without all three."""

    def __init__(self, blocks: Sequence[Signatory], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = list(blocks)
        self.setWindowTitle(self.tr("Catat penolakan tanda tangan"))
        self.setMinimumWidth(560)
        lead = QLabel(
            self.tr("Yang menolak menandatangani menyebutkan alasannya. Alasan dicatat dan tidak dapat dihapus."),
            self,
        )
        lead.setWordWrap(True)
        self.block = QComboBox(self)
        for signatory in self._blocks:
            self.block.addItem(signatory.jabatan, signatory.blok)
        self.name_line = QLineEdit(self)
        self.reason_text = QPlainTextEdit(self)
        self.reason_text.setTabChangesFocus(True)
        self.reason_text.setMinimumHeight(90)
        form = QFormLayout()
        form.addRow(self.tr("Sebagai"), self.block)
        form.addRow(self.tr("Nama"), self.name_line)
        form.addRow(self.tr("Alasan"), self.reason_text)
        buttons, self._save = decision_row(self, self.tr("Catat penolakan"))
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.block.currentIndexChanged.connect(self._propose_name)
        self.name_line.textChanged.connect(self._check)
        self.reason_text.textChanged.connect(self._check)
        self._propose_name()
        self.block.setFocus()

    @property
    def blok(self) -> str:
        """Id of the block."""
        return str(self.block.currentData())

    @property
    def nama(self) -> str:
        """Who refuses."""
        return self.name_line.text().strip()

    @property
    def alasan(self) -> str:
        """Why."""
        return self.reason_text.toPlainText().strip()

    def _propose_name(self) -> None:
        chosen = self.block.currentIndex()
        self.name_line.setText(self._blocks[chosen].nama if chosen >= 0 else "")
        self._check()

    def _check(self) -> None:
        said = LEAST_REASON <= len(" ".join(self.alasan.split())) <= MOST_REASON
        self._save.setEnabled(bool(self.nama) and said and self.block.count() > 0)
