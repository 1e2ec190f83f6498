"""Our verdict on signed files and that of ``pdfsig`` (poppler), which shares no code with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from signed_cases import (
    TODAY,
    Case,
    cases,
    issued,
    other_digit,
    other_field_value,
    other_page_text,
    self_made,
    signed,
    updated,
    with_text_field,
)

from sirekap_desktop.documents.findings import Part
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.documents.signature_findings import signature_findings
from sirekap_desktop.documents.signing import SigningError, add_signature

needs_pdfsig = pytest.mark.skipif(
    shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed: no second validator"
)


@dataclass(frozen=True)
class Said:
    """What pdfsig says: each signature valid or not, whether the last one covers the file, and its certificates."""

    valid: tuple[bool, ...]
    whole: bool
    certificates: tuple[str, ...]

    @property
    def intact(self) -> bool:
        return bool(self.valid) and all(self.valid) and self.whole


def pdfsig(data: bytes, folder: Path) -> Said:
    path = folder / "berkas.pdf"
    path.write_bytes(data)
    environment = os.environ | {"LC_ALL": "C", "TZ": "UTC", "HOME": str(folder)}
    done = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False, env=environment)
    valid = tuple(told == "Signature is Valid." for told in re.findall(r"Signature Validation: (.+)", done.stdout))
    certificates = tuple(re.findall(r"Certificate Validation: (.+)", done.stdout))
    return Said(valid, "  - Total document signed" in done.stdout, certificates)


@pytest.fixture(scope="module")
def made(paper: bytes) -> list[Case]:
    return cases(paper)


NAMES = (
    "self-signed on a curve", "self-signed RSA", "chained CA", "chained CA without its root", "two signatures",
    "three signatures", "four signatures, one issued", "five signatures", "last signature cut off again",
    "expired since", "not yet valid", "with a form field", "first byte of the paper changed",
    "byte of the table changed", "byte of the embedded numbers changed", "byte behind the signature changed",
    "digest in the signature changed", "value of the signature changed", "other digest algorithm claimed",
    "byte of the first of three changed",
    "hole of the first of three changed", "unsigned update of a page", "unsigned update behind three",
    "form field changed", "bytes behind the end", "cut off", "signature of another paper", "signature removed",
)  # fmt: skip


def test_every_case_is_looked_at(made: list[Case]) -> None:
    assert tuple(case.name for case in made) == NAMES
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_our_verdict(made: list[Case], name: str) -> None:
    case = next(case for case in made if case.name == name)
    check = check_signature(case.data)
    if case.signatures == 0:
        assert check.state is SignatureState.NONE
        return
    assert check.state is (SignatureState.INTACT if case.intact else SignatureState.BROKEN), check.detail
    if case.intact:
        assert len(check.signatures) == case.signatures
        assert check.signatures[-1].length == len(case.data)
        assert [s.length for s in check.signatures] == sorted(s.length for s in check.signatures)
        assert check.vouched is ("Berantai" in check.signer or "Tanpa Induk" in check.signer)


@needs_pdfsig
@pytest.mark.parametrize("name", NAMES)
def test_pdfsig_agrees(made: list[Case], name: str, tmp_path: Path) -> None:
    case = next(case for case in made if case.name == name)
    said, check = pdfsig(case.data, tmp_path), check_signature(case.data)
    assert said.intact is (check.state is SignatureState.INTACT), said
    if check.state is SignatureState.INTACT:
        assert len(said.valid) == len(check.signatures)


def later_signature(paper: bytes, change: Callable[..., None], *, fielded: bool = False) -> bytes:
    """Return a paper that its second signatory changed while signing: each signature is valid by itself."""
    import io

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

    from sirekap_desktop.documents.signing import _KeySigner

    one = signed(with_text_field(paper) if fielded else paper, self_made("Ketua"))
    writer, out = IncrementalPdfFileWriter(io.BytesIO(one)), io.BytesIO()
    change(writer)
    meta = PdfSignatureMetadata(field_name="Lain", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    second = PdfSigner(meta, _KeySigner(self_made("Curang")), new_field_spec=SigFieldSpec("Lain"))
    second.sign_pdf(writer, output=out, bytes_reserved=8192)
    return out.getvalue()


def signed_with_sha1(paper: bytes) -> bytes:
    """Return a paper signed with a digest that is broken since 2017."""
    import io

    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

    key = self_made("Ketua", curve=False).key
    p12 = serialize_key_and_certificates(b"k", key.private, key.certificate, None, BestAvailableEncryption(b"x"))
    meta = PdfSignatureMetadata(field_name="Lain", md_algorithm="sha1", subfilter=SigSeedSubFilter.PADES)
    signer = PdfSigner(meta, SimpleSigner.load_pkcs12_data(p12, [], b"x"), new_field_spec=SigFieldSpec("Lain"))
    out = io.BytesIO()
    signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), output=out, bytes_reserved=8192)
    return out.getvalue()


@pytest.mark.parametrize(("change", "fielded"), [(other_page_text, False), (other_field_value, True)])
def test_who_signs_later_cannot_change_what_others_signed(
    paper: bytes, change: Callable[..., None], fielded: bool, tmp_path: Path
) -> None:
    data = later_signature(paper, change, fielded=fielded)
    check = check_signature(data)
    assert check.state is SignatureState.BROKEN
    assert "berubah setelah tanda tangan ke-1" in check.detail
    if shutil.which("pdfsig"):
        assert pdfsig(data, tmp_path).intact, "pdfsig compares no revisions: here we are stricter, on purpose"
    assert check_signature(later_signature(paper, lambda _: None)).state is SignatureState.INTACT


@needs_pdfsig
def test_we_are_stricter_with_certificates_and_weak_digests(paper: bytes, tmp_path: Path) -> None:
    one = signed(paper, self_made("Ketua"))
    name = b"Ketua".hex().upper().encode()
    subject = one.index(name, one.index(name) + 1)
    for data, why in (
        (other_digit(one, subject + 1), "tidak dapat diperiksa"),
        (signed_with_sha1(paper), "cara tanda tangan tidak dikenal"),
    ):
        check = check_signature(data)
        assert check.state is SignatureState.BROKEN
        assert why in check.detail
        assert pdfsig(data, tmp_path).valid == (True,), "if pdfsig refuses it too, it belongs among the cases"


def test_an_unsigned_update_takes_no_further_signature(paper: bytes) -> None:
    changed = updated(signed(paper, self_made("Ketua")), other_page_text)
    with pytest.raises(SigningError, match="tidak utuh"):
        add_signature(changed, self_made("Anggota"), blok="anggota-1", location="Uji", now=TODAY)


def told(data: bytes, days: int = 0) -> list[tuple[bool | None, str]]:
    return [(f.ok, f.text) for f in signature_findings(check_signature(data), TODAY + timedelta(days=days))]


def test_each_signature_is_told_with_its_time_and_what_was_added_later(paper: bytes) -> None:
    data = signed(paper, self_made("Ketua Uji"), issued("Anggota Uji"), at=TODAY)
    first, second = told(data)
    assert (first[0], second[0]) == (True, True)
    length = check_signature(data).signatures[0].length
    assert f"oleh Ketua Uji pada {TODAY.day} " in first[1]
    assert f"mencakup {length} bita pertama; sesudahnya hanya ditambahkan 1 tanda tangan" in first[1]
    assert "oleh Anggota Uji" in second[1]
    assert "mencakup seluruh berkas" in second[1]


@pytest.mark.parametrize(
    ("days", "at", "now", "ok", "text"),
    [
        ((-90, -10), -20, 0, None, "sejak"),
        ((-90, 90), -20, 0, "fine", ""),
        ((-90, 90), 20, 0, None, "belum tiba"),
    ],
)
def test_certificates_are_judged_at_the_time_of_signing(
    paper: bytes, days: tuple[int, int], at: int, now: int, ok: bool | str | None, text: str
) -> None:
    findings = told(signed(paper, self_made("Uji", days=days), at=TODAY + timedelta(days=at)), now)
    assert findings[0][0] is True
    if ok == "fine":
        assert len(findings) == 1
    else:
        assert [found for found, _ in findings[1:]] == [ok]
        assert text in findings[1][1]


@pytest.mark.parametrize("days", [(-90, -10), (10, 90)])
@needs_pdfsig
def test_a_certificate_outside_its_time_fails_as_pdfsig_says(
    paper: bytes, days: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Our own signing refuses such a certificate; somebody else's program may not.
    late = self_made("Uji", days=days)
    with pytest.raises(SigningError, match="tidak berlaku"):
        signed(paper, late)
    from sirekap_desktop.documents import signing

    monkeypatch.setattr(signing, "_check_time", lambda *_: None)
    outside = signed(paper, late)
    found = signature_findings(check_signature(outside), TODAY)
    assert [(f.part, f.ok) for f in found][:2] == [(Part.SIGNATURE, True), (Part.SIGNATURE, False)]
    assert "tidak berlaku ketika dipakai" in found[1].text
    assert pdfsig(outside, tmp_path).certificates != ("Certificate is Trusted.",)
