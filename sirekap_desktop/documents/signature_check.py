"""Whether every byte of a file is as it was signed, judged from the raw bytes before any PDF parser touches them.

A signature covers all bytes of a file but its own hexadecimal string, and inside that string only part of the CMS
structure is covered. Both gaps are closed here: the string must fill the hole exactly, in the one spelling that is
written, with nothing but zeros behind the structure, and the structure must be byte for byte what its signed parts
give when they are put together anew. So a change of any single byte is seen.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

DIGESTS = ("sha256", "sha384", "sha512")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HOLE = re.compile(rb"<((?:[0-9A-F]{2})+)>")
_MALFORMED = (ValueError, TypeError, KeyError, AttributeError)
"""What asn1crypto raises on structures that are not what they claim to be."""
_TRACES = re.compile(rb"/ByteRange|/SubFilter|ETSI\.CAdES|adbe\.pkcs7|/SigFlags|/Type\s*/Sig\b|<[0-9a-fA-F]{2000}")


class SignatureState(StrEnum):
    """What the bytes say of the signature."""

    NONE = "none"
    INTACT = "intact"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """The outcome; ``detail`` names what is broken, ``signer`` and ``fingerprint`` the certificate of an intact one.

    Attributes:
        vouched: Whether another certificate inside the file issued the signer's. Nobody vouches for that one here:
            offline there is no list of trusted issuers.
    """

    state: SignatureState
    detail: str = ""
    signer: str = ""
    fingerprint: str = ""
    vouched: bool = False


class _Broken(Exception):
    """Why a signature does not hold, in Indonesian."""


def has_signature_traces(data: bytes) -> bool:
    """Return whether the bytes hold anything of a PDF signature, damaged or not."""
    return _TRACES.search(data) is not None


def check_signature(data: bytes) -> SignatureCheck:
    """Judge the one signature of a PDF from the bytes of the whole file."""
    if not has_signature_traces(data):
        return SignatureCheck(SignatureState.NONE)
    try:
        digest_input, container = _split(data)
        signed = _signed_data(container)
        certificate = _signer_certificate(signed)
        _check_structure(signed, certificate, container)
        _check_digest(signed, certificate, digest_input)
        vouched = _check_issuers(signed, certificate)
        name = _common_name(certificate)
    except _Broken as reason:
        return SignatureCheck(SignatureState.BROKEN, str(reason))
    fingerprint = hashlib.sha256(certificate.dump()).hexdigest()
    return SignatureCheck(SignatureState.INTACT, "", name, fingerprint, vouched)


def _common_name(certificate: asn1_x509.Certificate) -> str:
    try:
        return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    except _MALFORMED as error:
        raise _Broken("sertifikat penandatangan rusak") from error


def _split(data: bytes) -> tuple[bytes, bytes]:
    """Return the bytes that are signed, and the signature container that stands in the hole between them."""
    ranges = _BYTE_RANGE.findall(data)
    if len(ranges) != 1:
        raise _Broken("catatan tanda tangan rusak" if not ranges else "lebih dari satu tanda tangan")
    start, first, after, second = (int(number) for number in ranges[0])
    if start != 0 or not first < after or after + second != len(data):
        raise _Broken("tanda tangan tidak mencakup seluruh berkas")
    hole = _HOLE.fullmatch(data, first, after)
    if hole is None:
        raise _Broken("isi tanda tangan rusak")
    container = bytes.fromhex(hole.group(1).decode("ascii"))
    return data[:first] + data[after:], container


def _signed_data(container: bytes) -> cms.SignedData:
    """Decode the container; its structure is followed by zeros only, which pad the hole."""
    try:
        content = cms.ContentInfo.load(container)
        length = len(content.dump())
        if content["content_type"].native != "signed_data" or any(container[length:]):
            raise _Broken("isi tanda tangan rusak")
        signed = content["content"]
        if len(signed["signer_infos"]) != 1 or not signed["certificates"]:
            raise _Broken("isi tanda tangan rusak")
    except _MALFORMED as error:
        raise _Broken("isi tanda tangan rusak") from error
    return signed


def _signer_certificate(signed: cms.SignedData) -> asn1_x509.Certificate:
    try:
        sid = signed["signer_infos"][0]["sid"]
        if sid.name != "issuer_and_serial_number":
            raise _Broken("penandatangan tidak disebut")
        for choice in signed["certificates"]:
            certificate = choice.chosen
            same_issuer = certificate.issuer.dump() == sid.chosen["issuer"].dump()
            if same_issuer and certificate.serial_number == sid.chosen["serial_number"].native:
                return certificate
    except _MALFORMED as error:
        raise _Broken("sertifikat penandatangan rusak") from error
    raise _Broken("sertifikat penandatangan tidak ada")


def _check_structure(signed: cms.SignedData, certificate: asn1_x509.Certificate, container: bytes) -> None:
    """Put the container together anew from its signed parts; any other byte than those is a change."""
    try:
        name = signed["signer_infos"][0]["digest_algorithm"]["algorithm"].native
        if name not in DIGESTS:
            raise _Broken("cara tanda tangan tidak dikenal")
        parts = {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((algos.DigestAlgorithm({"algorithm": name}),)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [choice.chosen for choice in signed["certificates"]],
            "signer_infos": [_signer_info_anew(signed["signer_infos"][0], certificate, name)],
        }
        anew = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(parts)}).dump()
    except _MALFORMED as error:
        raise _Broken("isi tanda tangan rusak") from error
    if not container.startswith(anew) or any(container[len(anew) :]):
        raise _Broken("isi tanda tangan rusak")


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
        raise _Broken("isi tanda tangan rusak")
    try:
        digest = hashlib.new(info["digest_algorithm"]["algorithm"].native, digest_input).digest()
        intact, valid = validate_sig_integrity(info, certificate, "data", digest)
    except (SignatureValidationError, CMSStructuralError, UnsupportedAlgorithm, *_MALFORMED) as error:
        raise _Broken("tanda tangan tidak dapat diperiksa") from error
    if not valid:
        raise _Broken("tanda tangan bukan milik sertifikatnya")
    if not intact:
        raise _Broken("isi berkas berubah setelah ditandatangani")


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
        raise _Broken("sertifikat di dalam berkas rusak") from error
    if rest:
        raise _Broken("sertifikat asing di dalam berkas")
    return found


def _issuer_among(child: x509.Certificate, candidates: set[bytes]) -> bytes | None:
    for data in sorted(candidates):
        parent = x509.load_der_x509_certificate(data)
        if parent.subject == child.issuer:
            child.verify_directly_issued_by(parent)
            return data
    return None
