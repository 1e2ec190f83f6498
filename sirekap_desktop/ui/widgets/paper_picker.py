"""Which paper is printed: its kind, by groups, and the place that it is of."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from sirekap_desktop.recap.states import Level, StatusPelaksanaan
from sirekap_desktop.ui.paper_words import kind_title, paper_groups, paper_levels
from sirekap_desktop.ui.session import Session


class PaperPicker(QWidget):
    """Two lists side by side; the second holds only the places that the chosen kind can be of.

    Signals:
        changed: Another paper is chosen, or none can be printed of the chosen kind.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kind = QComboBox(self)
        self.place = QComboBox(self)
        self.kind.setModel(_kinds(self))
        self.kind.setMaxVisibleItems(self.kind.count())
        self.kind.setCurrentIndex(1)
        self.kind.setMinimumWidth(230)
        self.place.setMinimumWidth(290)
        self.kind.setAccessibleName(self.tr("Jenis dokumen"))
        self.place.setAccessibleName(self.tr("Tempat yang dimuat dokumen"))
        self.kind.setToolTip(self.tr("Jenis dokumen yang dicetak"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind)
        layout.addWidget(self.place)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._offer_places)
        self.place.currentIndexChanged.connect(self.changed)
        session.rows_changed.connect(self._offer_places)
        self._offer_places()

    @property
    def chosen(self) -> tuple[str, str] | None:
        """Kind and code of the paper; None where the office has no place of which it could be printed."""
        kode = self.place.currentData()
        return None if kode is None else (str(self.kind.currentData()), str(kode))

    def choose(self, kind: str, kode: str | None = None) -> None:
        """Choose a kind, and a place where more than one is offered."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        if kode is not None:
            self.place.setCurrentIndex(self.place.findData(kode))

    def _offer_places(self) -> None:
        """Offer the places of the kind; the place chosen before stays where it is among them."""
        before, found = self.place.currentData(), self._places(str(self.kind.currentData()))
        self.place.blockSignals(True)
        self.place.clear()
        for name, kode in found:
            self.place.addItem(name, kode)
        self.place.setCurrentIndex(max(self.place.findData(before), 0) if found else -1)
        self.place.blockSignals(False)
        self.place.setEnabled(len(found) > 1)
        self.place.setPlaceholderText(self.tr("belum ada TPS yang dihitung ulang"))
        self.changed.emit()

    def _places(self, kind: str) -> list[tuple[str, str]]:
        session, levels = self._session, paper_levels(kind)
        found: list[tuple[str, str]] = []
        if Level.KECAMATAN in levels:
            name = self.tr("Kecamatan {name}").format(name=session.info.kecamatan_nama)
            found.append((name, session.info.kecamatan_kode))
        if Level.DESA in levels:
            found += dict.fromkeys((row.desa_nama, row.desa_kode) for row in session.rows)
        if Level.TPS in levels:
            again = (row for row in session.rows if row.status is not StatusPelaksanaan.REGULER)
            found += [(f"TPS {row.nomor} {row.desa_nama}", row.kode) for row in again]
        return found


def _kinds(parent: QObject) -> QStandardItemModel:
    """Return the kinds under headings that can't be chosen: arrow keys pass over them."""
    model = QStandardItemModel(parent)
    for heading, kinds in paper_groups():
        title = QStandardItem(heading)
        title.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        model.appendRow(title)
        for kind in kinds:
            item = QStandardItem(kind_title(kind))
            item.setData(kind, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
    return model
