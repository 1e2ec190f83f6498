"""The table of numbers under verification, made for a hand on the number pad."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui.item_models.fields_model import FieldColumn, FieldsModel, Index
from sirekap_desktop.ui.widgets.field_delegate import HEADING_HEIGHT, ROW_HEIGHT, FieldDelegate

_WIDTHS = {
    FieldColumn.SNIPPET: 118,
    FieldColumn.READ: 70,
    FieldColumn.TRUST: 118,
    FieldColumn.SALINAN: 72,
    FieldColumn.DECIDED: 86,
    FieldColumn.STATE: 108,
}


class FieldTable(QTableView):
    """Digits overwrite, Enter agrees, Tab walks.

    Signals:
        field_chosen: Another field is the active one (its id).
        agreed: Enter on a field without typing (its id).
        typed: Enter after typing (id, value).
        ends_passed: Beyond the last (1) or before the first (-1) field, where ``goes_round`` is off.
    """

    field_chosen = Signal(str)
    agreed = Signal(str)
    typed = Signal(str, int)
    ends_passed = Signal(int)

    def __init__(self, model: FieldsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = model
        self.goes_round = True
        self.setModel(model)
        self.setItemDelegate(FieldDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Isian formulir"))
        self.setAccessibleDescription(self.tr("Enter menyetujui, angka mengganti, Tab berpindah isian"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setStyleSheet("QHeaderView::section { padding: 5px 4px; }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(FieldColumn.LABEL, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        model.modelReset.connect(self._lay_out)

    def _lay_out(self) -> None:
        self.clearSpans()
        # Another page may have a field where the one before had a heading, whose height would stay.
        for row in range(self._fields.rowCount()):
            self.setRowHeight(row, ROW_HEIGHT)
        for row in self._fields.heading_rows():
            self.setSpan(row, 0, 1, len(FieldColumn))
            self.setRowHeight(row, HEADING_HEIGHT)

    @property
    def active(self) -> FieldView | None:
        """The field that keys go to."""
        return self._fields.field_at(self.currentIndex().row())

    def activate(self, field_id: str) -> None:
        """Make a field the active one."""
        row = self._fields.row_of(field_id)
        if row < 0:
            return
        self.setCurrentIndex(self._fields.index(row, 0))
        around = self._fields.index(min(row + 2, self._fields.rowCount() - 1), 0)
        self.scrollTo(around)
        self.scrollTo(self._fields.index(max(0, row - 1), 0))
        self.scrollTo(self._fields.index(row, 0))

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) field, round the ends or beyond them."""
        count = self._fields.rowCount()
        row = self.currentIndex().row()
        for _ in range(count):
            if not self.goes_round and not 0 <= row + direction < count:
                self.ends_passed.emit(direction)
                return
            row = (row + direction) % count
            field = self._fields.field_at(row)
            if field is not None:
                self.activate(field.id)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Drop what was typed and tell which field is active."""
        super().currentChanged(current, previous)
        field = self._fields.field_at(current.row())
        if field is not None and current.row() != previous.row():
            self._fields.set_buffer(None)
            self.field_chosen.emit(field.id)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                self.step(1)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self.step(-1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Work on the active field."""
        field = self.active
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if field is None or not plain:
            event.ignore()
        elif event.text().isdigit() and event.text().isascii():
            self._type((self._fields.buffer or "") + event.text(), field)
        elif event.key() == Qt.Key.Key_Backspace:
            self._type(self._shown(field)[:-1], field)
        elif event.key() == Qt.Key.Key_Escape and self._fields.buffer is not None:
            self._fields.set_buffer(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(field)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            event.ignore()

    def _shown(self, field: FieldView) -> str:
        if self._fields.buffer is not None:
            return self._fields.buffer
        value = field.decided if field.is_decided else field.read
        return "" if value is None else str(value)

    def _type(self, text: str, field: FieldView) -> None:
        if len(text) <= field.boxes:
            self._fields.set_buffer(field.id, text)

    def _enter(self, field: FieldView) -> None:
        buffer = self._fields.buffer
        self._fields.set_buffer(None)
        if buffer:
            self.typed.emit(field.id, int(buffer))
        else:
            self.agreed.emit(field.id)
