"""Votes counted or cast again: the status of a TPS in an election, tied to the event that ordered it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from sirekap_desktop.models.tables import Isian, Kejadian, StatusTps
from sirekap_desktop.recap.change import TpsChange, tps_change
from sirekap_desktop.recap.errors import NotAllowed
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import KejadianKind, Level, StatusPelaksanaan
from sirekap_desktop.recap.status_lines import RULE, StatusView, current_status, load_status
from sirekap_desktop.recap.views import TpsSheet

ACTION = "status"


def set_status(
    office: Office,
    pemilihan: str,
    tps: str,
    status: StatusPelaksanaan,
    *,
    version: int,
    text: str = "",
    kejadian_id: int | None = None,
) -> TpsSheet:
    """Record that the votes of a TPS were (or were not) counted or cast again.

    The values decided until then are kept with it; the new ones are decided like any change, and the TPS must be
    verified and agreed again. A status without an event is recorded all the same, and warned of until it has one
    (rule R5): state it again with the event.

    Args:
        office: The office.
        pemilihan: The election.
        tps: The TPS.
        status: What it is from now on.
        version: The version of the sheet that was shown.
        text: What happened; becomes the special event.
        kejadian_id: A special event of this TPS that says it already.

    Raises:
        NotAllowed: If nothing would change, or the event is not of this TPS and election.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    with tps_change(office, pemilihan, tps, version) as change:
        before = current_status(change.session, pemilihan, tps)
        event = _event(change, text, kejadian_id)
        told = StatusPelaksanaan.REGULER if before is None else before.status
        if status is told and (event is None or before is None):
            raise NotAllowed("recap.status.same", kode=tps, status=status.value)
        row = StatusTps(
            pemilihan=pemilihan,
            tps=tps,
            status=status.value,
            kejadian_id=event,
            before=_decided(change),
            by=change.stamp.by,
            at=change.stamp.moment,
        )
        change.session.add(row)
        change.session.flush()
        if status is not told:
            change.reopen()
        change.log(
            ACTION,
            f"status_tps:{row.id}",
            before={"status": told.value},
            after={"status": status.value, "kejadian": event, "values": row.before},
            reason=text.strip()[:400] or None,
        )
    return change.sheet


def _event(change: TpsChange, text: str, kejadian_id: int | None) -> int | None:
    """Return the event that the status rests on, a new one where it is told here."""
    hasil = change.hasil
    if kejadian_id is not None:
        known = change.session.get(Kejadian, kejadian_id)
        if known is None or (known.pemilihan, known.kode) != (hasil.pemilihan, hasil.tps):
            raise NotAllowed("recap.status.event", kode=hasil.tps)
        return kejadian_id
    if not text.strip():
        return None
    row = Kejadian(
        pemilihan=hasil.pemilihan,
        level=Level.TPS.value,
        kode=hasil.tps,
        kind=KejadianKind.KEJADIAN.value,
        rule_id=RULE,
        fields=[],
        text=text.strip(),
        by=change.stamp.by,
        at=change.stamp.moment,
    )
    change.session.add(row)
    change.session.flush()
    after = {"kind": row.kind, "rule": RULE, "fields": [], "text": row.text}
    change.log("kejadian.record", f"kejadian:{row.id}", after=after)
    return row.id


def _decided(change: TpsChange) -> Mapping[str, int]:
    rows = change.session.execute(select(Isian.field, Isian.value).where(Isian.hasil_id == change.hasil.id))
    return {field: value for field, value in rows if value is not None}


def list_status(office: Office, pemilihan: str, prefix: str = "") -> list[StatusView]:
    """Return every status that was recorded of a place and all below it, oldest first.

    Raises:
        UnknownObject: If the office does not have the election.
        DatabaseError: If the database can't be read.
    """
    office.form(pemilihan)
    with office.read() as session:
        return load_status(session, pemilihan, prefix)
