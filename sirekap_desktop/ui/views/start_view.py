"""The first page when no office is open: open one, make one, or try with practice forms."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.theme import theme
from sirekap_desktop.ui.widgets.buttons import set_primary

_RECENT_KEY = "recent_offices"
_RECENT_COUNT = 6
_PATH_ROLE = Qt.ItemDataRole.UserRole + 1


def recent_offices() -> list[Path]:
    """Return the offices opened last that still exist."""
    stored = QSettings().value(_RECENT_KEY, [])
    names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
    return [Path(name) for name in names if Path(name).is_dir()]


def remember_office(folder: Path) -> None:
    """Put an office at the head of the offices opened last."""
    names = [str(folder)] + [str(p) for p in recent_offices() if p != folder]
    QSettings().setValue(_RECENT_KEY, names[:_RECENT_COUNT])


class StartView(QWidget):
    """The ways in.

    Signals:
        office_chosen: Open this folder.
        new_wanted: Make a new office.
        calibration_wanted: Make a form definition from a blank scan.
    """

    office_chosen = Signal(object)
    new_wanted = Signal()
    calibration_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel("Sirekap Desktop", self)
        name.setStyleSheet(f"font-size: 26pt; font-weight: 700; color: {theme().accent};")
        lead = QLabel(
            self.tr("Kantor rekapitulasi kecamatan: dari pindaian C.HASIL sampai D.HASIL bertanda tangan."),
            self,
        )
        lead.setProperty("muted", True)
        self.open_button = QPushButton(icon("folder", "on_accent"), self.tr("Buka kantor…"), self)
        set_primary(self.open_button)
        self.open_button.clicked.connect(self._choose)
        self.new_button = QPushButton(icon("plus"), self.tr("Kantor baru…"), self)
        self.new_button.clicked.connect(self.new_wanted)
        self.calibration_button = QPushButton(icon("document"), self.tr("Kalibrasi formulir…"), self)
        self.calibration_button.setToolTip(self.tr("Buat definisi formulir baru dari pindaian formulir kosong"))
        self.calibration_button.clicked.connect(self.calibration_wanted)
        for button in (self.open_button, self.new_button, self.calibration_button):
            button.setMinimumSize(190, 44)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.calibration_button)
        buttons.addStretch(1)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Kantor yang terakhir dibuka"))
        self.list.itemActivated.connect(lambda item: self.office_chosen.emit(item.data(_PATH_ROLE)))
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(name)
        column.addWidget(lead)
        column.addLayout(buttons)
        column.addWidget(self._recent_card())
        column.addWidget(self._practice_card())
        column.addStretch(2)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(column, 3)
        layout.addStretch(1)

    def _recent_card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        title = QLabel(self.tr("Terakhir dibuka"), card)
        title.setProperty("subtitle", True)
        layout = QVBoxLayout(card)
        layout.addWidget(title)
        layout.addWidget(self.list)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMaximumHeight(170)
        offices = recent_offices()
        for folder in offices:
            item = QListWidgetItem(icon("folder", "accent"), f"{folder.name}\n{folder.parent}")
            item.setData(_PATH_ROLE, folder)
            self.list.addItem(item)
        card.setVisible(bool(offices))
        return card

    def _practice_card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        title = QLabel(self.tr("Baru pertama kali? Coba dengan formulir latihan"), card)
        title.setProperty("subtitle", True)
        text = QLabel(
            self.tr(
                "Jalankan perintah di bawah dari terminal. Program membuat kantor latihan dengan formulir yang sudah "
                "terisi, lalu mengimpornya di depan Anda."
            ),
            card,
        )
        text.setWordWrap(True)
        text.setProperty("muted", True)
        command = QLabel("sirekap-desktop demo", card)
        command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        command.setStyleSheet(
            f"background: {theme().raised}; border: 1px solid {theme().line}; border-radius: 6px; padding: 8px 12px;"
            "font-family: 'DejaVu Sans Mono', Consolas, monospace;"
        )
        layout = QVBoxLayout(card)
        for widget in (title, text, command):
            layout.addWidget(widget)
        return card

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Pilih folder kantor"))
        if name:
            self.office_chosen.emit(Path(name))
