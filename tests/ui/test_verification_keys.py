"""Verification with real key events on a real office: correct, agree, lock, be refused, print a draft."""

from __future__ import annotations

import pytest
from office_kit import FIRST, SECOND, numbers
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from sirekap_desktop.recap import intake, sheets
from sirekap_desktop.recap.states import Level, TpsState
from sirekap_desktop.ui.views.frame import DOCUMENTS, RECAP, VERIFY
from sirekap_desktop.ui.views.lock_dialog import LockDialog
from sirekap_desktop.ui.views.reason_dialog import ReasonDialog
from sirekap_desktop.ui.views.review_dialog import ReviewDialog

WAIT = 15_000


@pytest.fixture
def verify(window, qtbot):
    """The verification view with the first TPS open and its pictures there."""
    frame = window.frame
    frame.show_view(VERIFY)
    view = frame.verify
    qtbot.waitUntil(lambda: view.controller.sheet is not None, timeout=WAIT)
    wait_for_pictures(view, qtbot)
    return view


def wait_for_pictures(view, qtbot):
    qtbot.waitUntil(lambda: all(view._snippet(f) is not None for f in view.controller.sheet.fields), timeout=WAIT)


def keys(qtbot, view, text):
    for key in text:
        qtbot.keyClick(view.table, key)


def settled(view, qtbot):
    qtbot.waitUntil(lambda: not view.controller.pending, timeout=WAIT)


def in_dialog(kind, act):
    """Run ``act`` on the modal dialog of a kind as soon as it is on the screen."""

    def look(tries=200):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif tries:
            QTimer.singleShot(25, lambda: look(tries - 1))

    QTimer.singleShot(0, look)


def decided(view):
    return {f.id: f.decided for f in view.controller.sheet.fields if f.is_decided}


def test_the_first_doubtful_field_is_active_and_magnified(verify, qtbot):
    assert verify.table.active.id == "pengguna_dpt_l"
    assert verify.pages.tabText(verify.pages.currentIndex()) == "Plano 1"
    boxes = [p for polygon in verify.table.active.polygons for p in polygon]
    left, right = min(x for x, _ in boxes), max(x for x, _ in boxes)

    def centred():
        view = verify.scan.viewport().rect()
        middle = verify.scan.mapToScene(view.center())
        shown = verify.scan.mapToScene(view).boundingRect().width()
        return left < middle.x() < right and (right - left) / shown > 0.2

    qtbot.waitUntil(centred, timeout=WAIT)


def test_typing_overwrites_and_enter_goes_to_the_next_doubt(verify, qtbot):
    keys(qtbot, verify, "100")
    assert verify.model.buffer == "100"
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    assert verify.table.active.id == "suara_paslon_2"
    settled(verify, qtbot)
    assert decided(verify) == {"pengguna_dpt_l": 100}
    qtbot.waitUntil(lambda: verify.pages.tabText(verify.pages.currentIndex()) == "Plano 2")


def test_enter_on_an_empty_field_decides_nothing(verify, qtbot, window):
    verify.table.activate("suara_paslon_2")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    assert "kosong" in window.frame.banner.text
    assert decided(verify) == {}
    keys(qtbot, verify, "0")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    settled(verify, qtbot)
    assert decided(verify) == {"suara_paslon_2": 0}


def test_enter_agrees_with_what_was_read(verify, qtbot):
    verify.table.activate("suara_sah")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    settled(verify, qtbot)
    assert decided(verify) == {"suara_sah": 210}


def test_backspace_escape_and_too_many_digits(verify, qtbot):
    verify.table.activate("suara_sah")
    qtbot.keyClick(verify.table, Qt.Key.Key_Backspace)
    assert verify.model.buffer == "21"
    keys(qtbot, verify, "99")
    assert verify.model.buffer == "219"
    qtbot.keyClick(verify.table, Qt.Key.Key_Escape)
    assert verify.model.buffer is None
    assert decided(verify) == {}


def test_tab_walks_all_fields(verify, qtbot):
    verify.table.activate("pemilih_dpt_l")
    seen = []
    for _ in range(28):
        seen.append(verify.table.active.id)
        qtbot.keyClick(verify.table, Qt.Key.Key_Tab)
    assert seen == [f.id for f in verify.controller.sheet.fields]
    qtbot.keyClick(verify.table, Qt.Key.Key_Backtab)
    assert verify.table.active.id == "suara_total"


def test_a_changed_value_asks_for_a_reason_once(verify, qtbot, app):
    verify.table.activate("suara_sah")
    in_dialog(ReasonDialog, lambda d: qtbot.keyClick(d.list, Qt.Key.Key_Return))
    keys(qtbot, verify, "209")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: decided(verify) == {"suara_sah": 209}, timeout=WAIT)
    history = sheets.list_pembetulan(app.office, "PPWP", FIRST)
    assert [(p.before, p.after, p.reason) for p in history] == [(210, 209, "Salah baca oleh program")]


def test_without_a_reason_nothing_changes(verify, qtbot):
    verify.table.activate("suara_sah")
    in_dialog(ReasonDialog, lambda d: d.reject())
    keys(qtbot, verify, "209")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    qtbot.wait(300)
    settled(verify, qtbot)
    assert decided(verify) == {}


def test_control_z_takes_back(verify, qtbot):
    keys(qtbot, verify, "100")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    settled(verify, qtbot)
    qtbot.keyClick(verify.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: decided(verify) == {}, timeout=WAIT)


def test_alt_right_opens_the_next_tps(verify, qtbot):
    qtbot.keyClick(verify.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: verify.controller.sheet.kode == SECOND, timeout=WAIT)


def agree(qtbot, view):
    qtbot.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_doubts_and_identity_stand_before_agreeing(verify, qtbot, window):
    agree(qtbot, verify)
    assert "3 isian" in window.frame.banner.text
    verify.controller.open(SECOND)
    qtbot.waitUntil(lambda: verify.controller.sheet.kode == SECOND, timeout=WAIT)
    agree(qtbot, verify)
    assert "F2" in window.frame.banner.text
    assert verify.controller.sheet.state is TpsState.TERBACA


def test_the_review_sheet_refuses_numbers_without_their_picture(verify, qtbot):
    fields = list(verify.controller.sheet.fields)[:3]
    dialog = ReviewDialog("TPS", fields, {}, lambda f: None if f is fields[0] else verify._snippet(f))
    qtbot.addWidget(dialog)
    assert not dialog.agree_button.isEnabled()
    whole = ReviewDialog("TPS", fields, {}, verify._snippet)
    qtbot.addWidget(whole)
    assert whole.agree_button.isEnabled()


def test_from_five_corrections_to_a_refused_change_and_a_draft(verify, qtbot, window, app):
    corrections = {
        "pengguna_dpt_l": "100",
        "suara_paslon_2": "100",
        "suara_tidak_sah": "6",
        "surat_suara_dikembalikan": "0",
        "surat_suara_tidak_digunakan": "39",
    }
    for field_id, value in corrections.items():
        verify.table.activate(field_id)
        if field_id.startswith("surat"):
            in_dialog(ReasonDialog, lambda d: qtbot.keyClick(d.list, Qt.Key.Key_Return))
        keys(qtbot, verify, value)
        qtbot.keyClick(verify.table, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda i=field_id, v=value: decided(verify).get(i) == int(v), timeout=WAIT)
    qtbot.keyClick(verify.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: verify.controller.sheet.identity_confirmed, timeout=WAIT)
    in_dialog(ReviewDialog, lambda d: qtbot.keyClick(d, Qt.Key.Key_Return))
    agree(qtbot, verify)
    state = lambda: sheets.tps_sheet(app.office, "PPWP", FIRST).state  # noqa: E731
    qtbot.waitUntil(lambda: state() is TpsState.DISEPAKATI, timeout=WAIT)
    qtbot.waitUntil(lambda: verify.controller.sheet.kode == SECOND, timeout=WAIT)

    recap = window.frame.recap
    window.frame.show_view(RECAP)
    recap.show_region(FIRST[:10])
    qtbot.waitUntil(lambda: recap.model.table is not None and recap.level is Level.DESA, timeout=WAIT)
    qtbot.waitUntil(lambda: recap.lock_tps_button.isEnabled(), timeout=WAIT)

    def lock(dialog):
        qtbot.waitUntil(dialog.lock_button.isEnabled, timeout=WAIT)
        qtbot.keyClick(dialog.lock_button, Qt.Key.Key_Space)

    in_dialog(LockDialog, lock)
    qtbot.mouseClick(recap.lock_tps_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state() is TpsState.TERKUNCI, timeout=WAIT)

    window.session.open_tps.emit(FIRST)
    qtbot.waitUntil(lambda: verify.controller.sheet.kode == FIRST, timeout=WAIT)
    wait_for_pictures(verify, qtbot)
    verify.table.activate("suara_sah")
    keys(qtbot, verify, "1")
    qtbot.keyClick(verify.table, Qt.Key.Key_Return)
    settled(verify, qtbot)
    qtbot.waitUntil(lambda: "sudah dikunci" in window.frame.banner.text, timeout=WAIT)
    kept = {f.id: f.decided for f in sheets.tps_sheet(app.office, "PPWP", FIRST).fields}
    assert kept == numbers() | {"surat_suara_dikembalikan": 0, "surat_suara_tidak_digunakan": 39}

    documents = window.frame.documents
    window.frame.show_view(DOCUMENTS)
    qtbot.mouseClick(documents.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: documents.preview.page_count > 0, timeout=WAIT)
    printed = documents._line()
    assert printed.state == "draf"
    assert printed.file.read_bytes().startswith(b"%PDF")


def test_unassigned_page_is_given_with_the_keyboard(window, qtbot, app, tmp_path):
    from office_kit import add_tps

    add_tps(app, tmp_path, None, pages=(2,), name="lepas")
    panel = window.frame.importing.unassigned
    window.frame.show_view(1)
    qtbot.waitUntil(lambda: panel.list.count() == 1, timeout=WAIT)
    qtbot.keyClicks(panel.line, "dua")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert "belum jelas" in window.frame.banner.text
    panel.line.clear()
    qtbot.keyClicks(panel.line, "002 desa dua")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.list.count() == 0, timeout=WAIT)
    assert intake.unassigned_pages(app.office, "PPWP") == []
    assert len(sheets.tps_sheet(app.office, "PPWP", "9901012002002").pages) == 1
