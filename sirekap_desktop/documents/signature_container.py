"""The signature container (CMS) of a PDF signature, judged byte for byte.

Only part of the CMS structure is covered by the signature. That gap is closed here: the structure must be byte for
byte what its signed parts give when they are put together anew, with nothing but zeros behind it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

DIGESTS = ("sha256", "sha384", "sha512")
_MALFORMED = (ValueError, TypeError, KeyError, AttributeError)
"""What asn1crypto raises on structures that are not what they claim to be."""


class Broken(Exception):
    """Why a signature does not hold, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Container:
    """The certificate of an intact container, and whether another one inside it issued that certificate."""

    certificate: x509.Certificate
    der: bytes
    name: str
    vouched: bool


def check_container(container: bytes, digest_input: bytes) -> Container:
    """Judge one container against the bytes that it is said to sign.

    Raises:
        Broken: If any of its bytes, or of those that it signs, is not as it was.
    """
    signed = _signed_data(container)
    certificate = _signer_certificate(signed)
    _check_structure(signed, certificate, container)
    _check_digest(signed, certificate, digest_input)
    vouched = _check_issuers(signed, certificate)
    name = _common_name(certificate)
    return Container(_loaded(certificate), certificate.dump(), name, vouched)


def _loaded(certificate: asn1_x509.Certificate) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(certificate.dump())
    except ValueError as error:
        raise Broken("sertifikat penandatangan rusak") from error


def _common_name(certificate: asn1_x509.Certificate) -> str:
    try:
        return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    except _MALFORMED as error:
        raise Broken("sertifikat penandatangan rusak") from error


def _signed_data(container: bytes) -> cms.SignedData:
    """Decode the container; its structure is followed by zeros only, which pad the hole."""
    try:
        content = cms.ContentInfo.load(container)
        length = len(content.dump())
        if content["content_type"].native != "signed_data" or any(container[length:]):
            raise Broken("isi tanda tangan rusak")
        signed = content["content"]
        if len(signed["signer_infos"]) != 1 or not signed["certificates"]:
            raise Broken("isi tanda tangan rusak")
    except _MALFORMED as error:
        raise Broken("isi tanda tangan rusak") from error
    return signed


def _signer_certificate(signed: cms.SignedData) -> asn1_x509.Certificate:
    try:
        sid = signed["signer_infos"][0]["sid"]
        if sid.name != "issuer_and_serial_number":
            raise Broken("penandatangan tidak disebut")
        for choice in signed["certificates"]:
            certificate = choice.chosen
            same_issuer = certificate.issuer.dump() == sid.chosen["issuer"].dump()
            if same_issuer and certificate.serial_number == sid.chosen["serial_number"].native:
                return certificate
    except _MALFORMED as error:
        raise Broken("sertifikat penandatangan rusak") from error
    raise Broken("sertifikat penandatangan tidak ada")


def _check_structure(signed: cms.SignedData, certificate: asn1_x509.Certificate, container: bytes) -> None:
    """Put the container together anew from its signed parts; any other byte than those is a change."""
    try:
        name = signed["signer_infos"][0]["digest_algorithm"]["algorithm"].native
        if name not in DIGESTS:
            raise Broken("cara tanda tangan tidak dikenal")
        parts = {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((algos.DigestAlgorithm({"algorithm": name}),)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [choice.chosen for choice in signed["certificates"]],
            "signer_infos": [_signer_info_anew(signed["signer_infos"][0], certificate, name)],
        }
        anew = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(parts)}).dump()
    except _MALFORMED as error:
        raise Broken("isi tanda tangan rusak") from error
    if not container.startswith(anew) or any(container[len(anew) :]):
        raise Broken("isi tanda tangan rusak")


def _signer_info_anew(info: cms.SignerInfo, certificate: asn1_x509.Certificate, name: str) -> cms.SignerInfo:
    who = cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate["tbs_certificate"]["serial_number"]}
    )
    parts = {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": who}),
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": name}),
        "signed_attrs": info["signed_attrs"],
        "signature_algorithm": info["signature_algorithm"],
        "signature": info["signature"].native,
    }
    return cms.SignerInfo(parts)


def _check_digest(signed: cms.SignedData, certificate: asn1_x509.Certificate, digest_input: bytes) -> None:
    info = signed["signer_infos"][0]
    if isinstance(info["signed_attrs"], core.Void):
        raise Broken("isi tanda tangan rusak")
    try:
        digest = hashlib.new(info["digest_algorithm"]["algorithm"].native, digest_input).digest()
        intact, valid = validate_sig_integrity(info, certificate, "data", digest)
    except (SignatureValidationError, CMSStructuralError, UnsupportedAlgorithm, *_MALFORMED) as error:
        raise Broken("tanda tangan tidak dapat diperiksa") from error
    if not valid:
        raise Broken("tanda tangan bukan milik sertifikatnya")
    if not intact:
        raise Broken("isi berkas berubah setelah ditandatangani")


def _check_issuers(signed: cms.SignedData, certificate: asn1_x509.Certificate) -> bool:
    """Check that every further certificate stands above the signer's, each signed by the next.

    Returns:
        Whether there is one above the signer's.
    """
    try:
        rest = {choice.chosen.dump() for choice in signed["certificates"]}
        rest.discard(certificate.dump())
        current = x509.load_der_x509_certificate(certificate.dump())
        found = False
        while current.issuer != current.subject:
            above = _issuer_among(current, rest)
            if above is None:
                break
            rest.discard(above)
            current, found = x509.load_der_x509_certificate(above), True
        if current.issuer == current.subject:
            current.verify_directly_issued_by(current)
    except (InvalidSignature, UnsupportedAlgorithm, *_MALFORMED) as error:
        raise Broken("sertifikat di dalam berkas rusak") from error
    if rest:
        raise Broken("sertifikat asing di dalam berkas")
    return found


def _issuer_among(child: x509.Certificate, candidates: set[bytes]) -> bytes | None:
    for data in sorted(candidates):
        parent = x509.load_der_x509_certificate(data)
        if parent.subject == child.issuer:
            child.verify_directly_issued_by(parent)
            return data
    return None
