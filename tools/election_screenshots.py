"""Take a picture of every screen that an office of several elections has: docs/screens/*.png.

    python tools/election_screenshots.py

A practice office of PPWP and DPR with two TPS is made and read. ``screenshots.py`` takes these pictures too.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from screen_pictures import LONGEST_SIDE, OUT, dialog_on, grab, wait, wait_until

from sirekap_desktop.recap import correct, sheets, status, verify
from sirekap_desktop.recap.office import open_office
from sirekap_desktop.recap.states import StatusPelaksanaan
from sirekap_desktop.ui.main import make_application, make_window
from sirekap_desktop.ui.main_window import MainWindow
from sirekap_desktop.ui.views.frame import DOCUMENTS, HOME, RECAP, VERIFY, Frame

ELECTIONS = ("PPWP", "DPR")
KECAMATAN, TPS, SEED = "170707", 2, 3
OTHER_DAPIL = "DPRD-KABKO,170701,1,,Partai Satu\nDPRD-KABKO,170702,1,,Partai Satu\nDPRD-KABKO,170702,1,1,Calon Satu\n"


def make_elections(folder: Path) -> None:
    """Make the office and read its forms; decide one TPS with a roll that its elections do not tell alike."""
    from sirekap_desktop.app import App
    from sirekap_desktop.demo import prepare

    setup = prepare(folder, KECAMATAN, TPS, SEED, say=print, pemilihan=ELECTIONS)
    app = App.open(folder)
    app.import_paths(ELECTIONS[0], [setup.forms_folder], progress=lambda step: print(step.text), jobs=2)
    app.close()
    office = open_office(folder)
    tps = next(iter(setup.truth[ELECTIONS[0]]))
    for code in ELECTIONS:
        now = sheets.tps_sheet(office, code, tps)
        now = verify.confirm_identity(office, code, tps, version=now.version)
        now = correct.decide_many(office, code, tps, setup.truth[code][tps], version=now.version)
        if code == "DPR":
            now = status.set_status(office, code, tps, StatusPelaksanaan.PENGHITUNGAN_ULANG, version=now.version)
            for field, by in (("pengguna_dpt_l", -1), ("pengguna_dpt_p", 1)):
                value = setup.truth[code][tps][field] + by
                now = correct.decide(office, code, tps, field, value, version=now.version, reason="hitung ulang")
        now = verify.mark_verified(office, code, tps, version=now.version)
        verify.agree(office, code, tps, version=now.version)
    office.close()


def shoot_picker(window: MainWindow, frame: Frame) -> None:
    frame.show_view(HOME)
    wait(500)
    grab(window, "pemilihan")


def shoot_party(window: MainWindow, frame: Frame) -> None:
    view = frame.verify
    frame.show_view(VERIFY)
    window.session.open_tps.emit(window.session.rows[-1].kode)
    wait_until(lambda: view.controller.sheet is not None and view.controller.sheet.pemilihan == "DPR")
    view._activate("suara_calon_3_2")
    view._field_chosen("suara_calon_3_2")
    wait(3000)
    grab(window, "verifikasi-partai")
    dialog_on(view.set_status, "status-pelaksanaan")


def shoot_lock(window: MainWindow, frame: Frame) -> None:
    frame.show_view(RECAP)
    frame.recap.show_region(window.session.rows[0].desa_kode)
    wait_until(lambda: frame.recap.model.table is not None and frame.recap.model.table.pemilihan == "DPR")
    wait(800)
    grab(window, "rekap-partai")
    dialog_on(frame.recap._lock_tps, "kunci-peringatan")


def shoot_letters(window: MainWindow, frame: Frame) -> None:
    view = frame.documents
    frame.show_view(DOCUMENTS)
    view.paper.choose("riwayat-pembetulan")
    view.print_paper(None, None)
    wait_until(lambda: view.print_button.isEnabled() and view.preview.page_count > 0)
    wait(1000)
    grab(window, "dokumen-surat")


def shoot_new_office(window: MainWindow, office: Path, work: Path) -> None:
    """The dialog of a new office whose contestants stand in two dapil, and their list."""
    contestants = work / "kontestan-dapil.csv"
    contestants.write_text((office / "kontestan.csv").read_text(encoding="utf-8") + OTHER_DAPIL, encoding="utf-8")
    window.new_office()
    wait(300)
    dialog = QApplication.activeModalWidget()
    dialog.folder_line.setText("kantor-2024")
    dialog.regions_line.setText(str(office / "wilayah.csv"))
    wait(500)
    wait_until(lambda: dialog.kecamatan_box.kode == KECAMATAN)
    dialog.contestants_line.setText(str(contestants))
    wait_until(lambda: bool(dialog.dapil_box.boxes))
    dialog.regions_line.blockSignals(True)
    dialog.contestants_line.blockSignals(True)
    dialog.regions_line.setText("wilayah.csv")
    dialog.contestants_line.setText("kontestan.csv")
    wait(500)
    grab(dialog, "kantor-baru-dapil")
    _shoot_list(dialog)
    dialog.close()


def _shoot_list(dialog: QDialog) -> None:
    dialog_on(dialog.contestants.show_list, "daftar-kontestan")


def shoot_elections(work: Path) -> None:
    """Make the office in a folder and take all its pictures; an application must be there."""
    office = work / "kantor-pemilihan"
    make_elections(office)
    window = make_window()
    window.resize(LONGEST_SIDE, 768)
    window.show()
    window.open_office(office)
    wait_until(lambda: window.frame is not None and len(window.session.rows) == TPS)
    frame = window.frame
    window.session.choose_election("DPR")
    wait(1500)
    shoot_picker(window, frame)
    shoot_party(window, frame)
    shoot_lock(window, frame)
    shoot_letters(window, frame)
    shoot_new_office(window, office, work)
    window.close()


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp())
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(work / "settings"))
    QGuiApplication.setDesktopSettingsAware(False)
    app = make_application(sys.argv[:1])
    shoot_elections(work)
    shutil.rmtree(work)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
