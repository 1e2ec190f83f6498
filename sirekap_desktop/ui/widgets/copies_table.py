"""Who gets how many copies: a list that the office proposes and people correct."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from sirekap_desktop.recap.recipients import Recipient
from sirekap_desktop.recap.signatures import Handing

MOST_COPIES = 99


class CopiesTable(QWidget):
    """Recipients with their copies; ``named`` adds who takes them, and a tick for those that are here.

    Signals:
        changed: A cell was changed.
    """

    changed = Signal()

    def __init__(self, recipients: Sequence[Recipient], *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named = named
        heads = [self.tr("Penerima"), self.tr("Rangkap")]
        if named:
            heads.insert(1, self.tr("Diambil oleh"))
        self.table = QTableWidget(0, len(heads), self)
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Penerima salinan"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if named:
            self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.add_button = QPushButton(self.tr("Tambah penerima"), self)
        self.add_button.clicked.connect(self._add_empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        for recipient in recipients:
            self._add(recipient)
        self.table.setCurrentCell(0, 0)
        self.table.itemChanged.connect(lambda _: self.changed.emit())

    def _add(self, recipient: Recipient) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        first = QTableWidgetItem(recipient.penerima)
        if self._named:
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Unchecked)
            self.table.setItem(row, 1, QTableWidgetItem(recipient.nama))
        copies = QTableWidgetItem(str(recipient.rangkap))
        copies.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, 0, first)
        self.table.setItem(row, self.table.columnCount() - 1, copies)

    def _add_empty(self) -> None:
        self._add(Recipient("", rangkap=1))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def handings(self) -> tuple[Handing, ...] | None:
        """Return the rows that count (ticked, or with copies); None where one of them is incomplete."""
        found = []
        for row in range(self.table.rowCount()):
            who, copies = self._text(row, 0), self._text(row, self.table.columnCount() - 1)
            number = int(copies) if copies.isdecimal() and len(copies) < 4 else -1
            name = self._text(row, 1) if self._named else who
            wanted = self._ticked(row) if self._named else number != 0
            if not wanted or (not who and not self._named):
                continue
            if not who or not name or not 0 < number <= MOST_COPIES:
                return None
            found.append(Handing(who, name, number))
        return tuple(found)

    def _ticked(self, row: int) -> bool:
        item = self.table.item(row, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""
