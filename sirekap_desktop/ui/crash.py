"""What happens when the window meets a bug: nothing is hidden, the report is saved, the work so far is kept."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QApplication, QMessageBox

from sirekap_desktop import __version__

_showing = False


def report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return the text of a crash report: versions and trace, no numbers or names of an office."""
    head = (
        f"Sirekap Desktop {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}, "
        f"{platform.platform()}\n{datetime.now(UTC).isoformat(timespec='seconds')}\n\n"
    )
    return head + "".join(traceback.format_exception(kind, error, trace))


def save_report(text: str, folder: Path | None = None) -> Path:
    """Write a report beside the application's data and return its path."""
    if folder is None:
        place = QStandardPaths.StandardLocation.AppLocalDataLocation
        folder = Path(QStandardPaths.writableLocation(place)) / "laporan"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"laporan-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def install_excepthook() -> None:
    """Send every uncaught error of the GUI thread to standard error, a saved report and a dialog."""
    sys.excepthook = _handle


def _handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    global _showing
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt) or QApplication.instance() is None:
        return
    path = save_report(report_text(kind, error, trace))
    if _showing:
        return
    _showing = True
    try:
        crash_box(path, f"{kind.__name__}: {error}").exec()
    finally:
        _showing = False


def crash_box(path: Path, detail: str) -> QMessageBox:
    """Return the dialog that tells of a bug and where its report lies."""
    translate = QCoreApplication.translate
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("Sirekap Desktop")
    box.setText(translate("Crash", "Terjadi kesalahan yang tidak terduga."))
    box.setInformativeText(
        translate(
            "Crash",
            "Semua keputusan yang sudah tersimpan tetap aman. Laporan disimpan di:\n{path}\n"
            "Tutup dan buka lagi program ini; bila terulang, kirim laporan itu kepada pembuat program.",
        ).format(path=path)
    )
    box.setDetailedText(detail)
    return box
