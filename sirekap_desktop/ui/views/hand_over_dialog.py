"""Records who was given copies of a signed document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from sirekap_desktop.recap.recipients import Recipient
from sirekap_desktop.recap.signatures import Handing
from sirekap_desktop.ui.widgets.buttons import decision_row
from sirekap_desktop.ui.widgets.copies_table import CopiesTable


class HandOverDialog(QDialog):
    """A tick for each recipient who is here, who takes the copies, and how many."""

    def __init__(self, recipients: Sequence[Recipient], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Serahkan dokumen"))
        self.resize(680, 460)
        lead = QLabel(
            self.tr("Centang penerima yang sudah mengambil salinannya, dan tulis nama yang mengambil."), self
        )
        lead.setWordWrap(True)
        self.copies = CopiesTable(recipients, named=True, parent=self)
        buttons, self._save = decision_row(self, self.tr("Catat penyerahan"))
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addWidget(self.copies, 1)
        layout.addWidget(buttons)
        self.copies.changed.connect(self._check)
        self._check()
        self.copies.table.setFocus()

    @property
    def handings(self) -> tuple[Handing, ...]:
        """The copies that were handed over."""
        return self.copies.handings() or ()

    def _check(self) -> None:
        self._save.setEnabled(bool(self.copies.handings()))
