"""The import view: live lines, cancelling, refusals; reading itself is a real import of real files."""

from __future__ import annotations

import threading

import pytest
from office_kit import DESA, PEMILIHAN, ImmediateRunner
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.recap.views import TpsRow
from sirekap_desktop.ui.gateway import ImportLine, ImportResult, ImportStep
from sirekap_desktop.ui.item_models.import_model import ImportColumn
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.views.frame import IMPORT
from sirekap_desktop.ui.views.import_view import ImportView
from sirekap_desktop.ui.views.unassigned_panel import tps_of_choice
from sirekap_desktop.ui.worker import PoolRunner

WAIT = 15_000
EMPTY_TPS = "9901012002001"


class SlowImport:
    """A gateway whose import waits for the test between files."""

    def __init__(self, real):
        self._real = real
        self.go = threading.Semaphore(0)

    def __getattr__(self, name):
        return getattr(self._real, name)

    def import_paths(self, pemilihan, paths, progress, cancelled):
        done = 0
        for number in range(5):
            assert self.go.acquire(timeout=10)
            if cancelled():
                break
            done += 1
            progress(ImportStep(done, 5, ImportLine(f"{number}.jpg", 0, None, None, None, "read", None)))
        return ImportResult(done, done, done, 0, 0, 0, done < 5)


@pytest.fixture
def slow(session, qtbot):
    gateway = SlowImport(session.gateway)
    runner = PoolRunner()
    view = ImportView(Session(gateway, runner))
    qtbot.addWidget(view)
    view.show()
    yield view, gateway
    gateway.go.release(10)
    runner.close()


def test_lines_appear_while_the_import_runs(slow, qtbot, tmp_path):
    view, gateway = slow
    view.start([tmp_path])
    assert view.running
    assert not view.files_button.isEnabled()
    gateway.go.release(2)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    assert (view.bar.value(), view.bar.maximum()) == (2, 5)
    gateway.go.release(3)
    qtbot.waitUntil(lambda: not view.running, timeout=WAIT)
    assert "5 berkas" in view.summary.text()
    assert view.files_button.isEnabled()


def test_an_import_can_be_stopped(slow, qtbot, tmp_path):
    view, gateway = slow
    view.start([tmp_path])
    gateway.go.release(1)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1, timeout=WAIT)
    qtbot.mouseClick(view.cancel_button, Qt.MouseButton.LeftButton)
    gateway.go.release(1)
    qtbot.waitUntil(lambda: not view.running, timeout=WAIT)
    assert view.model.rowCount() == 1
    assert "Dihentikan" in view.summary.text()


def test_a_second_import_waits(slow, qtbot, tmp_path):
    view, _gateway = slow
    view.start([tmp_path])
    with qtbot.waitSignal(view._session.problem):
        view.start([tmp_path])


def test_a_drop_of_bad_files_is_refused_line_by_line(session, qtbot, tmp_path):
    (tmp_path / "catatan.jpg").write_text("bukan gambar")
    (tmp_path / "kosong.pdf").write_bytes(b"")
    view = ImportView(Session(session.gateway, ImmediateRunner()))
    qtbot.addWidget(view)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("catatan.jpg", "kosong.pdf")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    rows = range(view.model.rowCount())
    found = {view.model.index(r, 0).data(): view.model.index(r, 4).data() for r in rows}
    assert found == {"catatan.jpg": "ditolak", "kosong.pdf": "ditolak"}
    assert "2 ditolak" in view.summary.text()
    assert view.unassigned.list.count() == 0
    assert session.gateway.list_tps(PEMILIHAN) == session.rows


def filled(view):
    lines = [
        ("1707072001003-salinan-2.jpg", "C.HASIL-SALINAN-PPWP-2024", 2, "1707072001003", "read", ""),
        ("Foto dari rapat pleno 2024-02-18 10.22.33 (2).jpeg", None, None, None, "unrecognised", "tidak dikenali"),
        ("catatan.jpg", None, None, None, "rejected", "catatan.jpg bukan gambar. Pakai JPEG."),
    ]
    view.model.append([ImportLine(name, 0, *rest) for name, *rest in lines])


def test_no_column_cuts_what_it_usually_holds(session, qtbot):
    view = ImportView(session)
    qtbot.addWidget(view)
    filled(view)
    header, metrics = view.table.horizontalHeader(), view.table.fontMetrics()
    for column in range(ImportColumn.REASON):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
        text = view.model.index(0, column).data()
        assert header.sectionSize(column) > metrics.horizontalAdvance(text) + 10, text
    assert sum(header.sectionSize(c) for c in range(ImportColumn.REASON)) < 760


def test_the_remark_of_the_first_refused_file_is_said_in_full(session, qtbot):
    view = ImportView(session)
    qtbot.addWidget(view)
    filled(view)
    assert view.reason.isHidden()
    view._finished(ImportResult(3, 3, 1, 0, 0, 1, False))
    assert view.table.currentIndex().row() == 2
    assert view.reason.text() == "catatan.jpg bukan gambar. Pakai JPEG."
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.reason.text() == "Foto dari rapat pleno 2024-02-18 10.22.33 (2).jpeg: tidak dikenali"
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.reason.isHidden()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Two pages of the plano as pictures: the first names its TPS, the second does not."""
    folder = tmp_path_factory.mktemp("halaman")
    for number, name in ((1, f"{EMPTY_TPS}-plano-1.jpg"), (2, "foto-dua.jpg")):
        grey = blank_page("C.HASIL-PPWP-2024", number, 2000, on_a4=False).grey
        Image.fromarray(grey).save(folder / name, quality=85)
    return folder


def test_real_pages_go_through_the_real_reader_and_are_listed(window, qtbot, pages):
    frame, view = window.frame, window.frame.importing
    frame.show_view(IMPORT)
    busy = []
    window.session.busy_changed.connect(busy.append)
    view.start([pages])
    assert view.bar.isVisible()
    qtbot.waitUntil(lambda: not view.running, timeout=4 * WAIT)

    rows = range(view.model.rowCount())
    found = {tuple(view.model.index(r, c).data() for c in range(ImportColumn.REASON)) for r in rows}
    assert found == {
        (f"{EMPTY_TPS}-plano-1.jpg", "C.HASIL-PPWP-2024", "1", EMPTY_TPS, "terbaca"),
        ("foto-dua.jpg", "C.HASIL-PPWP-2024", "2", "tanpa TPS", "terbaca"),
    }
    assert "Mengimpor 2 dari 2" in busy
    assert busy[-1] == ""
    assert "2 terbaca, 1 belum punya TPS" in view.summary.text()
    qtbot.waitUntil(lambda: window.session.row(EMPTY_TPS).pages_present == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: view.unassigned.list.count() == 1, timeout=WAIT)

    qtbot.keyClicks(view.unassigned.line, "1 dua")
    qtbot.keyClick(view.unassigned.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.row(EMPTY_TPS).pages_present == 2, timeout=WAIT)
    assert window.session.gateway.unassigned_pages(PEMILIHAN) == []


def row(kode, desa):
    return TpsRow(kode, kode[-3:], kode[:10], desa, "kosong", False, 0, 3, 0, 0, 0, 28, 0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 dua", "9901012002002"),
        ("002 DESA DUA", "9901012002002"),
        ("9901012001002", "9901012001002"),
        ("002 DESA DUA · 9901012002002", "9901012002002"),
        ("002", None),
        ("dua", None),
        ("", None),
        ("tps 001 satu", "9901012001001"),
        ("003 satu", None),
    ],
)
def test_typed_words_mean_one_tps_or_none(text, wanted):
    rows = [row(f"{desa}{n:03}", name) for desa, name in DESA.items() for n in (1, 2)]
    assert tps_of_choice(text, rows) == wanted
