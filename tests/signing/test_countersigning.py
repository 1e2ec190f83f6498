"""Anggota and saksi sign after the Ketua; whatever fails leaves neither file nor record."""

from __future__ import annotations

import errno
import hashlib
import sqlite3
from contextlib import closing

import pytest
from signed_cases import self_made
from signing_office import KECAMATAN, KIND, left

from sirekap_desktop import papers
from sirekap_desktop.countersigning import countersign, sign_with_file
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.documents.signing import SigningError, load_signer
from sirekap_desktop.documents.verification import Status
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap import audit, documents
from sirekap_desktop.recap.errors import Locked, NotAllowed, UnknownObject
from sirekap_desktop.recap.states import DocumentState


def test_anggota_and_saksi_sign_after_the_ketua_and_every_version_stays(office, signed, template):
    second = sign_with_file(office, signed.id, "anggota-1", template / "anggota.p12", "x")
    third = countersign(office, signed.id, "saksi-2", self_made("Saksi Uji"))
    assert left(office) == ["d-ttd2.pdf", "d-ttd3.pdf", "d.pdf"]
    assert [s.blok for s in third.signatures] == ["ketua", "anggota-1", "saksi-2"]
    check = check_signature(third.path.read_bytes())
    assert [s.field for s in check.signatures] == [
        "TandaTangan-ketua", "TandaTangan-anggota-1", "TandaTangan-saksi-2",
    ]  # fmt: skip
    assert [s.fingerprint for s in check.signatures] == [s.fingerprint for s in third.signatures]
    assert third.path.read_bytes().startswith(second.path.read_bytes())
    for document in (third.path, second.path, signed.path):
        assert papers.verify_file(document, office.folder).status is Status.AGREE
    older = papers.verify_file(second.path, office.folder)
    assert any("versi dengan 1 tanda tangan lebih banyak" in str(finding) for finding in older.findings)
    assert audit.verify_office(office) == []


def test_a_lost_version_is_named(office, signed):
    made = countersign(office, signed.id, "saksi-1", self_made("Saksi Uji"))
    made.versions[0][0].unlink()
    assert [f.message_id for f in audit.verify_office(office)] == ["audit.dokumen_missing"]


def refused(office, document, blok="anggota-1", signer=None, error=SirekapError, match=None):
    before = left(office)
    with pytest.raises(error, match=match):
        countersign(office, document.id, blok, signer or self_made("Anggota Uji"))
    assert left(office) == before
    assert documents.find_document(office, document.id) == document
    assert audit.verify_office(office) == []


def test_what_cannot_be_signed_is_refused_and_leaves_nothing(office, signed, template):
    refused(office, signed, "ketua", error=NotAllowed, match="sudah ditandatangani")
    refused(office, signed, "saksi-9", error=UnknownObject, match="saksi-9")
    same = load_signer(template / "ketua.p12", "x")
    refused(office, signed, signer=same, error=SigningError, match="sudah dipakai")
    late = self_made("Lama", days=(-30, -1))
    refused(office, signed, signer=late, error=SigningError, match="tidak berlaku")
    with pytest.raises(SigningError, match="Kata sandi"):
        sign_with_file(office, signed.id, "anggota-1", template / "anggota.p12", "salah")
    assert left(office) == ["d.pdf"]


def test_a_paper_for_wet_ink_and_a_draft_take_no_certificate(office):
    out = office.folder / "documents" / "basah.pdf"
    printed = papers.print_document(office, "PPWP", KIND, KECAMATAN, out)
    assert printed.state is DocumentState.DICETAK
    refused(office, printed, error=SigningError, match="dengan tangan")


def test_a_file_that_is_not_the_recorded_one_is_not_signed(office, signed):
    data = signed.path.read_bytes()
    signed.path.write_bytes(data + b"\n")
    with pytest.raises(SigningError, match="bukan lagi yang dicatat"):
        countersign(office, signed.id, "anggota-1", self_made("Anggota Uji"))
    signed.path.unlink()
    with pytest.raises(SigningError, match="bukan lagi yang dicatat"):
        countersign(office, signed.id, "anggota-1", self_made("Anggota Uji"))
    assert left(office) == []


def test_a_full_disk_leaves_nothing(office, signed, monkeypatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("sirekap_desktop.documents.atomic_file.os.fsync", full)
        before = left(office)
        with pytest.raises(SigningError, match="No space left"):
            countersign(office, signed.id, "anggota-1", self_made("Anggota Uji"))
    assert left(office) == before
    assert len(documents.find_document(office, signed.id).signatures) == 1


def test_what_the_database_refuses_is_not_left_as_a_file(office, template, signed, tmp_path):
    with closing(sqlite3.connect(office.folder / "office.sqlite3")) as connection, connection:
        connection.execute(
            "CREATE TRIGGER penuh BEFORE INSERT ON tanda_tangan BEGIN SELECT RAISE(ABORT, 'penuh'); END"
        )
    before = left(office)
    with pytest.raises(Locked):
        countersign(office, signed.id, "anggota-1", self_made("Anggota Uji"))
    out = office.folder / "documents" / "baru.pdf"
    with pytest.raises(Locked):
        papers.print_document(office, "PPWP", KIND, KECAMATAN, out, p12=template / "anggota.p12", passphrase="x")
    assert left(office) == before
    assert len(documents.list_documents(office)) == 1


class BrokenToken:
    """A token that was pulled out."""

    def __init__(self, signer):
        self.certificate, self.chain = signer.certificate, ()

    def sign(self, data):
        raise SigningError("signing.failed", name="token", detail="token tidak terpasang")


def test_any_key_behind_the_port_signs_and_its_failure_stops_the_flow(office, signed):
    from sirekap_desktop.documents.signing import signer_of

    good = self_made("Token Uji")
    calls = []

    class Token:
        certificate, chain = good.certificate, ()

        def sign(self, data):
            calls.append(hashlib.sha256(data).hexdigest())
            return good.key.sign(data)

    refused(office, signed, signer=signer_of(BrokenToken(good)), error=SigningError, match="token tidak terpasang")
    made = countersign(office, signed.id, "anggota-1", signer_of(Token()))
    assert len(calls) == 1
    assert check_signature(made.path.read_bytes()).state is SignatureState.INTACT


def test_a_paper_that_was_closed_by_an_older_program_takes_no_more(office, template, monkeypatch):
    from pyhanko.sign.fields import MDPPerm

    from sirekap_desktop.documents import signing

    class OnlyClosed:
        FILL_FORMS = MDPPerm.NO_CHANGES

    monkeypatch.setattr(signing, "MDPPerm", OnlyClosed)
    out = office.folder / "documents" / "lama.pdf"
    closed = papers.print_document(office, "PPWP", KIND, KECAMATAN, out, p12=template / "ketua.p12", passphrase="x")
    assert check_signature(out.read_bytes()).state is SignatureState.INTACT
    refused(office, closed, error=SigningError, match="tidak menerima tanda tangan")
