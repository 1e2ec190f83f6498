"""The fields of a definition that is being made, as a table: number of boxes, id and printed label."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sirekap_desktop.calibration.draft import DraftField
from sirekap_desktop.calibration.field_names import known_fields

BOXES, ID, LABEL = range(3)
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class DraftFieldsModel(QAbstractTableModel):
    """Shows fields; an edit is asked for by a signal.

    Signals:
        edited: Row, column and text that a person wrote.
    """

    edited = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[DraftField, ...] = ()

    def set_fields(self, fields: tuple[DraftField, ...]) -> None:
        """Show other fields."""
        if len(fields) == len(self.fields):
            self.fields = fields
            self.dataChanged.emit(self.index(0, 0), self.index(len(fields) - 1, LABEL))
            return
        self.beginResetModel()
        self.fields = fields
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:  # noqa: N802
        """Return the number of fields."""
        return 0 if parent.isValid() else len(self.fields)

    def columnCount(self, parent: _Index = _NONE) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return the heads."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return (self.tr("Kotak"), self.tr("Nama isian"), self.tr("Label tercetak"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows and edits."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        field = self.fields[index.row()]
        return (str(field.strip.count), field.id, field.label)[index.column()]

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for an edit."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(index.row(), index.column(), str(value).strip())
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All cells can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class FieldIdDelegate(QStyledItemDelegate):
    """Completes field ids while they are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pemilihan = "PPWP"

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: N802
        """Return a line that knows the ids of the election's forms."""
        line = QLineEdit(parent)
        if index.column() == ID:
            completer = QCompleter(list(known_fields(self.pemilihan)), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line
