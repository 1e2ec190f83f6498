"""Scans of papers that were signed by hand: matched by the QR code of each page, kept as they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sirekap_desktop.documents.qr import PageCode, page_code
from sirekap_desktop.documents.qr_reader import read_codes
from sirekap_desktop.documents.wording import WordingError, wording
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.intake.pages import PageRejected, open_pages
from sirekap_desktop.recap import documents, intake, signatures
from sirekap_desktop.recap.digest import PRINTED_DIGITS
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import DocumentState
from sirekap_desktop.recap.views import DokumenView


class ScanRefused(SirekapError):
    """A scan is not one of a signed paper of this office; the sentence says why, with both digests."""


@dataclass(frozen=True, slots=True)
class ScanBack:
    """What came of scans: the document that they are of, pages seen, pages missing, and pages without a code."""

    document: DokumenView
    pages: tuple[int, ...]
    missing: tuple[int, ...]
    uncoded: int


@dataclass(frozen=True, slots=True)
class _Scan:
    path: Path
    codes: tuple[PageCode, ...]
    uncoded: int


def accept_scans(office: Office, paths: Sequence[Path], document_id: int | None = None) -> ScanBack:
    """Keep scans of one signed paper and record them; all pages together make the document DITANDATANGANI.

    All scans are read and matched before the first one is kept.

    Args:
        office: The office.
        paths: Pictures or PDFs, all of one document.
        document_id: The document that they must be of; None to find it by the codes.

    Raises:
        ScanRefused: If a page can't be read, carries no code, or is of a draft, of other numbers, or of another
            kecamatan.
        ScanNotStored: If a file can't be kept.
        NotAllowed: If a scan was recorded for the document before.
        DatabaseError: If it can't be recorded.
    """
    scans = [_read(path) for path in paths]
    found = [_matched(office, code, scan.path.name, document_id) for scan in scans for code in scan.codes]
    if not found:
        raise ScanRefused("scan_back.nothing")
    first = found[0]
    for other in found:
        if other.id != first.id:
            raise ScanRefused(
                "scan_back.mixed", first=first.digest[:PRINTED_DIGITS], other=other.digest[:PRINTED_DIGITS]
            )
    document = first
    for scan in scans:
        stored = intake.store_scan(office, scan.path)
        pages = [code.page for code in scan.codes]
        document = signatures.record_scan_back(office, first.id, stored.sha256, pages)
    seen = sorted({code.page for scan in scans for code in scan.codes})
    return ScanBack(document, tuple(seen), signatures.missing_pages(document), sum(scan.uncoded for scan in scans))


def _read(path: Path) -> _Scan:
    codes, uncoded = [], 0
    for page in open_pages(path):
        if isinstance(page, PageRejected):
            raise ScanRefused("scan_back.unreadable", name=path.name, detail=page.text)
        found = [code for code in map(page_code, read_codes(page.gray)) if code is not None]
        codes += found
        uncoded += not found
    if not codes:
        raise ScanRefused("scan_back.no_code", name=path.name)
    return _Scan(path, tuple(codes), uncoded)


def _matched(office: Office, code: PageCode, name: str, document_id: int | None) -> DokumenView:
    """Return the document that a page is of.

    Raises:
        ScanRefused: If it is of none; the sentence holds the digest of the scan and that of the office's document.
    """
    alike = [
        document
        for document in documents.list_documents(office)
        if document.kode == code.kode and _model(document) == code.model and document.state is not DocumentState.DRAF
    ]
    if document_id is not None:
        alike = [document for document in alike if document.id == document_id] or [
            documents.find_document(office, document_id)
        ]
    known = alike[0].digest[:PRINTED_DIGITS] if alike else "-"
    values = {"name": name, "page": code.page, "scanned": code.digest, "known": known}
    if not code.kode.startswith(office.kecamatan.kode):
        raise ScanRefused("scan_back.other_kecamatan", kode=code.kode, own=office.kecamatan.kode, **values)
    if not code.final:
        raise ScanRefused("scan_back.draft", **values)
    if not alike:
        raise ScanRefused("scan_back.not_printed", model=code.model, kode=code.kode, **values)
    for document in alike:
        same_paper = document.kode == code.kode and _model(document) == code.model
        if same_paper and document.digest[:PRINTED_DIGITS] == code.digest and document.pages == code.pages:
            return document
    raise ScanRefused("scan_back.other_version", **values)


def _model(document: DokumenView) -> str:
    """Return the model that the pages of a document name; empty for a kind without numbers."""
    try:
        return wording(document.pemilihan).kinds[document.kind].model
    except (KeyError, WordingError):
        return ""
