"""An office: a folder with its database, its scans and its papers, and who acts in it."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models import migrate
from sirekap_desktop.models.session import BUSY_SECONDS, Database
from sirekap_desktop.models.tables import Akun, DapilWilayah, HasilTps, Kontestan, Pemilihan, Tps, Wilayah
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.reading.settings import DecodeSettings
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.contestants import ELECTIONS, ContestantRow, read_contestants
from sirekap_desktop.recap.csv_files import Region, read_regions
from sirekap_desktop.recap.dapil import Dapil, choose_dapil, standing
from sirekap_desktop.recap.election import ElectionForm, plano_code
from sirekap_desktop.recap.errors import BadOffice, UnknownObject
from sirekap_desktop.recap.ketelitian_trail import note_ketelitian
from sirekap_desktop.recap.office_file import OfficeFile, read_office_file, write_office_file
from sirekap_desktop.recap.office_forms import OfficeForms
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import KontestanView, WilayahView

DATABASE_FILE = "office.sqlite3"
SCANS, DOCUMENTS, KEYS = "scans", "documents", "keys"
TEMPORARY = ".tmp-"
LEFTOVER_SECONDS = 3600.0

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present moment with the computer's own time zone."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name and a role, as every audit line says."""

    name: str
    role: str


class Office:
    """An open office. Its use-cases are the functions of this package; each call is one transaction."""

    def __init__(self, folder: Path, file: OfficeFile, database: Database, clock: Clock, actor: Actor | None) -> None:
        self.folder = folder
        self.file = file
        self.database = database
        self.clock = clock
        self.station = socket.gethostname() or "?"
        with database.read() as session:
            elections = {p.kode: p.form for p in session.scalars(select(Pemilihan).order_by(Pemilihan.urutan))}
            self._regions = {w.kode: WilayahView(w.kode, w.nama) for w in session.scalars(select(Wilayah))}
            ketua = session.scalars(select(Akun).order_by(Akun.id).limit(1)).one()
            dapil = {(d.pemilihan, d.wilayah): d.dapil for d in session.scalars(select(DapilWilayah))}
            self._forms = OfficeForms(elections, file.kecamatan, _contestants(session), dapil)
        self.actor = actor or Actor(ketua.name, ketua.role)

    @property
    def pemilihan(self) -> tuple[str, ...]:
        """Codes of the office's elections in their order."""
        return self._forms.pemilihan

    @property
    def practice(self) -> bool:
        """Whether this is a practice office, to be marked as such everywhere."""
        return self.file.practice

    @property
    def settings(self) -> DecodeSettings:
        """What decides in this office whether a reading is accepted."""
        return DecodeSettings(limit=self.file.ketelitian.limit)

    @property
    def kecamatan(self) -> WilayahView:
        """The office's kecamatan."""
        return self._regions[self.file.kecamatan]

    @property
    def desa(self) -> tuple[WilayahView, ...]:
        """The desa and kelurahan in the order of their codes."""
        return tuple(self._regions[kode] for kode in sorted(self._regions) if len(kode) == 10)

    def wilayah(self, kode: str) -> WilayahView:
        """Return a region of the office (its province, kabupaten, kecamatan or a desa).

        Raises:
            UnknownObject: If the office has no such region.
        """
        try:
            return self._regions[kode]
        except KeyError:
            raise UnknownObject("recap.unknown_region", kode=kode) from None

    def place_name(self, kode: str) -> str:
        """Return the name of a region, or of a TPS (13 digits) with its desa.

        Raises:
            UnknownObject: If the office has no such region.
        """
        if len(kode) == 13:
            return f"TPS {kode[-3:]} {self.wilayah(kode[:10]).nama}"
        return self.wilayah(kode).nama

    @property
    def forms(self) -> OfficeForms:
        """Who stands where, and on which form."""
        return self._forms

    def dapil(self, pemilihan: str, kode: str | None = None) -> str:
        """Return the dapil of a place (``OfficeForms.dapil``)."""
        return self._forms.dapil(pemilihan, kode)

    def form(self, pemilihan: str, kode: str | None = None) -> ElectionForm:
        """Return what is recapped of an election (``OfficeForms.form``).

        Raises:
            UnknownObject: If it is none of the office's elections.
        """
        return self._forms.form(pemilihan, kode)

    def contestants(self, pemilihan: str, kode: str | None = None) -> tuple[KontestanView, ...]:
        """Return who stands in an election, by numbers; with a TPS or desa only those of its dapil."""
        return self._forms.contestants(pemilihan, kode)

    def labels(self, pemilihan: str, kode: str | None = None) -> dict[str, str]:
        """Return the labels of a form's fields; contestants are called by their names."""
        return self.form(pemilihan, kode).labels(self._forms.vote_names(pemilihan, kode))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session on one consistent state.

        Raises:
            DatabaseError: If the database can't be read.
        """
        with self.database.read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in one write transaction.

        Raises:
            DatabaseBusy: If another program holds the database.
            Locked: If the database refused a change of something locked.
            DatabaseError: If the disk is full, read-only or failing.
        """
        with self.database.write() as session:
            yield session

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def _contestants(session: Session) -> tuple[KontestanView, ...]:
    rows = session.scalars(select(Kontestan).order_by(Kontestan.pemilihan, Kontestan.partai, Kontestan.nomor))
    return tuple(KontestanView(r.pemilihan, r.dapil, r.partai or None, r.nomor or None, r.nama) for r in rows)


def open_office(
    folder: Path, *, clock: Clock = system_clock, actor: Actor | None = None, busy_seconds: float = BUSY_SECONDS
) -> Office:
    """Open an office; an older schema is migrated after the database was copied beside itself.

    Args:
        folder: The office's folder.
        clock: Gives the present moment, with a time zone.
        actor: Who acts; None for the office's first account.
        busy_seconds: How long to wait for another program's transaction.

    Raises:
        BadOffice: If the folder is no office.
        SchemaNewer: If a newer program has written it.
        DatabaseError: If the database is damaged, busy or can't be written.
    """
    file = read_office_file(folder)
    path = folder / DATABASE_FILE
    if not path.is_file():
        raise BadOffice("office.no_database", folder=str(folder))
    migrate.ensure_schema(path, clock())
    _clear_leftovers(folder / SCANS)
    office = Office(folder, file, Database(path, busy_seconds=busy_seconds), clock, actor)
    try:
        note_ketelitian(office)
    except BaseException:
        office.close()
        raise
    return office


def _clear_leftovers(scans: Path) -> None:
    """Remove half-written copies that a crash has left; those of a running import are younger."""
    for path in scans.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > LEFTOVER_SECONDS:
                path.unlink()


def create_office(
    folder: Path,
    wilayah_csv: Path,
    kecamatan: str,
    pemilihan: Sequence[str],
    kontestan_csv: Path | Sequence[Path],
    *,
    dapil: Mapping[tuple[str, str], str] | None = None,
    clock: Clock = system_clock,
    actor: Actor,
    practice: bool = False,
    committee: Sequence[str] = (),
    ketelitian: Ketelitian = Ketelitian.BIASA,
) -> Office:
    """Make a new office in a folder that is absent or empty, and open it; ``actor`` becomes its first account.

    Nothing is left behind when it fails: the office is made beside the folder and moved in as a whole.

    Args:
        folder: Where; its parent must exist.
        wilayah_csv: Regions, as the contract lays out; only the kecamatan and its parents' names are kept.
        kecamatan: Six digits.
        pemilihan: Election codes in the order in which they are recapped.
        kontestan_csv: Contestants of these elections, in one file or several (CSV, XLSX).
        dapil: What was chosen where the file names several dapil, as ``dapil.choose_dapil`` wants it.
        clock: Gives the present moment, with a time zone.
        actor: The first account.
        practice: Whether everything shown and printed says that it is practice.
        committee: Names of Ketua and Anggota for the papers, may be empty.
        ketelitian: How small the risk of a value must be that is accepted unseen.

    Raises:
        BadCsv: If one of the files can't be used.
        BadOffice: If the folder is not empty or can't be written, or a dapil must be chosen.
        UnknownObject: If the program has no form of an election.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadOffice("office.not_empty", folder=str(folder))
    elections = tuple(dict.fromkeys(pemilihan))
    if not elections:
        raise BadOffice("office.no_election")
    for code in elections:
        if code not in ELECTIONS:
            raise UnknownObject("office.no_form", pemilihan=code)
    forms = {code: plano_code(code) for code in elections}
    regions = read_regions(wilayah_csv, kecamatan)
    known = read_contestants(kontestan_csv, elections)
    desa = [region.kode for region in regions if region.tps]
    where = choose_dapil(known, elections, kecamatan, desa, dapil or {})
    contestants = standing(known, where)
    file = OfficeFile(kecamatan, elections, practice, tuple(committee), ketelitian=ketelitian)
    building = folder.with_name(f".{folder.name}.{os.getpid()}.baru")
    try:
        for part in (SCANS, DOCUMENTS, KEYS):
            (building / part).mkdir(parents=True)
        migrate.create_schema(building / DATABASE_FILE)
        _fill(building / DATABASE_FILE, file, forms, regions, contestants, where, clock, actor)
        write_office_file(building, file)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except OSError as error:
        raise BadOffice("office.not_written", folder=str(folder), detail=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return open_office(folder, clock=clock, actor=actor)


def _fill(
    path: Path,
    file: OfficeFile,
    forms: dict[str, str],
    regions: Sequence[Region],
    contestants: Sequence[ContestantRow],
    dapil: Dapil,
    clock: Clock,
    actor: Actor,
) -> None:
    database = Database(path)
    now = clock()
    try:
        with database.write() as session:
            session.add(Akun(name=actor.name, role=actor.role, created_at=now))
            for region in regions:
                session.add(Wilayah(kode=region.kode, nama=region.nama, parent=region.parent))
                session.flush()
                session.add_all(
                    Tps(kode=f"{region.kode}{n:03}", desa=region.kode, nomor=f"{n:03}") for n in region.tps
                )
            session.add_all(Pemilihan(kode=k, form=f, urutan=i) for i, (k, f) in enumerate(forms.items()))
            session.flush()
            session.add_all(Kontestan(**c.as_columns()) for c in contestants)
            session.add_all(DapilWilayah(pemilihan=p, wilayah=w, dapil=d) for (p, w), d in dapil.items())
            stations = [f"{region.kode}{n:03}" for region in regions for n in region.tps]
            session.add_all(
                HasilTps(pemilihan=p, tps=t, state=TpsState.KOSONG, version=1) for p in forms for t in stations
            )
            stamp = jejak.Stamp.of(actor.name, actor.role, socket.gethostname() or "?", now)
            after = {"kecamatan": file.kecamatan, "pemilihan": list(forms), "tps": len(stations)}
            after |= {"ketelitian": file.ketelitian.value}
            if dapil:
                after["dapil"] = {f"{p} {w}": d for (p, w), d in dapil.items()}
            jejak.append(session, stamp, "office.create", f"wilayah:{file.kecamatan}", after=after)
    finally:
        database.close()
