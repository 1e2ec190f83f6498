"""Starting the window: it shows first, and what is heavy is imported afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTimer
from PySide6.QtWidgets import QApplication

from sirekap_desktop import __version__
from sirekap_desktop.ui.crash import install_excepthook
from sirekap_desktop.ui.language import chosen_language, install_translators
from sirekap_desktop.ui.main_window import MainWindow
from sirekap_desktop.ui.opening import Opener, real_opener
from sirekap_desktop.ui.theme import apply_theme
from sirekap_desktop.ui.worker import PoolRunner


def make_application(arguments: list[str]) -> QApplication:
    """Return the application, dressed and speaking the chosen language.

    Importing cv2 sets ``QT_QPA_PLATFORM_PLUGIN_PATH`` and ``QT_QPA_FONTDIR`` to folders of its own on Linux; both are
    dropped before Qt looks for its plugins, so that Qt's own stay in charge whatever was imported before.
    """
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
    QCoreApplication.setOrganizationName("Sirekap Desktop")
    QCoreApplication.setApplicationName("Sirekap Desktop")
    QCoreApplication.setApplicationVersion(__version__)
    QCoreApplication.setLibraryPaths([QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)])
    app = QApplication(arguments)
    install_translators(app, chosen_language())
    apply_theme(app)
    install_excepthook()
    return app


def make_window(opener: Opener | None = None) -> MainWindow:
    """Return the window with its worker, not yet shown."""
    runner = PoolRunner(QApplication.instance())
    return MainWindow(opener or real_opener(), runner)


def run_gui(office: Path | None, *, import_after_open: list[Path] | None = None) -> int:
    """Show the window and run until it is closed.

    Args:
        office: Folder of the office to open; None shows the start page.
        import_after_open: Files and folders whose import begins when the office is open.

    Returns:
        Exit code of the application.
    """
    app = make_application(sys.argv[:1])
    window = make_window()
    window.show()
    if office is not None:
        QTimer.singleShot(0, lambda: window.open_office(office, import_after_open))
    return app.exec()
