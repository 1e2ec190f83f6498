"""The frame: rail, top bar, banner, the views of an open office, and the status bar."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sirekap_desktop.ui.icons import icon, pixmap
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.documents_view import DocumentsView
from sirekap_desktop.ui.views.help_dialog import HelpDialog
from sirekap_desktop.ui.views.import_view import ImportView
from sirekap_desktop.ui.views.recap_view import RecapView
from sirekap_desktop.ui.views.tps_list_view import TpsListView
from sirekap_desktop.ui.views.verify_view import VerifyView
from sirekap_desktop.ui.widgets.account_button import AccountButton
from sirekap_desktop.ui.widgets.banner import Banner
from sirekap_desktop.ui.widgets.election_picker import ElectionPicker

HOME, IMPORT, VERIFY, RECAP, DOCUMENTS = range(5)
_RAIL_WIDTH = 148


class Frame(QWidget):
    """Everything that is seen of an open office.

    Signals:
        hints_changed: The keys of the view shown, for the status bar.
    """

    hints_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.banner = Banner(self)
        self.home = TpsListView(session, self)
        self.importing = ImportView(session, self)
        self.verify = VerifyView(session, self)
        self.recap = RecapView(session, self)
        self.documents = DocumentsView(session, self)
        self.views = (self.home, self.importing, self.verify, self.recap, self.documents)
        self.stack = QStackedWidget(self)
        for view in self.views:
            self.stack.addWidget(view)
        self._crumbs = QLabel(self)
        self._rail = QButtonGroup(self)
        self._lay_out()
        session.problem.connect(self.banner.show_problem)
        session.notice.connect(self.banner.show_notice)
        session.open_tps.connect(self._open_tps)
        session.tps_chosen.connect(lambda _kode: self._show_crumbs())
        session.rows_changed.connect(self._show_crumbs)
        session.election_chosen.connect(lambda: self.show_view(self.stack.currentIndex()))
        self.home.import_wanted.connect(lambda: self.show_view(IMPORT))
        self._rail.idClicked.connect(self.show_view)
        self.show_view(HOME)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if self.session.info.practice:
            right.addWidget(self._practice_band())
        right.addWidget(self._top_bar())
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail_frame())
        layout.addLayout(right, 1)

    def _practice_band(self) -> QLabel:
        band = QLabel(self.tr("MODE LATIHAN — semua angka dan formulir di sini buatan"), self)
        band.setObjectName("practice")
        band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return band

    def _rail_frame(self) -> QFrame:
        rail = QFrame(self)
        rail.setObjectName("rail")
        rail.setFixedWidth(_RAIL_WIDTH)
        layout = QVBoxLayout(rail)
        layout.setContentsMargins(8, 14, 8, 10)
        layout.setSpacing(4)
        name = QLabel("Sirekap Desktop", rail)
        name.setStyleSheet("font-weight: 700; color: #ffffff; padding: 0 4px 10px 4px;")
        layout.addWidget(name)
        entries = (
            (HOME, "home", self.tr("Daftar TPS")),
            (IMPORT, "import", self.tr("Impor")),
            (VERIFY, "verify", self.tr("Verifikasi")),
            (RECAP, "recap", self.tr("Rekap")),
            (DOCUMENTS, "document", self.tr("Dokumen D")),
        )
        for place, image, text in entries:
            layout.addWidget(self._rail_button(place, image, text, rail))
        layout.addStretch(1)
        self.calibration_button = self._tool_button("pencil", self.tr("Kalibrasi"), rail)
        self.calibration_button.setToolTip(self.tr("Buat definisi formulir baru dari pindaian formulir kosong"))
        self.calibration_button.clicked.connect(self.calibrate)
        help_button = self._tool_button("question", self.tr("Bantuan (F1)"), rail)
        help_button.clicked.connect(self.show_help)
        for button in (self.calibration_button, help_button):
            layout.addWidget(button)
        return rail

    def _tool_button(self, image: str, text: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setText(text)
        button.setIcon(icon(image, "rail_text"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(22, 22))
        button.setFixedWidth(_RAIL_WIDTH - 16)
        return button

    def _rail_button(self, place: int, image: str, text: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setText(text)
        button.setIcon(icon(image, "#ffffff"))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFixedWidth(_RAIL_WIDTH - 16)
        button.setToolTip(f"{text} (Ctrl+{place + 1})")
        self._rail.addButton(button, place)
        return button

    def _top_bar(self) -> QFrame:
        info = self.session.info
        bar = QFrame(self)
        bar.setObjectName("topbar")
        bar.setFixedHeight(44)
        self.election = ElectionPicker(self.session, bar)
        self._crumbs.setParent(bar)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(14)
        layout.addWidget(self.election)
        layout.addWidget(self._crumbs, 1)
        station = QLabel(info.station, bar)
        station.setProperty("muted", True)
        station.setToolTip(self.tr("Nama komputer ini, dicatat pada setiap perubahan"))
        layout.addWidget(station)
        person = QLabel(bar)
        person.setPixmap(pixmap("user", 18, "muted"))
        layout.addWidget(person)
        layout.addWidget(AccountButton(info.actor_name, info.actor_role, bar))
        return bar

    def _show_crumbs(self) -> None:
        session = self.session
        parts = [session.info.kecamatan_nama]
        row = session.row(session.current) if session.current else None
        if row is not None and self.stack.currentIndex() == VERIFY:
            parts += [row.desa_nama, f"TPS {row.nomor}"]
        self._crumbs.setText("  ›  ".join(parts))

    def show_view(self, place: int) -> None:
        """Show a view of the rail."""
        self.stack.setCurrentIndex(place)
        self._rail.button(place).setChecked(True)
        if place == VERIFY:
            self.verify.open_current()
        elif place == IMPORT:
            self.importing.unassigned.reload()
        elif place == RECAP:
            self.recap.reload()
        elif place == DOCUMENTS:
            self.documents.reload()
        else:
            self.session.refresh()
        self.views[place].setFocus()
        self._show_crumbs()
        self.hints_changed.emit(self._hints(place))

    def _hints(self, place: int) -> str:
        return {
            HOME: self.tr("Enter buka TPS · Ctrl+F saring · F1 bantuan"),
            IMPORT: self.tr("Enter beri TPS pada halaman · F1 bantuan"),
            VERIFY: self.tr(
                "Enter setuju · angka mengganti · Tab isian berikut · F2 identitas · F4 kejadian · "
                "Ctrl+Z urungkan · Ctrl+Enter TPS disepakati · F1 bantuan"
            ),
            RECAP: self.tr("Enter buka kolom · Backspace ke kecamatan · F1 bantuan"),
            DOCUMENTS: self.tr("↑ ↓ pilih dokumen · Ctrl+P cetak ke PDF · F1 bantuan"),
        }[place]

    def _open_tps(self, kode: str) -> None:
        self.session.choose(kode)
        self.show_view(VERIFY)

    def import_paths(self, paths: list[Path]) -> None:
        """Show the import and begin it."""
        self.show_view(IMPORT)
        self.importing.start(paths)

    def calibrate(self) -> None:
        """Make a form definition from a blank scan, for this office."""
        from sirekap_desktop.ui.views.calibration_window import CalibrationWindow

        self.calibration = CalibrationWindow(self.session.runner, self.session.info.folder / "forms", self)
        self.calibration.open()

    def show_help(self) -> None:
        """Show the keys."""
        HelpDialog(self).exec()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that work everywhere: F1, Esc, Ctrl+1 … Ctrl+5."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        place = event.key() - int(Qt.Key.Key_1)
        if event.key() == Qt.Key.Key_F1:
            self.show_help()
        elif event.key() == Qt.Key.Key_Escape and self.banner.isVisible():
            self.banner.hide()
        elif control and 0 <= place < len(self.views):
            self.show_view(place)
        else:
            super().keyPressEvent(event)
