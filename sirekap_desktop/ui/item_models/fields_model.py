"""The fields of one TPS in the form's order, with a heading row before each section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui import words
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
FIELD_ROLE = Qt.ItemDataRole.UserRole + 1
SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3
BUFFER_ROLE = Qt.ItemDataRole.UserRole + 4


class FieldColumn(IntEnum):
    """Columns of the field table."""

    LABEL = 0
    SNIPPET = 1
    READ = 2
    TRUST = 3
    SALINAN = 4
    DECIDED = 5
    STATE = 6


class FieldsModel(QAbstractTableModel):
    """Rows are fields and section headings; the snippet comes from the page images as they arrive."""

    def __init__(
        self,
        snippet: Callable[[FieldView], QImage | None],
        labels: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._snippet = snippet
        self._rows: list[FieldView | str] = []
        self._pending: Mapping[str, int] = {}
        self._buffer: tuple[str, str] | None = None

    def set_labels(self, labels: Mapping[str, str]) -> None:
        """Call fields by other short names from now on; shown with the next ``set_fields``."""
        self._labels = labels

    def set_fields(self, fields: tuple[FieldView, ...], pending: Mapping[str, int]) -> None:
        """Show fields; where they are the same ones, rows stay and only their contents change."""
        rows: list[FieldView | str] = []
        section = None
        for field in fields:
            # A party's page is one block: its rows A.1, A.2 and B need no headings of their own.
            here = f"IV · {self._labels.get(f'suara_partai_{field.partai}', '')}" if field.partai else field.section
            if here != section:
                section = here
                rows.append(section)
            rows.append(field)
        same = [_key(r) for r in rows] == [_key(r) for r in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._pending = rows, pending
        if not same:
            self._buffer = None
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(FieldColumn) - 1))

    def set_buffer(self, field_id: str | None, text: str = "") -> None:
        """Show digits being typed for a field; None shows none."""
        touched = {b for b in (self._buffer and self._buffer[0], field_id) if b}
        self._buffer = None if field_id is None else (field_id, text)
        for touched_id in touched:
            row = self.row_of(touched_id)
            if row >= 0:
                cell = self.index(row, FieldColumn.DECIDED)
                self.dataChanged.emit(cell, cell)

    @property
    def buffer(self) -> str | None:
        """The digits being typed, None where nothing is typed."""
        return self._buffer[1] if self._buffer else None

    def snippets_changed(self) -> None:
        """Repaint the snippets after a page image arrived."""
        if self._rows:
            top, bottom = self.index(0, FieldColumn.SNIPPET), self.index(len(self._rows) - 1, FieldColumn.SNIPPET)
            self.dataChanged.emit(top, bottom)

    def field_at(self, row: int) -> FieldView | None:
        """Return the field of a row, None for a heading or no row."""
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return entry if isinstance(entry, FieldView) else None

    def row_of(self, field_id: str) -> int:
        """Return the row of a field, -1 where it has none."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, FieldView) and entry.id == field_id:
                return row
        return -1

    def heading_rows(self) -> list[int]:
        """Return the rows that are section headings."""
        return [row for row, entry in enumerate(self._rows) if isinstance(entry, str)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(FieldColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if not index.isValid() or self.field_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Isian"),
            self.tr("Pindaian"),
            self.tr("Terbaca"),
            self.tr("Keyakinan"),
            self.tr("SALINAN"),
            self.tr("Ditetapkan"),
            self.tr("Keadaan"),
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        entry = self._rows[index.row()]
        if isinstance(entry, str):
            title = words.section_title(entry)
            shown = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            return title if shown or role == HEADING_ROLE else None
        return self._field_data(entry, FieldColumn(index.column()), role)

    def _field_data(self, field: FieldView, column: FieldColumn, role: int) -> Any:
        pending = field.id in self._pending
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(field, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{field.label}: {self._text(field, column)}"
        if role == Qt.ItemDataRole.DecorationRole:
            sign = self._sign(field, column, pending)
            return icon(sign.icon, sign.tint) if sign else None
        if role == Qt.ItemDataRole.ForegroundRole:
            sign = self._sign(field, column, pending)
            return colour(sign.tint) if sign else None
        if role == FIELD_ROLE:
            return field
        if role == SNIPPET_ROLE and column is FieldColumn.SNIPPET:
            return self._snippet(field)
        if role == BUFFER_ROLE and self._buffer and self._buffer[0] == field.id:
            return self._buffer[1]
        if role == Qt.ItemDataRole.ToolTipRole and column is FieldColumn.LABEL:
            return f"{field.section} {field.label}"
        return None

    def _sign(self, field: FieldView, column: FieldColumn, pending: bool) -> words.Sign | None:
        if column is FieldColumn.TRUST:
            return words.trust_sign(field)
        if column is FieldColumn.STATE:
            return words.field_sign(field, pending)
        return None

    def _text(self, field: FieldView, column: FieldColumn) -> str:
        pending = self._pending.get(field.id)
        decided = pending if pending is not None else field.decided
        texts = {
            FieldColumn.LABEL: self._labels.get(field.id, field.label),
            FieldColumn.SNIPPET: "",
            FieldColumn.READ: number(field.read),
            FieldColumn.TRUST: words.trust_sign(field).word,
            FieldColumn.SALINAN: number(field.salinan) if field.salinan is not None else "",
            FieldColumn.DECIDED: number(decided) if decided is not None else "",
            FieldColumn.STATE: words.field_sign(field, pending is not None).word,
        }
        return texts[column]


def number(value: int | None) -> str:
    """Return a number as the window shows it; nothing written is a dash."""
    return "–" if value is None else str(value)


def _key(row: FieldView | str) -> str:
    return row if isinstance(row, str) else row.id
