"""From an empty folder to a printed draft, without the demo and without readings: a person keys everything in."""

from __future__ import annotations

import pytest
from office_kit import KECAMATAN, csv_files, numbers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.ui.main import make_window
from sirekap_desktop.ui.views.frame import DOCUMENTS, VERIFY
from sirekap_desktop.ui.views.new_office_dialog import NewOfficeDialog

WAIT = 15_000


@pytest.fixture
def start(qtbot):
    window = make_window()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def open_dialog(window, qtbot):
    qtbot.mouseClick(window.start.new_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NewOfficeDialog))
    return QApplication.activeModalWidget()


def fill(dialog, qtbot, folder, regions, contestants, kecamatan=KECAMATAN):
    for line, text in (
        (dialog.folder_line, str(folder)),
        (dialog.regions_line, str(regions)),
        (dialog.kecamatan_line, kecamatan),
        (dialog.contestants_line, str(contestants)),
    ):
        line.clear()
        qtbot.keyClicks(line, text)


def test_an_incomplete_office_can_not_be_made(start, qtbot):
    dialog = open_dialog(start, qtbot)
    assert not dialog.create_button.isEnabled()
    qtbot.keyClicks(dialog.kecamatan_line, "17x0707")
    assert dialog.kecamatan_line.text() == "170707"
    assert not dialog.create_button.isEnabled()
    dialog.reject()


def test_a_wrong_file_is_said_in_the_dialog_and_can_be_put_right(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants, kecamatan="111111")
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "111111" in dialog.problem.text(), timeout=WAIT)
    assert not (tmp_path / "baru").exists()
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.frame is not None and len(start.session.rows) == 4, timeout=WAIT)


def test_from_an_empty_folder_to_a_printed_draft(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.keyClick(dialog.create_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: start.frame is not None and len(start.session.rows) == 4, timeout=WAIT)

    view = start.frame.verify
    start.frame.show_view(VERIFY)
    qtbot.waitUntil(lambda: view.controller.sheet is not None, timeout=WAIT)
    for value in [numbers()[f.id] for f in view.controller.sheet.fields]:
        for digit in str(value):
            qtbot.keyClick(view.table, digit)
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(view.controller.open_fields) == 0 and not view.controller.pending, timeout=WAIT)
    typed = {f.id: f.decided for f in view.controller.sheet.fields}
    assert typed == numbers()
    assert view.controller.sheet.state is not TpsState.TERKUNCI

    documents = start.frame.documents
    start.frame.show_view(DOCUMENTS)
    qtbot.keyClick(documents.print_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: documents.preview.page_count > 0, timeout=WAIT)
    assert documents._line().state == "draf"
    assert documents._line().file.parent == tmp_path / "baru" / "documents"
