"""Several elections in the window: making the office, choosing one, and a form of many pages with one hand."""

import pytest
from office_kit import DESA, FIRST, KECAMATAN, csv_files, numbers
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from test_new_office import WAIT, fill, open_dialog

from sirekap_desktop.app import App
from sirekap_desktop.recap import correct, sheets, status
from sirekap_desktop.recap.states import Level, StatusPelaksanaan
from sirekap_desktop.ui.main import make_window
from sirekap_desktop.ui.views.frame import RECAP, VERIFY
from sirekap_desktop.ui.views.lock_dialog import LockDialog
from sirekap_desktop.ui.views.status_dialog import StatusDialog
from sirekap_desktop.ui.widgets.identity_strips import IdentityStrips

DPR = "".join(
    f"DPR,9901,{p},,Partai {p}\nDPR,9901,{p},1,Calon {p}-1\nDPR,9901,{p},2,Calon {p}-2\n" for p in range(1, 5)
)
KABKO = "".join(f"DPRD-KABKO,99010{d},1,,Partai\nDPRD-KABKO,99010{d},1,1,Calon {d}\n" for d in (1, 2))


@pytest.fixture
def files(tmp_path):
    regions, contestants = csv_files(tmp_path)
    with contestants.open("a", encoding="utf-8") as file:
        file.write(DPR + KABKO)
    return regions, contestants


@pytest.fixture
def window(qtbot):
    window = make_window()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def opened(files, window, qtbot, tmp_path):
    app = App.create(tmp_path / "kantor", files[0], KECAMATAN, ("PPWP", "DPR"), files[1])
    app.close()
    window.open_office(tmp_path / "kantor")
    qtbot.waitUntil(lambda: window.frame is not None and len(window.session.rows) == 4, timeout=WAIT)
    return window


def test_elections_and_dapil_are_chosen_when_the_office_is_made(files, window, qtbot, tmp_path):
    dialog = open_dialog(window, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", *files)
    panel, box = dialog.contestants, dialog.dapil_box
    qtbot.waitUntil(lambda: set(box.boxes) == {("DPRD-KABKO", "")}, timeout=WAIT)
    assert panel.elections == ("PPWP", "DPR", "DPRD-KABKO")
    assert not panel.boxes["DPD"].isEnabled()
    assert not dialog.create_button.isEnabled()
    qtbot.waitUntil(lambda: box.boxes["DPRD-KABKO", ""].count() == 4, timeout=WAIT)
    box.boxes["DPRD-KABKO", ""].setCurrentIndex(3)
    for kode, dapil in zip(DESA, ("990101", "990102"), strict=True):
        assert not dialog.create_button.isEnabled()
        choice = box.boxes["DPRD-KABKO", kode]
        choice.setCurrentIndex(choice.findData(dapil))
    panel.boxes["DPR"].setChecked(False)
    assert dialog.create_button.isEnabled()
    qtbot.keyClick(dialog.create_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.frame is not None and len(window.session.rows) == 4, timeout=WAIT)
    assert window.session.info.pemilihan == ("PPWP", "DPRD-KABKO")
    labels = [window.session.gateway.short_labels("DPRD-KABKO", kode) for kode in DESA]
    assert [each["suara_calon_1_1"] for each in labels] == ["1. Calon 1", "1. Calon 2"]


def test_a_wrong_list_is_told_before_anything_is_made(files, window, qtbot, tmp_path):
    with files[1].open("a", encoding="utf-8") as file:
        file.write("DPR,9901,1,1,Lagi\n")
    dialog = open_dialog(window, qtbot)
    fill(dialog, qtbot, tmp_path / "baru", *files)
    qtbot.waitUntil(lambda: "kontestan ini sudah ada" in dialog.contestants.told.text(), timeout=WAIT)
    assert not dialog.create_button.isEnabled()
    assert not (tmp_path / "baru").exists()
    dialog.reject()


def test_the_election_is_chosen_with_keys(opened, qtbot):
    frame, session = opened.frame, opened.session
    frame.show_view(RECAP)
    qtbot.waitUntil(lambda: frame.recap.model.table is not None, timeout=WAIT)
    qtbot.keyClick(opened, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert session.pemilihan == "DPR"
    assert frame.election.currentData() == "DPR"
    qtbot.waitUntil(lambda: frame.recap.model.table.pemilihan == "DPR", timeout=WAIT)
    rows = [row[0] for row in frame.recap.model.table.rows]
    heads = [frame.recap.model.headerData(n, Qt.Orientation.Vertical) for n in range(len(rows))]
    assert heads[rows.index("suara_calon_2_1")].endswith("1. Calon 2-1")
    qtbot.keyClick(opened, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=WAIT)
    qtbot.keyClick(frame.election.view(), Qt.Key.Key_Home)
    qtbot.keyClick(frame.election.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.pemilihan == "PPWP", timeout=WAIT)


def test_a_party_form_is_keyed_in_page_by_page(opened, qtbot):
    frame, view = opened.frame, opened.frame.verify
    opened.session.choose_election("DPR")
    frame.show_view(VERIFY)
    qtbot.waitUntil(lambda: view.controller.sheet is not None, timeout=WAIT)
    sheet = view.controller.sheet
    assert (sheet.pemilihan, len({f.page for f in sheet.fields})) == ("DPR", 6)
    shown = [view.model.field_at(row) for row in range(view.model.rowCount())]
    assert {f.page for f in shown if f is not None} == {1}
    seen = []
    for place, field in enumerate(sheet.fields):
        assert view.table.active.id == field.id
        seen.append(view.page_title.text())
        for digit in str(place % 10):
            qtbot.keyClick(view.table, digit)
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.controller.open_fields and not view.controller.pending, timeout=WAIT)
    assert [f.decided for f in view.controller.sheet.fields] == [n % 10 for n in range(len(sheet.fields))]
    first = next(n for n, f in enumerate(sheet.fields) if f.partai == 2)
    assert seen[0].startswith("Halaman 1 dari 6")
    assert "Halaman 3 dari 6  ·  2. Partai 2" in seen[first]
    view._activate("suara_calon_2_1")
    qtbot.keyClick(view.table, Qt.Key.Key_PageDown)
    assert view.table.active.id == "suara_partai_3"
    qtbot.keyClick(view.table, Qt.Key.Key_Backtab)
    assert view.table.active.id == "jumlah_partai_2"
    qtbot.keyClick(view.table, Qt.Key.Key_Tab)
    assert view.table.active.id == "suara_partai_3"
    assert view.model.headerData(0, Qt.Orientation.Horizontal) == "Isian"
    assert view.model.data(view.model.index(0, 0)) == "IV · 3. Partai 3"


def test_a_decision_goes_to_the_election_on_the_sheet(opened, qtbot):
    frame, view, session = opened.frame, opened.frame.verify, opened.session
    frame.show_view(VERIFY)
    qtbot.waitUntil(lambda: view.controller.sheet is not None, timeout=WAIT)
    session.choose_election("DPR")
    qtbot.waitUntil(lambda: view.controller.sheet.pemilihan == "DPR", timeout=WAIT)
    session.choose_election("PPWP")
    qtbot.waitUntil(lambda: view.controller.sheet.pemilihan == "PPWP", timeout=WAIT)
    view.controller.decide_many(numbers())
    qtbot.waitUntil(lambda: not view.controller.pending, timeout=WAIT)
    assert all(f.is_decided for f in session.gateway.sheet("PPWP", FIRST).fields)
    assert not any(f.is_decided for f in session.gateway.sheet("DPR", FIRST).fields)


def test_a_recount_is_recorded_with_its_event(opened, qtbot, monkeypatch):
    frame, view = opened.frame, opened.frame.verify
    frame.show_view(VERIFY)
    qtbot.waitUntil(lambda: view.controller.sheet is not None, timeout=WAIT)

    def answer(dialog):
        assert not dialog.save_button.isEnabled()
        dialog._status.setCurrentIndex(1)
        assert not dialog.save_button.isEnabled()
        dialog._text.setPlainText("Salinan saksi berbeda.")
        assert dialog.save_button.isEnabled()
        return StatusDialog.DialogCode.Accepted

    monkeypatch.setattr(StatusDialog, "exec", answer)
    qtbot.keyClick(view.table, Qt.Key.Key_F7)
    wanted = StatusPelaksanaan.PENGHITUNGAN_ULANG
    qtbot.waitUntil(lambda: view.controller.sheet.status is wanted, timeout=WAIT)
    assert view.controller.sheet.problems == ()


def test_pictures_of_numbers_stay_when_their_pages_are_let_go(qtbot):
    from types import SimpleNamespace

    from office_kit import ImmediateRunner

    from sirekap_desktop.ui.gateway import GrayPage
    from sirekap_desktop.ui.images import CACHED_PAGES, PageImageStore

    box = ((2.0, 2.0), (20.0, 2.0), (20.0, 20.0), (2.0, 20.0))
    gateway = SimpleNamespace(page_image=lambda page: GrayPage(64, 64, bytes(64 * 64)))
    runner = ImmediateRunner()
    session = SimpleNamespace(
        gateway=gateway, load=lambda work, done, failed: runner.submit(work, done, failed), report=None
    )
    store = PageImageStore(session)
    pages = [SimpleNamespace(id=n, status="read", header_polygon=box) for n in range(1, CACHED_PAGES + 8)]
    fields = [SimpleNamespace(id=f"f{p.id}", page_id=p.id, polygons=(box,)) for p in pages]
    for page in pages:
        store.request(page, fields)
    assert store.get(1) is None
    assert store.get(pages[-1].id) is not None
    assert all(store.snippet(p.id, f"f{p.id}") is not None and store.header(p.id) is not None for p in pages)
    store.request(pages[0], fields)
    assert store.get(1) is None
    store.request(pages[0], fields, whole=True)
    assert store.get(1) is not None


def test_the_dialog_of_a_lock_shows_what_is_odd_and_holds_up_nothing(opened, qtbot):
    office = opened.session.gateway._app.office
    for code, users in (("PPWP", 100), ("DPR", 99)):
        version = sheets.tps_sheet(office, code, FIRST).version
        correct.decide_many(office, code, FIRST, {"pengguna_dpt_l": users}, version=version)
    version = sheets.tps_sheet(office, "DPR", FIRST).version
    status.set_status(office, "DPR", FIRST, StatusPelaksanaan.PENGHITUNGAN_ULANG, version=version)
    opened.session.choose_election("DPR")
    dialog = LockDialog(opened.session, [(Level.TPS, FIRST)], {})
    qtbot.addWidget(dialog)
    dialog.load()
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=WAIT)
    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    (alike,) = [text for text in told if "(T15)" in text]
    assert "99" in alike
    assert "PPWP 100" in alike
    assert [text for text in told if "(R5)" in text and "selisih +1" in text]
    assert "0 aturan tidak cocok" in dialog._state.text()


def test_heads_of_many_pages_stay_legible(qtbot):
    strips = IdentityStrips()
    qtbot.addWidget(strips)
    strips.resize(460, 600)
    head = QImage(400, 40, QImage.Format.Format_RGB32)
    strips.show_strips([(f"Partai {n}", head) for n in range(40)])
    strips.show()
    qtbot.waitUntil(lambda: strips.area.verticalScrollBar().maximum() > 0, timeout=WAIT)
    assert strips.area.height() <= 300
    assert min(picture.height() for _, picture in strips._labels) >= 20
    turns = 0
    while strips.turn():
        turns += 1
    assert 4 <= turns <= 12
    assert strips.area.verticalScrollBar().value() == strips.area.verticalScrollBar().maximum()
    strips.show_strips([("Plano 1", head)])
    qtbot.waitUntil(lambda: strips.area.verticalScrollBar().maximum() == 0, timeout=WAIT)
    assert not strips.turn()
