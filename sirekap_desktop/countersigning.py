"""More electronic signatures on a paper that the Ketua has signed: Anggota and saksi, one after another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sirekap_desktop.documents.atomic_file import removed_on_failure, write_whole
from sirekap_desktop.documents.signing import Signer, SigningError, add_signature, load_signer
from sirekap_desktop.recap import documents, recipients, signatures
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import DocumentState
from sirekap_desktop.recap.views import DokumenView


def sign_with_file(office: Office, document_id: int, blok: str, p12: Path, passphrase: str | None) -> DokumenView:
    """Sign a document with a certificate of a PKCS#12 file (``countersign``).

    Raises:
        SirekapError: If the certificate or the document can't be used; nothing is left then.
    """
    return countersign(office, document_id, blok, load_signer(p12, passphrase))


def countersign(office: Office, document_id: int, blok: str, signer: Signer) -> DokumenView:
    """Add one signature to a document that is signed electronically, as a new file beside the one before.

    The file is whole, holds, and bears all signatures before it gets its name; only then it is recorded, and where
    that fails it is removed again.

    Args:
        office: The office.
        document_id: The document.
        blok: Id of the signature block (``recap.recipients.signatories``).
        signer: Who signs, with whatever kind of key.

    Raises:
        SigningError: If it was printed to be signed by hand, is not the file that was recorded, or signing fails.
        NotAllowed: If it is a draft, or the block is signed.
        UnknownObject: If there is no such document or block.
        DatabaseError: If it can't be recorded.
    """
    document = documents.find_document(office, document_id)
    if blok not in {signatory.blok for signatory in recipients.signatories(office, document.pemilihan)}:
        raise UnknownObject("signing.unknown_block", blok=blok)
    signatures.check_open_block(document, blok)
    if document.state is DocumentState.DRAF or document.signer is None:
        raise SigningError("signing.by_hand")
    data = _recorded(document)
    signed = add_signature(data, signer, blok=blok, location=office.kecamatan.nama, now=office.clock())
    out = _next_name(document)
    try:
        write_whole(out, signed)
    except OSError as error:
        raise SigningError("document.not_written", path=str(out), detail=error.strerror or str(error)) from error
    with removed_on_failure(out):
        return signatures.record_signature(
            office,
            document_id,
            blok=blok,
            nama=signer.name,
            fingerprint=signer.fingerprint,
            path=out,
            sha256=hashlib.sha256(signed).hexdigest(),
            before=document.sha256,
        )


def _recorded(document: DokumenView) -> bytes:
    """Return the newest file of a document, if it is still the one that was recorded."""
    data = documents.recorded_bytes(document)
    if data is None:
        raise SigningError("signing.file_changed", name=document.path.name)
    return data


def _next_name(document: DokumenView) -> Path:
    """Return a free name beside the first print: ``….pdf`` becomes ``…-ttd2.pdf``, ``…-ttd3.pdf``."""
    first, number = document.versions[0][0], len(document.versions) + 1
    while (path := first.with_name(f"{first.stem}-ttd{number}{first.suffix}")).exists():
        number += 1
    return path
