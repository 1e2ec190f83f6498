"""Papers of an office: printing a D document and recording it, and checking a file against the office it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sirekap_desktop.documents.atomic_file import removed_on_failure
from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.kinds import document_kind
from sirekap_desktop.documents.producing import Produced, produce
from sirekap_desktop.documents.signing import load_signer
from sirekap_desktop.documents.verification import Verification, verify_pdf
from sirekap_desktop.recap import aggregate, documents
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.office import Office, open_office
from sirekap_desktop.recap.office_file import OFFICE_FILE
from sirekap_desktop.recap.states import DocumentState, Level
from sirekap_desktop.recap.views import DokumenView, RecapTable, WilayahView

LOGO = "logo.png"


def print_document(
    office: Office,
    pemilihan: str,
    kind: str,
    kode: str,
    out: Path,
    *,
    p12: Path | None = None,
    passphrase: str | None = None,
) -> DokumenView:
    """Print a D document to a PDF and record it; a draft until the whole kecamatan is locked.

    Args:
        office: The office.
        pemilihan: The election.
        kind: A kind of ``documents.kinds``.
        kode: The kecamatan or desa.
        out: The file to write.
        p12: The certificate of who signs; None for a paper signed by hand.
        passphrase: Of the certificate.

    Raises:
        SirekapError: If the kind or region is unknown, the file can't be written, or signing fails; no document is
            left then, and none is recorded.
    """
    level = document_kind(kind).level
    signer = load_signer(p12, passphrase) if p12 else None
    table = aggregate.recap_table(office, pemilihan, level, kode)
    whole = aggregate.recap_table(office, pemilihan, Level.KECAMATAN, office.kecamatan.kode)
    produced = produce(kind, table, _identity(office, table, locked=whole.final), out, signer)
    with removed_on_failure(produced.path):
        return documents.record_document(
            office,
            pemilihan=pemilihan,
            kind=kind,
            kode=kode,
            path=produced.path,
            sha256=produced.sha256,
            digest=produced.digest,
            pages=produced.pages,
            state=_state(produced),
            signer=produced.signer,
            fingerprint=signer.fingerprint if signer else None,
        )


def _state(produced: Produced) -> DocumentState:
    if not produced.final:
        return DocumentState.DRAF
    return DocumentState.DITANDATANGANI if produced.signer else DocumentState.DICETAK


def _identity(office: Office, table: RecapTable, *, locked: bool) -> DocumentIdentity:
    code = office.kecamatan.kode
    saksi = dict(office.file.saksi)
    logo = office.folder / LOGO
    return DocumentIdentity(
        pemilihan=table.pemilihan,
        kecamatan=_place(office.kecamatan),
        kabko=_place(office.wilayah(code[:4])),
        provinsi=_place(office.wilayah(code[:2])),
        contestants=tuple(
            Contestant(str(k.nomor), k.nama, saksi.get(str(k.nomor), ""))
            for k in office.contestants(table.pemilihan)
            if k.nomor
        ),
        printed_at=office.clock(),
        desa=_place(office.wilayah(table.kode)) if table.level is Level.DESA else None,
        committee=office.file.committee,
        pleno_place=office.file.place,
        station=office.station,
        practice=office.practice,
        kecamatan_locked=locked,
        logo=logo if logo.is_file() else None,
    )


def _place(wilayah: WilayahView) -> Place:
    return Place(wilayah.kode, wilayah.nama)


class _Lookup:
    """What the check of a document asks of an office."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def stored_documents(self) -> Sequence[DokumenView]:
        """Return every document that the office has printed."""
        return documents.list_documents(self._office)

    def table(self, pemilihan: str, level: Level, kode: str) -> RecapTable | None:
        """Return the numbers of a level as they stand now, or None where the office has no such level."""
        try:
            return aggregate.recap_table(self._office, pemilihan, level, kode)
        except UnknownObject:
            return None


def verify_file(path: Path, office_folder: Path | None = None) -> Verification:
    """Check a PDF against an office: the one named, else the nearest above the file, else none (which it says).

    Raises:
        SirekapError: If the office that was named can't be opened.
    """
    folder = office_folder or nearest_office(path)
    if folder is None:
        return verify_pdf(path, None)
    with _opened(folder) as office:
        return verify_pdf(path, _Lookup(office))


def nearest_office(path: Path) -> Path | None:
    """Return the nearest folder above a file that is an office, or None."""
    return next((parent for parent in path.resolve().parents if (parent / OFFICE_FILE).is_file()), None)


@contextmanager
def _opened(folder: Path) -> Iterator[Office]:
    office = open_office(folder)
    try:
        yield office
    finally:
        office.close()
