"""Fixtures of the window's tests: a small real office, its session, and the window on it."""

from __future__ import annotations

import os
import shutil

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from office_kit import FIRST, SECOND, ImmediateRunner, add_tps, make_app
from PySide6.QtCore import QCoreApplication, QSettings

from sirekap_desktop.app import App
from sirekap_desktop.ui.app_gateway import AppGateway
from sirekap_desktop.ui.main_window import MainWindow
from sirekap_desktop.ui.opening import real_opener
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.theme import LIGHT, apply_theme
from sirekap_desktop.ui.worker import PoolRunner

DOUBTFUL = {"pengguna_dpt_l": 108, "suara_paslon_2": None, "suara_tidak_sah": 8}


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp):
    """Dress the application once: a new style sheet polishes every window that is still there."""
    apply_theme(qapp, LIGHT)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path):
    QCoreApplication.setOrganizationName("uji")
    QCoreApplication.setApplicationName("uji")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QSettings().clear()


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """An office with two desa of two TPS; the first TPS has three doubtful fields, the second none."""
    folder = tmp_path_factory.mktemp("template")
    app = make_app(folder)
    add_tps(app, folder, FIRST, doubtful=DOUBTFUL)
    add_tps(app, folder, SECOND)
    app.close()
    return folder


@pytest.fixture
def app(template, tmp_path):
    """A copy of the template office, open."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    app = App.open(tmp_path / "kantor")
    yield app
    app.close()


@pytest.fixture
def session(app, qapp):
    """A session whose work is done at once."""
    session = Session(AppGateway(app), ImmediateRunner())
    session.refresh()
    return session


@pytest.fixture
def window(app, qtbot, tmp_path):
    """The shown window with the office open, working on real threads."""
    runner = PoolRunner()
    window = MainWindow(real_opener(), runner)
    qtbot.addWidget(window)
    window.show()
    window.open_office(tmp_path / "kantor")
    qtbot.waitUntil(lambda: window.frame is not None and bool(window.session.rows), timeout=10_000)
    yield window
    window.close()
