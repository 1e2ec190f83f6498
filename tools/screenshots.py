"""Take a picture of every screen at 1366×768 on a practice office: docs/screens/*.png.

    python tools/screenshots.py [OFFICE]

OFFICE is a practice office whose forms were imported and not verified yet; it is copied, never changed. Without it a
new one is made and read. Some TPS of the copy are decided and locked with the true numbers of its ``truth.json``, so
that every state is seen.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from election_screenshots import shoot_elections
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from screen_pictures import LONGEST_SIDE, OUT, dialog_on, grab, wait, wait_until

from sirekap_desktop.recap.csv_files import list_kecamatan
from sirekap_desktop.recap.states import Level
from sirekap_desktop.resources import resource
from sirekap_desktop.ui.gateway import KIND_DESA, KIND_KECAMATAN, Gateway
from sirekap_desktop.ui.main import make_application, make_window
from sirekap_desktop.ui.main_window import MainWindow
from sirekap_desktop.ui.views.frame import DOCUMENTS, HOME, RECAP, VERIFY, Frame

PEMILIHAN = "PPWP"
KECAMATAN, TPS, SEED = "170707", 20, 2
DESA_TO_LOCK = 1


def make_office(folder: Path) -> None:
    """Make a practice office and import its forms."""
    from sirekap_desktop.app import App
    from sirekap_desktop.demo import prepare

    setup = prepare(folder, KECAMATAN, TPS, SEED, say=print)
    app = App.open(folder)
    app.import_paths(PEMILIHAN, [setup.forms_folder], progress=lambda step: print(step.text), jobs=2)
    app.close()


def decide_all(gateway: Gateway, kode: str, truth: dict[str, int]) -> None:
    """Decide a TPS with its true numbers, as a person would who looked at every field."""
    sheet = gateway.confirm_identity(PEMILIHAN, kode, gateway.sheet(PEMILIHAN, kode).version)
    for field in sheet.fields:
        if not field.is_decided:
            reason = "Salah baca oleh program" if field.read != truth[field.id] else None
            sheet = gateway.decide(PEMILIHAN, kode, field.id, truth[field.id], sheet.version, reason)
    sheet = gateway.mark_verified(PEMILIHAN, kode, sheet.version)
    gateway.agree(PEMILIHAN, kode, sheet.version)


def numbers_of(truth: list[dict[str, object]]) -> dict[str, dict[str, int]]:
    """Return the true plano numbers by TPS from the pages of ``truth.json``."""
    found: dict[str, dict[str, int]] = {}
    for page in truth:
        if "SALINAN" not in str(page["form"]):
            code = str(page["file"]).split("/")[0]
            found.setdefault(code, {}).update({f["id"]: f["value"] for f in page["fields"]})
    return found


def advance(gateway: Gateway, numbers: dict[str, dict[str, int]]) -> None:
    """Lock one desa, agree the next, and leave the others as they were read."""
    rows = gateway.list_tps(PEMILIHAN)
    desa = list(dict.fromkeys(row.desa_kode for row in rows))
    for row in rows:
        if row.desa_kode in desa[: DESA_TO_LOCK + 1]:
            decide_all(gateway, row.kode, numbers[row.kode])
            if row.desa_kode in desa[:DESA_TO_LOCK]:
                explain_and_lock(gateway, Level.TPS, row.kode)
    for kode in desa[:DESA_TO_LOCK]:
        explain_and_lock(gateway, Level.DESA, kode)


def explain_and_lock(gateway: Gateway, level: Level, kode: str) -> None:
    """Lock; every broken rule gets a note first."""
    for where, check in gateway.preview_lock(PEMILIHAN, level, kode).broken:
        at = {13: Level.TPS, 10: Level.DESA, 6: Level.KECAMATAN}[len(where)]
        text = "Selisih sudah ada pada C.HASIL dan dibacakan."
        gateway.record_kejadian(PEMILIHAN, at, where, text, "kejadian", check.rule.id)
    gateway.lock(PEMILIHAN, level, kode)


def shoot_start(window: MainWindow) -> None:
    wait(300)
    grab(window, "mulai")
    window.new_office()
    wait(300)
    dialog = QApplication.activeModalWidget()
    for line, text in (
        (dialog.folder_line, "kantor-2024"),
        (dialog.regions_line, "wilayah.csv"),
        (dialog.contestants_line, "kontestan.csv"),
    ):
        line.setText(text)
    dialog.kecamatan_box.set_choices(list_kecamatan(resource("wilayah", "lebong-2024.csv")))
    QTest.keyClicks(dialog.kecamatan_box.lineEdit(), KECAMATAN)
    dialog.kecamatan_box.lineEdit().editingFinished.emit()
    dialog.kecamatan_box.completer().popup().hide()
    wait(300)
    grab(dialog, "kantor-baru")
    dialog.close()


def shoot_calibration(window: MainWindow, work: Path) -> None:
    """A form of our own likeness (tests/calibration), calibrated by hand half way, then tried on a filled copy."""
    sys.path.insert(0, str(OUT.parent.parent / "tests" / "calibration"))
    import cv2
    from deck_of import blank_scan, filled_scans
    from draft_likeness import FIELDS, likeness

    from sirekap_desktop.calibration.draft import Head

    blank = work / "kosong.png"
    cv2.imwrite(str(blank), blank_scan(likeness()))
    window.calibrate()
    view = window.calibration
    view.resize(LONGEST_SIDE, 740)
    view.load(blank)
    wait_until(lambda: view.controller.draft is not None)
    view.controller.set_head(Head("C.HASIL-PPWP-2022", "Berita acara", page=2, tahun=2024, rules="PPWP-2024"))
    for place, name in enumerate(FIELDS):
        if place == 5:
            view.controller.choose(place)
            view.panel.setCurrentIndex(1)
            wait(300)
            grab(view, "kalibrasi")
        view.controller.name(place, name)
    ((file, _),) = filled_scans(work / "terisi", likeness(), ("flatbed-300",), 1)
    view.controller.try_scan(file, 0)
    wait_until(lambda: view.panel.result.count() > 0)
    grab(view, "kalibrasi-uji")
    view.close()


def shoot_verification(window: MainWindow, frame: Frame) -> None:
    view, session = frame.verify, window.session
    frame.show_view(VERIFY)
    wait_until(lambda: view.controller.sheet is not None and pictures_there(view))
    grab(window, "verifikasi")
    QTest.keyClick(view.table, Qt.Key.Key_3)
    QTest.keyClick(view.table, Qt.Key.Key_1)
    wait(300)
    grab(window, "verifikasi-mengetik")
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    view.table.activate("suara_paslon_2")
    wait(700)
    grab(window, "verifikasi-suara")
    view.scan.fit()
    wait(200)
    grab(window, "verifikasi-halaman")
    dialog_on(lambda: view._review(view.controller.sheet, sure(view)), "tinjau")
    dialog_on(view.note_kejadian, "kejadian-khusus")
    dialog_on(lambda: view._ask_reason("suara_sah", 199), "alasan")
    shoot_doubt(window, view, [row.kode for row in session.rows if row.review and row.kode != session.current])
    locked = next(row.kode for row in session.rows if row.state == "terkunci")
    session.open_tps.emit(locked)
    wait_until(lambda: view.controller.sheet.kode == locked and pictures_there(view))
    grab(window, "verifikasi-terkunci")


def shoot_doubt(window: MainWindow, view: object, doubted: list[str]) -> None:
    """The first doubted field whose reason has a name, else the first one."""
    for kode in doubted:
        window.session.open_tps.emit(kode)
        wait_until(lambda kode=kode: view.controller.sheet.kode == kode and pictures_there(view))
        named = [f for f in view.controller.needing_eyes if f.notes or f.salinan_differs]
        if named:
            view.table.activate(named[0].id)
            break
    wait(500)
    grab(window, "verifikasi-periksa")


def sure(view: object) -> list[object]:
    return [f for f in view.controller.sheet.fields if f.decision == "accepted" and not f.is_decided]


def pictures_there(view: object) -> bool:
    return all(view._snippet(f) is not None for f in view.controller.sheet.fields if f.page_id)


def shoot_recap(window: MainWindow, frame: Frame) -> None:
    desa = list(dict.fromkeys(row.desa_kode for row in window.session.rows))
    frame.show_view(RECAP)
    wait_until(lambda: frame.recap.model.table is not None)
    grab(window, "rekap-kecamatan")
    dialog_on(frame.recap._lock_region, "kunci-kecamatan")
    for kode, name in ((desa[0], "rekap-desa-terkunci"), (desa[1], "rekap-desa")):
        frame.recap.show_region(kode)
        wait_until(lambda k=kode: frame.recap.model.table.kode == k)
        grab(window, name)
    dialog_on(frame.recap._lock_tps, "kunci-tps")


def shoot_documents(window: MainWindow, frame: Frame) -> None:
    view = frame.documents
    frame.show_view(DOCUMENTS)
    for kind in ("undangan", "kejadian-khusus", KIND_DESA, KIND_KECAMATAN):
        view.paper.choose(kind)
        view.print_paper(None, None)
        wait_until(lambda: view.print_button.isEnabled() and view.preview.page_count > 0)
    wait(1000)
    grab(window, "dokumen")
    view._verify_chosen()
    wait_until(lambda: view._result.text().startswith(("✓", "✗")))
    grab(window, "dokumen-diperiksa")
    folder = window.session.info.folder
    os.chdir(folder.parent)
    certificate = f"{folder.name}/keys/demo.p12"
    dialog_on(view._sign, "tanda-tangan", lambda dialog: dialog.file_line.setText(certificate))


def shoot_import(office: Path, work: Path) -> None:
    """Import the first forms into a new office, three of them without a code in their name."""
    from sirekap_desktop.app import App

    fresh, scans = work / "kantor-baru", work / "pindaian"
    kecamatan = office_kecamatan(office)
    files = (office / "wilayah.csv", kecamatan, (PEMILIHAN,), office / "kontestan.csv")
    App.create(fresh, *files, practice=True).close()
    for place, path in enumerate(sorted((office / "latihan").rglob("*.jpg"))[:25]):
        name = f"foto-{place}.jpg" if place in (3, 8, 9) else path.name
        scans.mkdir(exist_ok=True)
        shutil.copy(path, scans / name)
    (scans / "catatan.jpg").write_text("bukan gambar")
    window = make_window()
    window.resize(LONGEST_SIDE, 768)
    window.show()
    window.open_office(fresh, [scans])
    wait_until(lambda: window.frame is not None and window.frame.importing.model.rowCount() >= 8, 300_000)
    grab(window, "impor-berjalan")
    wait_until(lambda: not window.frame.importing.running, 600_000)
    wait(2500)
    grab(window, "impor")
    window.close()


def office_kecamatan(office: Path) -> str:
    """Return the code of the kecamatan of an office folder."""
    return str(tomllib.loads((office / "office.toml").read_text(encoding="utf-8"))["kecamatan"])


def main() -> int:
    if len(sys.argv) > 2:
        print(__doc__)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp())
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(work / "settings"))
    office = work / "kantor-latihan"
    if len(sys.argv) == 2:
        shutil.copytree(sys.argv[1], office)
    else:
        make_office(office)
    QGuiApplication.setDesktopSettingsAware(False)
    app = make_application(sys.argv[:1])
    window = make_window()
    window.resize(LONGEST_SIDE, 768)
    window.show()
    shoot_start(window)
    shoot_calibration(window, work)
    window.open_office(office)
    wait_until(lambda: window.frame is not None and bool(window.session.rows))
    frame = window.frame
    grab(window, "daftar-tps-baru")
    truth = json.loads((office / "truth.json").read_text(encoding="utf-8"))
    advance(window.session.gateway, numbers_of(truth))
    frame.show_view(HOME)
    wait(1500)
    grab(window, "daftar-tps")
    shoot_verification(window, frame)
    shoot_recap(window, frame)
    shoot_documents(window, frame)
    dialog_on(frame.show_help, "bantuan")
    window.close()
    shoot_import(office, work)
    shoot_elections(work)
    shutil.rmtree(work)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
