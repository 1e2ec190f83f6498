"""What the status lines say now: which TPS were counted or voted again, with the values of before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import HasilTps, Isian, Kejadian, StatusTps
from sirekap_desktop.recap.states import StatusPelaksanaan
from sirekap_desktop.recap.views import Problem

KIND = "status_without_event"


@dataclass(frozen=True, slots=True)
class StatusView:
    """One recorded status of a TPS.

    Attributes:
        before: Values decided until then, by field.
        after: Values decided now, or until the next status of the same TPS.
        kejadian: Text of the event that it rests on; None where it has none.
    """

    id: int
    pemilihan: str
    tps: str
    status: StatusPelaksanaan
    before: Mapping[str, int]
    after: Mapping[str, int]
    kejadian_id: int | None
    kejadian: str | None
    by: str
    at: datetime

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields whose value differs before and after."""
        both = {**self.before, **self.after}
        return tuple(f for f in both if self.before.get(f) != self.after.get(f))


def load_status(session: Session, pemilihan: str, prefix: str = "") -> list[StatusView]:
    """Return every status of an election's TPS whose code begins so, oldest first."""
    query = (
        select(StatusTps, Kejadian.text)
        .outerjoin(Kejadian, Kejadian.id == StatusTps.kejadian_id)
        .where(StatusTps.pemilihan == pemilihan, StatusTps.tps.startswith(prefix))
        .order_by(StatusTps.id)
    )
    rows = session.execute(query).all()
    after = _decided(session, pemilihan, {row.StatusTps.tps for row in rows})
    found = []
    for row in reversed(rows):
        line = row.StatusTps
        found.append(
            StatusView(
                id=line.id,
                pemilihan=line.pemilihan,
                tps=line.tps,
                status=StatusPelaksanaan(line.status),
                before=line.before,
                after=after[line.tps],
                kejadian_id=line.kejadian_id,
                kejadian=row.text,
                by=line.by,
                at=line.at,
            )
        )
        after[line.tps] = line.before
    return found[::-1]


def _decided(session: Session, pemilihan: str, stations: set[str]) -> dict[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {tps: {} for tps in stations}
    query = (
        select(HasilTps.tps, Isian.field, Isian.value)
        .join(HasilTps, HasilTps.id == Isian.hasil_id)
        .where(HasilTps.pemilihan == pemilihan, HasilTps.tps.in_(stations), Isian.value.is_not(None))
    )
    for tps, field, value in session.execute(query):
        if value is not None:
            found[tps][field] = value
    return dict(found)


def status_now(session: Session, pemilihan: str, tps: str | None = None) -> dict[str, tuple[StatusPelaksanaan, bool]]:
    """Return the present status by TPS and whether it has an event; a TPS without any line is not in it."""
    newest = select(func.max(StatusTps.id)).where(StatusTps.pemilihan == pemilihan).group_by(StatusTps.tps)
    query = select(StatusTps.tps, StatusTps.status, StatusTps.kejadian_id).where(StatusTps.id.in_(newest))
    if tps is not None:
        query = query.where(StatusTps.tps == tps)
    rows = session.execute(query)
    return {kode: (StatusPelaksanaan(status), event is not None) for kode, status, event in rows}


def current_status(session: Session, pemilihan: str, tps: str) -> StatusView | None:
    """Return the newest status of a TPS, None where none was ever recorded."""
    found = load_status(session, pemilihan, tps)
    return found[-1] if found else None


def problems(status: StatusPelaksanaan, has_event: bool, nomor: str) -> tuple[Problem, ...]:
    """Return the warning of rule R5: votes counted or cast again rest on an event."""
    if status is StatusPelaksanaan.REGULER or has_event:
        return ()
    return (Problem(KIND, "recap.problem.status_without_event", {"status": status.value, "nomor": nomor}),)
