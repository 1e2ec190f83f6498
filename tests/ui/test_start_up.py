"""Starting: nothing heavy before the window shows, Qt's own plugins in charge, bugs are reported."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QMessageBox

from sirekap_desktop.ui import crash

HEAVY = ("cv2", "numpy", "sqlalchemy", "alembic", "reportlab", "pypdfium2", "pyhanko", "torch", "PIL")


def run(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.strip()


def test_the_window_shows_before_any_heavy_import(tmp_path):
    code = (
        "import sys\n"
        "from sirekap_desktop.ui.main import make_application, make_window\n"
        "app = make_application(['x'])\n"
        "window = make_window()\n"
        "window.show()\n"
        "app.processEvents()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], window.isVisible())\n"
        "window.close()\n"
    )
    assert run(code, XDG_CONFIG_HOME=str(tmp_path)) == "[] True"


def test_qt_keeps_its_own_plugins_whatever_cv2_sets(tmp_path):
    code = (
        "import os, cv2\n"
        "os.environ.setdefault('QT_QPA_PLATFORM_PLUGIN_PATH', '/somewhere/cv2/qt/plugins')\n"
        "os.environ.setdefault('QT_QPA_FONTDIR', '/somewhere/cv2/qt/fonts')\n"
        "from sirekap_desktop.ui.main import make_application\n"
        "app = make_application(['x'])\n"
        "from PySide6.QtCore import QLibraryInfo\n"
        "own = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)\n"
        "paths = app.libraryPaths()\n"
        "left = [n for n in ('QT_QPA_PLATFORM_PLUGIN_PATH', 'QT_QPA_FONTDIR') if 'cv2' in os.environ.get(n, '')]\n"
        "print(app.platformName(), paths[0] == own, any('cv2' in p for p in paths), left)\n"
    )
    assert run(code, XDG_CONFIG_HOME=str(tmp_path)) == "offscreen True False []"


def test_a_bug_is_saved_and_told(qtbot, tmp_path, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr(crash, "save_report", lambda text: crash_file(tmp_path, text))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.informativeText()))
    try:
        raise ZeroDivisionError("inti")
    except ZeroDivisionError as error:
        crash._handle(type(error), error, error.__traceback__)
    assert "laporan.txt" in shown[0]
    assert "ZeroDivisionError: inti" in (tmp_path / "laporan.txt").read_text()
    assert "ZeroDivisionError" in capsys.readouterr().err


def crash_file(folder, text):
    path = folder / "laporan.txt"
    path.write_text(text)
    return path


def test_reports_do_not_overwrite_each_other(tmp_path):
    first, second = (crash.save_report(text, tmp_path) for text in ("a", "b"))
    assert (first.read_text(), second.read_text()) == ("a", "b")


def test_a_missing_office_is_said_in_the_window(qtbot, tmp_path):
    from sirekap_desktop.ui.main import make_window

    window = make_window()
    qtbot.addWidget(window)
    window.show()
    window.open_office(tmp_path / "tidak-ada")
    qtbot.waitUntil(lambda: bool(window.start_banner.text), timeout=10_000)
    assert window.frame is None
    assert "tidak-ada" in window.start_banner.text


def test_every_view_fits_the_smallest_screen(qtbot, window):
    """1366×768 must be enough for every view, with nothing pushed out."""
    for view in window.frame.views:
        hint = view.minimumSizeHint()
        assert hint.width() <= 1366 - 148
        assert hint.height() <= 768 - 100
