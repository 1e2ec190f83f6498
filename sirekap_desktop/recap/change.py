"""One change of a TPS: one write transaction with its version check, its audit lines and its new sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import HasilTps, Kunci, Page
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.errors import Locked, StaleVersion
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.sheets import TpsPapers, find_hasil, load_papers, load_sheet, summarise
from sirekap_desktop.recap.states import Level, TpsState
from sirekap_desktop.recap.views import TpsSheet


class TpsChange:
    """The work on one TPS within one transaction; after it, ``sheet`` is the new sheet."""

    def __init__(self, office: Office, session: Session, hasil: HasilTps) -> None:
        self.office = office
        self.session = session
        self.hasil = hasil
        self.stamp = jejak.Stamp.now(office)
        self._sheet: TpsSheet | None = None
        self._papers: TpsPapers | None = None

    @property
    def sheet(self) -> TpsSheet:
        """The sheet as this transaction last computed it."""
        if self._sheet is None:
            self._sheet = self._load()
        return self._sheet

    def _load(self) -> TpsSheet:
        # Papers are loaded once: this transaction holds the write lock and moved its pages before it began.
        if self._papers is None:
            self._papers = load_papers(self.session, self.office, self.hasil)
        return load_sheet(self.session, self.office, self.hasil, self._papers)

    def log(
        self,
        action: str,
        object_: str,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        reason: str | None = None,
    ) -> str:
        """Append an audit line about this TPS."""
        return jejak.append(
            self.session,
            self.stamp,
            action,
            object_,
            pemilihan=self.hasil.pemilihan,
            kode=self.hasil.tps,
            before=before,
            after=after,
            reason=reason,
        )

    def reopen(self) -> None:
        """Take back verification and agreement, because a value or a page has changed."""
        counted = (
            select(Page.status, func.count())
            .where(Page.pemilihan == self.hasil.pemilihan, Page.tps == self.hasil.tps)
            .group_by(Page.status)
        )
        pages = {str(status): int(count) for status, count in self.session.execute(counted)}
        before = self.hasil.state
        if pages.get("read"):
            self.hasil.state = TpsState.TERBACA
        else:
            self.hasil.state = TpsState.DIIMPOR if pages else TpsState.KOSONG
        if before in (TpsState.DIVERIFIKASI, TpsState.DISEPAKATI):
            self.log("state", "hasil_tps", before={"state": before}, after={"state": self.hasil.state})

    def forget_identity(self) -> None:
        """Ask for the identity again, because the pages are not those that a person confirmed."""
        if self.hasil.identity_at is not None:
            self.log("identity.forget", "hasil_tps", before={"by": self.hasil.identity_by})
        self.hasil.identity_by = self.hasil.identity_at = None

    def finish(self) -> None:
        """Compute the new sheet and its summary."""
        self.session.flush()
        self._sheet = self._load()
        summarise(self.hasil, self._sheet, self.office.form(self.hasil.pemilihan, self.hasil.tps))
        self.session.flush()


def is_locked(session: Session, pemilihan: str, level: Level, kode: str) -> bool:
    """Return whether the newest lock line of a level says that it is locked."""
    query = (
        select(Kunci.kind)
        .where(Kunci.pemilihan == pemilihan, Kunci.level == level, Kunci.kode == kode)
        .order_by(Kunci.id.desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none() == "kunci"


def begin_change(session: Session, office: Office, pemilihan: str, tps: str, version: int | None) -> TpsChange:
    """Take a TPS for a change within the caller's transaction; the caller calls ``finish``.

    Raises:
        UnknownObject: If the office does not have the election or the TPS.
        Locked: If the TPS is locked.
        StaleVersion: If ``version`` is given and not the present one.
    """
    hasil = find_hasil(session, office, pemilihan, tps)
    if is_locked(session, pemilihan, Level.TPS, tps):
        raise Locked("recap.locked", kode=tps)
    expected = hasil.version if version is None else version
    risen = session.execute(
        update(HasilTps)
        .where(HasilTps.id == hasil.id, HasilTps.version == expected)
        .values(version=expected + 1)
        .returning(HasilTps.id)
        .execution_options(synchronize_session=False)
    )
    if risen.scalar_one_or_none() is None:
        raise StaleVersion("recap.stale", kode=tps)
    session.refresh(hasil)
    return TpsChange(office, session, hasil)


@contextmanager
def tps_change(office: Office, pemilihan: str, tps: str, version: int) -> Iterator[TpsChange]:
    """Change one TPS in one transaction; on any exception nothing has changed.

    Raises:
        UnknownObject: If the office does not have the election or the TPS.
        Locked: If the TPS is locked.
        StaleVersion: If it has changed since ``version`` was shown.
        DatabaseError: If the database can't be written.
    """
    with office.write() as session:
        change = begin_change(session, office, pemilihan, tps, version)
        yield change
        change.finish()
