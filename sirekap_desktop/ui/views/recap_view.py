"""The recap as on the D forms, and the locks of TPS, desa and kecamatan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.forms.rules import Check
from sirekap_desktop.recap.states import Level, TpsState
from sirekap_desktop.recap.views import RecapTable
from sirekap_desktop.ui.icons import icon, pixmap
from sirekap_desktop.ui.item_models.recap_model import KODE_ROLE, RecapModel
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.theme import tabular, theme
from sirekap_desktop.ui.views.lock_dialog import LockDialog
from sirekap_desktop.ui.widgets.buttons import set_primary
from sirekap_desktop.ui.widgets.left_line import LeftLine
from sirekap_desktop.ui.widgets.rules_panel import RulesPanel
from sirekap_desktop.ui.words import state_sign

_LABEL_WIDTH = 268
_TOTAL_WIDTH = 128


class RecapView(QWidget):
    """Table of one desa (columns TPS) or of the kecamatan (columns desa)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._labels: Mapping[str, str] = {}
        self.model = RecapModel(self)
        self.table = QTableView(self)
        self.rules = RulesPanel(self)
        self.region = QComboBox(self)
        self.lock_tps_button = QPushButton(icon("lock"), self.tr("Kunci TPS…"), self)
        self.lock_region_button = QPushButton(icon("lock"), "", self)
        self._state_icon = QLabel(self)
        self._state = QLabel(self)
        self.left = LeftLine(session, self)
        self._lay_out()
        session.rows_changed.connect(self._offer_regions)
        session.rows_changed.connect(self._show_left)
        session.numbers_changed.connect(self._reload_if_shown)
        self.region.currentIndexChanged.connect(self.reload)
        self.table.doubleClicked.connect(self._open_cell)
        self.lock_tps_button.clicked.connect(self._lock_tps)
        self.lock_region_button.clicked.connect(self._lock_region)
        self._offer_regions()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Rekapitulasi"), self)
        title.setProperty("title", True)
        self.region.setMinimumWidth(300)
        self.region.setAccessibleName(self.tr("Wilayah yang ditampilkan"))
        top = QHBoxLayout()
        top.addWidget(title)
        top.addSpacing(8)
        top.addWidget(self.region)
        top.addWidget(self._state_icon)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self.lock_tps_button)
        top.addWidget(self.lock_region_button)
        card = QFrame(self)
        card.setObjectName("card")
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(16, 10, 16, 10)
        card_layout.addLayout(top)
        card_layout.addWidget(self.left)
        self._set_up_table()
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(self.rules)
        split.setSizes([430, 130])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(card)
        layout.addWidget(split, 1)
        self.setFocusProxy(self.table)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setCornerButtonEnabled(False)
        table.setFont(tabular(table.font()))
        table.setIconSize(QSize(16, 16))
        table.setAccessibleName(self.tr("Tabel rekapitulasi"))
        rows = table.verticalHeader()
        rows.setFixedWidth(_LABEL_WIDTH)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setDefaultSectionSize(28)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setHighlightSections(False)
        columns = table.horizontalHeader()
        columns.setMinimumSectionSize(84)
        columns.setHighlightSections(False)

    def _offer_regions(self) -> None:
        desa = dict.fromkeys((row.desa_kode, row.desa_nama) for row in self._session.rows)
        info = self._session.info
        entries = [(info.kecamatan_kode, self.tr("Kecamatan {nama}").format(nama=info.kecamatan_nama))]
        entries += [(kode, self.tr("Desa/Kelurahan {nama}").format(nama=nama)) for kode, nama in desa]
        if [self.region.itemData(i) for i in range(self.region.count())] == [kode for kode, _ in entries]:
            return
        self.region.blockSignals(True)
        self.region.clear()
        for kode, text in entries:
            self.region.addItem(text, kode)
        self.region.blockSignals(False)
        self.reload()

    @property
    def level(self) -> Level:
        """Level of the region shown."""
        return Level.KECAMATAN if len(str(self.region.currentData())) == 6 else Level.DESA

    def show_region(self, kode: str) -> None:
        """Show a desa or the kecamatan by its code."""
        place = self.region.findData(kode)
        if place >= 0:
            self.region.setCurrentIndex(place)

    def _show_left(self) -> None:
        kode = str(self.region.currentData() or "")
        self.left.show_left([row for row in self._session.rows if row.kode.startswith(kode)])

    def _reload_if_shown(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Load the table anew."""
        kode = self.region.currentData()
        if kode is None:
            return
        self._show_left()
        session, pemilihan, level = self._session, self._session.pemilihan, self.level
        session.load(lambda: session.gateway.recap_table(pemilihan, level, kode), self._show_table)

    def _show_table(self, table: RecapTable) -> None:
        if (table.pemilihan, table.kode) != (self._session.pemilihan, self.region.currentData()):
            return
        self._labels = self._session.gateway.short_labels(table.pemilihan, table.kode)
        self.model.set_table(table, self._labels)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setColumnWidth(len(table.columns), _TOTAL_WIDTH)
        sign = state_sign(table.state)
        self._state_icon.setPixmap(pixmap(sign.icon, 18, sign.tint))
        self._state.setText(sign.word)
        self._state.setStyleSheet(f"font-weight: 600; color: {getattr(theme(), sign.tint)};")
        self.rules.show_checks(_named_checks(table), self._labels, [])
        self._show_buttons(table)

    def _show_buttons(self, table: RecapTable) -> None:
        is_desa = table.level is Level.DESA
        ready = self._ready_tps(table)
        self.lock_tps_button.setVisible(is_desa and not table.final)
        text = self.tr("Kunci {count} TPS yang disepakati…").format(count=len(ready))
        self.lock_tps_button.setText(text if ready else self.tr("Kunci TPS…"))
        self.lock_tps_button.setEnabled(bool(ready))
        text = self.tr("Kunci desa/kelurahan…") if is_desa else self.tr("Kunci kecamatan…")
        self.lock_region_button.setText(self.tr("Sudah terkunci") if table.final else text)
        self.lock_region_button.setEnabled(not table.final)
        set_primary(self.lock_region_button, not table.final and not ready)
        self.lock_region_button.setIcon(icon("lock", "text" if table.final or ready else "on_accent"))
        set_primary(self.lock_tps_button, bool(ready))
        self.lock_tps_button.setIcon(icon("lock", "on_accent" if ready else "muted"))

    def _ready_tps(self, table: RecapTable) -> list[str]:
        if table.level is not Level.DESA:
            return []
        states = zip(table.columns, table.column_states, strict=True)
        return [kode for (kode, _), state in states if state == TpsState.DISEPAKATI]

    def _lock_tps(self) -> None:
        if self.model.table is not None:
            self._lock([(Level.TPS, kode) for kode in self._ready_tps(self.model.table)])

    def _lock_region(self) -> None:
        if self.model.table is not None:
            self._lock([(self.level, self.model.table.kode)])

    def _lock(self, targets: list[tuple[Level, str]]) -> None:
        dialog = LockDialog(self._session, targets, self._labels, self)
        dialog.load()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._session.notice.emit(self.tr("Terkunci. Angka yang terkunci tidak dapat diubah lagi."))
        self._session.refresh()
        self._session.numbers_changed.emit()
        self.reload()

    def _open_cell(self, index: QModelIndex) -> None:
        kode = str(index.data(KODE_ROLE))
        if len(kode) == 13:
            self._session.open_tps.emit(kode)
        elif len(kode) == 10:
            self.show_region(kode)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens the column of a cell; Backspace goes back to the kecamatan."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.currentIndex().isValid():
            self._open_cell(self.table.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace:
            self.region.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)


def _named_checks(table: RecapTable) -> list[tuple[str, Check]]:
    """Return the checks of the totals and the broken ones of each column, named by column."""
    named = [("", check) for check in table.checks]
    named += [("", check) for check in table.recap_checks if check.broken]
    for (_kode, name), checks in zip(table.columns, table.column_checks, strict=False):
        named += [(name, check) for check in checks if check.broken]
    return named
