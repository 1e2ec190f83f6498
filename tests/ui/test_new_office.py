"""From an empty folder to a printed draft, without the demo and without readings: a person keys everything in."""

from __future__ import annotations

import pytest
from office_kit import KECAMATAN, csv_files, numbers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.resources import resource
from sirekap_desktop.ui.main import make_window
from sirekap_desktop.ui.views.frame import DOCUMENTS, VERIFY
from sirekap_desktop.ui.views.new_office_dialog import NewOfficeDialog
from sirekap_desktop.ui.widgets.contestant_panel import ContestantListDialog
from sirekap_desktop.ui.widgets.kecamatan_box import kecamatan_of_choice

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
        (dialog.kecamatan_box.lineEdit(), kecamatan),
        (dialog.contestants_line, str(contestants)),
    ):
        line.clear()
        qtbot.keyClicks(line, text)


def test_an_incomplete_office_can_not_be_made(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    assert not dialog.create_button.isEnabled()
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants, kecamatan="99010")
    assert not dialog.create_button.isEnabled()
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=WAIT)
    dialog.contestants.boxes["PPWP"].setChecked(False)
    assert not dialog.create_button.isEnabled()
    dialog.reject()


def test_the_list_of_contestants_is_told_in_indonesian(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.waitUntil(lambda: dialog.contestants.preview is not None, timeout=WAIT)
    shown = ContestantListDialog(dialog.contestants.preview)
    qtbot.addWidget(shown)
    assert shown.findChild(QLabel).text() == "PPWP dapil -: 0 partai, 3 calon atau pasangan calon"
    assert shown.table.rowCount() == 3
    (leave,) = shown.findChildren(QPushButton)
    assert leave.text() == "Tutup"
    leave.click()
    assert not shown.isVisible()
    dialog.reject()


def test_kecamatan_are_those_of_the_region_file_and_found_by_a_few_letters(start, qtbot):
    dialog = open_dialog(start, qtbot)
    box = dialog.kecamatan_box
    qtbot.keyClicks(dialog.regions_line, str(resource("wilayah", "lebong-2024.csv")))
    qtbot.waitUntil(lambda: box.count() == 12, timeout=WAIT)
    assert (box.itemText(0), box.kode) == ("LEBONG UTARA · 170701", None)
    box.setFocus()
    qtbot.keyClicks(box.lineEdit(), "bingin")
    popup = box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (box.currentText(), box.kode) == ("BINGIN KUNING · 170707", "170707")
    assert dialog.isVisible()
    dialog.reject()


def test_the_one_kecamatan_of_a_file_is_chosen_at_once(start, qtbot, tmp_path):
    regions, _ = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    qtbot.keyClicks(dialog.regions_line, str(regions))
    qtbot.waitUntil(lambda: dialog.kecamatan_box.kode == KECAMATAN, timeout=WAIT)
    dialog.reject()


def test_a_typed_code_is_spelled_out_with_its_name(start, qtbot):
    dialog = open_dialog(start, qtbot)
    line = dialog.kecamatan_box.lineEdit()
    qtbot.keyClicks(line, "170708")
    qtbot.keyClicks(dialog.regions_line, str(resource("wilayah", "lebong-2024.csv")))
    qtbot.waitUntil(lambda: line.text() == "LEBONG SAKTI · 170708", timeout=WAIT)
    dialog.kecamatan_box.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "170702")
    popup = dialog.kecamatan_box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: line.text() == "LEBONG ATAS · 170702", timeout=WAIT)
    dialog.reject()


def test_a_bad_region_file_is_said_as_soon_as_it_is_chosen(start, qtbot, tmp_path):
    path = tmp_path / "salah.csv"
    path.write_text("kode,nama,tps\n17,BENGKULU,\n170,X,\n")
    dialog = open_dialog(start, qtbot)
    qtbot.keyClicks(dialog.regions_line, str(path))
    qtbot.waitUntil(lambda: "baris 3" in dialog.problem.text(), timeout=WAIT)
    assert dialog.problem.isVisible()
    assert dialog.kecamatan_box.count() == 0
    dialog.reject()


CHOICES = [("990101", "UJI UTARA"), ("990102", "UJI ATAS"), ("990105", "UJI"), ("990107", "LAIN KUNING")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("990101", "990101"),
        ("999999", "999999"),
        ("UJI UTARA · 990101", "990101"),
        ("uta", "990101"),
        ("uji", "990105"),
        ("uji at", "990102"),
        ("990102 uji", "990102"),
        ("990102 uta", None),
        ("uj", None),
        ("99010", None),
        ("bukan", None),
        ("", None),
        ("·", None),
    ],
)
def test_typed_words_mean_one_kecamatan_or_none(text, wanted):
    assert kecamatan_of_choice(text, CHOICES) == wanted


def test_a_wrong_file_is_said_in_the_dialog_and_can_be_put_right(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants, kecamatan="111111")
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=WAIT)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "111111" in dialog.problem.text(), timeout=WAIT)
    assert not (tmp_path / "baru").exists()
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=WAIT)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.frame is not None and len(start.session.rows) == 4, timeout=WAIT)


def test_from_an_empty_folder_to_a_printed_draft(start, qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = open_dialog(start, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", regions, contestants)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=WAIT)
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
