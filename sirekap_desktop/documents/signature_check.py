"""Whether every byte of a file is as it was signed, by one or by several, judged first from the raw bytes.

A signature covers all bytes of its revision but its own hexadecimal string. That gap is closed here: the string must
fill the hole exactly, in the one spelling that is written, and ``signature_container`` judges what stands in it. Each
later signature covers everything before it; what it added may only be a signature. So a change of any single byte is
seen.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sirekap_desktop.documents.revision_check import check_revisions
from sirekap_desktop.documents.signature_container import Broken, Container, check_container

_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HOLE = re.compile(rb"<((?:[0-9A-F]{2})+)>")
_TRACES = re.compile(rb"/ByteRange|/SubFilter|ETSI\.CAdES|adbe\.pkcs7|/SigFlags|/Type\s*/Sig\b|<[0-9a-fA-F]{2000}")


class SignatureState(StrEnum):
    """What the bytes say of the signatures."""

    NONE = "none"
    INTACT = "intact"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class OneSignature:
    """An intact signature.

    Attributes:
        signer: Common name of the certificate.
        fingerprint: SHA-256 of the certificate, hexadecimal.
        vouched: Whether another certificate inside the file issued the signer's. Nobody vouches for that one here:
            offline there is no list of trusted issuers.
        field: Name of its field in the PDF.
        signed_at: When, as the signer's own clock said; None where it says nothing.
        valid_from: Since when the certificate is valid.
        valid_until: Until when.
        length: How many bytes from the start of the file it covers; the last one covers them all.
    """

    signer: str
    fingerprint: str
    vouched: bool
    field: str
    signed_at: datetime | None
    valid_from: datetime
    valid_until: datetime
    length: int


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """The outcome; ``detail`` names what is broken, ``signatures`` are those of an intact file, oldest first.

    ``closed``: the file says of itself that nothing may be added, not even a signature.
    """

    state: SignatureState
    detail: str = ""
    signatures: tuple[OneSignature, ...] = ()
    closed: bool = False

    @property
    def signer(self) -> str:
        """Name of who signed first; empty where nobody did."""
        return self.signatures[0].signer if self.signatures else ""

    @property
    def fingerprint(self) -> str:
        """Fingerprint of who signed first; empty where nobody did."""
        return self.signatures[0].fingerprint if self.signatures else ""

    @property
    def vouched(self) -> bool:
        """Whether the certificate of who signed first has an issuer inside the file."""
        return bool(self.signatures) and self.signatures[0].vouched


@dataclass(frozen=True, slots=True)
class _Raw:
    """One signature as it lies in the file: its byte range, and what stands in the hole."""

    first: int
    after: int
    end: int
    container: bytes


def has_signature_traces(data: bytes) -> bool:
    """Return whether the bytes hold anything of a PDF signature, damaged or not."""
    return _TRACES.search(data) is not None


def check_signature(data: bytes) -> SignatureCheck:
    """Judge all signatures of a PDF from the bytes of the whole file."""
    if not has_signature_traces(data):
        return SignatureCheck(SignatureState.NONE)
    try:
        raw = _split(data)
        containers = [
            check_container(part.container, data[: part.first] + data[part.after : part.end]) for part in raw
        ]
        revisions = check_revisions(data, [(part.first, part.after, part.end) for part in raw])
    except Broken as reason:
        return SignatureCheck(SignatureState.BROKEN, str(reason))
    signatures = tuple(
        _signature(container, field, signed_at, part.end)
        for part, container, (field, signed_at) in zip(raw, containers, revisions.signatures, strict=True)
    )
    return SignatureCheck(SignatureState.INTACT, "", signatures, revisions.closed)


def _signature(container: Container, field: str, signed_at: datetime | None, length: int) -> OneSignature:
    certificate = container.certificate
    return OneSignature(
        signer=container.name,
        fingerprint=hashlib.sha256(container.der).hexdigest(),
        vouched=container.vouched,
        field=field,
        signed_at=signed_at,
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        length=length,
    )


def _split(data: bytes) -> list[_Raw]:
    """Return the signatures in the order in which they were made; together they leave no byte of the file out."""
    ranges = [tuple(map(int, found)) for found in _BYTE_RANGE.findall(data)]
    if not ranges:
        raise Broken("catatan tanda tangan rusak")
    raw, before = [], 0
    for start, first, after, second in sorted(ranges, key=lambda numbers: numbers[2] + numbers[3]):
        end = after + second
        if start != 0 or not before <= first < after <= end <= len(data):
            raise Broken("tanda tangan tidak mencakup seluruh berkas")
        hole = _HOLE.fullmatch(data, first, after)
        if hole is None:
            raise Broken("isi tanda tangan rusak")
        if not data[:end].rstrip().endswith(b"%%EOF"):
            raise Broken("tanda tangan tidak mencakup seluruh berkas")
        raw.append(_Raw(first, after, end, bytes.fromhex(hole.group(1).decode("ascii"))))
        before = end
    if before != len(data):
        raise Broken("tanda tangan tidak mencakup seluruh berkas")
    return raw
