"""What happens to a final document after it was printed: signatures, refusals, scans, copies handed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Dokumen, Penyerahan, Scan, TandaTangan
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.documents import add_signature, document_row, final_row, kept_path, view_of
from sirekap_desktop.recap.errors import NotAllowed, ReasonNeeded, UnknownObject
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Cara, DocumentState
from sirekap_desktop.recap.views import DokumenView

LEAST_REASON = 5
"""Letters that a reason has at least; fewer say nothing (our own choice)."""
MOST_REASON = 1000
_HANDED_FROM = (DocumentState.DITANDATANGANI.value, DocumentState.DISERAHKAN.value)


@dataclass(frozen=True, slots=True)
class Handing:
    """Copies for one recipient: who that is, who took them, and how many."""

    penerima: str
    nama: str
    rangkap: int = 1


def check_open_block(document: DokumenView, blok: str) -> None:
    """Make sure that nobody has signed in a block of a document yet.

    Raises:
        NotAllowed: If somebody has; the sentence says who.
    """
    for signature in document.signatures:
        if signature.cara is Cara.ELEKTRONIK and signature.blok == blok:
            raise NotAllowed("recap.block_signed", nama=signature.nama)


def record_signature(
    office: Office, document_id: int, *, blok: str, nama: str, fingerprint: str, path: Path, sha256: str, before: str
) -> DokumenView:
    """Record an electronic signature that was added to a document.

    Args:
        office: The office.
        document_id: The document.
        blok: Id of the block that was signed.
        nama: Name in the certificate.
        fingerprint: SHA-256 of the certificate, hex.
        path: The file with this signature.
        sha256: Of that file, hex.
        before: SHA-256 of the file that was signed: the newest one still.

    Raises:
        NotAllowed: If it is a draft, the block is signed already, or another signature was added meanwhile.
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = final_row(session, document_id)
        document = view_of(session, office, row)
        check_open_block(document, blok)
        if document.sha256 != before:
            raise NotAllowed("recap.signed_meanwhile")
        signature = TandaTangan(
            dokumen_id=row.id,
            cara=Cara.ELEKTRONIK.value,
            blok=blok,
            nama=nama,
            fingerprint=fingerprint,
            path=kept_path(office, path),
            sha256=sha256,
            halaman=[],
        )
        add_signature(session, stamp, row, signature)
        return view_of(session, office, row)


def refuse_signature(office: Office, document_id: int, *, blok: str, nama: str, alasan: str) -> DokumenView:
    """Record that somebody refuses to sign a document, and why.

    Raises:
        ReasonNeeded: If the reason or the name is missing.
        NotAllowed: If it is a draft, or this block is signed already.
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    name, reason = " ".join(nama.split()), " ".join(alasan.split())
    if not name:
        raise ReasonNeeded("recap.refusal_name")
    if not LEAST_REASON <= len(reason) <= MOST_REASON:
        raise ReasonNeeded("recap.refusal_reason", least=LEAST_REASON, most=MOST_REASON)
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = final_row(session, document_id)
        check_open_block(view_of(session, office, row), blok)
        signature = TandaTangan(
            dokumen_id=row.id, cara=Cara.MENOLAK.value, blok=blok, nama=name, alasan=reason, halaman=[]
        )
        add_signature(session, stamp, row, signature)
        return view_of(session, office, row)


def record_scan_back(office: Office, document_id: int, sha256: str, pages: Sequence[int]) -> DokumenView:
    """Record a stored scan as pages of a document that were signed by hand; all pages make it DITANDATANGANI.

    Args:
        office: The office.
        document_id: The document.
        sha256: Of the scan, which ``intake.store_scan`` has kept.
        pages: The pages of the document that the scan shows, from 1.

    Raises:
        NotAllowed: If it is a draft, or the scan was recorded for it before.
        UnknownObject: If the office has no such document or scan.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = final_row(session, document_id)
        scan = session.get(Scan, sha256)
        if scan is None:
            raise UnknownObject("recap.unknown_scan", sha256=sha256)
        query = select(TandaTangan.id).where(TandaTangan.dokumen_id == row.id, TandaTangan.sha256 == sha256)
        if session.execute(query).first() is not None:
            raise NotAllowed("recap.scan_known", name=scan.original_name)
        signature = TandaTangan(
            dokumen_id=row.id,
            cara=Cara.BASAH.value,
            blok="",
            nama=scan.original_name[-200:],
            sha256=sha256,
            halaman=sorted(set(pages)),
        )
        add_signature(session, stamp, row, signature)
        return view_of(session, office, row)


def missing_pages(document: DokumenView) -> tuple[int, ...]:
    """Return the pages of a document that no scan of the signed paper shows yet."""
    seen = {page for s in document.signatures if s.cara is Cara.BASAH for page in s.halaman}
    return tuple(page for page in range(1, document.pages + 1) if page not in seen)


def note_printing(
    office: Office, document_id: int, *, printer: str, pages: str, copies: Mapping[str, int]
) -> DokumenView:
    """Record that a document was printed on paper: where, which pages, and how many copies for whom.

    Raises:
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = document_row(session, document_id)
        after = {"printer": printer, "halaman": pages, "rangkap": dict(copies), "state": row.state}
        _append(session, stamp, "document.print", row, after)
        return view_of(session, office, row)


def hand_over(office: Office, document_id: int, handings: Sequence[Handing]) -> DokumenView:
    """Record copies of a signed document that were handed over; it becomes DISERAHKAN.

    Raises:
        NotAllowed: If nobody is named, or the document is not signed yet.
        UnknownObject: If the office does not have it.
        DatabaseError: If it can't be written.
    """
    if not handings or any(not h.penerima.strip() or not h.nama.strip() or h.rangkap < 1 for h in handings):
        raise NotAllowed("recap.handing_incomplete")
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        row = final_row(session, document_id)
        if row.state not in _HANDED_FROM:
            raise NotAllowed("recap.handing_unsigned")
        told = []
        for handing in handings:
            line = Penyerahan(
                dokumen_id=row.id,
                penerima=handing.penerima.strip(),
                nama=handing.nama.strip(),
                rangkap=handing.rangkap,
                at=stamp.moment,
                by=stamp.by,
            )
            session.add(line)
            session.flush()
            told.append({"id": line.id, "penerima": line.penerima, "nama": line.nama, "rangkap": line.rangkap})
        before, row.state = row.state, DocumentState.DISERAHKAN.value
        _append(session, stamp, "document.hand_over", row, {"lines": told, "state": row.state}, {"state": before})
        return view_of(session, office, row)


def _append(
    session: Session,
    stamp: jejak.Stamp,
    action: str,
    row: Dokumen,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    jejak.append(
        session,
        stamp,
        action,
        f"dokumen:{row.id}",
        pemilihan=row.pemilihan,
        kode=row.kode,
        before=before,
        after=after,
    )
