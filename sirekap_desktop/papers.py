"""Papers of an office: printing a D document and recording it, and checking a file against the office it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sirekap_desktop.documents.atomic_file import removed_on_failure, write_whole
from sirekap_desktop.documents.identity import Contestant, DocumentIdentity, Place
from sirekap_desktop.documents.kinds import document_kind
from sirekap_desktop.documents.layout import Paper
from sirekap_desktop.documents.letter import LETTERS
from sirekap_desktop.documents.producing import Produced, ProducingError, produce, produce_letter
from sirekap_desktop.documents.signing import load_signer
from sirekap_desktop.documents.verification import Verification, verify_pdf
from sirekap_desktop.documents.wording import TEMPLATES
from sirekap_desktop.documents.wording_lint import checked_wording
from sirekap_desktop.exchange.bundle_format import BundleRefused
from sirekap_desktop.exchange.bundle_reader import Bundle
from sirekap_desktop.exchange.bundle_writer import MadeBundle, make_bundle
from sirekap_desktop.letters import Asked, fill_letter
from sirekap_desktop.recap import aggregate, documents
from sirekap_desktop.recap.change import is_locked
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.office import Office, open_office
from sirekap_desktop.recap.office_file import OFFICE_FILE
from sirekap_desktop.recap.recipients import witnesses
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
        kind: A kind of ``documents.kinds`` or ``documents.letter``.
        kode: The kecamatan, desa or (of a recount) TPS.
        out: The file to write.
        p12: The certificate of who signs; None for a paper signed by hand.
        passphrase: Of the certificate.

    Raises:
        SirekapError: If the kind or region is unknown, the file can't be written, or signing fails; no document is
            left then, and none is recorded.
    """
    signer = load_signer(p12, passphrase) if p12 else None
    words = checked_wording(pemilihan, office.folder / TEMPLATES)
    paper = Paper[office.file.kertas]
    # A paper's own numbers are compared with their lock; adding up the whole kecamatan for each would take too long.
    with office.read() as session:
        locked = is_locked(session, pemilihan, Level.KECAMATAN, office.kecamatan.kode)
    if kind in LETTERS:
        level = _letter_level(kind, kode)
        identity = _identity(office, pemilihan, level, kode, locked=locked)
        data = fill_letter(kind, Asked(office, words, identity, level, kode))
        produced = produce_letter(kind, data, identity, words, out, signer, paper=paper)
    else:
        level = document_kind(kind).level
        table = aggregate.recap_table(office, pemilihan, level, kode)
        identity = _identity(office, pemilihan, level, kode, locked=locked)
        produced = produce(kind, table, identity, out, signer, paper=paper, words=words)
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
            of_numbers=kind not in LETTERS,
        )


def _letter_level(kind: str, kode: str) -> Level:
    """Return the level of the place that a letter shall be of.

    Raises:
        ProducingError: If there is no such letter of a place with this code.
    """
    level = next((level for level, length in aggregate.CODE_LENGTH.items() if length == len(kode)), None)
    if level not in LETTERS[kind].levels:
        levels = ", ".join(LETTERS[kind].levels)
        raise ProducingError("document.other_place", kind=kind, kode=kode, levels=levels)
    return level


def _state(produced: Produced) -> DocumentState:
    if not produced.final:
        return DocumentState.DRAF
    return DocumentState.DITANDATANGANI if produced.signer else DocumentState.DICETAK


def _identity(office: Office, pemilihan: str, level: Level, kode: str, *, locked: bool) -> DocumentIdentity:
    code = office.kecamatan.kode
    logo = office.folder / LOGO
    return DocumentIdentity(
        pemilihan=pemilihan,
        kecamatan=_place(office.kecamatan),
        kabko=_place(office.wilayah(code[:4])),
        provinsi=_place(office.wilayah(code[:2])),
        contestants=_with_saksi(office, pemilihan, kode),
        printed_at=office.clock(),
        desa=_place(office.wilayah(kode[:10])) if level is not Level.KECAMATAN else None,
        committee=office.file.committee,
        pleno_at=office.file.pleno_at,
        pleno_place=office.file.place,
        station=office.station,
        practice=office.practice,
        kecamatan_locked=locked,
        logo=logo if logo.is_file() else None,
        dapil=office.dapil(pemilihan, kode),
    )


def _with_saksi(office: Office, pemilihan: str, kode: str) -> tuple[Contestant, ...]:
    return tuple(Contestant(str(w.nomor), w.nama, w.saksi) for w in witnesses(office, pemilihan, kode))


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


def verify_with_bundle(path: Path, bundle: Bundle) -> Verification:
    """Check a PDF against what an office gave along in a bundle, without the office."""
    return verify_pdf(path, bundle)


def write_bundle(office: Office, out: Path, *, files: bool = False) -> MadeBundle:
    """Write the bundle of an office to a new file (``exchange.bundle_writer.make_bundle``).

    Raises:
        BundleRefused: If the file exists, or there is nothing sound to write.
        ProducingError: If it can't be written; then nothing is left.
        DatabaseError: If the database can't be read.
    """
    if out.exists():
        raise BundleRefused("bundle.exists", path=str(out))
    made = make_bundle(office, files=files)
    try:
        write_whole(out, made.data)
    except OSError as error:
        raise ProducingError("document.not_written", path=str(out), detail=error.strerror or str(error)) from error
    return made


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
