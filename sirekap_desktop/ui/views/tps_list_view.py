"""The list of TPS: what stands where, what needs a person, how far the kecamatan is."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import TpsRow
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.item_models.tps_model import ROW_ROLE, TpsColumn, TpsFilter, TpsModel
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.widgets.left_line import LeftLine
from sirekap_desktop.ui.widgets.progress_strip import ProgressStrip
from sirekap_desktop.ui.words import tps_sign

_SHOWN_STATES = (
    TpsState.KOSONG,
    TpsState.DIIMPOR,
    TpsState.TERBACA,
    TpsState.DIVERIFIKASI,
    TpsState.DISEPAKATI,
    TpsState.TERKUNCI,
)


class TpsListView(QWidget):
    """Table with filter; Enter opens the verification of a TPS.

    Signals:
        import_wanted: Somebody wants to import scans.
    """

    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TpsModel(self)
        self.filter = TpsFilter(self)
        self.filter.setSourceModel(self.model)
        self.table = QTableView(self)
        self.progress = ProgressStrip(self)
        self._lead = QLabel(self)
        self.left = LeftLine(session, self)
        self._next = QPushButton(self)
        set_primary(self._next)
        self._next.clicked.connect(self._next_action)
        self._lay_out()
        session.rows_changed.connect(self._show_rows)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Daftar TPS"), self)
        title.setProperty("title", True)
        self._lead.setProperty("muted", True)
        card = QFrame(self)
        card.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(self._lead)
        words.addWidget(self.left)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._next)
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(16, 10, 16, 12)
        card_layout.addLayout(top)
        card_layout.addWidget(self.progress)
        self._set_up_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(card)
        layout.addLayout(self._filters())
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _filters(self) -> QHBoxLayout:
        search = QLineEdit(self)
        search.setPlaceholderText(self.tr("Saring: nama desa, nomor atau kode TPS"))
        search.setAccessibleName(self.tr("Saring daftar TPS"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self.filter.set_words)
        states = QComboBox(self)
        states.setAccessibleName(self.tr("Saring menurut keadaan"))
        states.addItem(icon("filter", "muted"), self.tr("Semua keadaan"), None)
        for state in _SHOWN_STATES:
            sign = tps_sign(state)
            states.addItem(icon(sign.icon, sign.tint), sign.word, state.value)
        states.currentIndexChanged.connect(lambda: self.filter.set_state(states.currentData()))
        trouble = QCheckBox(self.tr("Hanya yang perlu perhatian"), self)
        trouble.toggled.connect(self.filter.set_trouble_only)
        row = QHBoxLayout()
        row.addWidget(search, 1)
        row.addWidget(states)
        row.addWidget(trouble)
        self.search = search
        return row

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(18, 18))
        table.setSortingEnabled(True)
        table.sortByColumn(TpsColumn.DESA, Qt.SortOrder.AscendingOrder)
        table.setAccessibleName(self.tr("Daftar TPS"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TpsColumn.DESA, QHeaderView.ResizeMode.Stretch)
        for column, width in zip(list(TpsColumn)[1:], (64, 150, 96, 110, 118, 138, 100, 158), strict=True):
            table.setColumnWidth(column, width)
        table.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens the chosen TPS; Ctrl+F goes to the filter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.table.currentIndex())
        elif event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row: TpsRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None:
            self._session.open_tps.emit(row.kode)

    def _show_rows(self) -> None:
        rows = self._session.rows
        self.model.set_rows(rows)
        if not self.table.currentIndex().isValid() and self.filter.rowCount():
            self.table.setCurrentIndex(self.filter.index(0, 0))
        counts = Counter(row.state for row in rows)
        self.progress.show_counts([(tps_sign(state), counts[state]) for state in TpsState if counts[state]])
        done = counts[TpsState.DISEPAKATI] + counts[TpsState.TERKUNCI]
        problems = sum(row.problems for row in rows)
        text = self.tr("{done} dari {total} TPS disepakati · {problems} masalah")
        self._lead.setText(text.format(done=done, total=len(rows), problems=problems))
        self.left.show_left(rows)
        self._show_next(rows)

    def _show_next(self, rows: list[TpsRow]) -> None:
        empty = all(row.pages_present == 0 for row in rows)
        following = self._session.next_open(None)
        if empty:
            self._next.setText(self.tr("Impor pindaian"))
            self._next.setIcon(icon("import", "on_accent"))
        else:
            self._next.setText(self.tr("Lanjutkan verifikasi"))
            self._next.setIcon(icon("verify", "on_accent"))
        self._next.setVisible(empty or following is not None)

    def _next_action(self) -> None:
        following = self._session.next_open(None)
        if following is None:
            self.import_wanted.emit()
        else:
            self._session.open_tps.emit(following)
