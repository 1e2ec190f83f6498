"""What the status lines say now: which TPS were counted or voted again, with the values of before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.recap_rules import check_status
from sirekap_desktop.forms.rules import Check, signed
from sirekap_desktop.models.tables import HasilTps, Isian, Kejadian, StatusTps
from sirekap_desktop.recap.states import StatusPelaksanaan
from sirekap_desktop.recap.views import Problem

KIND = "status_without_event"
RULE = "R5"


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


def loose_events(session: Session, pemilihan: str, tps: str | None = None) -> dict[str, int]:
    """Return by TPS how many events of rule R5 no status rests on; a TPS without any is not in it."""
    used = select(StatusTps.kejadian_id).where(StatusTps.kejadian_id.is_not(None))
    query = select(Kejadian.kode, func.count()).where(
        Kejadian.pemilihan == pemilihan, Kejadian.rule_id == RULE, Kejadian.id.not_in(used)
    )
    if tps is not None:
        query = query.where(Kejadian.kode == tps)
    return {kode: int(count) for kode, count in session.execute(query.group_by(Kejadian.kode))}


def status_check(now: tuple[StatusPelaksanaan, bool] | None, loose: int, nomor: str) -> Check:
    """Evaluate rule R5 on a TPS.

    Args:
        now: Its status and whether that has an event (``status_now``); None where none was ever recorded.
        loose: Events of the rule that no status rests on.
        nomor: Number of the TPS.
    """
    if now is None:
        return check_status(nomor, False if loose else None, loose or None)
    again = now[0] is not StatusPelaksanaan.REGULER
    return check_status(nomor, again, int(now[1]) if again else loose)


def problems(now: tuple[StatusPelaksanaan, bool] | None, loose: int, nomor: str) -> tuple[Problem, ...]:
    """Return the warning of rule R5, as ``status_check``: votes counted or cast again rest on an event."""
    check = status_check(now, loose, nomor)
    if not check.broken:
        return ()
    if now is not None and check.left:
        return (Problem(KIND, "recap.problem.status_without_event", {"status": now[0].value, "nomor": nomor}),)
    values: dict[str, object] = {"nomor": nomor, "count": loose, "difference": signed(check.difference or 0)}
    return (Problem(KIND, "recap.problem.event_without_status", values),)
