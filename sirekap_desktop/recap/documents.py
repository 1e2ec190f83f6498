"""The printed D documents of an office: what was printed, with which digest, and how far it went."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Dokumen, Penyerahan, TandaTangan
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.aggregate import CODE_LENGTH
from sirekap_desktop.recap.errors import NotAllowed, UnknownObject
from sirekap_desktop.recap.lock_lines import locked_digests
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Cara, DocumentState, Level
from sirekap_desktop.recap.views import DokumenView, PenyerahanView, TandaTanganView

KETUA_BLOCK = "ketua"
"""Id of the Ketua's block: who prints and signs in one go signs there."""
_ORDER = tuple(DocumentState)


def record_document(
    office: Office,
    *,
    pemilihan: str,
    kind: str,
    kode: str,
    path: Path,
    sha256: str,
    digest: str,
    pages: int,
    state: DocumentState,
    signer: str | None = None,
    of_numbers: bool = True,
    fingerprint: str | None = None,
) -> DokumenView:
    """Record a printed document. ``path`` inside the office is kept relative, so that the folder can be moved.

    Args:
        office: The office.
        pemilihan: The election.
        kind: A kind of ``documents.kinds`` or ``documents.letter``.
        kode: The kecamatan or desa.
        path: The finished file.
        sha256: Of the finished file, hex.
        digest: Of the numbers that it shows, hex (64).
        pages: How many.
        state: DRAF, or DICETAK or DITANDATANGANI where its level is locked.
        signer: Name in the certificate with which the Ketua's block was signed, if it was.
        fingerprint: SHA-256 of that certificate, hex.
        of_numbers: Whether ``digest`` is that of a level's numbers; a letter's is of its own text.

    Raises:
        NotAllowed: If it is said to be final, but its level is not locked with this digest.
        UnknownObject: If the office does not have the election.
        DatabaseError: If it can't be written.
    """
    office.form(pemilihan)
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        level = next((lv for lv, length in CODE_LENGTH.items() if length == len(kode)), Level.KECAMATAN)
        final = of_numbers and state is not DocumentState.DRAF
        if final and locked_digests(session, pemilihan).get((level, kode)) != digest:
            raise NotAllowed("recap.document_digest")
        row = Dokumen(
            pemilihan=pemilihan,
            kind=kind,
            kode=kode,
            path=kept_path(office, path),
            sha256=sha256,
            digest=digest,
            pages=pages,
            state=state.value,
            signer=signer,
            created_at=stamp.moment,
            created_by=stamp.by,
        )
        session.add(row)
        session.flush()
        after = {"kind": kind, "sha256": sha256, "digest": digest, "state": state.value, "signer": signer}
        object_ = f"dokumen:{row.id}"
        jejak.append(session, stamp, "document.record", object_, pemilihan=pemilihan, kode=kode, after=after)
        if signer is not None:
            signature = TandaTangan(
                dokumen_id=row.id,
                cara=Cara.ELEKTRONIK.value,
                blok=KETUA_BLOCK,
                nama=signer,
                fingerprint=fingerprint,
                path=row.path,
                sha256=sha256,
                halaman=[],
            )
            add_signature(session, stamp, row, signature)
        return view_of(session, office, row)


def kept_path(office: Office, path: Path) -> str:
    """Return a path as the database keeps it: relative to the office where it lies inside."""
    whole, folder = path.resolve(), office.folder.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def add_signature(session: Session, stamp: jejak.Stamp, row: Dokumen, signature: TandaTangan) -> None:
    """Add a signature, a scan or a refusal with its audit line; a signed document's state follows."""
    signature.at, signature.by = stamp.moment, stamp.by
    session.add(signature)
    session.flush()
    before = row.state
    if _signs_whole(session, row, signature) and row.state == DocumentState.DICETAK:
        row.state = DocumentState.DITANDATANGANI.value
    told = {
        "id": signature.id,
        "cara": signature.cara,
        "blok": signature.blok,
        "nama": signature.nama,
        "fingerprint": signature.fingerprint,
        "sha256": signature.sha256,
        "halaman": signature.halaman,
        "state": row.state,
    }
    jejak.append(
        session,
        stamp,
        "document.sign",
        f"dokumen:{row.id}",
        pemilihan=row.pemilihan,
        kode=row.kode,
        before={"state": before},
        after=told,
        reason=signature.alasan,
    )


def _signs_whole(session: Session, row: Dokumen, signature: TandaTangan) -> bool:
    """Return whether the document is signed now: electronically, or by hand on every page that it has."""
    if signature.cara != Cara.BASAH:
        return signature.cara == Cara.ELEKTRONIK
    query = select(TandaTangan.halaman).where(TandaTangan.dokumen_id == row.id, TandaTangan.cara == Cara.BASAH.value)
    return {page for pages in session.scalars(query) for page in pages} >= set(range(1, row.pages + 1))


def recorded_bytes(document: DokumenView) -> bytes | None:
    """Return the newest file of a document; None where it is gone or no longer the one that was recorded."""
    try:
        data = document.path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == document.sha256 else None


def advance_document(office: Office, document_id: int, state: DocumentState) -> DokumenView:
    """Move a final document on: DICETAK, DITANDATANGANI, DISERAHKAN.

    Raises:
        NotAllowed: If it is a draft, or already at or beyond this state.
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = document_row(session, document_id)
        before = DocumentState(row.state)
        if before is DocumentState.DRAF or _ORDER.index(state) <= _ORDER.index(before):
            raise NotAllowed("recap.document_state", before=before.value, after=state.value)
        row.state = state.value
        jejak.append(
            session,
            stamp,
            "document.state",
            f"dokumen:{row.id}",
            pemilihan=row.pemilihan,
            kode=row.kode,
            before={"state": before.value},
            after={"state": state.value},
        )
        return view_of(session, office, row)


def document_row(session: Session, document_id: int) -> Dokumen:
    """Return the row of a document.

    Raises:
        UnknownObject: If there is none.
    """
    row = session.get(Dokumen, document_id)
    if row is None:
        raise UnknownObject("recap.unknown_document", id=document_id)
    return row


def final_row(session: Session, document_id: int) -> Dokumen:
    """Return the row of a document that is no draft.

    Raises:
        UnknownObject: If there is none.
        NotAllowed: If it is a draft.
    """
    row = document_row(session, document_id)
    if row.state == DocumentState.DRAF:
        raise NotAllowed("recap.document_draft")
    return row


def find_document(office: Office, document_id: int) -> DokumenView:
    """Return one printed document.

    Raises:
        UnknownObject: If the office does not have it.
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return view_of(session, office, document_row(session, document_id))


def list_documents(office: Office, pemilihan: str | None = None) -> list[DokumenView]:
    """Return the printed documents, newest first.

    Raises:
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return load_documents(session, office, pemilihan)


def load_documents(session: Session, office: Office, pemilihan: str | None = None) -> list[DokumenView]:
    """Return the printed documents as the session sees them, newest first."""
    query = select(Dokumen).order_by(Dokumen.id.desc())
    if pemilihan is not None:
        query = query.where(Dokumen.pemilihan == pemilihan)
    signatures: dict[int, list[TandaTangan]] = defaultdict(list)
    for signature in session.scalars(select(TandaTangan).order_by(TandaTangan.id)):
        signatures[signature.dokumen_id].append(signature)
    handed: dict[int, list[Penyerahan]] = defaultdict(list)
    for line in session.scalars(select(Penyerahan).order_by(Penyerahan.id)):
        handed[line.dokumen_id].append(line)
    return [_view(office, row, signatures[row.id], handed[row.id]) for row in session.scalars(query)]


def view_of(session: Session, office: Office, row: Dokumen) -> DokumenView:
    """Return a document for showing, as the session sees it."""
    signed = select(TandaTangan).where(TandaTangan.dokumen_id == row.id).order_by(TandaTangan.id)
    handed = select(Penyerahan).where(Penyerahan.dokumen_id == row.id).order_by(Penyerahan.id)
    return _view(office, row, list(session.scalars(signed)), list(session.scalars(handed)))


def _view(office: Office, row: Dokumen, signatures: list[TandaTangan], handed: list[Penyerahan]) -> DokumenView:
    files = {office.folder / row.path: row.sha256}
    files |= {office.folder / s.path: s.sha256 for s in signatures if s.path is not None and s.sha256 is not None}
    path, sha256 = list(files.items())[-1]
    return DokumenView(
        id=row.id,
        pemilihan=row.pemilihan,
        kind=row.kind,
        kode=row.kode,
        path=path,
        sha256=sha256,
        digest=row.digest,
        pages=row.pages,
        state=DocumentState(row.state),
        signer=row.signer,
        created_at=row.created_at,
        created_by=row.created_by,
        versions=tuple(files.items()),
        signatures=tuple(
            TandaTanganView(
                Cara(s.cara), s.blok, s.nama, s.alasan, s.fingerprint, s.sha256, tuple(s.halaman), s.at, s.by
            )
            for s in signatures
        ),
        handed=tuple(PenyerahanView(h.penerima, h.nama, h.rangkap, h.at, h.by) for h in handed),
    )
