"""PAdES B-B signatures with a certificate of a PKCS#12 file, and the practice certificate that a demo makes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError as PyHankoSigningError

from sirekap_desktop.documents.atomic_file import write_whole
from sirekap_desktop.documents.signature_check import SignatureState, check_signature
from sirekap_desktop.errors import SirekapError

FIELD = "TandaTanganKetuaPPK"
PRACTICE_UNIT = "Sirekap Desktop - sertifikat latihan"
"""Organisational unit by which a practice certificate is known, whoever looks at it."""
PRACTICE_DAYS = 3650
KEY_BITS = 3072
SIGNATURE_BYTES = 3072
"""Room for everything of a signature but its certificates: signed attributes, and the value of keys to 8192 bits."""
SIGNED_NOTE = "Ditandatangani secara elektronik (PAdES)"
"""Printed on every page of a signed paper, so that a copy without its signature gives itself away."""


class SigningError(SirekapError):
    """A certificate cannot be used, or a signature failed; no signed file exists then."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key, ready to sign.

    Attributes:
        name: Common name of the certificate.
        fingerprint: SHA-256 of the certificate, hexadecimal.
        self_made: Whether it was issued by itself, so that nobody vouches for the name.
        practice: Whether it is a demo's own certificate.
    """

    name: str
    fingerprint: str
    self_made: bool
    practice: bool
    certificate: x509.Certificate
    inner: SimpleSigner

    @property
    def note(self) -> str:
        """What the pages say of the signature."""
        if self.practice:
            kind = "sertifikat latihan dibuat sendiri oleh demo"
        elif self.self_made:
            kind = "sertifikat dibuat sendiri, tanpa penerbit"
        else:
            kind = "sertifikat terbitan lembaga"
        return f"{SIGNED_NOTE} atas nama {self.name} \u2014 {kind}."


def load_signer(path: Path, passphrase: str | None) -> Signer:
    """Open a PKCS#12 file.

    Raises:
        SigningError: If it is missing, not PKCS#12, without key or certificate, or the passphrase is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SigningError("signing.no_file", name=path.name) from error
    try:
        asn1_pkcs12.Pfx.load(data, strict=True)["auth_safe"].native  # noqa: B018  (decoding is the check)
    except (ValueError, TypeError) as error:
        raise SigningError("signing.not_p12", name=path.name) from error
    secret = passphrase.encode() if passphrase is not None else None
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, secret)
    except ValueError as error:
        raise SigningError("signing.wrong_passphrase", name=path.name) from error
    if key is None or certificate is None:
        raise SigningError("signing.no_key", name=path.name)
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Signer(
        name=str(names[0].value) if names else certificate.subject.rfc4514_string(),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        self_made=certificate.issuer == certificate.subject,
        practice=any(unit.value == PRACTICE_UNIT for unit in units),
        certificate=certificate,
        inner=SimpleSigner.load_pkcs12_data(data, [], secret),
    )


def make_demo_certificate(path: Path, passphrase: str, name: str, *, now: datetime) -> None:
    """Write a PKCS#12 file with a new key and a certificate that says of itself that it is for practice.

    Raises:
        SigningError: If a file is already there: a key is never overwritten.
    """
    if path.exists():
        raise SigningError("signing.key_exists", name=path.name)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, PRACTICE_UNIT),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{name} (demo, sertifikat latihan)"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=PRACTICE_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_usage(), critical=True)
        .sign(key, hashes.SHA256())
    )
    encryption = BestAvailableEncryption(passphrase.encode())
    write_whole(path, pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, encryption))
    path.chmod(0o600)


def _signing_usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def sign_pdf(data: bytes, signer: Signer, *, location: str, now: datetime) -> bytes:
    """Return the PDF with one certifying PAdES signature that covers the whole file and allows no change.

    Raises:
        SigningError: If the certificate is not valid now, signing fails, or the made signature does not hold.
    """
    certificate = signer.certificate
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise SigningError("signing.expired", name=signer.name, until=f"{certificate.not_valid_after_utc:%d-%m-%Y}")
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        location=location,
        reason="Pengesahan hasil rekapitulasi",
        name=signer.name,
    )
    try:
        pdf_signer = PdfSigner(metadata, signer.inner, new_field_spec=SigFieldSpec(FIELD))
        signed = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        pdf_signer.sign_pdf(writer, output=signed, bytes_reserved=_reserved(signer))
    except (PdfError, PyHankoSigningError, ValueError, TypeError) as error:
        raise SigningError("signing.failed", name=signer.name, detail=str(error)) from error
    check = check_signature(signed.getvalue())
    if check.state is not SignatureState.INTACT or check.fingerprint != signer.fingerprint:
        raise SigningError("signing.failed", name=signer.name, detail=check.detail)
    return signed.getvalue()


def _reserved(signer: Signer) -> int:
    """Return how many hexadecimal digits to leave for the signature; asking pyHanko would sign once more to know."""
    own = signer.certificate.public_bytes(Encoding.DER)
    certificates = {own, *(certificate.dump() for certificate in signer.inner.cert_registry)}
    return 2 * (sum(len(certificate) for certificate in certificates) + SIGNATURE_BYTES)
