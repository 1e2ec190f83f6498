"""Pages as an import reports them, newest last."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sirekap_desktop.ui.gateway import ImportLine
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.language import recorded_text
from sirekap_desktop.ui.theme import colour
from sirekap_desktop.ui.words import page_status

Index = QModelIndex | QPersistentModelIndex


class ImportColumn(IntEnum):
    """Columns of the import list."""

    FILE = 0
    FORM = 1
    PAGE = 2
    TPS = 3
    STATUS = 4
    REASON = 5


class ImportModel(QAbstractTableModel):
    """One row per page or refused file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ImportLine] = []

    def clear(self) -> None:
        """Begin a new import."""
        self.beginResetModel()
        self._lines = []
        self.endResetModel()

    def append(self, lines: list[ImportLine]) -> None:
        """Add lines at the end."""
        if not lines:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines += lines
        self.endInsertRows()

    def first_refused(self) -> int | None:
        """Return the first row that could not be used, None where there is none."""
        return next((row for row, line in enumerate(self._lines) if line.status == "rejected"), None)

    def reason_of(self, row: int) -> str:
        """Return the remark of a row with the name of its file, "" where it has none."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        text = recorded_text(line.reason or "") if line else ""
        return f"{line.file}: {text}" if line and text and line.file not in text else text

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(ImportColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Berkas"),
            self.tr("Formulir"),
            self.tr("Hal."),
            self.tr("TPS"),
            self.tr("Status"),
            self.tr("Keterangan"),
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, column = self._lines[index.row()], ImportColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if column is ImportColumn.STATUS:
            sign = page_status(line.status)
            if role == Qt.ItemDataRole.DecorationRole:
                return icon(sign.icon, sign.tint)
            if role == Qt.ItemDataRole.ForegroundRole:
                return colour(sign.tint)
        return None

    def _text(self, line: ImportLine, column: ImportColumn) -> str:
        missing = self.tr("tanpa TPS") if line.status == "read" else ""
        return {
            ImportColumn.FILE: line.file,
            ImportColumn.FORM: line.form or "",
            ImportColumn.PAGE: "" if line.page is None else str(line.page),
            ImportColumn.TPS: line.tps or missing,
            ImportColumn.STATUS: page_status(line.status).word,
            ImportColumn.REASON: recorded_text(line.reason or ""),
        }[column]
