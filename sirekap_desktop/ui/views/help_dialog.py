"""The keys of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from sirekap_desktop.ui.theme import theme


class HelpDialog(QDialog):
    """Keys in two groups: everywhere, and while verifying."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tombol"))
        self.setMinimumWidth(620)
        layout = QVBoxLayout(self)
        verify = [
            ("Enter", self.tr("setujui angka yang terbaca, lalu ke isian berikut yang perlu dilihat")),
            ("0 … 9", self.tr("ganti angka; Enter menyimpan, Esc batal, Backspace menghapus")),
            ("Tab · Shift+Tab", self.tr("isian berikut · sebelumnya")),
            ("F2", self.tr("halaman ini memang milik TPS ini")),
            ("F4", self.tr("catat kejadian khusus atau keberatan")),
            ("F7", self.tr("catat penghitungan ulang atau pemungutan ulang")),
            ("Ctrl+Z", self.tr("urungkan keputusan terakhir")),
            ("Ctrl+Enter", self.tr("TPS disepakati, lanjut ke TPS berikut")),
            ("Alt+← · Alt+→", self.tr("TPS sebelumnya · berikutnya")),
            ("PageUp · PageDown", self.tr("halaman pindaian sebelumnya · berikutnya")),
            ("Ctrl++ · Ctrl+− · Ctrl+0", self.tr("perbesar · perkecil · seluruh halaman")),
        ]
        everywhere = [
            ("Ctrl+1 … Ctrl+5", self.tr("pindah bagian: Daftar TPS, Impor, Verifikasi, Rekap, Dokumen D")),
            ("F6 · Ctrl+PageDown", self.tr("pilih pemilihan · pemilihan berikutnya")),
            ("Ctrl+P", self.tr("cetak dokumen yang dipilih ke PDF (Dokumen D)")),
            ("Esc", self.tr("tutup pesan")),
            ("F1", self.tr("bantuan ini")),
        ]
        layout.addWidget(self._title(self.tr("Saat verifikasi")))
        layout.addLayout(self._keys(verify))
        layout.addWidget(self._title(self.tr("Di mana saja")))
        layout.addLayout(self._keys(everywhere))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Tutup"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _title(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("subtitle", True)
        return label

    def _keys(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        for row, (key, text) in enumerate(rows):
            cap = QLabel(key, self)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cap.setStyleSheet(
                f"background: {theme().surface}; border: 1px solid {theme().line}; border-radius: 5px;"
                "padding: 3px 8px;"
            )
            grid.addWidget(cap, row, 0)
            grid.addWidget(QLabel(text, self), row, 1)
        return grid
