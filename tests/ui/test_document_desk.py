"""After printing, in the window: paper, countersigning, refusing, scanning back, handing over."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from office_kit import PEMILIHAN
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from sirekap_desktop.documents.signature_check import check_signature
from sirekap_desktop.documents.signing import make_demo_certificate
from sirekap_desktop.recap import audit, documents
from sirekap_desktop.recap.office import system_clock
from sirekap_desktop.ui.printing import PrintingError, make_printer, page_range, print_file
from sirekap_desktop.ui.views.frame import DOCUMENTS
from sirekap_desktop.ui.views.hand_over_dialog import HandOverDialog
from sirekap_desktop.ui.views.print_dialog import PrintDialog
from sirekap_desktop.ui.views.refuse_dialog import RefuseDialog
from sirekap_desktop.ui.views.sign_dialog import SignDialog

sys.path.append(str(Path(__file__).parent))
from test_signing_view import PASSPHRASE, template  # noqa: F401  (the locked office)

WAIT = 30_000


@pytest.fixture
def view(window, qtbot):
    window.frame.show_view(DOCUMENTS)
    return window.frame.documents


def in_dialog(kind, act):
    """Do something in the next modal dialog of a kind, and close it with what that returns."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
            return
        act(dialog)

    QTimer.singleShot(0, look)


def settled(view, qtbot):
    qtbot.waitUntil(lambda: view._result.text().startswith(("✓", "✗")), timeout=WAIT)
    qtbot.waitUntil(lambda: view.desk_bar.trail.count() > 0, timeout=WAIT)
    return view._result.text()


def printed(view, qtbot, tmp_path, *, sign=False):
    p12 = tmp_path / "kantor" / "keys" / "ketua.p12" if sign else None
    view.print_paper(p12, PASSPHRASE if sign else None)
    settled(view, qtbot)
    qtbot.waitUntil(lambda: view._line() is not None and view.desk_bar._line is not None, timeout=WAIT)
    view._tell("", "good")
    return view._line()


def test_buttons_follow_the_state_of_the_document(view, qtbot, tmp_path):
    bar = view.desk_bar
    assert not any(b.isEnabled() for b in (bar.paper_button, bar.scan_button, bar.refuse_button, bar.hand_button))
    printed(view, qtbot, tmp_path)
    assert bar.paper_button.isEnabled()
    assert bar.scan_button.isEnabled()
    assert not bar.countersign_button.isEnabled(), "it was printed for wet ink"
    assert not bar.hand_button.isEnabled(), "nobody has signed it"


def test_a_member_signs_after_the_ketua(view, qtbot, tmp_path, app):
    line = printed(view, qtbot, tmp_path, sign=True)
    make_demo_certificate(tmp_path / "a.p12", "rahasia", "Anggota Uji", now=system_clock())

    def fill(dialog):
        assert [dialog.block.itemData(n) for n in range(2)] == ["anggota-1", "anggota-2"]
        dialog.file_line.setText(str(tmp_path / "a.p12"))
        dialog.block.setCurrentIndex(1)
        qtbot.keyClicks(dialog.passphrase_line, "rahasia")
        qtbot.keyClick(dialog.passphrase_line, Qt.Key.Key_Return)

    in_dialog(SignDialog, fill)
    qtbot.mouseClick(view.desk_bar.countersign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Ditandatangani" in view._result.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: view._line() is not None and view._line().signers == 2, timeout=WAIT)
    made = view._line()
    assert made.id == line.id
    assert made.file != line.file
    assert [s.field for s in check_signature(made.file.read_bytes()).signatures][-1] == "TandaTangan-anggota-2"
    qtbot.waitUntil(lambda: view.desk_bar.trail.count() == 3, timeout=WAIT)
    assert "Anggota Uji" in view.desk_bar.trail.item(0).text()
    assert audit.verify_office(app.office) == []


def test_a_refusal_needs_a_reason_and_is_seen_in_the_road(view, qtbot, tmp_path):
    printed(view, qtbot, tmp_path)

    def fill(dialog):
        dialog.block.setCurrentIndex(dialog.block.findData("saksi-2"))
        qtbot.keyClicks(dialog.name_line, "Saksi Uji")
        assert not dialog._save.isEnabled()
        qtbot.keyClicks(dialog.reason_text, "Angka TPS 2 tidak sesuai")
        assert dialog._save.isEnabled()
        qtbot.keyClick(dialog._save, Qt.Key.Key_Space)

    in_dialog(RefuseDialog, fill)
    qtbot.mouseClick(view.desk_bar.refuse_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Penolakan Saksi Uji dicatat" in view._result.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: view.desk_bar.trail.count() == 2, timeout=WAIT)
    assert "menolak menandatangani: Angka TPS 2 tidak sesuai" in view.desk_bar.trail.item(0).text()


def test_paper_is_printed_for_each_recipient_and_recorded(view, qtbot, tmp_path, monkeypatch, app):
    line = printed(view, qtbot, tmp_path)
    out = tmp_path / "cetakan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    def fill(dialog):
        dialog.printer.setCurrentIndex(dialog.printer.findData(None))
        dialog.pages_line.setText("9")
        assert not dialog._print.isEnabled()
        dialog.pages_line.clear()
        dialog.copies.table.item(0, 1).setText("2")
        for row in range(2, dialog.copies.table.rowCount()):
            dialog.copies.table.item(row, 1).setText("0")
        assert dialog.total.text().startswith("3 rangkap × 1 halaman = 3")
        qtbot.keyClick(dialog._print, Qt.Key.Key_Space)

    in_dialog(PrintDialog, fill)
    qtbot.mouseClick(view.desk_bar.paper_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "3 lembar dikirim ke PDF" in view._result.text(), timeout=WAIT)
    sheets = pdfium.PdfDocument(out)
    assert len(sheets) == 3
    width, height = sheets[0].get_size()
    assert (round(width), round(height)) == (842, 595), "A4 landscape, as the document"
    sheets.close()
    last = audit.trail(app.office, limit=1)[0]
    assert (last.action, last.after["printer"], last.after["halaman"]) == ("document.print", "PDF", "1")
    assert sorted(last.after["rangkap"].values()) == [1, 2]
    assert view._line().id == line.id


def test_a_signed_paper_comes_back_and_is_handed_over(view, qtbot, tmp_path, app):
    line = printed(view, qtbot, tmp_path)
    document = pdfium.PdfDocument(line.file)
    document[0].render(scale=200 / 72, grayscale=True).to_pil().save(tmp_path / "pindaian.png")
    document.close()
    view.desk_bar.keep_scans([tmp_path / "pindaian.png"])
    qtbot.waitUntil(lambda: "Semua halaman bertanda tangan sudah ada" in view._result.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: view.desk_bar.hand_button.isEnabled(), timeout=WAIT)

    def fill(dialog):
        table = dialog.copies.table
        assert not dialog._save.isEnabled()
        table.item(0, 0).setCheckState(Qt.CheckState.Checked)
        assert not dialog._save.isEnabled(), "who takes it is not named yet"
        table.item(0, 1).setText("Saksi Uji")
        assert dialog._save.isEnabled()
        qtbot.keyClick(dialog._save, Qt.Key.Key_Space)

    in_dialog(HandOverDialog, fill)
    qtbot.mouseClick(view.desk_bar.hand_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Penyerahan dicatat" in view._result.text(), timeout=WAIT)
    made = documents.list_documents(app.office, PEMILIHAN)[0]
    assert [(h.penerima, h.nama, h.rangkap) for h in made.handed] == [("Saksi 01 Pasangan Calon 01", "Saksi Uji", 1)]
    qtbot.waitUntil(lambda: view._line().state == "diserahkan", timeout=WAIT)


def test_a_foreign_scan_is_told_and_changes_nothing(view, window, qtbot, tmp_path, app):
    from PIL import Image

    printed(view, qtbot, tmp_path)
    Image.new("L", (900, 700), 255).save(tmp_path / "kosong.png")
    with qtbot.waitSignal(window.session.problem, timeout=WAIT) as told:
        view.desk_bar.keep_scans([tmp_path / "kosong.png"])
    assert "Kode QR tidak terbaca" in told.args[0]
    assert documents.list_documents(app.office)[0].signatures == ()


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4)), ("2", (2,)), (" 1-2, 4 ", (1, 2, 4)), ("4,1", (4, 1)), ("2–3,2", (2, 3)),
        ("0", None), ("5", None), ("3-2", None), ("a", None), ("1,,2", None), ("-", None),
    ],
)  # fmt: skip
def test_ranges(text, pages):
    assert page_range(text, 4) == pages


def test_a_printer_that_is_gone_or_does_not_open_is_told(qapp, tmp_path):
    with pytest.raises(PrintingError, match="tidak ada"):
        make_printer("Pencetak yang tidak ada")
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"), (842, 595))
    canvas.showPage()
    canvas.save()
    with pytest.raises(PrintingError, match="tidak menerima"):
        print_file(make_printer(None, tmp_path / "tidak-ada" / "x.pdf"), tmp_path / "a.pdf", (1,), 1)
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 2

    assert print_file(make_printer(None, tmp_path / "b.pdf"), tmp_path / "a.pdf", (1,), 5, stop) == 2
