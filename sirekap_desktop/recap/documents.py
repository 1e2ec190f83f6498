"""The printed D documents of an office: what was printed, with which digest, and how far it went."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Dokumen
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.aggregate import CODE_LENGTH
from sirekap_desktop.recap.errors import NotAllowed, UnknownObject
from sirekap_desktop.recap.lock_lines import locked_digests
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import DocumentState, Level
from sirekap_desktop.recap.views import DokumenView

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
        signer: Name in the signature's certificate, if signed.
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
            path=_kept_path(office, path),
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
        return _view(office, row)


def _kept_path(office: Office, path: Path) -> str:
    whole, folder = path.resolve(), office.folder.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def advance_document(office: Office, document_id: int, state: DocumentState) -> DokumenView:
    """Move a final document on: DICETAK, DITANDATANGANI, DISERAHKAN.

    Raises:
        NotAllowed: If it is a draft, or already at or beyond this state.
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = session.get(Dokumen, document_id)
        if row is None:
            raise UnknownObject("recap.unknown_document", id=document_id)
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
        return _view(office, row)


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
    return [_view(office, row) for row in session.scalars(query)]


def _view(office: Office, row: Dokumen) -> DokumenView:
    return DokumenView(
        id=row.id,
        pemilihan=row.pemilihan,
        kind=row.kind,
        kode=row.kode,
        path=office.folder / row.path,
        sha256=row.sha256,
        digest=row.digest,
        pages=row.pages,
        state=DocumentState(row.state),
        signer=row.signer,
        created_at=row.created_at,
        created_by=row.created_by,
    )
