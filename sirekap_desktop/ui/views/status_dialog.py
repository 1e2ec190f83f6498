"""Records that the votes of a TPS were counted or cast again, with the event that says why."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.states import StatusPelaksanaan
from sirekap_desktop.ui.widgets.buttons import decision_row


class StatusDialog(QDialog):
    """Asks which status, and what happened; another status than the present one needs to be told why."""

    def __init__(self, where: str, present: StatusPelaksanaan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Status pelaksanaan"))
        self.setMinimumWidth(560)
        title = QLabel(where, self)
        title.setProperty("title", True)
        lead = QLabel(
            self.tr(
                "Angka sebelum perubahan disimpan bersama statusnya; angka yang baru ditetapkan seperti biasa, "
                "lalu TPS disepakati lagi."
            ),
            self,
        )
        lead.setWordWrap(True)
        lead.setProperty("muted", True)
        self._present = present
        self._status = QComboBox(self)
        for status in StatusPelaksanaan:
            self._status.addItem(status.value, status.value)
        self._status.setCurrentIndex(self._status.findData(present.value))
        self._status.setAccessibleName(self.tr("Status pelaksanaan"))
        self._status.currentIndexChanged.connect(self._check)
        self._text = QPlainTextEdit(self)
        self._text.setPlaceholderText(self.tr("Mengapa, atas permintaan atau rekomendasi siapa, dan kapan?"))
        self._text.setAccessibleName(self.tr("Kejadian khusus"))
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(110)
        self._text.textChanged.connect(self._check)
        form = QFormLayout()
        form.addRow(self.tr("Status"), self._status)
        form.addRow(self.tr("Kejadian khusus"), self._text)
        buttons, self.save_button = decision_row(self, self.tr("Catat"))
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._check()
        self._status.setFocus()

    def _check(self) -> None:
        self.save_button.setEnabled(self.status is not self._present and bool(self.text))

    @property
    def status(self) -> StatusPelaksanaan:
        """The status chosen."""
        return StatusPelaksanaan(self._status.currentData())

    @property
    def text(self) -> str:
        """What happened."""
        return self._text.toPlainText().strip()
