"""Commands on a TPS counted again, and on papers after printing: signing, scanning back, handing over, bundles."""

from __future__ import annotations

import getpass
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.messages import sentence

if TYPE_CHECKING:
    from sirekap_desktop.recap.office import Office
    from sirekap_desktop.recap.signatures import Handing


@contextmanager
def _office(options: Namespace) -> Iterator[Office]:
    from sirekap_desktop.recap.office import open_office

    office = open_office(options.office)
    try:
        yield office
    finally:
        office.close()


def ask_passphrase() -> str:
    """Return the passphrase of a certificate: of the environment (``SIREKAP_PASSPHRASE``), else typed."""
    given = os.environ.get("SIREKAP_PASSPHRASE")
    return getpass.getpass(sentence("print.passphrase") + " ") if given is None else given


def recount(options: Namespace) -> int:
    """Record that the votes of a TPS were counted or cast again; exit code 0."""
    from sirekap_desktop.recap import sheets, status
    from sirekap_desktop.recap.states import StatusPelaksanaan

    with _office(options) as office:
        sheet = sheets.tps_sheet(office, options.pemilihan, options.kode)
        sheet = status.set_status(
            office,
            options.pemilihan,
            options.kode,
            StatusPelaksanaan(options.status),
            version=sheet.version,
            text=options.uraian,
            kejadian_id=options.kejadian,
        )
        print(sentence("recount.done", kode=sheet.kode, status=sheet.status.value, state=sheet.state.value))
        for problem in sheet.problems:
            print(problem.text)
    return 0


def documents(options: Namespace) -> int:
    """List the documents of an office, oldest first, or the road of one; exit code 0."""
    from sirekap_desktop.recap.document_trail import document_trail
    from sirekap_desktop.recap.documents import find_document, list_documents

    with _office(options) as office:
        if options.nomor is not None:
            for line in document_trail(office, find_document(office, options.nomor).id):
                print(line.told(sentence))
            return 0
        for document in reversed(list_documents(office)):
            print(
                f"{document.id:>4} {document.pemilihan} {document.kind} {document.kode} {document.state.value} "
                f"{document.path}"
            )
    return 0


def sign(options: Namespace) -> int:
    """Sign a document in a block, or record that somebody refuses to; exit code 0."""
    from sirekap_desktop.recap import signatures

    with _office(options) as office:
        if options.tolak is not None:
            document = signatures.refuse_signature(
                office, options.nomor, blok=options.blok, nama=options.tolak, alasan=options.alasan
            )
            print(sentence("sign.refused", nomor=document.id, blok=options.blok, nama=options.tolak))
            return 0
        from sirekap_desktop.countersigning import sign_with_file

        print(sign_with_file(office, options.nomor, options.blok, options.p12, ask_passphrase()).path)
    return 0


def scan_back(options: Namespace) -> int:
    """Keep scans of a paper that was signed by hand; exit code 0, or 1 where pages are still missing."""
    from sirekap_desktop.scan_back import accept_scans

    with _office(options) as office:
        made = accept_scans(office, options.paths, options.nomor)
    pages, missing = (", ".join(map(str, part)) for part in (made.pages, made.missing))
    key = "scan_back.some" if missing else "scan_back.all"
    said = sentence(key, pages=pages, missing=missing)
    print(f"{made.document.id} {made.document.kind} {made.document.kode}: {said}")
    return 1 if made.missing else 0


def hand_over(options: Namespace) -> int:
    """Record copies that were handed over, or list who gets one; exit code 0."""
    from sirekap_desktop.recap import documents, recipients, signatures

    with _office(options) as office:
        if not options.penyerahan:
            document = documents.find_document(office, options.nomor)
            for recipient in recipients.recipients(office, document.pemilihan):
                print(f"{recipient.penerima}={recipient.nama}={recipient.rangkap}")
            return 0
        document = signatures.hand_over(office, options.nomor, [_handing(text) for text in options.penyerahan])
        print(
            sentence("hand_over.done", nomor=document.id, count=len(options.penyerahan), state=document.state.value)
        )
    return 0


def _handing(text: str) -> Handing:
    """Read one handing as people type it: ``Panwaslu Kecamatan=Nama`` or ``…=Nama=2``.

    Raises:
        SirekapError: If it is not of this form.
    """
    from sirekap_desktop.recap.signatures import Handing

    penerima, _, rest = text.partition("=")
    nama, _, rangkap = rest.partition("=")
    if not penerima.strip() or not nama.strip() or not (rangkap or "1").isdecimal():
        raise SirekapError("hand_over.form", text=text)
    return Handing(penerima, nama, int(rangkap or 1))


def bundle(options: Namespace) -> int:
    """Write the bundle of an office; exit code 0."""
    from sirekap_desktop.papers import write_bundle

    with _office(options) as office:
        made = write_bundle(office, options.out, files=options.documents)
    print(
        sentence(
            "bundle.written",
            path=str(options.out.resolve()),
            tables=made.tables,
            documents=made.documents,
            digest=made.digest,
        )
    )
    return 0
