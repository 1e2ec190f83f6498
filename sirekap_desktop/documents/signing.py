"""PAdES B-B signatures, one after another, and the practice certificate that a demo makes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.general import SigningError as PyHankoSigningError
from pyhanko.sign.signers.pdf_cms import Signer as PyHankoSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sirekap_desktop.documents.atomic_file import write_whole
from sirekap_desktop.documents.signature_blocks import SignatureBlock, Stamp, find_blocks
from sirekap_desktop.documents.signature_check import SignatureCheck, SignatureState, check_signature
from sirekap_desktop.documents.signing_key import SigningError, SigningKey, open_pkcs12
from sirekap_desktop.documents.text import printed_time
from sirekap_desktop.recap.documents import KETUA_BLOCK

__all__ = ["Signer", "SigningError", "add_signature", "load_signer", "make_demo_certificate", "sign_pdf", "signer_of"]

FIELD = "TandaTangan-"
"""Start of the name of a signature field; the id of the signatory's block follows."""
_FILLED = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)
MOST_SIGNATURES = 64
"""More signatures than any paper has blocks (18 parties, five members): a file with more is not signed further."""
PRACTICE_UNIT = "Sirekap Desktop - sertifikat latihan"
"""Organisational unit by which a practice certificate is known, whoever looks at it."""
PRACTICE_DAYS = 3650
KEY_BITS = 3072
SIGNATURE_BYTES = 3072
"""Room for everything of a signature but its certificates: signed attributes, and the value of keys to 8192 bits."""
SIGNED_NOTE = "Ditandatangani secara elektronik (PAdES)"
"""Printed on every page of a signed paper, so that a copy without its signature gives itself away."""


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
    key: SigningKey

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate."""
        return self.key.certificate

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
        SigningError: If it cannot be used (``signing_key.open_pkcs12``).
    """
    return signer_of(open_pkcs12(path, passphrase))


def signer_of(key: SigningKey) -> Signer:
    """Return a key, wherever it lives, as somebody who signs."""
    certificate = key.certificate
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Signer(
        name=str(names[0].value) if names else certificate.subject.rfc4514_string(),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        self_made=certificate.issuer == certificate.subject,
        practice=any(unit.value == PRACTICE_UNIT for unit in units),
        key=key,
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


def sign_pdf(data: bytes, signer: Signer, *, location: str, now: datetime, blok: str = KETUA_BLOCK) -> bytes:
    """Return the PDF with its first signature: it covers the whole file and allows nothing but more signatures.

    Empty signature fields are laid into all other blocks that the paper marks, in the same step.

    Raises:
        SigningError: If the file is signed already, the certificate is not valid now, signing fails, or the made
            signature does not hold.
    """
    if check_signature(data).state is not SignatureState.NONE:
        raise SigningError("signing.failed", name=signer.name, detail="berkas sudah bertanda tangan")
    return _signed(data, signer, blok, location, now, earlier=())


def add_signature(data: bytes, signer: Signer, *, blok: str, location: str, now: datetime) -> bytes:
    """Return a signed PDF with one more signature behind the others, which stay valid.

    Raises:
        SigningError: If the file is not signed or its signatures do not hold, it allows no more signatures, the
            block is signed, the certificate is not valid now, or the made signature does not hold.
    """
    before = check_signature(data)
    if before.state is not SignatureState.INTACT:
        raise SigningError("signing.not_intact", name=signer.name, detail=before.detail or "belum bertanda tangan")
    if before.closed or len(before.signatures) >= MOST_SIGNATURES:
        raise SigningError("signing.closed")
    for made in before.signatures:
        if made.field == FIELD + blok:
            raise SigningError("signing.block_signed", name=made.signer)
        if made.fingerprint == signer.fingerprint:
            raise SigningError("signing.same_certificate", name=made.signer)
    return _signed(data, signer, blok, location, now, earlier=tuple(s.fingerprint for s in before.signatures))


def _signed(
    data: bytes, signer: Signer, blok: str, location: str, now: datetime, *, earlier: tuple[str, ...]
) -> bytes:
    _check_time(signer, now)
    signed = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        blocks = find_blocks(writer.prev)
        if not earlier:
            for block in blocks.values():
                append_signature_field(writer, _field(block.blok, block))
        pdf_signer = _pdf_signer(signer, blok, blocks.get(blok), location, now, first=not earlier)
        pdf_signer.sign_pdf(writer, output=signed, bytes_reserved=_reserved(signer))
    except (PdfError, PyHankoSigningError, ValueError, TypeError, KeyError, IndexError) as error:
        raise SigningError("signing.failed", name=signer.name, detail=str(error)) from error
    made = signed.getvalue()
    _check_made(check_signature(made), signer, earlier)
    return made


def _check_time(signer: Signer, now: datetime) -> None:
    certificate = signer.certificate
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise SigningError("signing.expired", name=signer.name, until=f"{certificate.not_valid_after_utc:%d-%m-%Y}")


def _pdf_signer(
    signer: Signer, blok: str, block: SignatureBlock | None, location: str, now: datetime, *, first: bool
) -> PdfSigner:
    metadata = PdfSignatureMetadata(
        field_name=FIELD + blok,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        location=location,
        reason="Pengesahan hasil rekapitulasi",
        name=signer.name,
    )
    style = None
    if block is not None:
        stamp = Stamp((signer.name, printed_time(now)), block)
        style = StaticStampStyle(background=stamp, border_width=0, background_layout=_FILLED)
    return _ClockedSigner(now, metadata, _KeySigner(signer), stamp_style=style, new_field_spec=_field(blok, block))


def _field(blok: str, block: SignatureBlock | None) -> SigFieldSpec:
    """Return the field of a block: where the paper marks it, or one that is not seen."""
    if block is None:
        return SigFieldSpec(FIELD + blok)
    return SigFieldSpec(FIELD + blok, on_page=block.page, box=block.box)


def _check_made(check: SignatureCheck, signer: Signer, earlier: tuple[str, ...]) -> None:
    """Make sure that the file holds, that the new signature stands last, and all earlier ones before it."""
    made = tuple(signature.fingerprint for signature in check.signatures)
    if check.state is not SignatureState.INTACT or made != (*earlier, signer.fingerprint):
        raise SigningError("signing.failed", name=signer.name, detail=check.detail)


class _ClockedSigner(PdfSigner):
    """Signs at the office's moment; pyHanko would look at the computer's clock by itself."""

    def __init__(self, now: datetime, *more: Any, **named: Any) -> None:
        super().__init__(*more, **named)
        self._now = now

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """Give pyHanko's session that moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._now
        return session


class _KeySigner(PyHankoSigner):
    """Lets pyHanko sign with a key behind the port."""

    def __init__(self, signer: Signer) -> None:
        above = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        above.register_multiple(_asn1(certificate) for certificate in signer.key.chain)
        super().__init__(signing_cert=_asn1(signer.certificate), cert_registry=above)
        self._key = signer.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Sign; pyHanko asks for the algorithm of the metadata, which is the port's."""
        if digest_algorithm != "sha256":
            raise PyHankoSigningError(digest_algorithm)
        return bytes(SIGNATURE_BYTES // 2) if dry_run else self._key.sign(data)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _reserved(signer: Signer) -> int:
    """Return how many hexadecimal digits to leave for the signature; asking pyHanko would sign once more to know."""
    certificates = {c.public_bytes(Encoding.DER) for c in (signer.certificate, *signer.key.chain)}
    return 2 * (sum(len(certificate) for certificate in certificates) + SIGNATURE_BYTES)
