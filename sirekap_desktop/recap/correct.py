"""A person decides a number, changes it, or takes the last decision back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from sirekap_desktop.models.tables import Isian, Jejak, Pembetulan
from sirekap_desktop.recap.change import TpsChange, tps_change
from sirekap_desktop.recap.errors import NotAllowed, ReasonNeeded
from sirekap_desktop.recap.evidence import ACCEPTED
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.views import FieldView, TpsSheet

DECIDE, UNDO = "decide", "undo"


def decide(
    office: Office,
    pemilihan: str,
    tps: str,
    field_id: str,
    value: int,
    *,
    version: int,
    reason: str | None = None,
) -> TpsSheet:
    """Record a person's value of a field; return the new sheet.

    A value other than the accepted reading, or than an earlier decision, needs a reason. A field in review may be
    given the number that the person sees without one; the difference to the reading is recorded all the same. The
    value decided already changes nothing.

    Raises:
        NotAllowed: If the boxes can't hold the value.
        ReasonNeeded: If a reason is needed and none was given.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    return _decide(office, pemilihan, tps, {field_id: value}, version, reason)


def decide_many(office: Office, pemilihan: str, tps: str, values: Mapping[str, int], *, version: int) -> TpsSheet:
    """Record several values at once: all or none; ``undo_last`` takes all of them back.

    Raises:
        NotAllowed: If the boxes can't hold a value.
        ReasonNeeded: If one of them needs a reason; give it through ``decide``.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    return _decide(office, pemilihan, tps, values, version, None)


def _decide(
    office: Office, pemilihan: str, tps: str, values: Mapping[str, int], version: int, reason: str | None
) -> TpsSheet:
    form = office.form(pemilihan, tps)
    for field_id, value in values.items():
        maximum = form.field(field_id).maximum
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= maximum:
            raise NotAllowed("recap.value_range", label=form.field(field_id).short, value=value, maximum=maximum)
    reason = (reason or "").strip() or None
    with tps_change(office, pemilihan, tps, version) as change:
        shown = {f.id: f for f in change.sheet.fields}
        new = {f: v for f, v in values.items() if not (shown[f].is_decided and shown[f].decided == v)}
        for field_id, value in new.items():
            if reason is None and _needs_reason(shown[field_id], value):
                raise ReasonNeeded("recap.reason", label=form.field(field_id).short)
            _correct(change, shown[field_id], value, reason)
        if new:
            change.reopen()
            before = {f: shown[f].decided for f in new}
            change.log(DECIDE, _object(new), before=before, after=new, reason=reason)
    return change.sheet


def _object(values: Mapping[str, object]) -> str:
    return f"isian:{next(iter(values))}" if len(values) == 1 else f"isian ({len(values)})"


def _needs_reason(field: FieldView, value: int) -> bool:
    if field.is_decided:
        return True
    return field.decision == ACCEPTED and value != field.read


def _correct(change: TpsChange, field: FieldView, value: int, reason: str | None) -> None:
    if field.is_decided:
        _record(change, field.id, "isian", field.decided, value, reason)
    elif field.decision is not None and value != field.read:
        _record(change, field.id, "bacaan", field.read, value, reason)
    _set(change, field.id, value)


def _record(
    change: TpsChange, field_id: str, kind: str, before: int | None, after: int | None, reason: str | None
) -> None:
    change.session.add(
        Pembetulan(
            hasil_id=change.hasil.id,
            field=field_id,
            kind=kind,
            before=before,
            after=after,
            reason=reason,
            by=change.stamp.by,
            at=change.stamp.moment,
        )
    )


def _set(change: TpsChange, field_id: str, value: int | None) -> None:
    query = select(Isian).where(Isian.hasil_id == change.hasil.id, Isian.field == field_id)
    isian = change.session.scalars(query).one_or_none()
    if isian is None:
        isian = Isian(hasil_id=change.hasil.id, field=field_id)
        change.session.add(isian)
    isian.value = value
    isian.decided_by, isian.decided_at = change.stamp.by, change.stamp.moment


def undo_last(office: Office, pemilihan: str, tps: str, *, version: int) -> TpsSheet:
    """Take back the acting account's last decision in this TPS, as a new line; repeated, the ones before it.

    Raises:
        NotAllowed: If there is none, or another person has changed the value since.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    with tps_change(office, pemilihan, tps, version) as change:
        before, after = _last_decision(change)
        shown = {f.id: f for f in change.sheet.fields}
        if any(shown[f].decided != value for f, value in after.items()):
            raise NotAllowed("recap.undo_changed")
        for field_id, value in before.items():
            _record(change, field_id, "batal", after[field_id], value, None)
            _set(change, field_id, value)
        change.reopen()
        change.log(UNDO, _object(before), before=after, after=before)
    return change.sheet


def _last_decision(change: TpsChange) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """The values before and after the last decision of this account that was not undone yet."""
    query = (
        select(Jejak.action, Jejak.before, Jejak.after)
        .where(
            Jejak.pemilihan == change.hasil.pemilihan,
            Jejak.kode == change.hasil.tps,
            Jejak.by == change.stamp.by,
            Jejak.action.in_((DECIDE, UNDO)),
        )
        .order_by(Jejak.id.desc())
    )
    undone = 0
    for action, before, after in change.session.execute(query):
        if action == UNDO:
            undone += 1
        elif undone:
            undone -= 1
        else:
            return json.loads(before or "{}"), json.loads(after or "{}")
    raise NotAllowed("recap.nothing_to_undo")
