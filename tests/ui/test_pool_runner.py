"""The worker: results and errors come back on the GUI thread, changes stay in order."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QThread

from sirekap_desktop.ui.worker import PoolRunner


def test_results_come_back_on_the_gui_thread(qtbot):
    runner, got = PoolRunner(), []
    here = QThread.currentThread()
    runner.submit(threading.get_ident, lambda ident: got.append((ident, QThread.currentThread() is here)), got.append)
    qtbot.waitUntil(lambda: bool(got))
    ident, on_gui = got[0]
    assert on_gui
    assert ident != threading.get_ident()


def test_errors_come_back_too(qtbot):
    runner, got = PoolRunner(), []
    runner.submit(lambda: 1 / 0, lambda _r: got.append("done"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], ZeroDivisionError)


def test_changes_run_in_order(qtbot):
    runner, order, done = PoolRunner(), [], []

    def work(number, pause):
        time.sleep(pause)
        order.append(number)
        return number

    for number, pause in enumerate((0.05, 0.0, 0.02, 0.0)):
        runner.submit(lambda n=number, p=pause: work(n, p), done.append, done.append, serial=True)
    qtbot.waitUntil(lambda: len(done) == 4)
    assert order == [0, 1, 2, 3]
    assert done == [0, 1, 2, 3]


def test_closing_finishes_changes_and_delivers_nothing_more(qtbot):
    runner, ran, got = PoolRunner(), [], []
    runner.submit(lambda: (time.sleep(0.05), ran.append(1)), got.append, got.append, serial=True)
    runner.close()
    qtbot.wait(30)
    assert ran == [1]
    assert got == []
