"""Asks once why a number is changed: a list of usual reasons and free text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from sirekap_desktop.ui.widgets.buttons import decision_row


class ReasonDialog(QDialog):
    """Returns a reason; the first usual one is chosen, so that Enter is enough after a look."""

    def __init__(self, label: str, old: str, new: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mengapa angka ini diubah?"))
        self.setMinimumWidth(460)
        what = QLabel(f"{label}\n{old}  →  {new}", self)
        what.setProperty("subtitle", True)
        what.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.addItems(
            [
                self.tr("Salah baca oleh program"),
                self.tr("Pembetulan setelah dibacakan di rapat pleno"),
                self.tr("Disamakan dengan C.HASIL plano"),
                self.tr("Salah ketik sebelumnya"),
                self.tr("Hasil penghitungan ulang surat suara"),
            ]
        )
        self.list.setCurrentRow(0)
        self.list.setMaximumHeight(160)
        self.list.setAccessibleName(self.tr("Alasan yang biasa"))
        self.list.itemActivated.connect(self.accept)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Keterangan lain (boleh kosong)"))
        self.text.setAccessibleName(self.tr("Keterangan lain"))
        buttons, save = decision_row(self, self.tr("Simpan perubahan"))
        save.setDefault(True)
        layout = QVBoxLayout(self)
        for widget in (what, self.list, self.text, buttons):
            layout.addWidget(widget)
        self.list.setFocus()

    @property
    def reason(self) -> str:
        """The chosen reason, with the free text after it."""
        chosen = self.list.currentItem().text() if self.list.currentItem() else ""
        extra = self.text.text().strip()
        return f"{chosen}: {extra}" if chosen and extra else chosen or extra
