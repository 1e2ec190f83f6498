"""What is said of each signature of a file: who, when, how much of it is covered, and whether the time was right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sirekap_desktop.documents.findings import Finding, Part
from sirekap_desktop.documents.signature_check import OneSignature, SignatureCheck, SignatureState
from sirekap_desktop.documents.text import printed_time


def signature_findings(check: SignatureCheck, now: datetime) -> list[Finding]:
    """Return the findings on all signatures of a file; ``now`` decides which certificates have expired since."""
    if check.state is SignatureState.NONE:
        return [Finding(Part.SIGNATURE, None, "verify.unsigned")]
    if check.state is SignatureState.BROKEN:
        return [Finding(Part.SIGNATURE, False, "verify.signature_broken", {"detail": check.detail})]
    found = []
    for number, signature in enumerate(check.signatures):
        later = len(check.signatures) - number - 1
        found.append(_intact(signature, later))
        found += _times(signature, now)
    return found


def _intact(signature: OneSignature, later: int) -> Finding:
    key = "verify.signature_good" if signature.vouched else "verify.signature_self_made"
    values = {
        "name": signature.signer,
        "fingerprint": signature.fingerprint[:16],
        "at": printed_time(signature.signed_at) if signature.signed_at else "-",
        "length": signature.length,
        "later": later,
    }
    return Finding(Part.SIGNATURE, True, f"{key}_earlier" if later else key, values)


def _times(signature: OneSignature, now: datetime) -> Iterator[Finding]:
    """Compare the stated time of signing, and the present, with the time in which the certificate is valid."""
    values = {"name": signature.signer, "since": _day(signature.valid_from), "until": _day(signature.valid_until)}
    if signature.signed_at is None or signature.signed_at.tzinfo is None:
        yield Finding(Part.SIGNATURE, None, "verify.signature_no_time", values)
    elif not signature.valid_from <= signature.signed_at <= signature.valid_until:
        yield Finding(Part.SIGNATURE, False, "verify.certificate_not_valid_then", values)
    elif now > signature.valid_until:
        yield Finding(Part.SIGNATURE, None, "verify.certificate_expired_since", values)
    if signature.signed_at is not None and signature.signed_at.tzinfo is not None and signature.signed_at > now:
        yield Finding(Part.SIGNATURE, None, "verify.signed_in_future", values)


def _day(moment: datetime) -> str:
    return f"{moment:%d-%m-%Y}"
