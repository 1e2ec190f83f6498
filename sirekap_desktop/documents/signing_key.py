"""Where a private key lives: the port that a PKCS#12 file, a token or a remote service stands behind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from sirekap_desktop.errors import SirekapError


class SigningError(SirekapError):
    """A certificate cannot be used, or a signature failed; no signed file exists then."""


class SigningKey(Protocol):
    """A key that signs without being seen: whoever holds it, hands out signatures only."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key; its public key is RSA or on an elliptic curve."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Certificates above it that travel with the signature; may be empty."""

    def sign(self, data: bytes) -> bytes:
        """Sign the SHA-256 of some bytes: PKCS#1 v1.5 with an RSA key, ECDSA in DER with one on a curve.

        Raises:
            SigningError: If the key cannot be reached or refuses.
        """


@dataclass(frozen=True, slots=True)
class Pkcs12Key:
    """A key that was read from a PKCS#12 file into memory."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

    def sign(self, data: bytes) -> bytes:
        """Sign the SHA-256 of some bytes (``SigningKey``)."""
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.private.sign(data, ec.ECDSA(hashes.SHA256()))


def open_pkcs12(path: Path, passphrase: str | None) -> Pkcs12Key:
    """Open a PKCS#12 file.

    Raises:
        SigningError: If it is missing, not PKCS#12, without key or certificate, with a key of a kind that is not
            used here, or the passphrase is wrong.
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
        key, certificate, chain = pkcs12.load_key_and_certificates(data, secret)
    except ValueError as error:
        raise SigningError("signing.wrong_passphrase", name=path.name) from error
    if key is None or certificate is None:
        raise SigningError("signing.no_key", name=path.name)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SigningError("signing.key_kind", name=path.name)
    return Pkcs12Key(certificate, tuple(chain), key)
