"""The window itself: start page or the frame of an open office, and closing it without losing anything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QMessageBox, QVBoxLayout, QWidget

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.ui.gateway import Gateway
from sirekap_desktop.ui.language import error_text
from sirekap_desktop.ui.opening import NewOffice, Opener
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.start_view import StartView, remember_office
from sirekap_desktop.ui.widgets.banner import Banner
from sirekap_desktop.ui.worker import Runner


class MainWindow(QMainWindow):
    """Holds one office at a time."""

    def __init__(self, opener: Opener, runner: Runner) -> None:
        super().__init__()
        self._opener = opener
        self._runner = runner
        self.session: Session | None = None
        self.frame: QWidget | None = None
        self.setWindowTitle("Sirekap Desktop")
        self.resize(1366, 768)
        self.setMinimumSize(1180, 680)
        self._busy = QLabel(self)
        self._hints = QLabel(self)
        self.statusBar().addWidget(self._hints, 1)
        self.statusBar().addPermanentWidget(self._busy)
        self.statusBar().setSizeGripEnabled(False)
        self.show_start()

    def show_start(self) -> None:
        """Show the start page."""
        page = QWidget(self)
        self.start_banner = Banner(page)
        self.start = StartView(page)
        self.start.office_chosen.connect(self.open_office)
        self.start.new_wanted.connect(self.new_office)
        self.start.calibration_wanted.connect(self.calibrate)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.start_banner)
        layout.addWidget(self.start, 1)
        self.setCentralWidget(page)

    def open_office(self, folder: Path, then_import: list[Path] | None = None) -> None:
        """Open an office off the GUI thread, show it, and begin an import where one is asked for."""
        self._busy.setText(self.tr("Membuka kantor…"))
        self._runner.submit(
            lambda: self._opener.open(folder),
            lambda gateway: self._opened(gateway, then_import or []),
            self._not_opened,
        )

    def new_office(self) -> None:
        """Ask what a new office is made of, make it and open it."""
        from sirekap_desktop.ui.views.new_office_dialog import NewOfficeDialog

        dialog = NewOfficeDialog(self._runner, self)
        dialog.accepted.connect(lambda: self._create(dialog.wanted, dialog))
        dialog.open()

    def calibrate(self) -> None:
        """Make a form definition from a blank scan."""
        from sirekap_desktop.ui.views.calibration_window import CalibrationWindow

        self.calibration = CalibrationWindow(self._runner, parent=self)
        self.calibration.open()

    def _create(self, wanted: NewOffice, dialog: QDialog) -> None:
        from sirekap_desktop.ui.views.new_office_dialog import NewOfficeDialog

        def failed(error: Exception) -> None:
            self._busy.clear()
            if not isinstance(error, SirekapError):
                raise error
            assert isinstance(dialog, NewOfficeDialog)
            dialog.show_problem(error_text(error))
            dialog.open()

        self._busy.setText(self.tr("Membuat kantor…"))
        self._runner.submit(lambda: self._opener.create(wanted), lambda gateway: self._opened(gateway, []), failed)

    def _opened(self, gateway: Gateway, then_import: list[Path]) -> None:
        from sirekap_desktop.ui.views.frame import Frame

        session = Session(gateway, self._runner, self)
        frame = Frame(session, self)
        frame.hints_changed.connect(self._hints.setText)
        session.busy_changed.connect(self._busy.setText)
        self.session, self.frame = session, frame
        self._busy.clear()
        self.setCentralWidget(frame)
        self.setWindowTitle(f"{session.info.kecamatan_nama} — Sirekap Desktop")
        remember_office(session.info.folder)
        session.refresh()
        frame.show_view(0)
        if then_import:
            frame.import_paths(then_import)

    def _not_opened(self, error: Exception) -> None:
        self._busy.clear()
        if not isinstance(error, SirekapError):
            raise error
        self.start_banner.show_problem(error_text(error))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before an import is cut off; let changes under way finish; close the office."""
        from sirekap_desktop.ui.views.frame import Frame

        frame = self.frame
        if isinstance(frame, Frame) and frame.importing.running:
            answer = QMessageBox.question(
                self,
                self.tr("Impor masih berjalan"),
                self.tr("Hentikan impor dan tutup? Yang sudah tersimpan tetap tersimpan."),
            )
            if answer != QMessageBox.StandardButton.Yes:
                event.ignore()
                return
            frame.importing.cancel()
        self._runner.close()
        if self.session is not None:
            self.session.gateway.close()
            self.session = None
        event.accept()
