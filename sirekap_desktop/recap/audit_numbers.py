"""The numbers of today against what locks and audit lines say they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import DapilWilayah, HasilTps, Isian, Jejak, Kunci
from sirekap_desktop.recap.election import of_dapil
from sirekap_desktop.recap.states import Level, TpsState
from sirekap_desktop.recap.views import Finding

Key = tuple[str, str]
"""(pemilihan, kode)"""
Values = Mapping[Key, Mapping[str, int | None]]


def number_findings(session: Session) -> Iterator[Finding]:
    """Give every number and state that is not what it was locked or decided as."""
    current, states = _current(session)
    locked = _locked(session)
    tps = {key[::2]: numbers for key, numbers in locked.items() if key[1] is Level.TPS}
    for key, numbers in sorted(tps.items()):
        values = numbers["columns"][0]["values"]
        yield from _compare_locked(key, values, current.get(key, {}))
    yield from _recorded_findings(session, current, set(tps))
    yield from _state_findings(states, set(tps), _recorded_states(session))
    dapil = {(d.pemilihan, d.wilayah): d.dapil for d in session.scalars(select(DapilWilayah))}
    yield from _region_findings(locked, dapil)


def _current(session: Session) -> tuple[dict[Key, dict[str, int | None]], dict[Key, str]]:
    states = {}
    values: dict[Key, dict[str, int | None]] = {}
    places: dict[int, Key] = {}
    for hasil in session.execute(select(HasilTps.id, HasilTps.pemilihan, HasilTps.tps, HasilTps.state)):
        places[hasil.id] = (hasil.pemilihan, hasil.tps)
        states[hasil.pemilihan, hasil.tps] = hasil.state
    for hasil_id, field, value in session.execute(select(Isian.hasil_id, Isian.field, Isian.value)):
        if hasil_id in places:
            values.setdefault(places[hasil_id], {})[field] = value
    return values, states


def _locked(session: Session) -> dict[tuple[str, Level, str], dict[str, Any]]:
    found: dict[tuple[str, Level, str], dict[str, Any]] = {}
    for row in session.scalars(select(Kunci).order_by(Kunci.id)):
        key = (row.pemilihan, Level(row.level), row.kode)
        found.pop(key, None)
        if row.kind == "kunci":
            found[key] = json.loads(row.numbers)
    return found


def _compare_locked(key: Key, locked: Mapping[str, Any], current: Mapping[str, int | None]) -> Iterator[Finding]:
    pemilihan, kode = key
    for field in sorted(set(locked) | set(current)):
        if locked.get(field) != current.get(field):
            values: dict[str, object] = {"kode": kode, "pemilihan": pemilihan, "field": field}
            values |= {"locked": _shown(locked.get(field)), "current": _shown(current.get(field))}
            yield Finding("isian", f"{pemilihan} {kode}", field, "audit.isian", values)


def _shown(value: object) -> str:
    return "kosong" if value is None else str(value)


def _recorded_findings(session: Session, current: Values, locked: set[Key]) -> Iterator[Finding]:
    """Values that are not locked yet against the last audit line that speaks of them."""
    recorded: dict[Key, dict[str, int | None]] = {}
    query = (
        select(Jejak.pemilihan, Jejak.kode, Jejak.after)
        .where(Jejak.action.in_(("decide", "undo")))
        .order_by(Jejak.id)
    )
    for pemilihan, kode, after in session.execute(query):
        recorded.setdefault((pemilihan or "", kode or ""), {}).update(json.loads(after or "{}"))
    for key in sorted((set(recorded) | set(current)) - locked):
        told, found = recorded.get(key, {}), current.get(key, {})
        for field in sorted(set(told) | set(found)):
            if told.get(field) != found.get(field):
                values: dict[str, object] = {"kode": key[1], "pemilihan": key[0], "field": field}
                values |= {"recorded": _shown(told.get(field)), "current": _shown(found.get(field))}
                yield Finding("isian", f"{key[0]} {key[1]}", field, "audit.isian_jejak", values)


def _recorded_states(session: Session) -> dict[Key, str]:
    """The last state that the audit trail speaks of; a TPS that was never verified has none."""
    query = select(Jejak.pemilihan, Jejak.kode, Jejak.after).where(Jejak.action.in_(("verify", "agree", "state")))
    rows = session.execute(query.order_by(Jejak.id))
    return {(pemilihan or "", kode or ""): json.loads(after or "{}")["state"] for pemilihan, kode, after in rows}


def _state_findings(states: Mapping[Key, str], locked: set[Key], recorded: Mapping[Key, str]) -> Iterator[Finding]:
    for key in sorted(set(states) | locked):
        state = states.get(key, "tidak ada")
        expected = TpsState.TERKUNCI.value if key in locked else recorded.get(key, TpsState.TERBACA.value)
        earned = (TpsState.DIVERIFIKASI, TpsState.DISEPAKATI, TpsState.TERKUNCI)
        if state != expected and (state in earned or key in locked):
            values: dict[str, object] = {"kode": key[1], "pemilihan": key[0], "state": state, "expected": expected}
            yield Finding("hasil_tps", f"{key[0]} {key[1]}", "state", "audit.state", values)


def _region_findings(
    locked: Mapping[tuple[str, Level, str], dict[str, Any]], dapil: Mapping[Key, str]
) -> Iterator[Finding]:
    """What a desa or kecamatan locked against the sums of what its parts locked."""
    below = {Level.DESA: Level.TPS, Level.KECAMATAN: Level.DESA}
    for (pemilihan, level, _), numbers in sorted(locked.items()):
        if level not in below:
            continue
        for column in numbers["columns"]:
            part = locked.get((pemilihan, below[level], column["kode"]))
            sums = {} if part is None else _sums(part)
            own = dapil.get((pemilihan, column["kode"]))
            if own is not None:  # a split kecamatan: what is no row of this desa's paper counts as 0
                sums = dict.fromkeys(column["values"], 0) | {of_dapil(f, own): v for f, v in sums.items()}
            for field, value in column["values"].items():
                if sums.get(field) != value:
                    values: dict[str, object] = {"kode": column["kode"], "pemilihan": pemilihan, "field": field}
                    values |= {"locked": _shown(value), "current": _shown(sums.get(field))}
                    yield Finding("kunci", f"{pemilihan} {column['kode']}", field, "audit.wilayah", values)


def _sums(numbers: Mapping[str, Any]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for column in numbers["columns"]:
        for field, value in column["values"].items():
            sums[field] = sums.get(field, 0) + (value or 0)
    return sums
