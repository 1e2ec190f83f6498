"""The list of TPS of an election as a table, and its filter."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from sirekap_desktop.recap.remaining import errors_text, remaining, told
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import TpsRow
from sirekap_desktop.ui import words
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.language import say
from sirekap_desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
_ORDER = list(TpsState)


class TpsColumn(IntEnum):
    """Columns of the list."""

    DESA = 0
    NOMOR = 1
    STATE = 2
    PAGES = 3
    DECIDED = 4
    REVIEW = 5
    LEFT = 6
    PROBLEMS = 7
    IDENTITY = 8


class TpsModel(QAbstractTableModel):
    """One row per TPS in the order of the office."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TpsRow] = []

    def set_rows(self, rows: list[TpsRow]) -> None:
        """Show these rows; where the TPS are the same ones, the selection stays."""
        if [r.kode for r in rows] == [r.kode for r in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(TpsColumn) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of TPS."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TpsColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Desa/Kelurahan"),
            self.tr("TPS"),
            self.tr("Keadaan"),
            self.tr("Halaman"),
            self.tr("Ditetapkan"),
            self.tr("Perlu dilihat"),
            self.tr("Perkiraan salah"),
            self.tr("Masalah"),
            self.tr("Identitas"),
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], TpsColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column is TpsColumn.STATE:
            return colour(words.tps_sign(row.state).tint)
        if role == Qt.ItemDataRole.FontRole and column in (TpsColumn.STATE, TpsColumn.NOMOR):
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column is TpsColumn.LEFT:
            return colour("muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return told(remaining([row]), say) if column is TpsColumn.LEFT else row.kode
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        return None

    def _text(self, row: TpsRow, column: TpsColumn) -> str:
        identity = self.tr("dipastikan") if row.identity_confirmed else self.tr("belum dipastikan")
        return {
            TpsColumn.DESA: row.desa_nama,
            TpsColumn.NOMOR: row.nomor,
            TpsColumn.STATE: words.tps_sign(row.state).word,
            TpsColumn.PAGES: f"{row.pages_present} / {row.pages_expected}",
            TpsColumn.DECIDED: f"{row.decided} / {row.fields}",
            TpsColumn.REVIEW: str(row.review) if row.pages_present else "",
            TpsColumn.LEFT: errors_text(row.expected_errors) if row.accepted else "",
            TpsColumn.PROBLEMS: str(row.problems) if row.problems else "",
            TpsColumn.IDENTITY: identity if row.pages_present else "",
        }[column]

    def _icon(self, row: TpsRow, column: TpsColumn) -> Any:
        if column is TpsColumn.STATE:
            sign = words.tps_sign(row.state)
            return icon(sign.icon, sign.tint)
        if column is TpsColumn.PROBLEMS and row.problems:
            return icon("warning", "bad")
        if column is TpsColumn.REVIEW and row.review:
            return icon("eye", "warn")
        if column is TpsColumn.IDENTITY and row.identity_confirmed:
            return icon("check", "good")
        return None

    def _sort_key(self, row: TpsRow, column: TpsColumn) -> Any:
        return {
            TpsColumn.DESA: row.kode,
            TpsColumn.NOMOR: row.nomor + row.kode,
            TpsColumn.STATE: _ORDER.index(row.state),
            TpsColumn.PAGES: row.pages_present,
            TpsColumn.DECIDED: row.decided,
            TpsColumn.REVIEW: row.review,
            TpsColumn.LEFT: row.expected_errors,
            TpsColumn.PROBLEMS: row.problems,
            TpsColumn.IDENTITY: int(row.identity_confirmed),
        }[column]


class TpsFilter(QSortFilterProxyModel):
    """Shows TPS that match typed words and a chosen state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._state: str | None = None
        self._trouble_only = False
        self.setSortRole(SORT_ROLE)

    def set_words(self, text: str) -> None:
        """Keep rows that contain every typed word in code, desa or number."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def set_state(self, state: str | None) -> None:
        """Keep rows of one state; None keeps all."""
        self.beginFilterChange()
        self._state = state
        self.endFilterChange()

    def set_trouble_only(self, on: bool) -> None:
        """Keep rows that have problems or fields to look at."""
        self.beginFilterChange()
        self._trouble_only = on
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802
        """Return whether a row is shown."""
        row: TpsRow = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        if self._state is not None and row.state != self._state:
            return False
        if self._trouble_only and not (row.problems or row.review):
            return False
        text = f"{row.kode} {row.desa_nama} {row.nomor} tps".casefold()
        return all(word in text for word in self._words)
