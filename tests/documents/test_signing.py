"""Signatures: valid, seen as valid by another program, and nothing left behind where they fail."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import read_certification_data, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from sirekap_desktop.documents import signing
from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.producing import ProducingError, produce
from sirekap_desktop.documents.read_back import read_back
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.documents.signing import Signer, SigningError, load_signer, make_demo_certificate
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import RecapTable

Tables = Callable[..., RecapTable]
Identities = Callable[..., DocumentIdentity]
Columns = dict[str, Callable[[int], list[tuple[str, str]]]]
KIND = "d-hasil-kecamatan"
NOW = datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=7)))


def test_signed_paper_is_intact_and_says_who_signed(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    made = produce(KIND, table(columns["desa"](40)), identity(), tmp_path / "d.pdf", signer)
    check = check_signature(made.path.read_bytes())
    assert check.state is SignatureState.INTACT
    assert (check.signer, check.fingerprint, check.vouched) == (signer.name, signer.fingerprint, False)
    assert (made.signer, made.pages, made.final) == (signer.name, 3, True)
    for page in read_back(made.path.read_bytes()).pages:
        assert "sertifikat latihan dibuat sendiri oleh demo" in page.text


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_agrees(table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path) -> None:
    made = produce(KIND, table(columns["desa"](6)), identity(), tmp_path / "d.pdf", signer)
    said = subprocess.run(["pdfsig", "-nocert", made.path], capture_output=True, text=True, check=False).stdout
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_the_first_signature_certifies_the_whole_file_and_allows_only_more_signatures(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    made = produce(KIND, table(columns["desa"](6)), identity(), tmp_path / "d.pdf", signer)
    with made.path.open("rb") as file:
        reader = PdfFileReader(file)
        certified = read_certification_data(reader)
        assert certified is not None
        assert certified.permission is MDPPerm.FILL_FORMS
        status = validate_pdf_signature(reader.embedded_signatures[0], ValidationContext(trust_roots=[]))
    assert status.intact
    assert status.valid
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_unsigned_paper_has_no_signature(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path
) -> None:
    made = produce(KIND, table(columns["desa"](6)), identity(), tmp_path / "d.pdf")
    assert check_signature(made.path.read_bytes()).state is SignatureState.NONE
    assert made.signer is None


@pytest.mark.parametrize(
    ("content", "passphrase", "message_id"),
    [
        (None, "x", "signing.no_file"),
        (b"", "x", "signing.not_p12"),
        (b"not a certificate", "x", "signing.not_p12"),
        ("p12", "salah", "signing.wrong_passphrase"),
        ("p12", None, "signing.wrong_passphrase"),
    ],
)
def test_unusable_certificates_are_told_apart(
    p12: Path, tmp_path: Path, content: bytes | str | None, passphrase: str | None, message_id: str
) -> None:
    path = tmp_path / "kunci.p12"
    if content is not None:
        path.write_bytes(p12.read_bytes() if content == "p12" else bytes(content))  # type: ignore[arg-type]
    with pytest.raises(SigningError) as caught:
        load_signer(path, passphrase)
    assert caught.value.message_id == message_id
    assert "kunci.p12" in caught.value.text


def test_demo_certificate_is_never_overwritten_and_only_its_owner_reads_it(p12: Path, identity: Identities) -> None:
    before = p12.read_bytes()
    assert p12.stat().st_mode & 0o077 == 0
    with pytest.raises(SigningError, match="sudah ada"):
        make_demo_certificate(p12, "lain", "Ketua PPK", now=identity().printed_at)
    assert p12.read_bytes() == before


@pytest.mark.parametrize("days", [-2, 3651])
def test_certificate_outside_its_time_signs_nothing(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path, days: int
) -> None:
    at = identity(printed_at=identity().printed_at + timedelta(days=days))
    with pytest.raises(SigningError, match="tidak berlaku"):
        produce(KIND, table(columns["desa"](3)), at, tmp_path / "d.pdf", signer)
    assert list(tmp_path.iterdir()) == []


def test_failed_signature_leaves_no_file(
    table: Tables,
    identity: Identities,
    columns: Columns,
    signer: Signer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spoil(*_: object, **__: object) -> bytes:
        raise ValueError("token removed")

    monkeypatch.setattr(signing.PdfSigner, "sign_pdf", spoil)
    with pytest.raises(SigningError, match="Tidak ada dokumen"):
        produce(KIND, table(columns["desa"](3)), identity(), tmp_path / "d.pdf", signer)
    assert list(tmp_path.iterdir()) == []


def test_signature_that_does_not_hold_leaves_no_file(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    other = replace(signer, fingerprint="00" * 32)
    with pytest.raises(SigningError):
        produce(KIND, table(columns["desa"](3)), identity(), tmp_path / "d.pdf", other)
    assert list(tmp_path.iterdir()) == []


def test_drafts_are_never_signed(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    for made, who in (
        (table(columns["desa"](3), final=False), identity()),
        (table(columns["desa"](3)), identity(kecamatan_locked=False)),
    ):
        with pytest.raises(ProducingError, match="draf"):
            produce(KIND, made, who, tmp_path / "d.pdf", signer)
    assert list(tmp_path.iterdir()) == []


def test_signed_file_is_never_overwritten_but_a_draft_is(
    table: Tables, identity: Identities, columns: Columns, signer: Signer, tmp_path: Path
) -> None:
    out = tmp_path / "d.pdf"
    produce(KIND, table(columns["desa"](3), final=False), identity(), out)
    signed = produce(KIND, table(columns["desa"](3)), identity(), out, signer)
    with pytest.raises(ProducingError, match="tidak ditimpa"):
        produce(KIND, table(columns["desa"](3)), identity(), out)
    assert check_signature(signed.path.read_bytes()).state is SignatureState.INTACT


def test_full_disk_leaves_neither_file_nor_remains(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ProducingError, match="No space left"):
        produce(KIND, table(columns["desa"](3)), identity(), tmp_path / "d.pdf")
    assert list(tmp_path.iterdir()) == []


def test_wrong_level_digest_or_folder_print_nothing(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path
) -> None:
    good, out = table(columns["desa"](3)), tmp_path / "d.pdf"
    changed = replace(good, digest="0" * 64)
    cases = [
        (produce, ("lampiran-desa", good, identity(), out), "document.other_level"),
        (produce, (KIND, good, identity(pemilihan="DPD"), out), "document.other_level"),
        (produce, (KIND, table(columns["tps"](2), level=Level.DESA), identity(), out), "document.other_level"),
        (produce, (KIND, changed, identity(), out), "document.digest_differs"),
        (produce, (KIND, good, identity(), tmp_path / "tidak-ada" / "d.pdf"), "document.no_folder"),
        (produce, (KIND, good, identity(), tmp_path), "document.no_folder"),
        (produce, (KIND, good, identity(), tmp_path / ("n" * 300 + ".pdf")), "document.not_written"),
    ]
    for function, arguments, message_id in cases:
        with pytest.raises(ProducingError) as caught:
            function(*arguments)
        assert caught.value.message_id == message_id
    assert list(tmp_path.iterdir()) == []


def issued(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None
) -> x509.Certificate:
    """Return a certificate of a name and key, issued by another one or (None) by itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    builder = builder.issuer_name(issuer[0].subject if issuer else subject).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1))
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256())


@pytest.fixture(scope="module")
def chain_p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    root = issued("Induk Uji", keys[0], None)
    middle = issued("Penerbit Uji", keys[1], (root, keys[0]))
    leaf = issued("Ketua Uji", keys[2], (middle, keys[1]))
    path = tmp_path_factory.mktemp("chain") / "terbitan.p12"
    path.write_bytes(
        serialize_key_and_certificates(b"k", keys[2], leaf, [middle, root], BestAvailableEncryption(b"kata sandi"))
    )
    return path


def test_issued_certificate_on_an_elliptic_curve_signs_and_is_vouched_for(
    table: Tables, identity: Identities, columns: Columns, chain_p12: Path, tmp_path: Path
) -> None:
    signer = load_signer(chain_p12, "kata sandi")
    assert (signer.self_made, signer.practice) == (False, False)
    made = produce(KIND, table(columns["desa"](3)), identity(), tmp_path / "d.pdf", signer)
    data = made.path.read_bytes()
    check = check_signature(data)
    assert (check.state, check.signer, check.vouched) == (SignatureState.INTACT, "Ketua Uji", True)
    assert "sertifikat terbitan lembaga" in read_back(data).pages[0].text
    for place in range(data.index(b"/Contents <308") + 11, data.index(b"/ByteRange"), 97):
        other = bytearray(data)
        other[place] ^= 1
        assert check_signature(bytes(other)).state is SignatureState.BROKEN, place


def test_unrelated_certificate_in_the_container_is_refused(
    table: Tables, identity: Identities, columns: Columns, tmp_path: Path
) -> None:
    key, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    leaf, foreign = issued("Ketua Uji", key, None), issued("Orang Lain", other, None)
    path = tmp_path / "campur.p12"
    path.write_bytes(serialize_key_and_certificates(b"k", key, leaf, [foreign], BestAvailableEncryption(b"x")))
    with pytest.raises(SigningError, match="sertifikat asing"):
        produce(KIND, table(columns["desa"](3)), identity(), tmp_path / "d.pdf", load_signer(path, "x"))
    assert not (tmp_path / "d.pdf").exists()
