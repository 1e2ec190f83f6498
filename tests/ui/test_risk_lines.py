"""The window says how many errors are left in what nobody has looked at, and how strict an office is."""

from __future__ import annotations

import pytest
from office_kit import DESA, FIRST, ImmediateRunner, csv_files, numbers
from PySide6.QtCore import Qt

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.office_file import read_office_file
from sirekap_desktop.ui.item_models.tps_model import TpsColumn
from sirekap_desktop.ui.opening import real_opener
from sirekap_desktop.ui.views.new_office_dialog import NewOfficeDialog
from sirekap_desktop.ui.views.recap_view import RecapView
from sirekap_desktop.ui.views.tps_list_view import TpsListView


def cell(view, row, role=Qt.ItemDataRole.DisplayRole):
    return view.filter.index(row, TpsColumn.LEFT).data(role)


@pytest.fixture
def decide(session):
    def decide_first() -> None:
        gateway = session.gateway
        sheet = gateway.sheet("PPWP", FIRST)
        for field in sheet.fields:
            value = numbers()[field.id]
            sheet = gateway.decide("PPWP", FIRST, field.id, value, sheet.version, "uji")
        session.refresh()

    return decide_first


def test_the_list_tells_what_is_left_and_less_once_a_person_has_decided(session, qtbot, decide):
    view = TpsListView(session)
    qtbot.addWidget(view)
    session.refresh()
    assert view.left.text() == (
        "Kira-kira 0,0005 kesalahan tersisa pada 53 isian yang belum dilihat orang; "
        "3 isian perlu dilihat; 56 isian belum terbaca"
    )
    assert [bool(cell(view, row)) for row in range(4)] == [True, True, False, False]
    assert cell(view, 1) == "0,0003"
    assert "28 isian yang belum dilihat" in cell(view, 1, Qt.ItemDataRole.ToolTipRole)
    assert "Ketelitian biasa" in view.left.toolTip()
    assert "office.toml" in view.left.toolTip()
    decide()
    assert view.left.text().startswith("Kira-kira 0,0003 kesalahan tersisa pada 28 isian")
    assert cell(view, 0) == ""


def test_the_recap_tells_it_of_the_region_shown(session, qtbot, decide):
    view = RecapView(session)
    qtbot.addWidget(view)
    session.refresh()
    assert "pada 53 isian" in view.left.text()
    first, second = DESA
    view.show_region(second)
    assert view.left.text() == "Tidak ada isian yang diterima tanpa dilihat orang; 56 isian belum terbaca"
    view.show_region(first)
    assert "pada 53 isian" in view.left.text()
    decide()
    assert "pada 28 isian" in view.left.text()


def test_a_new_office_is_as_strict_as_was_chosen(qtbot, tmp_path):
    regions, contestants = csv_files(tmp_path)
    dialog = NewOfficeDialog(ImmediateRunner())
    qtbot.addWidget(dialog)
    assert "biasa: paling banyak kira-kira 1 dari 10.000" in dialog.ketelitian_meaning.text()
    qtbot.keyClicks(dialog.folder_line, str(tmp_path / "baru"))
    qtbot.keyClicks(dialog.regions_line, str(regions))
    qtbot.keyClicks(dialog.contestants_line, str(contestants))
    qtbot.keyClick(dialog.ketelitian_box, Qt.Key.Key_Up)
    assert "ketat: paling banyak kira-kira 0,2 dari 10.000" in dialog.ketelitian_meaning.text()
    gateway = real_opener().create(dialog.wanted)
    try:
        assert gateway.info().ketelitian is Ketelitian.KETAT
        assert read_office_file(tmp_path / "baru").ketelitian is Ketelitian.KETAT
    finally:
        gateway.close()
