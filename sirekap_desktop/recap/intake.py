"""Recording what came in: files are kept once and for ever, readings beside them. Nothing is decoded here."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import exists, insert, select
from sqlalchemy.orm import Session

from sirekap_desktop import __version__
from sirekap_desktop.models.tables import Bacaan, Page, Scan
from sirekap_desktop.reading.result import PageReading
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.change import begin_change, is_locked
from sirekap_desktop.recap.digest import canonical_digest
from sirekap_desktop.recap.election import whole_field_id
from sirekap_desktop.recap.errors import Locked, NotAllowed, ScanNotStored, UnknownObject
from sirekap_desktop.recap.office import SCANS, TEMPORARY, Office
from sirekap_desktop.recap.sheets import find_hasil, list_tps, load_pages
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import PageView, StoredScan

_CHUNK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_CODE = re.compile(r"(?<![0-9])[0-9]{13}(?![0-9])")

OTHER_ELECTION = "recap.page.other_election"
LOCKED_TPS = "recap.page.locked_tps"


def store_scan(office: Office, path: Path) -> StoredScan:
    """Copy a file into the office, once by its SHA-256, and record it.

    The copy is whole or absent, whatever happens: it is written under another name, flushed to the disk, renamed, and
    only then recorded.

    Raises:
        ScanNotStored: If the file can't be read or the copy can't be written.
        DatabaseError: If it can't be recorded; the same call later completes it.
    """
    temporary, sha256, size = _copy(office, path)
    suffix = path.suffix.lower()
    relative = Path(SCANS) / sha256[:2] / f"{sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
    with office.read() as session:
        known = session.get(Scan, sha256)
        read_before = session.execute(select(exists().where(Page.scan_sha256 == sha256))).scalar_one()
    if known is not None:
        relative = Path(known.file)
    try:
        _move_in(temporary, office.folder / relative)
    except OSError as error:
        raise ScanNotStored("scan.not_written", name=path.name, detail=error.strerror or str(error)) from error
    if known is None:
        _record_scan(office, sha256, relative, path.name, size)
    return StoredScan(sha256, office.folder / relative, not read_before, path.name)


def _copy(office: Office, path: Path) -> tuple[Path, str, int]:
    folder = office.folder / SCANS
    temporary = folder / f"{TEMPORARY}{os.getpid()}-{os.urandom(6).hex()}"
    digest, size = hashlib.sha256(), 0
    try:
        source = path.open("rb")
    except OSError as error:
        raise ScanNotStored("scan.not_readable", name=path.name, detail=error.strerror or str(error)) from error
    try:
        with source, temporary.open("xb") as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ScanNotStored("scan.not_written", name=path.name, detail=error.strerror or str(error)) from error
    return temporary, digest.hexdigest(), size


def _move_in(temporary: Path, final: Path) -> None:
    if final.exists():
        temporary.unlink()
        return
    created = not final.parent.exists()
    final.parent.mkdir(exist_ok=True)
    temporary.chmod(0o444)
    temporary.replace(final)
    _sync_folder(final.parent)
    if created:
        _sync_folder(final.parent.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows can't open folders; NTFS journals the rename itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _record_scan(office: Office, sha256: str, relative: Path, name: str, size: int) -> None:
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        if session.get(Scan, sha256) is not None:
            return
        session.add(
            Scan(
                sha256=sha256,
                file=relative.as_posix(),
                original_name=name[-255:],
                size=size,
                imported_at=stamp.moment,
                imported_by=stamp.by,
            )
        )
        after = {"name": name, "size": size}
        jejak.append(session, stamp, "scan.store", f"scan:{sha256}", after=after)


def record_readings(
    office: Office,
    stored: StoredScan,
    readings: Sequence[PageReading],
    pemilihan: str,
    tps: str | None,
    *,
    reader: str = f"sirekap-desktop {__version__}",
) -> list[PageView]:
    """Record the pages of a stored file and what was read on them, all in one transaction.

    A page goes to the election whose form it shows, whichever is being recapped. Pages of an election that the
    office does not recap, and pages for a TPS that is locked, stay without a TPS and carry a warning. A page that is
    recorded already is not recorded again; one that still has no TPS is given to ``tps``.

    Args:
        office: The office.
        stored: What ``store_scan`` returned.
        readings: One per page, rejected and unrecognised ones included.
        pemilihan: The election that is being recapped: of pages that no form was recognised on.
        tps: The TPS that the pages are of; None where nobody knows yet.
        reader: Name and version of the reader.

    Returns:
        The file's pages of these readings, in their order.

    Raises:
        UnknownObject: If the office does not have the election, the TPS or the scan.
        DatabaseError: If they can't be written; then none was.
    """
    with office.write() as session:
        if session.get(Scan, stored.sha256) is None:
            raise UnknownObject("recap.unknown_scan", sha256=stored.sha256)
        work = _Recording(session, office, stored.sha256, pemilihan, tps, reader)
        pages = [work.record(reading) for reading in readings]
        _log_pages(session, office, stored.sha256, pages, pemilihan, tps)
        for election in sorted(work.claimed):
            _touch(session, office, election, tps or "")
        views = {v.id: v for v in load_pages(session, office, Page.id.in_([page.id for page in pages]))}
    return [views[page.id] for page in pages]


class _Recording:
    """The recording of one file's pages within one transaction; in the ``claimed`` elections the TPS got a page."""

    def __init__(
        self, session: Session, office: Office, sha256: str, pemilihan: str, tps: str | None, reader: str
    ) -> None:
        self.session, self.sha256, self.pemilihan, self.reader = session, sha256, pemilihan, reader
        self.office = office
        self.moment = office.clock()
        self.tps = tps
        if tps is not None:
            find_hasil(session, office, pemilihan, tps)
            self.locked = {p for p in office.pemilihan if is_locked(session, p, Level.TPS, tps)}
        else:
            office.form(pemilihan)
            self.locked = set()
        self.known = {p.page_index: p for p in session.scalars(select(Page).where(Page.scan_sha256 == sha256))}
        self.claimed: set[str] = set()

    def record(self, reading: PageReading) -> Page:
        """Record a page, or give the one that is recorded already its TPS."""
        page = self.known.get(reading.page_index)
        if page is None:
            page = self._new_page(reading)
            self.session.add(page)
            self.session.flush()
            self._add_readings(page.id, reading)
        elif page.tps is None and page.pemilihan == self._election_of(page.form):
            page.tps = None if page.pemilihan in self.locked else self.tps
            if page.tps is not None:
                page.warnings = [warning for warning in page.warnings if warning != LOCKED_TPS]
        else:
            return page
        if page.tps is not None:
            self.claimed.add(page.pemilihan)
        self.session.flush()
        return page

    def _election_of(self, form: str | None) -> str | None:
        """The election that a page is of; None where it is none of the office's."""
        return self.pemilihan if form is None else self.office.forms.election_of(form)

    def _new_page(self, reading: PageReading) -> Page:
        quality = reading.quality
        warnings = [] if quality is None else list(quality.warnings)
        election = self._election_of(reading.form)
        if election is None:
            warnings.append(OTHER_ELECTION)
        elif election in self.locked:
            warnings.append(LOCKED_TPS)
        ours = election is not None and election not in self.locked
        return Page(
            scan_sha256=self.sha256,
            page_index=reading.page_index,
            pemilihan=election or self.pemilihan,
            tps=self.tps if ours else None,
            status=reading.status.value,
            reason=reading.reason,
            form=reading.form,
            page=reading.page,
            partai=reading.partai,
            width=reading.width,
            height=reading.height,
            header_polygon=[list(point) for point in reading.header_polygon],
            warnings=warnings,
            quality=None if quality is None else quality.figures(),
            imported_at=self.moment,
        )

    def _add_readings(self, page_id: int, reading: PageReading) -> None:
        rows = [
            {
                "page_id": page_id,
                "field": whole_field_id(field.id, reading.partai),
                "value": field.value,
                "boxes": list(field.boxes),
                "confidence": float(field.confidence),
                "decision": field.decision.value,
                "polygons": [[list(map(float, point)) for point in polygon] for polygon in field.box_polygons],
                "evidence": field.to_json()["evidence"],
                "notes": list(field.notes),
                "reader": self.reader,
            }
            for field in reading.fields
        ]
        if rows:
            self.session.execute(insert(Bacaan), rows)


def _log_pages(
    session: Session, office: Office, sha256: str, taken: list[Page], pemilihan: str, tps: str | None
) -> None:
    stamp = jejak.Stamp.now(office)
    after = {"pages": [{"id": p.id, "tps": p.tps, "readings": readings_digest(session, p.id)} for p in taken]}
    jejak.append(session, stamp, "page.record", f"scan:{sha256}", pemilihan=pemilihan, kode=tps, after=after)


def needs_reading(office: Office, stored: StoredScan, tps: str | None) -> bool:
    """Return whether a kept file waits to be read: never recorded, or with pages that ``tps`` gives a place now.

    Raises:
        DatabaseError: If the database can't be read.
    """
    if stored.is_new or tps is None:
        return stored.is_new
    loose = exists().where(Page.scan_sha256 == stored.sha256, Page.tps.is_(None))
    with office.read() as session:
        return bool(session.execute(select(loose)).scalar_one())


def readings_digest(session: Session, page_id: int) -> str:
    """Return the digest of what was read on a page, as the audit trail records it."""
    query = select(Bacaan.field, Bacaan.value, Bacaan.boxes, Bacaan.decision, Bacaan.reader)
    rows = session.execute(query.where(Bacaan.page_id == page_id).order_by(Bacaan.id))
    return canonical_digest({"readings": [list(row) for row in rows]})


def _touch(session: Session, office: Office, pemilihan: str, tps: str) -> None:
    """A TPS has other pages than before: its state, identity and version follow."""
    change = begin_change(session, office, pemilihan, tps, None)
    change.forget_identity()
    change.reopen()
    change.finish()


def assign_page(office: Office, page_id: int, pemilihan: str, tps: str) -> None:
    """Give a page to a TPS by the operator's choice, also from another TPS.

    Raises:
        UnknownObject: If the office does not have the page, the election or the TPS.
        NotAllowed: If the page is of another election's form.
        Locked: If the page's TPS or the new one is locked.
        DatabaseError: If it can't be written.
    """
    with office.write() as session:
        page = session.get(Page, page_id)
        if page is None:
            raise UnknownObject("recap.unknown_page", id=page_id)
        form = office.form(pemilihan)
        if not form.has_paper(page.form):
            raise NotAllowed("recap.page_of_other_election", form=page.form, pemilihan=pemilihan, tahun=form.tahun)
        find_hasil(session, office, pemilihan, tps)
        old = (page.pemilihan, page.tps)
        if old == (pemilihan, tps):
            return
        for code, place in (old, (pemilihan, tps)):
            if place is not None and is_locked(session, code, Level.TPS, place):
                raise Locked("recap.locked", kode=place)
        page.pemilihan, page.tps = pemilihan, tps
        page.warnings = [w for w in page.warnings if w not in (LOCKED_TPS, OTHER_ELECTION)]
        session.flush()
        jejak.append(
            session,
            jejak.Stamp.now(office),
            "page.assign",
            f"page:{page_id}",
            pemilihan=pemilihan,
            kode=tps,
            before={"pemilihan": old[0], "tps": old[1]},
            after={"pemilihan": pemilihan, "tps": tps},
        )
        if old[1] is not None:
            _touch(session, office, old[0], old[1])
        _touch(session, office, pemilihan, tps)


def unassigned_pages(office: Office, pemilihan: str) -> list[PageView]:
    """Return the pages imported for an election that belong to no TPS yet, in the order of import.

    Raises:
        UnknownObject: If the office does not have the election.
    """
    office.form(pemilihan)
    with office.read() as session:
        return load_pages(session, office, Page.pemilihan == pemilihan, Page.tps.is_(None))


def tps_codes(office: Office, pemilihan: str) -> tuple[str, ...]:
    """Return the 13-digit codes of an election's TPS in order.

    Raises:
        UnknownObject: If the office does not have the election.
    """
    return tuple(row.kode for row in list_tps(office, pemilihan))


def tps_from_path(path: Path, known: Iterable[str]) -> str | None:
    """Return the known 13-digit code in the file's name, else in the nearest folder that names one.

    Two different known codes in one name say nothing.
    """
    codes = known if isinstance(known, set | frozenset) else set(known)
    for part in reversed(path.parts):
        found = set(_CODE.findall(part)) & codes
        if found:
            return found.pop() if len(found) == 1 else None
    return None
