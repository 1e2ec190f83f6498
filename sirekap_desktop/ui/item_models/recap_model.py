"""Numbers of a level as on its D form: rows the form's rows, columns TPS or desa, the total last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from sirekap_desktop.forms.rules import number
from sirekap_desktop.recap.views import RecapTable
from sirekap_desktop.ui import words
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
KODE_ROLE = Qt.ItemDataRole.UserRole + 1


class RecapModel(QAbstractTableModel):
    """The table of one desa or kecamatan; the last column is the sum of the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: Mapping[str, str] = {}
        self.table: RecapTable | None = None
        self._broken: set[str] = set()

    def set_table(self, table: RecapTable, labels: Mapping[str, str]) -> None:
        """Show a table; ``labels`` are short names of its rows."""
        self.beginResetModel()
        self._labels = labels
        self.table = table
        checks = (*table.checks, *table.recap_checks)
        # The sides of R1 are named "total:<field>".
        self._broken = {i.rpartition(":")[2] for check in checks if check.broken for i in check.rule.fields}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of rows of the form."""
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns, the total included."""
        return 0 if parent.isValid() or self.table is None else len(self.table.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return column names with their state, and the labels of rows."""
        table = self.table
        if table is None or not 0 <= section < self._length(orientation):
            return None
        if orientation is Qt.Orientation.Vertical:
            field_id, label, part = table.rows[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{part}  {self._labels.get(field_id, label)}"
            return label if role == Qt.ItemDataRole.ToolTipRole else None
        if section == len(table.columns):
            return self.tr("JUMLAH AKHIR") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return table.columns[section][1]
        sign = words.state_sign(table.column_states[section])
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(sign.icon, sign.tint)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{table.columns[section][0]}: {sign.word}"
        return None

    def _length(self, orientation: Qt.Orientation) -> int:
        return self.columnCount() if orientation is Qt.Orientation.Horizontal else self.rowCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if not index.isValid() or self.table is None:
            return None
        is_total = index.column() == len(self.table.columns)
        field_id = self.table.rows[index.row()][0]
        if role == Qt.ItemDataRole.DisplayRole:
            value = self._value(index)
            return "–" if value is None else number(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == KODE_ROLE:
            return self.table.kode if is_total else self.table.columns[index.column()][0]
        if not is_total:
            return None
        if role == Qt.ItemDataRole.BackgroundRole:
            return colour("bad_soft" if field_id in self._broken else "accent_soft")
        if role == Qt.ItemDataRole.DecorationRole and field_id in self._broken:
            return icon("cross", "bad")
        if role == Qt.ItemDataRole.ToolTipRole and field_id in self._broken:
            return self.tr("Ada aturan yang tidak cocok; lihat daftar di bawah tabel")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _value(self, index: Index) -> int | None:
        assert self.table is not None
        if index.column() == len(self.table.columns):
            return self.table.totals[index.row()]
        return self.table.values[index.row()][index.column()]
