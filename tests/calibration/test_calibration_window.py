"""A form calibrated in the window alone, by mouse and keys, reads filled and damaged copies of itself."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
from deck_of import blank_scan, filled_scans, judged
from draft_likeness import DATES, FIELDS, likeness
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sirekap_desktop.forms.catalogue import forms_in
from sirekap_desktop.forms.lint import lint_file
from sirekap_desktop.intake.pages import open_pages
from sirekap_desktop.intake.worker import bundled_reader
from sirekap_desktop.reading.group import decode_pages
from sirekap_desktop.ui.calibration_model import ID, LABEL
from sirekap_desktop.ui.views.calibration_window import CalibrationWindow
from sirekap_desktop.ui.worker import PoolRunner

DEVICES = ("flatbed-300", "bw-200", "office-copier", "adf-skew", "phone")
COPIES = 12
CODE = "C.HASIL-PPWP-2022"


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("kosong") / "kosong.png"
    cv2.imwrite(str(path), blank_scan(likeness()))
    return path


@pytest.fixture
def window(qtbot, blank, tmp_path):
    runner = PoolRunner()
    window = CalibrationWindow(runner, tmp_path / "data" / "forms")
    qtbot.addWidget(window)
    window.show()
    window.load(blank)
    qtbot.waitUntil(lambda: window.controller.draft is not None, timeout=30_000)
    yield window
    runner.close()


def type_cell(window, row, column, text):
    """Write into a cell of the fields as a person does: a double click, the text, Enter."""
    table = window.panel.table
    window.panel.setCurrentIndex(1)
    index = window.panel.model.index(row, column)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    editor = table.indexWidget(index) or table.viewport().focusWidget() or table.focusWidget()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def describe(window):
    """Write what the form is."""
    panel = window.panel
    panel.setCurrentIndex(0)
    for line, text in ((panel.code, CODE), (panel.title, "Kemiripan draf 2022")):
        line.setFocus()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    panel.page.setFocus()
    QTest.keyClick(panel.page, Qt.Key.Key_Up)
    panel.rules.setFocus()
    QTest.keyClicks(panel.rules, "PPWP-2024")


def drag(window, start, end, modifier=Qt.KeyboardModifier.NoModifier):
    """Drag on the scan from one place (millimetres) to another."""
    view = window.canvas.viewport()
    a, b = (window.canvas.place_of(*place).toPoint() for place in (start, end))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, modifier, a)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, a + QPoint(round((b - a).x() * share), round((b - a).y() * share)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, b)


def strips(window):
    return [field.strip for field in window.controller.draft.fields]


def calibrate(window):
    """Correct what the program proposed, name it, and save; by mouse and keys alone."""
    assert len(strips(window)) == len(FIELDS)
    # A box dragged away and back: it jumps onto its printed frames.
    first = strips(window)[0]
    middle = (first.x + 2, first.y + 2)
    drag(window, middle, (middle[0] - 40, middle[1] + 1))
    assert abs(strips(window)[0].x - first.x + 40) < 1
    drag(window, (middle[0] - 40, middle[1] + 1), (middle[0] + 1.5, middle[1]))
    assert strips(window)[0].x == pytest.approx(first.x, abs=0.02)
    assert strips(window)[0].y == pytest.approx(first.y, abs=0.02)
    # The last field is deleted and drawn again around its printed boxes.
    last = strips(window)[-1]
    QTest.mouseClick(
        window.canvas.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        window.canvas.place_of(last.x + 2, last.y + 2).toPoint(),
    )
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert last not in strips(window)
    QTest.mouseClick(window.draw_button, Qt.MouseButton.LeftButton)
    drag(window, (last.x - 1, last.y - 1), (last.frame.right + 1, last.frame.bottom + 1))
    assert strips(window)[-1] == last
    describe(window)
    for row, field_id in enumerate(FIELDS):
        type_cell(window, row, ID, field_id)
    type_cell(window, 3, LABEL, "JUMLAH SELURUH SUARA SAH")


def test_a_form_calibrated_in_the_window_alone_is_read(window, qtbot, tmp_path):
    calibrate(window)
    assert [field.id for field in window.controller.draft.fields] == list(FIELDS)
    assert window.panel.findings.count() == 0
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    path = window.folder / f"{CODE}.toml"
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert lint_file(path) == []
    (form,) = forms_in([window.folder])
    assert {rule.id for rule in form.rules} == {"T3", "T4"}
    assert form.field("suara_sah").label == "JUMLAH SELURUH SUARA SAH"

    scans = filled_scans(tmp_path / "deck", likeness(), DEVICES, COPIES)
    reader = bundled_reader((window.folder,))
    accepted = wanted = 0
    wrong, pages = [], 0
    for file, truth in scans:
        seen = reader.evidence(next(open_pages(file)).gray)
        (page,) = decode_pages({form.code: form}, [seen])
        assert seen.form == CODE
        pages += 1
        numbers = [f for f in page.fields if f.id not in DATES]
        good, bad = judged(numbers, truth)
        accepted, wanted = accepted + good, wanted + len(numbers)
        wrong += bad + judged([f for f in page.fields if f.id in DATES], truth)[1]
    assert pages == COPIES
    assert wrong == []
    assert accepted >= 0.85 * wanted


def test_a_filled_scan_is_read_in_the_window(window, qtbot, tmp_path):
    calibrate(window)
    ((file, truth),) = filled_scans(tmp_path / "deck", likeness(), ("flatbed-300",), 1)
    with qtbot.waitSignal(window.controller.tried, timeout=30_000):
        window.controller.try_scan(file, 0)
    lines = [window.panel.result.item(row).text() for row in range(window.panel.result.count())]
    assert len(lines) == len(FIELDS)
    assert any(f"suara_sah = {truth['suara_sah']} " in line for line in lines)
    QTest.mouseClick(window.back_button, Qt.MouseButton.LeftButton)
    assert len(strips(window)) == len(FIELDS)


def test_a_scan_of_another_form_is_told(window, qtbot, blank, tmp_path):
    calibrate(window)
    other = tmp_path / "lain.png"
    picture = cv2.imread(str(blank), 0)
    picture[:] = 255
    cv2.imwrite(str(other), picture)
    with qtbot.waitSignal(window.controller.tried, timeout=30_000):
        window.controller.try_scan(other, 0)
    assert window.panel.result.item(0).text().startswith("✗ Halaman tidak ditemukan")


def test_a_box_beside_its_frame_is_told(window, qtbot, tmp_path):
    calibrate(window)
    window.controller.choose(1)
    window.canvas.setFocus()
    for _ in range(4):
        QTest.keyClick(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    ((file, _),) = filled_scans(tmp_path / "deck", likeness(), ("flatbed-300",), 1)
    with qtbot.waitSignal(window.controller.tried, timeout=30_000):
        window.controller.try_scan(file, 0)
    lines = [window.panel.result.item(row).text() for row in range(window.panel.result.count())]
    assert any("Bingkai kotak suara_paslon_2 tidak pas" in line for line in lines)


def test_arrows_nudge_and_every_step_can_be_taken_back(window):
    start = strips(window)
    window.controller.choose(2)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    QTest.keyClick(window.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert strips(window)[2].x == pytest.approx(start[2].x + 0.1)
    assert strips(window)[2].y == pytest.approx(start[2].y + 1.0)
    QTest.mouseClick(window.undo_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.undo_button, Qt.MouseButton.LeftButton)
    assert strips(window) == start
    QTest.mouseClick(window.redo_button, Qt.MouseButton.LeftButton)
    assert strips(window)[2].x == pytest.approx(start[2].x + 0.1)


def test_an_unfinished_definition_is_not_saved_and_says_why(window, qtbot):
    with qtbot.waitSignal(window.controller.problem, timeout=10_000) as told:
        QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    assert told.args[0].startswith("Definisi belum dapat disimpan")
    assert not window.folder.exists()
    assert window.panel.findings.count() >= len(FIELDS)
