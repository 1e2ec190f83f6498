"""Item models: Qt's own model tester, and what cells say."""

from __future__ import annotations

from office_kit import FIRST
from PySide6.QtCore import Qt

from sirekap_desktop.recap.states import Level
from sirekap_desktop.ui.gateway import DocumentLine, ImportLine
from sirekap_desktop.ui.item_models.checks_model import ChecksModel
from sirekap_desktop.ui.item_models.documents_model import DocumentsModel
from sirekap_desktop.ui.item_models.fields_model import FieldColumn, FieldsModel
from sirekap_desktop.ui.item_models.import_model import ImportColumn, ImportModel
from sirekap_desktop.ui.item_models.recap_model import RecapModel
from sirekap_desktop.ui.item_models.tps_model import TpsColumn, TpsFilter, TpsModel


def text(model, row, column):
    return model.index(row, column).data(Qt.ItemDataRole.DisplayRole)


def test_list_of_tps_says_state_in_word_and_shape(session, qtmodeltester):
    model = TpsModel()
    model.set_rows(session.rows)
    qtmodeltester.check(model)
    assert text(model, 0, TpsColumn.STATE) == "terbaca"
    assert text(model, 2, TpsColumn.STATE) == "kosong"
    assert text(model, 0, TpsColumn.PAGES) == "3 / 3"
    assert text(model, 0, TpsColumn.REVIEW) == "3"
    icons = [model.index(r, TpsColumn.STATE).data(Qt.ItemDataRole.DecorationRole) for r in (0, 2)]
    assert icons[0].pixmap(20).toImage() != icons[1].pixmap(20).toImage()


def test_same_tps_do_not_reset_the_list(session, qtbot):
    model = TpsModel()
    model.set_rows(session.rows)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows(list(session.rows))


def test_filter_matches_all_words(session, qtmodeltester):
    model, shown = TpsModel(), TpsFilter()
    shown.setSourceModel(model)
    model.set_rows(session.rows)
    qtmodeltester.check(shown)
    shown.set_words("satu 002")
    assert [text(shown, r, TpsColumn.NOMOR) for r in range(shown.rowCount())] == ["002"]
    shown.set_words("")
    shown.set_state("kosong")
    assert shown.rowCount() == 2
    shown.set_state(None)
    shown.set_trouble_only(True)
    assert [text(shown, r, TpsColumn.NOMOR) for r in range(shown.rowCount())] == ["001"]


def test_fields_follow_the_form_with_headings(session, qtmodeltester):
    sheet = session.gateway.sheet("PPWP", FIRST)
    model = FieldsModel(lambda _f: None, session.gateway.short_labels("PPWP"))
    model.set_fields(sheet.fields, {})
    qtmodeltester.check(model)
    headings = [text(model, r, 0) for r in model.heading_rows()]
    assert headings[0].startswith("I.A")
    assert len(headings) == 6
    assert model.rowCount() == 28 + 6
    row = model.row_of("pengguna_dpt_l")
    assert text(model, row, FieldColumn.READ) == "108"
    assert text(model, row, FieldColumn.TRUST) == "periksa"
    assert text(model, row, FieldColumn.DECIDED) == ""
    empty = model.row_of("suara_paslon_2")
    assert text(model, empty, FieldColumn.READ) == "–"
    assert text(model, empty, FieldColumn.TRUST) == "kosong"
    assert text(model, empty, FieldColumn.LABEL) == "Pasangan Calon 02"


def test_a_pending_value_is_shown_as_such(session):
    sheet = session.gateway.sheet("PPWP", FIRST)
    model = FieldsModel(lambda _f: None, {})
    model.set_fields(sheet.fields, {"pengguna_dpt_l": 100})
    row = model.row_of("pengguna_dpt_l")
    assert text(model, row, FieldColumn.DECIDED) == "100"
    assert text(model, row, FieldColumn.STATE) == "menyimpan"


def test_checks_put_broken_ones_first(session, qtmodeltester):
    sheet = session.gateway.sheet("PPWP", FIRST)
    model = ChecksModel()
    labels = session.gateway.short_labels("PPWP")
    model.set_checks([("", c) for c in sheet.checks], labels, [("Halaman dari TPS lain?", ("suara_sah",))])
    qtmodeltester.check(model)
    broken, unknown, total = model.counts()
    assert broken >= 2
    assert unknown >= 1
    assert total == len(sheet.checks)
    assert text(model, 0, 0) == "Halaman dari TPS lain?"
    assert "≠" in text(model, 1, 0)
    assert "108 + 110" in text(model, 1, 0)
    assert str(unknown) in text(model, model.rowCount() - 1, 0)


def test_import_lines_grow(qtmodeltester):
    model = ImportModel()
    model.append([ImportLine("a.jpg", 0, "C.HASIL-PPWP-2024", 2, None, "read", "")])
    model.append([ImportLine("b.jpg", 0, None, None, None, "rejected", "Berkas rusak.")])
    qtmodeltester.check(model)
    assert text(model, 0, ImportColumn.TPS) == "tanpa TPS"
    assert text(model, 1, ImportColumn.STATUS) == "ditolak"
    assert text(model, 1, ImportColumn.REASON) == "Berkas rusak."


def test_recap_has_a_column_per_desa_and_the_total(session, qtmodeltester):
    table = session.gateway.recap_table("PPWP", Level.KECAMATAN, "990101")
    model = RecapModel()
    model.set_table(table, session.gateway.short_labels("PPWP"))
    qtmodeltester.check(model)
    assert model.columnCount() == 3
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) == "DESA SATU"
    assert "Pemilih DPT (L)" in model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole)
    assert text(model, 0, 2) == "–"


def test_documents_say_who_signed(qtmodeltester, tmp_path):
    model = DocumentsModel()
    line = DocumentLine("lampiran-desa", "1", "DESA SATU", "draf", tmp_path / "a.pdf", "ab" * 32, None, "24-11-2026")
    model.set_lines([line])
    qtmodeltester.check(model)
    assert text(model, 0, 0) == "Lampiran D.HASIL DESA SATU"
    assert text(model, 0, 2) == "belum"
    assert "ab" * 8 in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
