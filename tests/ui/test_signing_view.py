"""The documents view on a kecamatan that is locked to the top: printing, signing and checking for real."""

from __future__ import annotations

import shutil

import pytest
from office_kit import KECAMATAN, PEMILIHAN, numbers
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from sirekap_desktop.app import App
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.documents.signing import make_demo_certificate
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap.office import system_clock
from sirekap_desktop.recap.states import Level
from sirekap_desktop.ui.app_gateway import AppGateway
from sirekap_desktop.ui.views.frame import DOCUMENTS
from sirekap_desktop.ui.views.sign_dialog import SignDialog

WAIT = 30_000
PASSPHRASE = "kata sandi uji"


def decide_all(gateway, kode):
    sheet = gateway.confirm_identity(PEMILIHAN, kode, gateway.sheet(PEMILIHAN, kode).version)
    sheet = gateway.decide_many(PEMILIHAN, kode, numbers(), sheet.version)
    gateway.agree(PEMILIHAN, kode, gateway.mark_verified(PEMILIHAN, kode, sheet.version).version)


@pytest.fixture(scope="module")
def template(template, tmp_path_factory):
    """The usual office with every TPS, desa and the kecamatan locked, and a certificate among its keys."""
    folder = tmp_path_factory.mktemp("locked")
    shutil.copytree(template, folder, dirs_exist_ok=True)
    gateway = AppGateway(App.open(folder / "kantor"))
    rows = gateway.list_tps(PEMILIHAN)
    for row in rows:
        decide_all(gateway, row.kode)
        gateway.lock(PEMILIHAN, Level.TPS, row.kode)
    for desa in sorted({row.desa_kode for row in rows}):
        gateway.lock(PEMILIHAN, Level.DESA, desa)
    gateway.lock(PEMILIHAN, Level.KECAMATAN, KECAMATAN)
    gateway.close()
    make_demo_certificate(folder / "kantor" / "keys" / "ketua.p12", PASSPHRASE, "Ketua Uji", now=system_clock())
    return folder


@pytest.fixture
def documents(window):
    window.frame.show_view(DOCUMENTS)
    return window.frame.documents


def sign(view, qtbot, passphrase):
    """Press the button, type the passphrase into the dialog, and press Enter."""
    seen = []

    def fill():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SignDialog):
            QTimer.singleShot(20, fill)
            return
        seen.append(dialog.certificate)
        qtbot.keyClicks(dialog.passphrase_line, passphrase)
        qtbot.keyClick(dialog.passphrase_line, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(view.sign_button, Qt.MouseButton.LeftButton)
    return seen[0]


def test_a_locked_kecamatan_is_signed_through_the_dialog_and_then_agrees(documents, qtbot, tmp_path):
    assert sign(documents, qtbot, PASSPHRASE) == tmp_path / "kantor" / "keys" / "ketua.p12"
    qtbot.waitUntil(lambda: documents.model.rowCount() == 1 and documents._line() is not None, timeout=WAIT)
    line = documents._line()
    assert (line.state, line.signer) == ("ditandatangani", "Ketua Uji (demo, sertifikat latihan)")
    signature = check_signature(line.file.read_bytes())
    assert (signature.state, signature.signer) == (SignatureState.INTACT, line.signer)
    qtbot.mouseClick(documents.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: documents._result.text().startswith(("✓", "✗")) and "…" not in documents._result.text(), timeout=WAIT
    )
    assert documents._result.text() == f"✓ {line.file.name}: {sentence('verify.agree')}"


def test_a_wrong_passphrase_leaves_no_paper_behind(documents, window, qtbot, tmp_path):
    with qtbot.waitSignal(window.session.problem, timeout=WAIT) as told:
        sign(documents, qtbot, "salah")
    assert told.args == [sentence("signing.wrong_passphrase", name="ketua.p12")]
    assert documents.sign_button.isEnabled()
    assert documents.model.rowCount() == 0
    assert list((tmp_path / "kantor" / "documents").iterdir()) == []


def test_the_passphrase_is_hidden_and_a_missing_certificate_can_not_be_chosen(qtbot, tmp_path):
    dialog = SignDialog(tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.passphrase_line.echoMode() is QLineEdit.EchoMode.Password
    sign_button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Cetak dan tanda tangani")
    assert not sign_button.isEnabled()
    (tmp_path / "baru.p12").write_bytes(b"x")
    qtbot.keyClicks(dialog.file_line, str(tmp_path / "baru.p12"))
    assert sign_button.isEnabled()
